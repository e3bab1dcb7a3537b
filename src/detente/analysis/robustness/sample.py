"""What comes of the worlds drawn, kept as far as shares, learning and the comparison of packages need it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from detente.agreement.result import ForumAgreement
from detente.analysis.robustness.packages_compared import compared
from detente.analysis.robustness.reach import AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from detente.agreement import Agreement
    from detente.analysis.robustness.draws import Draws
    from detente.analysis.robustness.outcomes import CaseInWorlds, Outcomes
    from detente.analysis.robustness.result import ForumAcceptability
    from detente.model import Worlds

    Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sample:
    """What came of the worlds drawn.

    ``holds`` : where each conclusion holds, (n_worlds,); of those on states all that hold somewhere.
    ``drawn`` : what was drawn, by judgment. ``several`` : whether in some world a no deal is taken from the
    first of several states in which the conflict may settle. ``left_out`` : what of the conflict was out of
    reach, with the reason.
    """

    holds: Mapping[str, Mask] = field(default_factory=dict)
    drawn: Mapping[str, npt.NDArray[Any]] = field(default_factory=dict)
    acceptability: Mapping[str, ForumAcceptability] = field(default_factory=dict)
    several: bool = False
    left_out: Mapping[str, str] = field(default_factory=dict)


def sample(
    many: CaseInWorlds, draws: Draws, worlds: int, concepts: Sequence[str], agreement: Agreement | None
) -> Sample:
    """Draw the worlds, some at a time; packages are compared over the first of these parts.

    concepts : those by which the conflict is judged. agreement : the deals from which the packages are; none
    are compared without it.
    """
    holds: dict[str, Mask] = defaultdict(lambda: np.zeros(worlds, bool))
    drawn: list[Mapping[str, npt.NDArray[Any]]] = []
    acceptability: dict[str, ForumAcceptability] = {}
    several = False
    left_out: dict[str, str] = {}
    for start in range(0, worlds, AT_ONCE):
        part = draws.worlds(start, min(start + AT_ONCE, worlds))
        outcomes = many.outcomes(part, concepts)
        drawn.append(part.drawn)
        several |= outcomes.several
        left_out |= outcomes.left_out
        for name, where in outcomes.conclusions():
            holds[name][start : start + part.size] = where
        if start == 0 and agreement is not None:
            acceptability = dict(_compared(many, agreement, part, outcomes))
    joined = {path: np.concatenate([part[path] for part in drawn]) for path in (drawn[0] if drawn else ())}
    return Sample(dict(holds), joined, acceptability, several, left_out)


def _compared(
    many: CaseInWorlds, agreement: Agreement, worlds: Worlds, outcomes: Outcomes
) -> Iterator[tuple[str, ForumAcceptability]]:
    for name, forum in many.forums.items():
        agreed = agreement.forums[name]
        if isinstance(agreed, ForumAgreement):
            yield name, compared(many.case, agreed, forum, worlds, outcomes)
