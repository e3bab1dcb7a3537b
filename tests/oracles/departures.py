"""The central case, and what of it moves while one judgment varies and all others stay at their centres."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tests.oracles.conclusions import conclusions, hearings
from tests.oracles.deal_certainty import entry_of, wants_of
from tests.oracles.issues import central, read_issues
from tests.oracles.judgments import Coin, is_from_conflict, with_setting, without_grounds
from tests.oracles.wants import read_valuation

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from tests.oracles.conclusions import Hearing, Missed
    from tests.oracles.issues import Package
    from tests.oracles.judgments import Document, Judgment, Setting
    from tests.oracles.wants import Valuation

STANDS_FROM = 50


@dataclass(frozen=True)
class Hopeful:
    """A package that may be accepted: what it misses whatever the judgment is, and what it crosses."""

    package: Package
    misses: Missed
    crosses: Missed


@dataclass(frozen=True)
class Departure:
    """A conclusion that may turn while one judgment varies: no package makes it hold whatever that is.

    `hopeful` : the packages that make it hold once they meet all demands on which the judgment bears. These
    are `demands`, each with the least value it takes in the central case, or none for a red line.
    `judges_by` : whose wants they are judged by.
    """

    judges_by: str
    accepts: Callable[[Missed], bool]
    hopeful: list[Hopeful]
    demands: dict[str, Fraction | None]

    def holds(self, misses: Callable[[Hopeful], Missed]) -> bool:
        """Whether the conclusion holds when packages miss so much of these demands."""
        return any(self.accepts(each.misses | misses(each)) for each in self.hopeful)


class Centre:
    """The central case of a document, every package of every forum judged."""

    def __init__(self, document: Document) -> None:
        """Judge them."""
        self.document = document = without_grounds(document)
        self.valuation = cache(self._valuation)
        self.issues = read_issues(document)
        self.hearings = hearings(document)
        self.conclusions = conclusions(self.hearings)
        self.no_deals = {name: self._no_deals(hearing) for name, hearing in self.hearings.items()}
        self.missed = {name: self._missed(name, hearing) for name, hearing in self.hearings.items()}

    def _no_deals(self, hearing: Hearing) -> dict[str, tuple[str, Fraction]]:
        """For each demand for more than no deal, whose wants it is judged by and the least it takes."""
        found = {}
        for each in hearing.demanding:
            stated = entry_of(self.document, each.demander.name).get("no deal")
            if stated is not None and not is_from_conflict(stated):
                found[each.no_deal] = each.judges_by, central(stated)
        return found

    def _missed(self, forum: str, hearing: Hearing) -> list[Missed]:
        """What each package misses."""
        fallen = {line for line in hearing.doubtful if not self._stands(line)}
        no_deals = self.no_deals[forum]
        valuations = {by: self.valuation(by) for by, _ in no_deals.values()}
        found = []
        for package, crossed in zip(hearing.packages, hearing.crossed, strict=True):
            values = {by: valuation.value(package) for by, valuation in valuations.items()}
            short = {name for name, (by, least) in no_deals.items() if values[by] < least}
            found.append(frozenset(crossed - fallen | short))
        return found

    def _stands(self, line: str) -> bool:
        demander, _, count = line.rpartition(": red line ")
        return central(entry_of(self.document, demander)["red lines"][int(count) - 1]["sure"]) >= STANDS_FROM

    def _valuation(self, judges_by: str, varied: tuple[Judgment, Setting] | None = None) -> Valuation:
        """How a party, or a ratifier with wants of its own, values, with one judgment as it may be."""
        document = with_setting(self.document, *varied) if varied else self.document
        return read_valuation(wants_of(document, judges_by), self.issues)

    def departures(self, judgment: Judgment) -> dict[str, Departure]:
        """The conclusions that may turn on a judgment, by name."""
        found = {}
        for name, conclusion in self.conclusions.items():
            hearing, missed = self.hearings[conclusion.forum], self.missed[conclusion.forum]
            judges_by, demands = self._demands_on(conclusion.forum, judgment)
            varying = frozenset(demands)
            hopeful = [
                Hopeful(hearing.packages[place], missed[place] - varying, hearing.crossed[place])
                for place in conclusion.places
                if conclusion.accepts(missed[place] - varying)
            ]
            whatever = any(conclusion.accepts(each.misses | varying) for each in hopeful)
            if hopeful and not whatever:
                found[name] = Departure(judges_by, conclusion.accepts, hopeful, demands)
        return found

    def _demands_on(self, forum: str, judgment: Judgment) -> tuple[str, dict[str, Fraction | None]]:
        """Whose wants the demands are judged by on which a judgment bears, and these demands."""
        who, what, no_deals = demander_of(judgment), judgment.keys[-1], self.no_deals[forum]
        if isinstance(judgment, Coin):
            return who, {f"{who}: red line {int(judgment.keys[-2]) + 1}": None}
        if what == "no deal":
            name = f"{who}: no deal"
            return (no_deals[name][0], {name: no_deals[name][1]}) if name in no_deals else (who, {})
        return who, {name: least for name, (by, least) in no_deals.items() if by == who}


def demander_of(judgment: Judgment) -> str:
    """The party or ratifier whose judgment it is."""
    if judgment.keys[0] == "wants":
        return str(judgment.keys[1])
    return f"{judgment.keys[1]}/{judgment.keys[3]}"
