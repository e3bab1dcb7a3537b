"""What a case leaves uncertain: the judgments that a world draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Final, Literal

from detente.model.conflict import ByStatements, Statement
from detente.model.quantity import Quantity
from detente.model.wants import BestFirst, Demands, RedLine, Wants

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from detente.model.case import Case

_CERTAIN: Final = 100
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Range:
    """A number that may be any between two ends."""

    path: str
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Coin:
    """Whether a red line, or a statement, stands; ``sure`` is in percent, and may itself be a range."""

    path: str
    sure: Quantity


@dataclass(frozen=True, slots=True)
class WeightOrder:
    """Weights known by rank alone: ``issues`` by falling weight."""

    path: str
    issues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueOrder:
    """Values known by rank alone: ``ranking`` holds the positions of the options, best first."""

    path: str
    ranking: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GroupOrder:
    """Statements of a party of which it is not known which matters more: ``size`` of them."""

    path: str
    size: int


Uncertain = Range | Coin | WeightOrder | ValueOrder | GroupOrder
Occurs = Literal["every", "some", "none"]
"""In which worlds something holds."""


def uncertain(case: Case) -> tuple[Uncertain, ...]:
    """All that a world draws, each once, in the order of the file.

    What can come out one way alone is not uncertain: an order of one issue, or of a best and a worst option;
    a red line of which the coder is fully sure, or sure that it is none.
    """
    conflict = case.conflict
    of_conflict = () if conflict is None else (conflict.prefers, conflict.worth)
    found = {one.path: one for one in _within((case.wants, case.demands, case.approval, *of_conflict))}
    places = {path: place for place, path in enumerate(case.judgments)}
    return tuple(sorted(found.values(), key=lambda one: places.get(one.path, len(places))))


def touched(drawn: Iterable[Uncertain]) -> frozenset[str]:
    """The paths of all judgments that vary with what is drawn.

    A judgment of which a part is drawn, such as how sure a red line is, varies with it.
    """
    paths = {one.path for one in drawn}
    return frozenset(paths | {path[:end] for path in paths for end in range(len(path)) if path[end] in ".["})


def group_path(group: tuple[Statement, ...]) -> str:
    """The path of a group of statements of unknown order: that of its members without their number."""
    return group[0].path.rpartition("[")[0]


def may_stand(part: RedLine | Statement) -> bool:
    """Whether it stands in some world."""
    return part.sure is None or part.sure.high > 0


def must_stand(part: RedLine | Statement) -> bool:
    """Whether it stands in every world."""
    return part.sure is None or part.sure.low >= _CERTAIN


def _within(part: object) -> Iterator[Uncertain]:
    """All that is uncertain in a part of the case."""
    yield from _own(part)
    for entry in _parts(part):
        yield from _within(entry)


def _own(part: object) -> Iterator[Uncertain]:
    """What of a part is itself a range, an order, or more or less sure."""
    match part:
        case Quantity(path=path) if part.is_range:
            yield Range(path, part)
        case BestFirst(path=path, ranking=ranking) if len(ranking) > _TWO:
            yield ValueOrder(path, ranking)
        case Wants(path=path, order=order) if len(order) >= _TWO:
            yield WeightOrder(f"{path}.order", order)
        case RedLine(sure=Quantity() as sure) | Statement(sure=Quantity() as sure):
            if may_stand(part) and not must_stand(part):
                yield Coin(sure.path, sure)
        case ByStatements(groups=groups):
            yield from (GroupOrder(group_path(g), len(g)) for g in groups if len(g) >= _TWO)


def _parts(part: object) -> Iterable[object]:
    """What a part is made of; prices, and how sure a coin is, are no draws of their own."""
    match part:
        case tuple():
            return part
        case Mapping():
            return part.values()
        case Demands(no_deal=no_deal, red_lines=lines):
            return (no_deal, *lines)
        case Quantity() | RedLine() | Statement():
            return ()
        case _ if is_dataclass(part):
            return [getattr(part, member.name) for member in fields(part)]
    return ()
