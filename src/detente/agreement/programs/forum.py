"""The agreement lens on a forum whose issues are tied too closely to be merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.agreement.drafts import judged
from detente.agreement.programs.negotiation import ByPrograms
from detente.agreement.programs.obstacles import obstacles_by_programs
from detente.agreement.programs.solutions import leading, solutions_by_programs
from detente.agreement.result import Agenda, Count, ForumAgreement, Frontier, Zone
from detente.agreement.zone import analyst_options, on_the_table

if TYPE_CHECKING:
    from detente.model import Case, Forum


def by_programs(case: Case, forum: Forum) -> ForumAgreement:
    """Whether a deal exists, which packages the solutions pick, how drafts fare, and what stands in the way.

    Packages are sought one at a time: frontiers are not known, nor how many packages are accepted.

    Raises :class:`~detente.errors.TooLarge` where that leaves open whether a deal exists, or how a draft
    fares.
    """
    negotiation = ByPrograms(case, forum)
    space, formula = negotiation.space, negotiation.acceptance.formula
    witness = negotiation.witness(formula, space)
    found_zone = _zone(negotiation, witness)
    drafts = {name: judged(negotiation, draft) for name, draft in case.drafts.items()}
    negotiation.begin()
    found = solutions_by_programs(negotiation, deal=witness is not None)
    best = None if witness is None else leading(negotiation, found)
    everything = tuple(issue.id for issue in space.issues)
    whole = () if best is None else (Agenda(everything, (), negotiation.acceptance.demands, best),)
    negotiation.begin()
    obstacles = obstacles_by_programs(negotiation, witness)
    return ForumAgreement(
        id=forum.id,
        name=forum.name,
        seats=forum.seats,
        issues=everything,
        rule=forum.rule,
        demands=negotiation.acceptance.demands,
        outside=negotiation.outside,
        packages=space.packages,
        zone=found_zone,
        frontier=Frontier(None, ()),
        zone_frontier=Frontier(0 if witness is None else None, ()),
        solutions=found,
        winning_sets=(),
        no_deal={seat: negotiation.no_deal(seat) for seat in forum.seats},
        today=negotiation.worth_today(),
        conflicts=obstacles.conflicts,
        corrections=obstacles.corrections,
        obstacles_complete=obstacles.complete,
        agendas=whole,
        agendas_complete=bool(whole),
        drafts={name: draft for name, draft in drafts.items() if draft is not None},
        way="integer programming",
    )


def _zone(negotiation: ByPrograms, witness: int | None) -> Zone:
    """Whether there is a deal, with all options and with those on the table."""
    space, formula = negotiation.space, negotiation.acceptance.formula
    if witness is None:
        return Zone(
            exists=False, packages=Count(0, 0), exists_on_the_table=False, packages_on_the_table=Count(0, 0)
        )
    table = on_the_table(negotiation.case, space)
    on_it = negotiation.witness(formula, table)
    return Zone(
        exists=True,
        packages=Count(1, space.packages),
        exists_on_the_table=on_it is not None,
        packages_on_the_table=Count(0, 0) if on_it is None else Count(1, table.packages),
        analyst_options=analyst_options(negotiation, table, np.array([witness], dtype=object))
        if on_it is None
        else (),
    )
