"""Which judgments a sentence rests on, by their paths, and how to list many of them shortly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Final

from detente.model import BestFirst, ByStatements, Endogenous, Quantity, RedLine, Statement, Wants

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from detente.agreement.result import Demand, ForumAgreement, NotComputed
    from detente.model import Case, FromConflict

_NAME: Final = re.compile(r'(?:"[^"]*"|[^."])+')
_NO_VALUE: Final = re.compile(r"red lines\[|no deal(?:\.|$)")
_PUTS_ON_TABLE: Final = ("proposes", "demands", "offers", "agrees")
_CERTAIN: Final = (0, 100)
_GROUP: Final = 2
"""Paths are grouped by a section and a name in it, such as ``wants.North``."""


class Grounds:
    """The judgments of one case, by what they are about."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._untreated: tuple[str, ...] = ()

    def turn_to(self, forum: ForumAgreement | NotComputed | None) -> None:
        """From now on values are those of packages of this forum, all else as it is today."""
        treated = self._case.issues if forum is None else forum.issues
        self._untreated = self.today(issue for issue in self._case.issues if issue not in treated)

    def today(self, issues: Iterable[str]) -> tuple[str, ...]:
        """What holds today on these issues, where the case says so."""
        return tuple(path for issue in issues if (path := f"issues.{issue}.today") in self._case.judgments)

    def values(self, parties: Iterable[str]) -> tuple[str, ...]:
        """All that says what packages are worth to these parties: weights, values, orders, combinations."""
        paths: list[str] = []
        for party in parties:
            if party in self._case.wants:
                paths += self._below(self._case.wants[party])
        return (*paths, *self._untreated) if paths else ()

    def no_deals(self, parties: Iterable[str]) -> tuple[str, ...]:
        """What these parties have without a deal."""
        known = [self._case.demands[party].no_deal for party in parties if party in self._case.demands]
        return unique(path for no_deal in known if no_deal is not None for path in _paths(no_deal))

    def conflict(self) -> tuple[str, ...]:
        """What decides where the conflict settles: what is done today, what cannot be, who prefers what."""
        decides = ("prefers.", "impossible[", "status quo")
        return (*self._below_any(decides), *self.irreversible())

    def irreversible(self) -> tuple[str, ...]:
        """What is said of actions that cannot be undone."""
        return tuple(path for path in self._below_any(("actions.",)) if path.endswith(".irreversible"))

    def binds(self) -> tuple[str, ...]:
        """What options promise."""
        return tuple(path for path in self._below_any(("issues.",)) if path.endswith(".binds"))

    def worth(self) -> tuple[str, ...]:
        """What states are worth, where the conflict ends."""
        return self._below_any(("worth.",))

    def red_lines(self, party: str, numbers: Iterable[int]) -> tuple[str, ...]:
        """Red lines of a party, by their numbers."""
        return tuple(self._case.demands[party].red_lines[number - 1].path for number in numbers)

    def acceptance(self, forum: ForumAgreement) -> tuple[str, ...]:
        """The judgments that decide which packages a forum accepts."""
        approvals = (self._case.approval[seat].path for seat in forum.seats if seat in self._case.approval)
        return unique((*self.demands(forum.demands), *approvals, *self.forum(forum)))

    def forum(self, forum: ForumAgreement) -> tuple[str, ...]:
        """The judgment of who sits in a forum, under which rule, on what."""
        return (self._case.forums[forum.id].path,) if forum.id in self._case.forums else ()

    def demands(self, demands: Iterable[Demand]) -> tuple[str, ...]:
        """Demands; with one for points goes all that says what packages are worth to whoever makes it."""
        paths: list[str] = []
        for demand in demands:
            paths.append(demand.path)
            if f"{demand.path}.sure" in self._case.judgments:
                paths.append(f"{demand.path}.sure")
            if demand.threshold is not None:
                paths += self._values_of_owner(demand)
                paths += () if demand.ratifier is not None else self.no_deals([demand.party])
        return unique(paths)

    def known(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Those of these paths that are judgments of the case; a group of statements is its members."""
        found: list[str] = []
        for path in paths:
            if path in self._case.judgments:
                found.append(path)
            else:
                found += self._below_any((f"{path}[",))
        return unique(found)

    def table(self) -> tuple[str, ...]:
        """What puts options on the table: drafts, the record, what holds today."""
        events = [
            event.path
            for event in self._case.record
            if event.does in _PUTS_ON_TABLE and (event.about or event.draft is not None)
        ]
        today = [
            f"issues.{name}.today" for name, issue in self._case.issues.items() if issue.today is not None
        ]
        return (*(draft.path for draft in self._case.drafts.values()), *events, *today)

    def uncertain(self, *, conflict: bool = False) -> tuple[str, ...]:
        """All judgments given as a range, an order or a sureness; those on the conflict if it is told of."""
        told = self._case.conflict if conflict else None
        of_conflict = () if told is None else (told.prefers, told.worth)
        return unique(_uncertain((self._case.wants, self._case.demands, self._case.approval, *of_conflict)))

    def _values_of_owner(self, demand: Demand) -> tuple[str, ...]:
        if demand.ratifier is not None:
            ratifiers = self._case.approval[demand.party].ratifiers
            own = next(r.wants for r in ratifiers if r.name == demand.ratifier)
            if own is not None:
                return (*self._below(own), *self._untreated)
        return self.values([demand.party])

    def _below_any(self, starts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(path for path in self._case.judgments if path.startswith(starts))

    def _below(self, wants: Wants) -> tuple[str, ...]:
        start = f"{wants.path}."
        return tuple(
            path
            for path in self._case.judgments
            if path.startswith(start) and not _NO_VALUE.match(path.removeprefix(start))
        )


def _paths(no_deal: Quantity | FromConflict) -> tuple[str, ...]:
    """A no deal's own path, and that of the worth it was taken from."""
    return (no_deal.path, no_deal.worth) if isinstance(no_deal, Endogenous) else (no_deal.path,)


def unique(paths: Iterable[str]) -> tuple[str, ...]:
    """The paths without repetitions, in order."""
    return tuple(dict.fromkeys(paths))


def fold(paths: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """The same judgments in as few paths as can be.

    Where all known judgments below a path are meant, the path alone stands for them: ``wants.North.tariff``
    for its weight and its values. One judgment alone keeps the name of its section and what it is part of.
    """
    chosen = unique(paths)
    return folder({*known, *chosen})(chosen)


def folder(known: Iterable[str]) -> Callable[[Iterable[str]], tuple[str, ...]]:
    """What folds many selections from the same judgments, counting those once."""
    everything = Counter(above for path in unique(known) for above in _above(path))

    def folded(paths: Iterable[str]) -> tuple[str, ...]:
        chosen = unique(paths)
        meant = Counter(above for path in chosen for above in _above(path))

        def stands_for_all(above: str) -> bool:
            whole = meant[above] == everything[above]
            return whole and (meant[above] > 1 or len(_ends(above)) > _GROUP)

        return unique(next(filter(stands_for_all, _above(path)), path) for path in chosen)

    return folded


def grouped(paths: Iterable[str]) -> tuple[str, ...]:
    """Paths listed by what they lie below, as in ``wants.North: no deal, red lines[1, 2]``."""
    groups: dict[str, dict[str, list[str]]] = {}
    for path in paths:
        ends = _ends(path)
        cut = ends[min(_GROUP, len(ends) - 1) - 1] if len(ends) > 1 else 0
        name, bracket, number = path[cut:].removeprefix(".").partition("[")
        whole = bracket and number.endswith("]") and number[:-1].isdecimal()
        below = groups.setdefault(path[:cut], {})
        below.setdefault(name if whole else path[cut:].removeprefix("."), []).extend(
            [number[:-1]] * bool(whole)
        )
    return tuple(_group(above, below) for above, below in groups.items())


def _group(above: str, below: dict[str, list[str]]) -> str:
    names = [f"{name}[{', '.join(numbers)}]" if numbers else name for name, numbers in below.items()]
    if not above:
        return ", ".join(names)
    return f"{above}.{names[0]}" if len(names) == 1 else f"{above}: {', '.join(names)}"


def _above(path: str) -> tuple[str, ...]:
    """The paths a path lies below, shortest first, itself last."""
    return tuple(path[:end] for end in _ends(path))


def _ends(path: str) -> list[int]:
    """Where each name of a path ends; numbers in brackets belong to the name before them."""
    return [match.end() for match in _NAME.finditer(path)]


def _uncertain(part: object) -> Iterator[str]:
    """The paths of everything uncertain in a part of the case."""
    yield from _own(part)
    for entry in _parts(part):
        yield from _uncertain(entry)


def _own(part: object) -> tuple[str, ...]:
    """The path of a part that is itself a range, an order or more or less sure."""
    match part:
        case Quantity(path=path) if part.is_range:
            return (path,)
        case BestFirst(path=path):
            return (path,)
        case RedLine(path=path, sure=Quantity() as sure) if sure.is_range or sure.central not in _CERTAIN:
            return (path,)
        case Statement(path=path, sure=Quantity() as sure) if sure.is_range or sure.central not in _CERTAIN:
            return (path,)
        case ByStatements(groups=groups):
            return tuple(each.path for group in groups if len(group) > 1 for each in group)
        case Wants(path=path) if part.order:
            return (f"{path}.order",)
    return ()


def _parts(part: object) -> Iterable[object]:
    """What a part of the case is made of; how sure a red line is counts with the line."""
    match part:
        case tuple():
            return part
        case Mapping():
            return part.values()
        case RedLine():
            return (part.price,)
        case Statement():
            return ()
        case _ if is_dataclass(part):
            return [getattr(part, member.name) for member in fields(part)]
    return ()
