"""A case as it is in one world: nothing uncertain is left in it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from detente.model.conflict import ByStatements, ByWeights
from detente.model.quantity import Quantity
from detente.model.uncertain import group_path
from detente.model.wants import BestFirst, Ideal, Knots, Scores

if TYPE_CHECKING:
    from detente.model.case import Approval, Case, Ratifier
    from detente.model.conflict import Conflict, Statement, StatePreference, Worth
    from detente.model.wants import Demands, Valuation, Wants
    from detente.model.worlds import Worlds

GRID: Final = 10**6
"""Draws are whole multiples of one part in so many."""

_STANDS: Final = {True: Fraction(100), False: Fraction(0)}


def realized(case: Case, worlds: Worlds, number: int) -> Case:
    """The case with every judgment that is drawn as it is in one world, as an exact number.

    number : which of the worlds, from 0. Weights and values drawn by order become weights and values in
    points; whether a red line or statement stands becomes a sureness of 100 or 0. What is not drawn stays.
    """
    return _World(worlds, number).case(case)


class _World:
    """One world, asked for parts of a case."""

    def __init__(self, worlds: Worlds, number: int) -> None:
        self.drawn = {path: found[number] for path, found in worlds.drawn.items()}

    def case(self, case: Case) -> Case:
        return replace(
            case,
            wants={party: self.wants(wants) for party, wants in case.wants.items()},
            demands={party: self.demands(demands) for party, demands in case.demands.items()},
            approval={party: self.approval(approval) for party, approval in case.approval.items()},
            conflict=None if case.conflict is None else self.conflict(case.conflict),
        )

    def wants(self, wants: Wants) -> Wants:
        weights = self.weights(wants)
        issues = {
            issue: replace(want, weight=weights.get(issue), valuation=self.valuation(want.valuation))
            for issue, want in wants.issues.items()
        }
        together = tuple(replace(one, points=self.quantity(one.points)) for one in wants.together)
        return replace(wants, issues=issues, order=() if weights else wants.order, together=together)

    def weights(self, wants: Wants) -> dict[str, Quantity]:
        """The weights by issue; none where they are known by order alone and the order is not drawn."""
        drawn = self.drawn.get(f"{wants.path}.order")
        if drawn is None:
            stated = {issue: want.weight for issue, want in wants.issues.items()}
            given = {issue: self.quantity(weight) for issue, weight in stated.items() if weight is not None}
        else:
            given = {
                issue: _fixed(f"{wants.path}.{issue}.weight", _exact(weight))
                for issue, weight in zip(wants.order, drawn, strict=True)
            }
        if any(weight.high for weight in given.values()):
            return given
        return {issue: _fixed(weight.path, Fraction(1)) for issue, weight in given.items()}

    def valuation(self, valuation: Valuation) -> Valuation:
        match valuation:
            case Scores(values):
                return Scores(tuple(map(self.quantity, values)))
            case BestFirst(path=path):
                drawn = self.drawn.get(path)
                if drawn is None:
                    return valuation
                return Scores(tuple(_fixed(path, _exact(points)) for points in drawn))
            case Ideal(at=at):
                return replace(valuation, at=self.quantity(at))
            case Knots(values=values):
                return replace(valuation, values=tuple(map(self.quantity, values)))

    def demands(self, demands: Demands) -> Demands:
        no_deal = demands.no_deal
        return replace(
            demands,
            no_deal=self.quantity(no_deal) if isinstance(no_deal, Quantity) else no_deal,
            red_lines=tuple(replace(one, sure=self.sure(one.sure)) for one in demands.red_lines),
        )

    def approval(self, approval: Approval) -> Approval:
        return replace(approval, ratifiers=tuple(map(self.ratifier, approval.ratifiers)))

    def ratifier(self, ratifier: Ratifier) -> Ratifier:
        wants = None if ratifier.wants is None else self.wants(ratifier.wants)
        return replace(ratifier, demands=self.demands(ratifier.demands), wants=wants)

    def conflict(self, conflict: Conflict) -> Conflict:
        return replace(
            conflict,
            prefers={party: self.preference(said) for party, said in conflict.prefers.items()},
            worth={party: self.worth(worth) for party, worth in conflict.worth.items()},
        )

    def preference(self, preference: StatePreference) -> StatePreference:
        match preference:
            case ByStatements(groups=groups):
                told = [part for group in groups for part in self.group(group)]
                return replace(preference, groups=tuple(told))
            case ByWeights(points=points):
                drawn = tuple((condition, self.quantity(given)) for condition, given in points)
                return replace(preference, points=drawn)
        return preference

    def group(self, group: tuple[Statement, ...]) -> list[tuple[Statement, ...]]:
        """The statements one by one, in the order drawn; the group as it is where none is."""
        known = tuple(replace(statement, sure=self.sure(statement.sure)) for statement in group)
        drawn = self.drawn.get(group_path(group)) if group else None
        return [known] if drawn is None else [(known[place],) for place in drawn]

    def worth(self, worth: Worth) -> Worth:
        entries = tuple((condition, self.quantity(points)) for condition, points in worth.entries)
        otherwise = None if worth.otherwise is None else self.quantity(worth.otherwise)
        return replace(worth, entries=entries, otherwise=otherwise)

    def quantity(self, quantity: Quantity) -> Quantity:
        drawn = self.drawn.get(quantity.path)
        return quantity if drawn is None else _fixed(quantity.path, _exact(drawn))

    def sure(self, sure: Quantity | None) -> Quantity | None:
        drawn = None if sure is None else self.drawn.get(sure.path)
        return sure if sure is None or drawn is None else _fixed(sure.path, _STANDS[bool(drawn)])


def _fixed(path: str, number: Fraction) -> Quantity:
    return Quantity(number, number, number, path)


def _exact(number: float) -> Fraction:
    return Fraction(round(float(number) * GRID), GRID)
