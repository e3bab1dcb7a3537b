"""What an analysis found, as a flat list that can be laid beside another.

A *finding* answers one question about one forum, or about the whole case: is there a deal, how many packages
are accepted, which one is best by Nash's measure, where does the conflict settle. It has a kind, names that
say what of that kind it is about, and a value. Findings of two analyses are the same question where forum,
kind and names agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal, get_args

from detente.agreement.plain import package_document
from detente.agreement.result import Count, NoSolution, NotComputed
from detente.analysis.conflict_findings import of_the_conflict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.agreement.result import Demand, ForumAgreement, Solution
    from detente.analysis.analyze import Analysis

Kind = Literal[
    "not run",
    "not computed",
    "deal",
    "packages",
    "deal on the table",
    "packages on the table",
    "winning set",
    "package",
    "values",
    "outside",
    "crosses",
    "conflict",
    "correction",
    "obstacles listed",
    "agenda",
    "agenda package",
    "agendas listed",
    "draft",
    "draft acceptable to",
    "draft changes",
    "left out",
    "settles",
    "settles by",
    "worth",
    "no deal",
    "deal after",
    "threat credible",
    "threat sufficient",
    "promise credible",
    "promise sufficient",
    "breach",
    "breaches not computed",
]
"""What a finding is about; ``docs/reference/json.md`` explains each."""
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
"""All kinds, in the order in which they are told."""

Value = (
    bool
    | str
    | Count
    | tuple[str, ...]
    | tuple[int, ...]
    | tuple[tuple[str, ...], ...]
    | tuple[Fraction, Fraction]
    | Mapping[str, Fraction]
    | Mapping[str, str | int | float]
)
"""The answer: yes or no, a reason, a number of packages, names, numbers of red lines, states by the actions
made in them, the lowest and highest points, points by party, or options by issue."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a finding answers: of which forum (none: of the whole case), what, about which names."""

    forum: str | None
    kind: Kind
    names: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The question in one text, as in ``conflict North: red line 1; South: no deal``."""
        return f"{self.kind} {'; '.join(self.names)}" if self.names else self.kind


Findings = dict[Question, Value]
"""Every finding of an analysis, by the question it answers."""


def findings(analysis: Analysis) -> Findings:
    """All findings: of deals forum by forum, then of the conflict and of what hangs on it.

    Points are exact. What exists or does not, such as a conflict, is there or absent.
    """
    found: Findings = {
        Question(None, "not run", (lens,)): reason for lens, reason in analysis.not_run.items()
    }
    for forum in analysis.agreement or ():
        if isinstance(forum, NotComputed):
            found[Question(forum.id, "not computed")] = forum.why_not
        else:
            for kind, names, value in _forum(forum):
                found[Question(forum.id, kind, names)] = value
    for of, kind, names, value in of_the_conflict(analysis):
        found[Question(of, kind, names)] = value
    return found


def unlisted(analysis: Analysis) -> tuple[str, ...]:
    """The forums of which only the smallest conflicts and corrections are listed, since there are so many.

    A conflict that another analysis has may there be true and yet not be among the findings.
    """
    return tuple(
        forum.id
        for forum in analysis.agreement or ()
        if not isinstance(forum, NotComputed) and not forum.obstacles_complete
    )


@dataclass(frozen=True, slots=True)
class Change:
    """A question that two analyses answer differently; ``None`` where one has no answer to it."""

    question: Question
    before: Value | None
    after: Value | None


def changes(before: Findings, after: Findings) -> tuple[Change, ...]:
    """Every question answered differently: those of ``before`` first, then those that only ``after`` has."""
    return tuple(
        Change(question, before.get(question), after.get(question))
        for question in dict.fromkeys([*before, *after])
        if before.get(question) != after.get(question)
    )


def plain(value: object) -> object:
    """A value as numbers, texts, lists and mappings; a number of packages as bounds where it is not exact."""
    match value:
        case Count():
            return value.low if value.exact is not None else [value.low, value.high]
        case Fraction():
            return float(value)
        case tuple():
            return [plain(entry) for entry in value]
        case dict():
            return {name: plain(entry) for name, entry in value.items()}
    return value


_Found = tuple[Kind, tuple[str, ...], Value]


def _forum(forum: ForumAgreement) -> Iterator[_Found]:
    zone = forum.zone
    yield "deal", (), zone.exists
    yield "packages", (), zone.packages
    yield "deal on the table", (), zone.exists_on_the_table
    yield "packages on the table", (), zone.packages_on_the_table
    yield from _best(forum)
    yield from _in_the_way(forum)
    for name, draft in forum.drafts.items():
        yield "draft", (name,), draft.acceptable_jointly
        yield "draft acceptable to", (name,), tuple(sorted(draft.acceptable_to))
        if draft.changes:
            yield "draft changes", (name,), package_document(draft.changes)


def _best(forum: ForumAgreement) -> Iterator[_Found]:
    """The best packages; under a majority those of each winning set."""
    for solution in forum.solutions.values():
        if not isinstance(solution, NoSolution):
            yield from _solution(solution, (solution.name,))
    for winning in forum.winning_sets:
        seats = ", ".join(winning.seats)
        yield "winning set", (seats,), winning.exists
        for solution in winning.solutions.values():
            if not isinstance(solution, NoSolution):
                yield from _solution(solution, (solution.name, seats))


def _in_the_way(forum: ForumAgreement) -> Iterator[_Found]:
    """What collides, what would open a deal, and what can be settled without the rest.

    Of forums of which packages were sought one at a time a few are found of many, which tells nothing apart.
    """
    if forum.sought:
        return
    for conflict in forum.conflicts:
        yield "conflict", _in_any_order(conflict), True
    for correction in forum.corrections:
        yield "correction", _in_any_order(correction.demands), True
    yield "obstacles listed", (), forum.obstacles_complete
    for agenda in () if forum.zone.exists else forum.agendas:
        yield "agenda", agenda.issues, True
        yield "agenda package", agenda.issues, package_document(agenda.best.package)
    yield "agendas listed", (), forum.agendas_complete


def _in_any_order(demands: Sequence[Demand]) -> tuple[str, ...]:
    """A set of demands by name, the same in whatever order seats are listed."""
    return tuple(sorted(demand.name for demand in demands))


def _solution(solution: Solution, names: tuple[str, ...]) -> Iterator[_Found]:
    """What one bargaining solution picks, and what that means to the seats and to those without one."""
    yield "package", names, package_document(solution.package)
    yield "values", names, dict(solution.values)
    for party, worth in solution.others.items():
        yield "outside", (*names, party), worth
    for party, lines in solution.crosses.items():
        if lines:
            yield "crosses", (*names, party), lines
