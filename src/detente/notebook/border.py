"""The border between two judgments, able to show itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Any, Final, Self

from detente.agreement.result import NotComputed
from detente.analysis.robustness.border import Border
from detente.analysis.robustness.border import border as border_of
from detente.brief.shares import percent
from detente.model import Range, uncertain
from detente.notebook.choice import chosen
from detente.notebook.frames import frame
from detente.notebook.html import paragraph, table
from detente.notebook.inherited import inherited
from detente.notebook.pictures import Pictures

if TYPE_CHECKING:
    import pandas as pd

    from detente.analysis import Analysis
    from detente.figures.figure import Figure

    Row = dict[str, Any]

_DEAL: Final = "zone."


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class BorderResult(Border):
    """Where a conclusion holds as two judgments vary, with the analysis of the central case."""

    analysis: Analysis = field(compare=False)

    @classmethod
    def of(cls, analysis: Analysis, conclusion: str, x: str, y: str) -> Self:
        """The border between two ranges, by their paths.

        Raises the same as :meth:`LoadedCase.border`.
        """
        ranges = {one.path: one for one in uncertain(analysis.case) if isinstance(one, Range)}
        across, up = (chosen("judgment given as a range", path, ranges) for path in (x, y))
        if x == y:
            msg = f'"{x}" is set against itself; name two judgments'
            raise ValueError(msg)
        return cls(**inherited(border_of(analysis.case, conclusion, across, up), Border), analysis=analysis)

    def plot(self) -> Pictures:
        """The square of both ranges, with the border; of whether a forum has a deal."""
        return Pictures(tuple(self._figures()))

    def to_frame(self) -> pd.DataFrame:
        """A row a pair of values: whether the conclusion holds there."""
        return frame(border_rows(self))

    def _figures(self) -> list[Figure]:
        if not self.conclusion.startswith(_DEAL):
            return []
        forum = self.analysis.deals.forums[self.conclusion.removeprefix(_DEAL)]
        if isinstance(forum, NotComputed):
            return []
        from detente.figures.border import of_two  # noqa: PLC0415 - loads what draws, and not every border is drawn
        from detente.figures.judgments import JudgmentLabels  # noqa: PLC0415

        return [of_two(self.analysis, forum, self, JudgmentLabels(self.analysis.case))]

    def __repr__(self) -> str:
        share = "all" if self.holds.all() else percent(self.share) if self.holds.any() else "none"
        return f"<Border of {self.conclusion} by {self.x} and {self.y}: holds on {share} of the square>"

    def _repr_html_(self) -> str:
        told = [each.table for each in self._figures()]
        tables = (table(each.caption, each.columns, each.rows) for each in told)
        return "".join((paragraph(repr(self).strip("<>"), strong=True), *tables))


def border_rows(found: Border) -> list[Row]:
    """A row a pair of values of both judgments, those of the first varying fastest."""
    holds = found.holds.tolist()
    return [
        {found.x: x, found.y: y, "holds": holds[row][column]}
        for (row, y), (column, x) in product(enumerate(found.ys.tolist()), enumerate(found.xs.tolist()))
    ]
