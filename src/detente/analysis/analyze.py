"""Every lens the case has the sections for, run on it once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from detente.analysis.lenses import LENSES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.agreement import Agreement
    from detente.model import Case


@dataclass(frozen=True, slots=True)
class Analysis:
    """What all lenses say of one case; a lens that did not run has its reason in ``not_run``."""

    case: Case
    agreement: Agreement | None = None
    not_run: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        said = [] if self.agreement is None else [repr(self.agreement)]
        said += [f"{name}: not run" for name in self.not_run]
        return f"<Analysis of {self.case.title!r}: {', '.join(said)}>"


def analyze(case: Case, points: int = 1000) -> Analysis:
    """Answer every question that the case holds enough for.

    Parameters
    ----------
    case
        The case, taken at its central values.
    points
        How many points of each frontier to keep.

    Raises
    ------
    TooLarge
        A lens reached one of its stated limits; the message says which.
    """
    from detente.agreement import agreement  # noqa: PLC0415 - heavy, and `detente check` does without

    not_run = {
        name: f"the case lacks {'; '.join(lacks)}"
        for name, lens in LENSES.items()
        if (lacks := lens.lacks(case))
    }
    return Analysis(case, agreement(case, points) if "agreement" not in not_run else None, not_run)
