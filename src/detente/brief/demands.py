"""Red lines and points asked for, as parts of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.agreement.result import Demand
from detente.brief.templates import say
from detente.brief.words import joined
from detente.model import issues_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from detente.brief.words import Words
    from detente.model import Case, Demands, RedLine


class DemandWords:
    """The demands of one case in words; what a red line forbids is told where it first comes up.

    ``short`` : tell only which issues it speaks of.
    """

    def __init__(self, case: Case, words: Words, *, short: bool = False) -> None:
        self._case = case
        self._words = words
        self._short = short
        self._told: set[str] = set()

    def red_line(self, demand: Demand) -> RedLine:
        """The red line that a demand is."""
        if demand.ratifier is None:
            lines = self._case.demands[demand.party].red_lines
        else:
            ratifiers = self._case.approval[demand.party].ratifiers
            lines = next(r for r in ratifiers if r.name == demand.ratifier).demands.red_lines
        return next(line for line in lines if line.path == demand.path)

    def nouns(
        self, demands: Iterable[Demand], about: str | None = None, *, with_price: bool = False
    ) -> list[str]:
        """The demands as nouns, the red lines of one owner together.

        ``about`` : an issue that need not be named, since the sentence does. ``with_price`` : say what
        would buy a red line off, where the case does.
        """
        nouns = []
        for owner, own in by_owner(demands).items():
            red_lines = [demand for demand in own if demand.threshold is None]
            if red_lines:
                numbers = joined(self._number(demand, about, with_price) for demand in red_lines)
                nouns.append(
                    say("red lines", n=len(red_lines), numbers=numbers, owner=self._words.owner(*owner))
                )
            for demand in own:
                if demand.threshold is not None:
                    owned = self._words.owner(*owner)
                    nouns.append(say("points without a deal", points=demand.threshold, owner=owned))
        return nouns

    def _number(self, demand: Demand, about: str | None, with_price: bool) -> str:  # noqa: FBT001 - handed on
        """The number of a red line, the first time with what it forbids."""
        line = self.red_line(demand)
        notes = []
        if line.path not in self._told:
            self._told.add(line.path)
            never = line.never.expression
            notes.append(
                joined(sorted(issues_of(never), key=list(self._case.issues).index))
                if self._short
                else say("never", never=self._words.condition(never, about))
            )
        if with_price and demand.price is not None:
            notes.append(say("bought off", price=demand.price))
        return (
            say("red line noted", number=line.number, notes="; ".join(notes)) if notes else str(line.number)
        )

    def not_counted(self) -> list[Demand]:
        """The red lines of everybody that are held less likely than not."""
        made: list[tuple[str, str | None, Demands]] = [
            (party, None, demands) for party, demands in self._case.demands.items()
        ]
        for party, approval in self._case.approval.items():
            made += [(party, ratifier.name, ratifier.demands) for ratifier in approval.ratifiers]
        return [
            Demand(
                f"{party if ratifier is None else f'{party}/{ratifier}'}: red line {line.number}",
                party,
                ratifier,
                line.path,
                never=line.never.text,
            )
            for party, ratifier, demands in made
            for line in demands.red_lines
            if not line.stands
        ]

    def common_issue(self, demands: Iterable[Demand]) -> str | None:
        """The one issue that all these demands speak of, where they are red lines and there is one."""
        issues: set[str] = set()
        for demand in demands:
            if demand.threshold is not None:
                return None
            issues |= issues_of(self.red_line(demand).never.expression)
        return issues.pop() if len(issues) == 1 else None

    def crossed(self, crossed: Mapping[str, Sequence[int]]) -> str:
        """Red lines that something crosses, with the issues they speak of."""
        return joined(
            say(
                "red lines",
                n=len(numbers),
                numbers=self.numbers_with_issues(party, numbers),
                owner=self._words.party(party),
            )
            for party, numbers in crossed.items()
            if numbers
        )

    def numbers_with_issues(self, party: str, numbers: Iterable[int]) -> str:
        """``1 (enlargement) and 3 (activity)``."""
        lines = [self._case.demands[party].red_lines[number - 1] for number in numbers]
        order = list(self._case.issues)
        return joined(
            say(
                "red line noted",
                number=line.number,
                notes=joined(sorted(issues_of(line.never.expression), key=order.index)),
            )
            for line in lines
        )


def by_owner(demands: Iterable[Demand]) -> dict[tuple[str, str | None], list[Demand]]:
    """The demands of each party or ratifier, in order."""
    owners: dict[tuple[str, str | None], list[Demand]] = {}
    for demand in demands:
        owners.setdefault((demand.party, demand.ratifier), []).append(demand)
    return owners
