"""Judgments as labels: whose they are, and what of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.brief.numbers import decimals
from detente.figures.captions import caption
from detente.model import (
    BestFirst,
    ByStatements,
    ByWeights,
    Ideal,
    Knots,
    Range,
    Scores,
    uncertain,
)
from detente.model.uncertain import group_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.model import Case, Conflict, Demands, IssueWant, Quantity, Statement, Uncertain, Wants

    Label = tuple[str, str]


class JudgmentLabels:
    """The judgments of one case that a world may draw."""

    def __init__(self, case: Case) -> None:
        self._labels = dict(_all(case))
        self.uncertain: dict[str, Uncertain] = {one.path: one for one in uncertain(case)}

    def short(self, path: str) -> str:
        """``NATO: no deal``, by ids; a path that has no such label as it is."""
        return self._labels.get(path, path)

    def long(self, path: str) -> str:
        """The same with the range, where it is one: ``NATO: no deal (40 to 60)``."""
        one = self.uncertain.get(path)
        if not isinstance(one, Range):
            return self.short(path)
        low, high = decimals(one.quantity.low, 3), decimals(one.quantity.high, 3)
        return caption("judgment with range", judgment=self.short(path), low=low, high=high)

    def quantity(self, path: str) -> Quantity:
        """The numbers of a judgment that is a range."""
        one = self.uncertain[path]
        if isinstance(one, Range):
            return one.quantity
        msg = f"{path} is no range"
        raise TypeError(msg)


def _all(case: Case) -> Iterator[Label]:
    for party, wants in case.wants.items():
        yield from _of_wants(party, wants)
    for party, demands in case.demands.items():
        yield from _of_demands(party, demands)
    for party, approval in case.approval.items():
        for ratifier in approval.ratifiers:
            owner = f"{party}/{ratifier.name}"
            yield from _of_demands(owner, ratifier.demands)
            if ratifier.wants is not None:
                yield from _of_wants(owner, ratifier.wants)
    if case.conflict is not None:
        yield from _of_conflict(case.conflict)


def _of_wants(owner: str, wants: Wants) -> Iterator[Label]:
    yield f"{wants.path}.order", caption("judgment order", owner=owner)
    for want in wants.issues.values():
        if want.weight is not None:
            yield want.weight.path, caption("judgment weight", owner=owner, issue=want.issue)
        yield from _of_values(owner, want)
    for number, entry in enumerate(wants.together, start=1):
        yield entry.points.path, caption("judgment together", owner=owner, number=number)


def _of_values(owner: str, want: IssueWant) -> Iterator[Label]:
    match want.valuation:
        case BestFirst(path=path):
            yield path, caption("judgment best first", owner=owner, issue=want.issue)
        case Ideal(at=at):
            yield at.path, caption("judgment ideal", owner=owner, issue=want.issue)
        case Scores(values) | Knots(values=values):
            for value in values:
                option = value.path.removeprefix(f"{want.path}.").removeprefix("values.")
                yield value.path, caption("judgment value", owner=owner, issue=want.issue, option=option)


def _of_demands(owner: str, demands: Demands) -> Iterator[Label]:
    if demands.no_deal is not None:
        yield demands.no_deal.path, caption("judgment no deal", owner=owner)
    for line in demands.red_lines:
        if line.sure is not None:
            yield line.sure.path, caption("judgment red line", owner=owner, number=line.number)


def _of_conflict(conflict: Conflict) -> Iterator[Label]:
    for party, preference in conflict.prefers.items():
        match preference:
            case ByStatements(groups=groups):
                yield from _of_statements(party, groups)
            case ByWeights(points=points):
                for condition, weight in points:
                    yield weight.path, caption("judgment prefers", owner=party, condition=condition.text)
    for party, worth in conflict.worth.items():
        for condition, value in worth.entries:
            yield value.path, caption("judgment worth", owner=party, condition=condition.text)
        if worth.otherwise is not None:
            yield worth.otherwise.path, caption("judgment worth otherwise", owner=party)


def _of_statements(party: str, groups: Sequence[tuple[Statement, ...]]) -> Iterator[Label]:
    """Which statement counts, and which of several matters more: those of a group by their place."""
    for place, group in enumerate(groups, start=1):
        if len(group) > 1:
            yield group_path(group), caption("judgment group", owner=party, number=place)
        for each in group:
            if each.sure is not None:
                yield each.sure.path, caption("judgment prefers", owner=party, condition=each.holds.text)
