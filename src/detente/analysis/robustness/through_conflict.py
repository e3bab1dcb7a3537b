"""What alone turns a deal by way of the conflict, where a no deal is taken from where that settles.

A judgment on what a party prefers moves no value of a package. It may move where the conflict settles, and
with that what is demanded of a deal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise, permutations
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from detente.analysis.no_deal_from_conflict import CONCEPT
from detente.model import STANDS_FROM, Coin, GroupOrder, Range, Worlds, uncertain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    import numpy.typing as npt

    from detente.analysis.robustness.conflict_certainty import ExactConflict
    from detente.analysis.robustness.outcomes import CaseInWorlds
    from detente.model import Case, Uncertain

_SETTLES: Final = f"settles.{CONCEPT}."


@dataclass(frozen=True, slots=True)
class ThroughConflict:
    """What is turned.

    ``flips`` : by judgment path and conclusion the values at which it turns. ``turned_by`` : by conclusion
    the judgments that turn it.
    """

    flips: dict[str, dict[str, tuple[Fraction, ...]]] = field(default_factory=dict)
    turned_by: dict[str, list[str]] = field(default_factory=dict)


def through_conflict(many: CaseInWorlds, conflict: ExactConflict) -> ThroughConflict:
    """The judgments that turn where the conflict settles, and with that a deal or a draft.

    many : the case. conflict : what is known of its conflict. Where that settles is the same between two
    values at which it turns, so that each such value, and one between any two, are all that need be asked.
    """
    found = ThroughConflict()
    for one, values in _moving(many.case, conflict):
        asked, drawn = _asked(one, values)
        holds = dict(many.outcomes(Worlds(len(drawn), {one.path: drawn}), ()).conclusions())
        for name, where in holds.items():
            at = tuple(value for value, rows in asked if _differ(where[rows]))
            if at or (isinstance(one, GroupOrder) and _differ(where)):
                found.turned_by.setdefault(name, []).append(one.path)
                if at:
                    found.flips.setdefault(one.path, {})[name] = at
    return found


def _moving(case: Case, conflict: ExactConflict) -> Iterator[tuple[Uncertain, list[Fraction]]]:
    """Each judgment that alone moves where the conflict settles, and the values at which it does."""
    by_values = {path: _values(turned) for path, turned in conflict.flips.items()}
    groups = {
        path for name, paths in conflict.turned_by.items() if name.startswith(_SETTLES) for path in paths
    }
    for one in uncertain(case):
        values = by_values.get(one.path, [])
        if values or one.path in groups:
            yield one, values


def _values(turned: Mapping[str, tuple[Fraction, ...]]) -> list[Fraction]:
    """The values at which it turns where the conflict settles, rising."""
    return sorted({value for name, at in turned.items() if name.startswith(_SETTLES) for value in at})


def _asked(
    one: Uncertain, values: list[Fraction]
) -> tuple[list[tuple[Fraction, list[int]]], npt.NDArray[Any]]:
    """The values at which something may turn, each with the rows to be compared; and what is drawn."""
    match one:
        case GroupOrder(size=size):
            return [], np.array(list(permutations(range(size))))
        case Range(quantity=quantity):
            ends = [quantity.low, *values, quantity.high]
            between = [(low + high) / 2 for low, high in pairwise(ends)]
            rows = [number for pair in zip(between, values, strict=False) for number in pair]
            places = (
                (value, [2 * place, 2 * place + 1, 2 * place + 2]) for place, value in enumerate(values)
            )
            return list(places), np.array([float(number) for number in (*rows, between[-1])])
        case Coin():
            return [(STANDS_FROM, [0, 1])], np.array([False, True])
    msg = f"{one.path} is no judgment on what is preferred"
    raise ValueError(msg)


def _differ(holds: npt.NDArray[np.bool_]) -> bool:
    return bool(holds.any() and not holds.all())
