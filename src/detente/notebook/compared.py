"""A what-if and a comparison of two cases, able to show themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Self

from detente.analysis.diff import Diff
from detente.analysis.findings import plain
from detente.analysis.krippendorff import Alpha
from detente.analysis.what_if import WhatIf
from detente.brief import FINDINGS, brief_of_diff, brief_of_what_if
from detente.brief.changes import tell_change
from detente.notebook.choice import chosen
from detente.notebook.explanation import Explanation
from detente.notebook.frames import frame
from detente.notebook.html import paragraph, table
from detente.notebook.inherited import inherited
from detente.notebook.results import AnalysisResult, write_report
from detente.notebook.rows import change_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from os import PathLike
    from pathlib import Path

    import pandas as pd

    from detente.model import Grounds
    from detente.notebook.case import LoadedCase
    from detente.notebook.pictures import Pictures

    Row = dict[str, Any]


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class WhatIfResult(WhatIf):
    """What changes with judgments set, with the case as it was and as it is then."""

    before: AnalysisResult
    after: AnalysisResult

    @classmethod
    def of(cls, case: LoadedCase, changed: LoadedCase, answer: WhatIf) -> Self:
        """An answer, with both cases."""
        both = {
            "before": AnalysisResult.of(case, answer.before),
            "after": AnalysisResult.of(changed, answer.after),
        }
        return cls(**(inherited(answer, WhatIf) | both))

    def explain(self, forum: str | None = None, finding: int | None = None) -> Explanation:
        """What was set and what changes, in sentences; of one forum, or to one question of the brief."""
        return Explanation(brief_of_what_if(self), _forums(self.before, self.after)).about(forum, finding)

    def plot(self, kind: str = "values", forum: str | None = None) -> Pictures:
        """Pictures of the case as it then is; ``kind`` is one of :data:`detente.figures.FIGURES`."""
        return self.after.plot(kind, forum)

    def to_frame(self) -> pd.DataFrame:
        """Every finding that changes: its forum, what it is, both values, and a sentence."""
        return frame(change_rows(self))

    def report(self, file: str | PathLike[str]) -> Path:
        """Write the report on the case as it then is, which says what was set.

        Raises the same as :meth:`AnalysisResult.report`.
        """
        return write_report(file, self.after, self.settings)

    def _repr_html_(self) -> str:
        return paragraph(repr(self).strip("<>"), strong=True) + self.explain()._repr_html_()


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class DiffResult(Diff):
    """In what two cases differ, with both."""

    a: AnalysisResult
    b: AnalysisResult

    @classmethod
    def of(cls, a: LoadedCase, b: LoadedCase, found: Diff) -> Self:
        """A comparison, with both cases."""
        both = {"a": AnalysisResult.of(a, found.a), "b": AnalysisResult.of(b, found.b)}
        return cls(**(inherited(found, Diff) | both))

    def explain(self, forum: str | None = None, finding: int | None = None) -> Explanation:
        """What they judge and find otherwise, in sentences; of one forum, or to one question of the brief."""
        return Explanation(brief_of_diff(self), _forums(self.a, self.b)).about(forum, finding)

    def to_frame(self, what: str = "judgments") -> pd.DataFrame:
        """A table of it.

        what : ``judgments`` and ``findings`` that differ, ``grounds`` (other sources or reasons for the same
        judgment), or ``alpha`` (how far two coders agree beyond chance).
        """
        return frame(chosen("table", what, DIFF_ROWS)(self))

    def _repr_html_(self) -> str:
        rows = [(each.path, each.a or "-", each.b or "-") for each in self.judgments]
        judged = table("", ("judgment", "A", "B"), rows) if rows else ""
        told = self.explain()
        found = replace(told, sentences=tuple(said for said in told if said.finding in FINDINGS))
        return paragraph(repr(self).strip("<>"), strong=True) + judged + found._repr_html_()


def _forums(one: AnalysisResult, other: AnalysisResult) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one.forums, *other.forums)))


def difference_rows(found: Diff) -> list[Row]:
    """A row a judgment that differs, or that only one side has."""
    return [{"path": each.path, "in": each.side, "a": each.a, "b": each.b} for each in found.judgments]


def finding_rows(found: Diff) -> list[Row]:
    """A row a finding that differs, with the judgments that carry it."""
    return [
        {
            "forum": each.change.question.forum,
            "finding": each.change.question.name,
            "a": plain(each.change.before),
            "b": plain(each.change.after),
            "alone": each.alone,
            "together": each.together,
            "needed": each.needed,
            "carried": each.carried,
            "complete": each.complete,
            "text": tell_change(each.change, "a and b"),
        }
        for each in found.findings
    ]


def grounds_rows(found: Diff) -> list[Row]:
    """A row a judgment that both sides make and give other sources or reasons for."""
    return [{"path": each.path, **_grounds("a", each.a), **_grounds("b", each.b)} for each in found.grounds]


def _grounds(side: str, grounds: Grounds) -> Row:
    return {f"{side}.sources": "; ".join(map(str, grounds.citations)), f"{side}.why": grounds.why}


def alpha_rows(found: Diff) -> list[Row]:
    """A row a kind of judgment that both made."""
    return [
        {
            "judgments": kind,
            "level": alpha.level,
            "n": alpha.units,
            "alpha": alpha.alpha if isinstance(alpha, Alpha) else None,
            "why_none": None if isinstance(alpha, Alpha) else alpha.reason,
        }
        for kind, alpha in found.alpha.items()
    ]


DIFF_ROWS: Final[Mapping[str, Callable[[Diff], list[Row]]]] = MappingProxyType(
    {
        "judgments": difference_rows,
        "findings": finding_rows,
        "grounds": grounds_rows,
        "alpha": alpha_rows,
    }
)
"""The tables of a comparison, by name."""
