"""Results as rows of plain values: one table a question."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from detente.agreement.lotteries.result import Lottery
from detente.agreement.result import ForumAgreement, NoSolution
from detente.analysis.findings import plain
from detente.brief.changes import tell_change
from detente.notebook.home_rows import approval_rows, exchange_rows, rule_rows, way_rows
from detente.notebook.plain import computed, option, points

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from detente.agreement.result import Agreement, Range, Solution
    from detente.analysis.levers.result import Effect
    from detente.analysis.what_if import WhatIf
    from detente.model import Case

    Row = dict[str, Any]


def judgment_rows(case: Case) -> list[Row]:
    """A row a judgment."""
    return [
        {
            "path": path,
            "line": judgment.line,
            "sources": "; ".join(map(str, judgment.grounds.citations)),
            "why": judgment.grounds.why,
            "confidential": judgment.confidential,
        }
        for path, judgment in case.judgments.items()
    ]


def forum_rows(found: Agreement) -> list[Row]:
    """A row a forum; the number of packages is the least where only bounds are known."""
    rows: list[Row] = []
    for forum in found:
        row: Row = {"forum": forum.id, "seats": len(forum.seats), "issues": len(forum.issues)}
        if isinstance(forum, ForumAgreement):
            row |= {
                "deal": forum.zone.exists,
                "packages": forum.packages,
                "accepted": forum.zone.packages.low,
                "exact": forum.zone.packages.exact is not None,
                "deal_on_the_table": forum.zone.exists_on_the_table,
                "conflicts": len(forum.conflicts),
                "corrections": len(forum.corrections),
            }
        rows.append(row)
    return rows


def value_rows(found: Agreement) -> list[Row]:
    """What each outcome is worth to each party: today, every solution, every agenda, every draft."""
    return [
        {
            "forum": forum.id,
            "outcome": outcome,
            "party": party,
            "seat": party in forum.seats,
            "low": float(low),
            "high": float(high),
            "no_deal": points(forum.no_deal.get(party)),
        }
        for forum in computed(found)
        for outcome, values in _outcomes(forum)
        for party, (low, high) in values.items()
    ]


def _outcomes(forum: ForumAgreement) -> Iterator[tuple[str, dict[str, Range]]]:
    yield "today", {party: (worth, worth) for party, worth in forum.today.items()}
    for name, solution in _picked(forum):
        own = {seat: (worth, worth) for seat, worth in solution.values.items()}
        yield name, {**own, **solution.others}
    for name, draft in forum.drafts.items():
        yield f"draft {name}", {**draft.values, **draft.others}


def frontier_rows(found: Agreement) -> list[Row]:
    """A row a point of the frontier of what crosses no red line, with the first package that gives it."""
    return [
        {
            "forum": forum.id,
            **{f"value.{seat}": float(worth) for seat, worth in point.values.items()},
            **{f"package.{issue}": option(chosen) for issue, chosen in point.packages[0].items()},
            "n_packages": point.n_packages,
        }
        for forum in computed(found)
        for point in forum.frontier.points
    ]


def package_rows(found: Agreement) -> list[Row]:
    """A row an issue of every package that a solution picks, or that is best on an agenda."""
    return [
        {"forum": forum.id, "outcome": outcome, "issue": issue, "option": option(chosen)}
        for forum in computed(found)
        for outcome, solution in _picked(forum)
        for issue, chosen in solution.package.items()
    ]


def _picked(forum: ForumAgreement) -> Iterator[tuple[str, Solution]]:
    """The packages that are best by some measure; those on agendas where there is no deal on the whole."""
    for name, solution in forum.solutions.items():
        if not isinstance(solution, NoSolution):
            yield name, solution
    if not forum.zone.exists:
        for number, agenda in enumerate(forum.agendas, start=1):
            yield f"agenda {number}", agenda.best


def conflict_rows(found: Agreement) -> list[Row]:
    """A row a demand of every minimal conflict; conflicts count from 1."""
    return [
        {"forum": forum.id, "conflict": number, "demand": demand.name, "path": demand.path}
        for forum in computed(found)
        for number, conflict in enumerate(forum.conflicts, start=1)
        for demand in conflict
    ]


def correction_rows(found: Agreement) -> list[Row]:
    """A row a demand of every minimal correction, with the points it takes in all."""
    return [
        {
            "forum": forum.id,
            "correction": number,
            "demand": demand.name,
            "path": demand.path,
            "points": float(correction.points),
        }
        for forum in computed(found)
        for number, correction in enumerate(forum.corrections, start=1)
        for demand in correction.demands
    ]


def agenda_rows(found: Agreement) -> list[Row]:
    """A row an issue of every largest agenda: whether it is settled or stays as today; counted from 1."""
    return [
        {"forum": forum.id, "agenda": number, "issue": issue, "settled": issue in agenda.issues}
        for forum in computed(found)
        for number, agenda in enumerate(forum.agendas, start=1)
        for issue in forum.issues
    ]


def change_rows(found: WhatIf | Effect) -> list[Row]:
    """A row a finding that changes."""
    return [
        {
            "forum": change.question.forum,
            "finding": change.question.name,
            "before": plain(change.before),
            "after": plain(change.after),
            "text": tell_change(change),
        }
        for change in found.changes
    ]


def lottery_rows(found: Agreement) -> list[Row]:
    """A row a package that may be drawn, with what its lottery is worth to each seat.

    Raises :class:`ValueError` where lotteries were not asked for.
    """
    forums = list(computed(found))
    if not any(forum.lotteries for forum in forums):
        msg = "lotteries were not asked for; `agreement(lotteries=True)` tells of them"
        raise ValueError(msg)
    return [
        {
            "forum": forum.id,
            "seats": ", ".join(seats),
            "outcome": lottery.name,
            "probability": float(chance),
            **{f"value.{seat}": float(points) for seat, points in lottery.values.items()},
            **{f"package.{issue}": option(chosen) for issue, chosen in package.items()},
        }
        for forum in forums
        for seats, lottery in _drawn(forum)
        for package, chance in lottery.packages
    ]


def _drawn(forum: ForumAgreement) -> Iterator[tuple[tuple[str, ...], Lottery]]:
    """The lotteries of all seats, or of each minimal winning set."""
    if forum.lotteries is not None:
        groups = [(forum.seats, forum.lotteries.solutions)]
        groups += [(winning.seats, winning.solutions) for winning in forum.lotteries.winning_sets]
        for seats, solutions in groups:
            yield from ((seats, each) for each in solutions.values() if isinstance(each, Lottery))


ROWS: Final[Mapping[str, Callable[[Agreement], list[Row]]]] = MappingProxyType(
    {
        "forums": forum_rows,
        "values": value_rows,
        "frontier": frontier_rows,
        "packages": package_rows,
        "conflicts": conflict_rows,
        "corrections": correction_rows,
        "agendas": agenda_rows,
        "lotteries": lottery_rows,
        "approval": approval_rows,
        "rules": rule_rows,
        "exchanges": exchange_rows,
        "ways": way_rows,
    }
)
"""The tables of an agreement result, by name."""
