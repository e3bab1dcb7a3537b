"""What a negotiation leaves uncertain, and the document of one world, by the definitions of the case file.

A judgment is uncertain where more than one thing can come of it: a number that is a range, an order of two
issues or more, a ranking of three options or more, a red line that is neither surely one nor surely none.
Judgments on a conflict are left aside here, since no deal hangs on them where `no deal: {from: conflict}` is
no demand.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from tests.oracles.issues import ends

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.oracles.issues import Issue

Document: TypeAlias = dict[str, Any]
Keys: TypeAlias = tuple[str | int, ...]

_SURE = 100
_GROUNDS = ("source", "why", "confidential")


@dataclass(frozen=True)
class Range:
    """A number that may be any between two ends; `keys` lead to it."""

    keys: Keys
    low: Fraction
    high: Fraction


@dataclass(frozen=True)
class Coin:
    """A red line that stands or does not; `keys` lead to its sureness."""

    keys: Keys


@dataclass(frozen=True)
class WeightOrder:
    """Weights by rank alone, the heaviest issue first; `keys` lead to the `order`."""

    keys: Keys
    issues: tuple[str, ...]


@dataclass(frozen=True)
class ValueOrder:
    """Points by rank alone, the best option first; `keys` lead to the `best first`."""

    keys: Keys
    options: tuple[str, ...]


Judgment: TypeAlias = Range | Coin | WeightOrder | ValueOrder
Setting: TypeAlias = Fraction | bool | tuple[Fraction, ...]
"""What a judgment is in a world: a number; whether the red line stands; weights or points, best first."""


def uncertain(document: Document) -> dict[str, Judgment]:
    """All uncertain judgments of wants and approval, by path."""
    judgments = _judgments(without_grounds(document))
    return {path_of(judgment.keys): judgment for judgment in judgments}


def without_grounds(part: Any) -> Any:
    """A document, or a part of it, without what says where its judgments come from: no name may be so."""
    if isinstance(part, dict):
        return {key: without_grounds(entry) for key, entry in part.items() if key not in _GROUNDS}
    return [without_grounds(entry) for entry in part] if isinstance(part, list) else part


def path_of(keys: Keys) -> str:
    """The path of a judgment: keys joined by dots, places of a list in brackets, counted from 1."""
    path = ""
    for key in keys:
        path += f"[{key + 1}]" if isinstance(key, int) else f".{key}"
    return path.removeprefix(".")


def _judgments(document: Document) -> Iterator[Judgment]:
    for party, wants in document.get("wants", {}).items():
        yield from _of_wants(wants, ("wants", party), document["issues"])
        yield from _of_demands(wants, ("wants", party))
    for party, approval in document.get("approval", {}).items():
        for name, ratifier in approval["ratifiers"].items():
            keys = ("approval", party, "ratifiers", name)
            yield from _of_demands(ratifier, keys)
            if "wants" in ratifier:
                yield from _of_wants(ratifier["wants"], (*keys, "wants"), document["issues"])


def _of_wants(wants: Document, keys: Keys, issues: Mapping[str, Any]) -> Iterator[Judgment]:
    if len(wants.get("order", ())) > 1:
        yield WeightOrder((*keys, "order"), tuple(wants["order"]))
    for name in issues:
        if name in wants:
            entry = wants[name]
            for key in ("weight", "ideal"):
                if key in entry:
                    yield from _range(entry[key], (*keys, name, key))
            for option, points in entry.get("values", {}).items():
                yield from _range(points, (*keys, name, "values", option))
            if len(entry.get("best first", ())) > 2:
                yield ValueOrder((*keys, name, "best first"), tuple(entry["best first"]))
    for place, extra in enumerate(wants.get("together", ())):
        yield from _range(extra["points"], (*keys, "together", place, "points"))


def _of_demands(entry: Document, keys: Keys) -> Iterator[Judgment]:
    if "no deal" in entry and not is_from_conflict(entry["no deal"]):
        yield from _range(entry["no deal"], (*keys, "no deal"))
    for place, line in enumerate(entry.get("red lines", ())):
        if may_stand(line) and not must_stand(line):
            yield Coin((*keys, "red lines", place, "sure"))


def _range(judgment: str | Document, keys: Keys) -> Iterator[Range]:
    low, high = ends(judgment)
    if low < high:
        yield Range(keys, low, high)


def is_from_conflict(no_deal: str | Document) -> bool:
    """Whether a `no deal` is left to the conflict."""
    return isinstance(no_deal, dict) and "from" in no_deal


def may_stand(line: Document) -> bool:
    """Whether a red line stands in some world."""
    return ends(line.get("sure", "100"))[1] > 0


def must_stand(line: Document) -> bool:
    """Whether a red line stands in every world."""
    return ends(line.get("sure", "100"))[0] >= _SURE


# Worlds


def in_world(document: Document, settings: Mapping[Judgment, Setting]) -> Document:
    """The document with some judgments as a world has them, exact numbers in the place of texts."""
    for judgment, setting in settings.items():
        document = with_setting(document, judgment, setting)
    return document


def with_setting(document: Document, judgment: Judgment, setting: Setting) -> Document:
    """The document with one judgment as a world has it; the document given stays as it is."""
    *above, last = judgment.keys
    document, entry = _opened(document, above)
    match judgment, setting:
        case WeightOrder(issues=issues), tuple(weights):
            del entry["order"]
            for name, weight in zip(issues, weights, strict=True):
                entry[name] = entry[name] | {"weight": weight}
        case ValueOrder(options=options), tuple(points):
            del entry["best first"]
            entry["values"] = dict(zip(options, points, strict=True))
        case Coin(), bool(stands):
            entry[last] = "100" if stands else "0"
        case Range(), Fraction():
            entry[last] = setting
        case _:
            msg = f"{setting!r} is nothing that {path_of(judgment.keys)} can be"
            raise TypeError(msg)
    return document


def _opened(document: Document, keys: list[str | int]) -> tuple[Document, Any]:
    """A copy of the document, and the mapping in it to which the keys lead, free to be changed."""
    found: Any = dict(document)
    top = found
    for key in keys:
        found[key] = found[key].copy()
        found = found[key]
    return top, found


# What can come of a judgment at the utmost


def weight_corners(count: int) -> list[tuple[Fraction, ...]]:
    """The corners of all weights that fall and sum to 1: the first k share it evenly, for each k."""
    return [
        tuple(Fraction(1, shared) if place < shared else Fraction(0) for place in range(count))
        for shared in range(1, count + 1)
    ]


def value_corners(count: int) -> list[tuple[Fraction, ...]]:
    """The corners of all points that fall from 100 to 0: the first k have 100, the rest nothing."""
    return [
        tuple(Fraction(100 if place < full else 0) for place in range(count))
        for full in range(1, max(count, 2))
    ]


def ideal_corners(issue: Issue, low: Fraction, high: Fraction) -> list[Fraction]:
    """Both ends of an ideal, and every option between them."""
    inside = [option for option in issue.options if isinstance(option, Fraction) and low < option < high]
    return [low, *inside, *([high] if high > low else [])]
