"""A case that was read from somewhere, with what one asks of it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Self

from detente.casefile import read_case
from detente.model import Case
from detente.notebook.frames import frame
from detente.notebook.html import counted, table
from detente.notebook.results import AgreementResult, AnalysisResult
from detente.notebook.rows import judgment_rows

if TYPE_CHECKING:
    import pandas as pd

    from detente.analysis import Sources
    from detente.analysis.diff import Diff
    from detente.analysis.what_if import WhatIf
    from detente.casefile import ReadCase
    from detente.notebook.pictures import Pictures


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class LoadedCase(Case):
    """A case with the file it was read from.

    It is a :class:`~detente.model.Case`, and goes wherever one does. ``found`` holds the text of the file,
    what it is called, and what is doubtful about it.
    """

    found: ReadCase

    @classmethod
    def of(cls, found: ReadCase) -> Self:
        """A case as the reader found it."""
        own = {field.name: getattr(found.case, field.name) for field in fields(Case)}
        return cls(**own, found=found)

    def agreement(self, points: int = 1000) -> AgreementResult:
        """Whether there is a deal in each forum, which, and if not, why not.

        points : how many points of each frontier are listed; all are counted.

        Raises :class:`~detente.errors.LensUnavailable` where the case has no issues or no wants.
        """
        from detente.agreement import agreement  # noqa: PLC0415 - heavy, and a case is often only looked at

        return AgreementResult.of(self, agreement(self, points))

    def analyze(self, points: int = 1000) -> AnalysisResult:
        """Every lens that the case has the sections for, and what they say in sentences."""
        from detente.analysis import analyze  # noqa: PLC0415 - as above

        return AnalysisResult.of(self.found, analyze(self, points))

    def set(self, path: str, value: object) -> Self:
        """The same case with one judgment set to another value; the file stays as it is.

        ``path`` names the judgment, as in ``wants.Russia.no deal``; ``value`` is what the file would say
        there: ``30``, ``"25..35"``, ``"{from: conflict}"``.

        Raises
        ------
        PathError
            No judgment has that path, or it cannot hold that value.
        CaseError
            The case is not valid with that value.
        """
        from detente.casefile.edit import set_judgment  # noqa: PLC0415 - needed for this alone

        changed = set_judgment(self.found.text, path, str(value))
        return self.of(read_case(changed.encode(), self.found.file))

    def what_if(self, *assignments: str) -> WhatIf:
        """What changes with judgments set, each ``PATH=VALUE`` as in ``wants.Russia.no deal=30``."""
        from detente.analysis.what_if import what_if  # noqa: PLC0415 - as above

        return what_if(self.found, assignments)

    def diff(self, other: LoadedCase) -> Diff:
        """How another version of this case, or another coder's, differs; which judgments carry it."""
        from detente.analysis.diff import diff  # noqa: PLC0415 - as above

        return diff(self.found, other.found)

    def trace_sources(self) -> Sources:
        """Which judgments rest on which place of which source, and which on nothing."""
        from detente.analysis import sources_of  # noqa: PLC0415 - as above

        return sources_of(self)

    def plot(self, kind: str = "issues", forum: str | None = None) -> Pictures:
        """Pictures of what was found; ``kind`` is one of :data:`detente.figures.FIGURES`."""
        return self.analyze().plot(kind, forum)

    def to_frame(self) -> pd.DataFrame:
        """Every judgment: its path, its line in the file, its sources, its reason."""
        return frame(judgment_rows(self))

    def __repr__(self) -> str:
        day = f" of {self.date.text}" if self.date else ""
        held = (
            counted(len(self.parties), "party", "parties"),
            counted(len(self.issues), "issue", "issues"),
            counted(len(self.forums), "forum", "forums"),
            counted(len(self.judgments), "judgment", "judgments"),
        )
        return f"<Case {self.title!r}{day}: {', '.join(held)}>"

    def _repr_html_(self) -> str:
        rows = [
            (name, issue.ask or "", ", ".join(option.id for option in issue.options))
            for name, issue in self.issues.items()
        ]
        return table(repr(self).strip("<>"), ("issue", "what it asks", "options"), rows)
