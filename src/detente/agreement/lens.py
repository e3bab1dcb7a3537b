"""The agreement lens: is there a deal, which, and if not, why not, for each forum of a case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.agreement.agendas import largest_agendas
from detente.agreement.corrections import obstacles
from detente.agreement.drafts import judged
from detente.agreement.frontier import frontier
from detente.agreement.lotteries.forum import lotteries as lotteries_of
from detente.agreement.lotteries.forum import no_lotteries
from detente.agreement.negotiation import Negotiation
from detente.agreement.requirements import lacks
from detente.agreement.result import Agreement, ForumAgreement, NotComputed
from detente.agreement.solutions import solutions_of_forum
from detente.agreement.trades import trades
from detente.agreement.win_sets import at_home
from detente.agreement.winning_sets import MAX_MERGED_SETS, winning_sets
from detente.agreement.zone import zone
from detente.errors import LensUnavailable, TooLarge
from detente.model import Forum

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.model import Case

_SOUGHT = "the issues are tied too closely to be merged, and packages were sought one at a time"


def agreement(case: Case, points: int = 1000, *, in_full: bool = True, lotteries: bool = False) -> Agreement:
    """Whether a deal exists in each forum of a case, which, and why not, in the central case.

    points : how many points of each frontier are listed; all are counted. in_full : whether approval at home
    and trades are told too; nothing that is compared rests on that. lotteries : whether the solutions over
    lotteries are told as well.

    With no ``forums``, all parties with ``wants`` sit in one forum called ``all``. Raises
    :class:`~detente.errors.LensUnavailable` where the case has no issues or no wants, and
    :class:`~detente.errors.TooLarge` where issues are tied too closely to be computed.

    Everything is exact: see :mod:`detente.agreement.merge` for how, without listing packages.
    """
    missing = lacks(case)
    if missing:
        msg = f"the agreement lens needs what the case does not have: {' and '.join(missing)}"
        raise LensUnavailable(msg)
    forums = {
        name: _forum(case, forum, points, in_full=in_full, by_lottery=lotteries)
        for name, forum in forums_of(case).items()
    }
    return Agreement(case.title, case.sha256, forums)


def forums_of(case: Case) -> Mapping[str, Forum]:
    """The forums of a case; with none, all parties with wants sit in one called ``all``."""
    wanting = tuple(party for party in case.parties if party in case.wants)
    return case.forums or {"all": Forum("all", "all parties", wanting)}


def untreated_without_today(case: Case, forum: Forum) -> tuple[str, ...]:
    """The issues that keep a forum from being computed: not treated there, and without a ``today``."""
    treated = case.issues if forum.issues is None else forum.issues
    return tuple(name for name, issue in case.issues.items() if name not in treated and issue.today is None)


def _forum(
    case: Case, forum: Forum, points: int, *, in_full: bool, by_lottery: bool
) -> ForumAgreement | NotComputed:
    treated = tuple(name for name in case.issues if forum.issues is None or name in forum.issues)
    blank = untreated_without_today(case, forum)
    if blank:
        reason = f"what holds `today` is not given for {' and '.join(blank)}, which it does not treat"
        return NotComputed(forum.id, forum.name, forum.seats, treated, reason)
    try:
        return _by_merging(Negotiation(case, forum), points, in_full=in_full, by_lottery=by_lottery)
    except TooLarge:
        from detente.agreement.programs.forum import by_programs  # noqa: PLC0415 - loads scipy

        found = by_programs(case, forum)
        return replace(found, lotteries=no_lotteries(_SOUGHT)) if by_lottery else found


def _by_merging(negotiation: Negotiation, points: int, *, in_full: bool, by_lottery: bool) -> ForumAgreement:
    case, forum = negotiation.case, negotiation.forum
    seats, space = negotiation.seats, negotiation.space
    best = negotiation.best(negotiation.acceptance.formula, space)
    uncrossed = negotiation.best(negotiation.no_red_line_crossed(), space)
    found = obstacles(negotiation, deal=len(best) > 0)
    agendas, agendas_complete = largest_agendas(negotiation, best)
    found_zone, found_solutions = zone(negotiation, best), solutions_of_forum(negotiation, best)
    drafts = {name: judged(negotiation, draft) for name, draft in case.drafts.items()}
    return ForumAgreement(
        id=forum.id,
        name=forum.name,
        seats=forum.seats,
        issues=tuple(issue.id for issue in space.issues),
        rule=forum.rule,
        demands=negotiation.acceptance.demands,
        outside=negotiation.outside,
        packages=space.packages,
        zone=found_zone,
        frontier=frontier(negotiation, uncrossed, seats, points),
        zone_frontier=frontier(negotiation, best, seats, points),
        solutions=found_solutions,
        winning_sets=winning_sets(negotiation, found.conflicts) if forum.rule.kind == "majority" else (),
        no_deal={seat: negotiation.no_deal(seat) for seat in forum.seats},
        today=negotiation.worth_today(),
        conflicts=found.conflicts,
        corrections=found.corrections,
        obstacles_complete=found.complete,
        agendas=agendas,
        agendas_complete=agendas_complete,
        drafts={name: draft for name, draft in drafts.items() if draft is not None},
        at_home=at_home(negotiation, found_zone.packages, found_solutions) if in_full else {},
        trades=trades(negotiation, uncrossed) if in_full else {},
        lotteries=lotteries_of(negotiation, MAX_MERGED_SETS) if by_lottery else None,
    )
