"""How sure the answers to a case are: exactly where that can be told, and by worlds drawn."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.analysis.no_deal_from_conflict import CONCEPT
from detente.analysis.robustness.conflict_certainty import exact_conflict
from detente.analysis.robustness.deal_certainty import (
    FLIPS,
    by_different_packages,
    exact_deals,
)
from detente.analysis.robustness.draws import Sampling, draws_of
from detente.analysis.robustness.held_fixed import held_fixed
from detente.analysis.robustness.indices import sobol_indices
from detente.analysis.robustness.learning import learning
from detente.analysis.robustness.margins import margins, margins_out_of_reach
from detente.analysis.robustness.outcomes import CaseInWorlds
from detente.analysis.robustness.reach import check_indices, check_worlds, indices_out_of_reach, reach_of
from detente.analysis.robustness.result import INDICES, MARGINS, Conclusion, Robustness
from detente.analysis.robustness.sample import sample
from detente.analysis.robustness.through_conflict import through_conflict
from detente.analysis.robustness.verdicts import conclusions_of, deals_of, never_without, of_one_world

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from detente.agreement import Agreement
    from detente.analysis.robustness.conflict_certainty import ExactConflict
    from detente.analysis.robustness.deal_certainty import ExactDeals
    from detente.analysis.robustness.draws import Draws
    from detente.analysis.robustness.result import Indices, Learning
    from detente.analysis.robustness.sample import Sample
    from detente.model import Case, Worlds

    Mask = npt.NDArray[np.bool_]

Flips = dict[str, dict[str, tuple[Fraction, ...]]]

STANDARD: Final = Sampling()
MAX_LEARNED: Final = 24
"""Conclusions for which it is told what learning a judgment would add."""

_NOT_ALL: Final = "not all is known that turns where the conflict settles"
_LEARNED_OF: Final = ("zone.", "draft.", f"settles.{CONCEPT}.")
_LEAST: Final = 0.01


def robustness(
    case: Case,
    sampling: Sampling = STANDARD,
    *,
    agreement: Agreement | None = None,
    indices: int | None = None,
) -> Robustness:
    """How sure the answers to a case are.

    Parameters
    ----------
    case
        The case, with all that it leaves uncertain.
    sampling
        How many worlds to draw for the shares of what is open, and how.
    agreement
        The deals of the central case, from which the packages are that are compared; none without it.
    indices
        From how many worlds for each judgment to compute Sobol indices of deals and drafts that are open, and
        of where the conflict settles; a power of two. None without it.

    Notes
    -----
    1. Certain, open or impossible, and flip points: exact, without drawing. 2. The central case, and worlds,
    and what holds in them. 3. Shares, where the first step has not settled them, and what carries them.
    What is out of reach is left out, with the reason. Where nothing is uncertain, the central case is the one
    world there is.

    Raises :class:`~detente.errors.TooLarge` for more worlds than
    :mod:`~detente.analysis.robustness.reach` allows.
    """
    check_worlds(sampling.worlds)
    draws = draws_of(case, sampling.seed, sampling.shape)
    if indices is not None:
        check_indices(indices, draws)
    many = CaseInWorlds(case)
    conflict = exact_conflict(many.model)
    deals = exact_deals(case, many.model, conflict.settles)
    central = {name: bool(where[0]) for name, where in many.central.conclusions()}
    if many.asking and many.model is not None:
        _add_turning(deals, many, conflict)
    n_worlds = sampling.worlds if draws.uncertain else min(sampling.worlds, 1)
    reach = reach_of(many, draws, n_worlds)
    drawn = sample(many, draws, reach.worlds, reach.concepts, agreement)
    deals.by_different_packages = by_different_packages(deals, case, never_without(many, central, drawn))
    conclusions = conclusions_of(central, conflict, deals, drawn.holds)
    if not draws.uncertain:
        conclusions = {name: of_one_world(each) for name, each in conclusions.items()}
    too_many = None if indices is None else indices_out_of_reach(many, draws, indices)
    more = {INDICES: too_many, MARGINS: margins_out_of_reach(many)}
    return Robustness(
        title=case.title,
        sha256=case.sha256,
        worlds=sampling.worlds,
        seed=sampling.seed,
        way=draws.way,
        shape=sampling.shape,
        drawn=draws.uncertain,
        fixed=held_fixed(case, draws.uncertain),
        forums=deals_of(case, deals, conclusions),
        conclusions=conclusions,
        flips=_joined_flips(case, deals.flips, conflict.flips),
        orders=_orders(case, deals, conflict),
        tornados=margins(many),
        learning=_learning(conclusions, drawn),
        indices={} if indices is None or too_many else _indices(many, draws, conclusions, indices),
        acceptability=drawn.acceptability,
        first_of_several=many.central.several or drawn.several,
        left_out={
            **many.left_out,
            **many.central.left_out,
            **drawn.left_out,
            **deals.left_out,
            **conflict.left_out,
            **reach.left_out,
            **{part: reason for part, reason in more.items() if reason is not None},
        },
    )


def _learning(conclusions: Mapping[str, Conclusion], drawn: Sample) -> dict[str, Learning]:
    """What it would be worth to know each judgment, for deals, drafts and where the conflict settles."""
    found = learning({name: drawn.holds[name] for name in _open(conclusions)}, drawn.drawn)
    return {name: replace(each, by_judgment=_telling(each)) for name, each in found.items()}


def _indices(
    many: CaseInWorlds, draws: Draws, conclusions: Mapping[str, Conclusion], size: int
) -> dict[str, Indices]:
    """Sobol indices of what is open."""
    names = _open(conclusions)

    def holds(worlds: Worlds) -> dict[str, Mask]:
        found = dict(many.outcomes(worlds, (CONCEPT,)).conclusions())
        return {name: found.get(name, np.zeros(worlds.size, bool)) for name in names}

    return sobol_indices(draws, holds, size) if names else {}


def _open(conclusions: Mapping[str, Conclusion]) -> list[str]:
    """The deals, drafts and states where the conflict settles that are open, with shares neither 0 nor 1."""
    told = [
        name
        for name, conclusion in conclusions.items()
        if name.startswith(_LEARNED_OF) and conclusion.share and _LEAST < conclusion.share.share < 1 - _LEAST
    ]
    return told[:MAX_LEARNED]


def _telling(found: Learning) -> dict[str, float]:
    """The judgments that it is worth something to know."""
    return {path: adds for path, adds in found.by_judgment.items() if adds > 0}


def _add_turning(deals: ExactDeals, many: CaseInWorlds, conflict: ExactConflict) -> None:
    """Add what turns deals by way of the conflict; where some of that is not known, say so."""
    through = through_conflict(many, conflict)
    for path, by_conclusion in through.flips.items():
        deals.flips.setdefault(path, {}).update(by_conclusion)
    for name, paths in through.turned_by.items():
        deals.turned_by.setdefault(name, []).extend(paths)
    for name in deals.deals:
        reason = many.left_out.get(name, _NOT_ALL if conflict.left_out else None)
        if reason is not None:
            deals.left_out.setdefault(f"{FLIPS} {name}", reason)


def _orders(case: Case, deals: ExactDeals, conflict: ExactConflict) -> dict[str, tuple[str, ...]]:
    """The conclusions that each order and group turns alone, in the order of the file.

    These are the judgments that turn a conclusion without a value at which they do.
    """
    turned: dict[str, dict[str, None]] = {path: {} for path in case.judgments}
    for turned_by, flips in ((deals.turned_by, deals.flips), (conflict.turned_by, conflict.flips)):
        for name, paths in turned_by.items():
            for path in paths:
                if name not in flips.get(path, ()):
                    turned[path][name] = None
    return {path: tuple(names) for path, names in turned.items() if names}


def _joined_flips(case: Case, *parts: Mapping[str, Mapping[str, tuple[Fraction, ...]]]) -> Flips:
    """Flip points of all lenses, judgments in the order of the file."""
    joined: Flips = {path: {} for path in case.judgments}
    for part in parts:
        for path, by_conclusion in part.items():
            joined[path] |= by_conclusion
    return {path: by_conclusion for path, by_conclusion in joined.items() if by_conclusion}
