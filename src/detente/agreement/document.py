"""The agreement lens as a document of plain numbers, texts, lists and mappings, ready for JSON.

Points are the nearest doubles, unrounded. Options appear as the text of their id, number options as
numbers. The keys are those of ``docs/reference/json.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.agreement.document_in_full import home_document, trades_document
from detente.agreement.lotteries.document import lotteries_document
from detente.agreement.plain import bounds, package_document, points, ranges, rule_document
from detente.agreement.result import NoSolution, NotComputed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from detente.agreement.result import (
        Agenda,
        Agreement,
        Correction,
        Demand,
        DraftJudged,
        ForumAgreement,
        Frontier,
        Outvoted,
        Solution,
        WinningSet,
        Zone,
    )

Document = dict[str, Any]


def agreement_document(result: Agreement) -> Document:
    """All forums under ``forums``; the first of them once more at the top."""
    forums = {name: forum_document(forum) for name, forum in result.forums.items()}
    first: Document = next(iter(forums.values()), {})
    return {**first, "forums": forums}


def forum_document(forum: ForumAgreement | NotComputed) -> Document:
    """One forum; one that cannot be computed has its seats, its issues and the reason, no more."""
    if isinstance(forum, NotComputed):
        return {"seats": list(forum.seats), "issues": list(forum.issues), "why_not": forum.why_not}
    solutions, why_null = _solutions(forum.solutions)
    document = {
        "name": forum.name,
        "seats": list(forum.seats),
        "issues": list(forum.issues),
        "rule": rule_document(forum.rule),
        "packages": forum.packages,
        "demands": [_demand(demand) for demand in forum.demands],
        "zone": _zone(forum.zone),
        "frontier": _frontier(forum.frontier),
        "zone_frontier": _frontier(forum.zone_frontier),
        "solutions": solutions,
        "why_null": why_null,
        "winning_sets": [_winning_set(winning) for winning in forum.winning_sets],
        "n_winning_sets": forum.n_winning_sets,
        "no_deal": {
            seat: None if points is None else float(points) for seat, points in forum.no_deal.items()
        },
        "outside": list(forum.outside),
        "today": points(forum.today),
        "conflicts": [_names(conflict) for conflict in forum.conflicts],
        "obstacles_complete": forum.obstacles_complete,
        "corrections": [_names(correction.demands) for correction in forum.corrections],
        "correction_costs": [_cost(correction) for correction in forum.corrections],
        "agendas": [_agenda(agenda) for agenda in forum.agendas],
        "agendas_complete": forum.agendas_complete,
        "drafts": {name: _draft(draft) for name, draft in forum.drafts.items()},
        "at_home": {seat: home_document(found) for seat, found in forum.at_home.items()},
        "trades": {name: trades_document(found) for name, found in forum.trades.items()},
        "way": forum.way,
    }
    if forum.lotteries is not None:
        document["lotteries"] = lotteries_document(forum.lotteries)
    return document


def _demand(demand: Demand) -> Document:
    document: Document = {"name": demand.name, "party": demand.party, "path": demand.path}
    if demand.ratifier is not None:
        document["ratifier"] = demand.ratifier
    if demand.threshold is not None:
        document["threshold"] = float(demand.threshold)
    if demand.never is not None:
        document["never"] = demand.never
    if demand.price is not None:
        document["price"] = float(demand.price)
    return document


def _zone(zone: Zone) -> Document:
    return {
        "exists": zone.exists,
        "packages": zone.packages.exact,
        "packages_bounds": bounds(zone.packages),
        "on_the_table": {
            "exists": zone.exists_on_the_table,
            "packages": zone.packages_on_the_table.exact,
            "packages_bounds": bounds(zone.packages_on_the_table),
        },
        "narrowing": [
            {
                "demand": step.demand.name,
                "packages": step.packages.exact,
                "packages_bounds": bounds(step.packages),
            }
            for step in zone.narrowing
        ],
        "analyst_options": [{"issue": issue, "option": option} for issue, option in zone.analyst_options],
    }


def _frontier(frontier: Frontier) -> Document:
    return {
        "size": frontier.size,
        "truncated": frontier.truncated,
        "points": [
            {
                "values": points(point.values),
                "others": ranges(point.others),
                "packages": [package_document(package) for package in point.packages],
                "n_packages": point.n_packages,
            }
            for point in frontier.points
        ],
    }


def _solutions(solutions: Mapping[str, Solution | NoSolution]) -> tuple[Document, dict[str, str]]:
    """The solutions, null where one does not apply, and the reasons for those."""
    found = {
        name: None if isinstance(solution, NoSolution) else _solution(solution)
        for name, solution in solutions.items()
    }
    reasons = {name: s.reason for name, s in solutions.items() if isinstance(s, NoSolution)}
    return found, reasons


def _solution(solution: Solution) -> Document:
    return {
        "values": points(solution.values),
        "package": package_document(solution.package),
        "ties": solution.ties,
        "others": ranges(solution.others),
        "crosses": {party: list(lines) for party, lines in solution.crosses.items()},
        "left_out": list(solution.left_out),
        "proved": solution.proved,
    }


def _winning_set(winning: WinningSet) -> Document:
    solutions, why_null = _solutions(winning.solutions)
    return {
        "seats": list(winning.seats),
        "exists": winning.exists,
        "solutions": solutions,
        "why_null": why_null,
        "outvoted": {seat: _outvoted(found) for seat, found in winning.outvoted.items()},
    }


def _outvoted(found: Outvoted) -> Document:
    return {
        "values": None if found.points is None else float(found.points),
        "red_lines": list(found.red_lines),
        "accepts": found.accepts,
    }


def _cost(correction: Correction) -> Document:
    return {
        "demands": _names(correction.demands),
        "points": float(correction.points),
        "most": float(correction.most),
    }


def _agenda(agenda: Agenda) -> Document:
    best = _solution(agenda.best)
    return {
        "issues": list(agenda.issues),
        "as_today": list(agenda.as_today),
        "best_by": agenda.best_by,
        **{key: best[key] for key in ("package", "values", "ties", "others", "crosses")},
    }


def _draft(draft: DraftJudged) -> Document:
    better = draft.better
    return {
        "by": list(draft.by),
        "compiled": draft.compiled,
        "open_issues": list(draft.open_issues),
        "values": ranges(draft.values),
        "others": ranges(draft.others),
        "red_lines": {seat: list(lines) for seat, lines in draft.red_lines.items()},
        "crosses": {party: list(lines) for party, lines in draft.crosses.items()},
        "acceptable_to": list(draft.acceptable_to),
        "acceptable_jointly": draft.acceptable_jointly,
        "better": None
        if better is None
        else {"package": package_document(better.package), "values": points(better.values)},
        "changes": None if draft.changes is None else package_document(draft.changes),
    }


def _names(demands: Sequence[Demand]) -> list[str]:
    return [demand.name for demand in demands]
