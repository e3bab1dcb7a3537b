"""What a case leaves uncertain, in words: numbers, orders, and what may stand or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from detente.brief.numbers import decimals, told_apart
from detente.brief.templates import say
from detente.brief.words import joined
from detente.model import (
    BestFirst,
    ByStatements,
    ByWeights,
    Ideal,
    Knots,
    Quantity,
    Scores,
    issues_of,
)
from detente.model.uncertain import group_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from detente.brief.words import Words
    from detente.model import Case, Demands, IssueWant, StatePreference, Wants, Worth

_SURE: Final = 100


@dataclass(frozen=True, slots=True)
class Unsure:
    """One judgment in words.

    ``what`` : a noun. ``number`` : it, or how sure it is, in percent. ``stands`` : for what may stand or not,
    whether it does in the central case.
    """

    what: str
    number: Quantity | None = None
    stands: bool | None = None

    @property
    def known(self) -> str:
        """What one would know of it: ``whether red line 1 of Northland stands``."""
        return self.what if self.stands is None else say("stands or not", what=self.what)

    def turned(self, at: Sequence[Fraction]) -> str:
        """The judgment, and from where on it turns an answer: ``the value of no deal for X (above 12)``."""
        if self.stands is not None:
            return say("turned, not standing" if self.stands else "turned, standing", what=self.what)
        if not at:
            return self.what
        name, ends = self._side(at)
        return say(f"turned, {name}", what=self.what, **ends)

    def condition(self, at: Sequence[Fraction]) -> str:
        """When it turns an answer: ``the value of no deal for X were above 12``; of orders, that some do."""
        if self.stands is not None:
            return say("stands not" if self.stands else "stands now", what=self.what)
        if not at:
            return say("ordered otherwise", what=self.what)
        name, ends = self._side(at)
        return say(name, what=self.what, **ends)

    def reach(self, at: Sequence[Fraction]) -> float:
        """How much of what it may be, from 0 to 1, lies where an answer turns, next to its central value."""
        if self.number is None or (self.stands is None and not at):
            return 0
        if self.stands is not None:
            sure = float(self.number.central) / _SURE
            return 1 - sure if self.stands else sure
        part = sum(high - low for low, high in _stretches(at, self.number))
        return float(part / (self.number.high - self.number.low))

    def _side(self, at: Sequence[Fraction]) -> tuple[str, dict[str, str]]:
        """Where an answer turns: a template, and what it takes."""
        if self.number is None:
            msg = f"{self.what} is no number"
            raise ValueError(msg)
        central = self.number.central
        if central in at:
            return "off", {"at": told_apart(central, central)[0]}
        parts = [_where(low, high, self.number) for low, high in _stretches(at, self.number)]
        return "beyond", {
            "where": parts[0] if len(parts) == 1 else say("either", one=parts[0], other=parts[1])
        }


def _stretches(at: Sequence[Fraction], number: Quantity) -> list[tuple[Fraction, Fraction]]:
    """What it may be on either side of the central value where an answer turns, up to where it turns back."""
    below = sorted((value for value in at if value < number.central), reverse=True)
    above = sorted(value for value in at if value > number.central)
    found = [((*below, number.low)[1], below[0])] if below else []
    return [*found, (above[0], (*above, number.high)[1])] if above else found


def _where(low: Fraction, high: Fraction, number: Quantity) -> str:
    """In words; an end of what it may be is not told."""
    first, last = (told_apart(value, number.central)[0] for value in (low, high))
    if low == high:
        return say("exactly", at=first)
    if low == number.low:
        return say("below", end=last)
    return say("above", end=first) if high == number.high else say("between", low=first, high=last)


class UncertainWords:
    """All that a case may leave uncertain, by its path."""

    def __init__(self, case: Case, words: Words) -> None:
        self._case, self._words = case, words
        self._all = dict(self._of_case())

    def __getitem__(self, path: str) -> Unsure:
        """A judgment in words; one of a kind that has none by its path."""
        return self._all.get(path) or Unsure(path)

    def _of_case(self) -> Iterator[tuple[str, Unsure]]:
        for party, wants in self._case.wants.items():
            yield from self._of_wants(wants, self._words.party(party))
        for party, demands in self._case.demands.items():
            yield from self._of_demands(demands, self._words.party(party))
        for party, approval in self._case.approval.items():
            for ratifier in approval.ratifiers:
                owner = self._words.owner(party, ratifier.name)
                if ratifier.wants is not None:
                    yield from self._of_wants(ratifier.wants, owner)
                yield from self._of_demands(ratifier.demands, owner)
        if self._case.conflict is not None:
            for party, prefers in self._case.conflict.prefers.items():
                yield from self._of_preference(prefers, self._words.party(party))
            for party, worth in self._case.conflict.worth.items():
                yield from self._of_worth(worth, self._words.party(party))

    def _of_wants(self, wants: Wants, owner: str) -> Iterator[tuple[str, Unsure]]:
        yield f"{wants.path}.order", Unsure(say("order of weights", owner=owner))
        for want in wants.issues.values():
            if want.weight is not None:
                told = say("weight of", issue=want.issue, owner=owner)
                yield want.weight.path, Unsure(told, want.weight)
            yield from self._of_valuation(want, owner)
        for entry in wants.together:
            condition = self._words.condition(entry.condition.expression)
            told = say("points together", owner=owner, condition=condition)
            yield entry.points.path, Unsure(told, entry.points)

    def _of_valuation(self, want: IssueWant, owner: str) -> Iterator[tuple[str, Unsure]]:
        of = {"issue": want.issue, "owner": owner}
        match want.valuation:
            case BestFirst(path=path):
                yield path, Unsure(say("order of values", **of))
            case Ideal(at=at):
                yield at.path, Unsure(say("ideal of", **of), at)
            case Scores(values=values):
                options = self._case.issues[want.issue].options
                for option, value in zip(options, values, strict=True):
                    told = say("value of", option=f"“{self._words.option(want.issue, option)}”", **of)
                    yield value.path, Unsure(told, value)
            case Knots(at=numbers, values=values):
                unit = self._case.issues[want.issue].unit
                for number, value in zip(numbers, values, strict=True):
                    place = f"{decimals(number)} {unit}" if unit else decimals(number)
                    yield value.path, Unsure(say("value of", option=place, **of), value)

    def _of_demands(self, demands: Demands, owner: str) -> Iterator[tuple[str, Unsure]]:
        if isinstance(demands.no_deal, Quantity):
            yield demands.no_deal.path, Unsure(say("no deal of", owner=owner), demands.no_deal)
        for line in demands.red_lines:
            if line.sure is not None:
                issues = sorted(issues_of(line.never.expression), key=list(self._case.issues).index)
                what = say("a red line", number=line.number, issues=joined(issues), owner=owner)
                yield line.sure.path, Unsure(what, line.sure, line.stands)

    def _of_preference(self, prefers: StatePreference, owner: str) -> Iterator[tuple[str, Unsure]]:
        match prefers:
            case ByStatements(groups=groups):
                for group in groups:
                    if len(group) > 1:
                        told = say("order of statements", n=len(group), owner=owner)
                        yield group_path(group), Unsure(told)
                    for each in group:
                        if each.sure is not None:
                            what = say("a statement", condition=each.holds.text, owner=owner)
                            yield each.sure.path, Unsure(what, each.sure, each.stands)
            case ByWeights(points=points):
                for condition, number in points:
                    told = say("points of state", condition=condition.text, owner=owner)
                    yield number.path, Unsure(told, number)

    def _of_worth(self, worth: Worth, owner: str) -> Iterator[tuple[str, Unsure]]:
        for condition, number in worth.entries:
            told = say("worth of", state=condition.text, owner=owner)
            yield number.path, Unsure(told, number)
        if worth.otherwise is not None:
            told = say("worth otherwise", owner=owner)
            yield worth.otherwise.path, Unsure(told, worth.otherwise)
