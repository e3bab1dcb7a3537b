"""How sure there is a deal in some forums of a case, and nothing else: a small part of what is asked else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.analysis.no_deal_from_conflict import CONCEPT
from detente.analysis.robustness.conflict_certainty import ExactConflict
from detente.analysis.robustness.deal_certainty import by_different_packages, exact_deals
from detente.analysis.robustness.draws import draws_of
from detente.analysis.robustness.outcomes import CaseInWorlds
from detente.analysis.robustness.reach import check_worlds, reach_of
from detente.analysis.robustness.sample import sample
from detente.analysis.robustness.verdicts import conclusions_of, deals_of, never_without, of_one_world
from detente.stability.certainty import settles_occurs

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from detente.analysis.robustness.draws import Sampling
    from detente.analysis.robustness.result import DealCertainty
    from detente.model import Case


def how_sure_deals(case: Case, forums: Collection[str], sampling: Sampling) -> Mapping[str, DealCertainty]:
    """Certain, open or impossible, with the share of worlds, for some forums of a case.

    What :func:`~detente.analysis.robustness.lens.robustness` finds of them in the same worlds, but for the
    judgments that turn each deal, which are not sought. The conflict is asked where some no deal is taken
    from there.

    Raises :class:`~detente.errors.TooLarge` for more worlds than
    :mod:`~detente.analysis.robustness.reach` allows.
    """
    check_worlds(sampling.worlds)
    draws = draws_of(case, sampling.seed, sampling.shape)
    many = CaseInWorlds(case, conflict=False, only=forums)
    settles = {} if many.model is None else settles_occurs(many.model, (CONCEPT,))
    deals = exact_deals(case, many.model, settles, forums)
    central = {name: bool(where[0]) for name, where in many.central.conclusions()}
    n_worlds = sampling.worlds if draws.uncertain else min(sampling.worlds, 1)
    drawn = sample(many, draws, reach_of(many, draws, n_worlds).worlds, (), None)
    deals.by_different_packages = by_different_packages(deals, case, never_without(many, central, drawn))
    conclusions = conclusions_of(central, ExactConflict(), deals, drawn.holds)
    if not draws.uncertain:
        conclusions = {name: of_one_world(each) for name, each in conclusions.items()}
    return deals_of(case, deals, conclusions)
