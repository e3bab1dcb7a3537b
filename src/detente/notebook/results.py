"""The results of lenses, with their case, able to show themselves."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Self

from detente.agreement.result import Agreement, NotComputed
from detente.analysis import Analysis
from detente.brief import brief
from detente.notebook.choice import chosen
from detente.notebook.explanation import Explanation
from detente.notebook.frames import frame
from detente.notebook.html import table
from detente.notebook.pictures import pictures
from detente.notebook.rows import ROWS

if TYPE_CHECKING:
    from os import PathLike

    import pandas as pd

    from detente.agreement.result import ForumAgreement
    from detente.casefile import ReadCase
    from detente.notebook.case import LoadedCase
    from detente.notebook.pictures import Pictures


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class AgreementResult(Agreement):
    """What the agreement lens found, with the case it was found in."""

    case: LoadedCase

    @classmethod
    def of(cls, case: LoadedCase, found: Agreement) -> Self:
        """A result of the lens, with its case."""
        own = {field.name: getattr(found, field.name) for field in fields(Agreement)}
        return cls(**own, case=case)

    def explain(self, forum: str | None = None, finding: int | None = None) -> Explanation:
        """The same in sentences; of one forum, or to one question of the brief by its number."""
        return self._analysis().explain(forum, finding)

    def plot(self, kind: str = "values", forum: str | None = None) -> Pictures:
        """Pictures of it; ``kind`` is one of :data:`detente.figures.FIGURES`."""
        return self._analysis().plot(kind, forum)

    def to_frame(self, what: str = "forums") -> pd.DataFrame:
        """A table of it, for further work.

        what : ``forums``, ``values`` (what each outcome is worth to each party), ``frontier``,
        ``packages`` (what the solutions and agendas settle), ``conflicts`` or ``corrections``.

        Needs pandas, which comes with the extra ``frames``.
        """
        return frame(chosen("table", what, ROWS)(self))

    def _analysis(self) -> AnalysisResult:
        return AnalysisResult(self.case, self, found=self.case.found)

    def _repr_html_(self) -> str:
        rows = [(forum.name, *_told(forum)) for forum in self]
        return table(self.title, ("forum", "deal", "packages accepted", "conflicts"), rows)


def _told(forum: ForumAgreement | NotComputed) -> tuple[str, str, str]:
    if isinstance(forum, NotComputed):
        return f"not computed: {forum.why_not}", "", ""
    count = forum.zone.packages
    accepted = f"{count.low:,}" if count.exact is not None else f"{count.low:,} to {count.high:,}"
    said = "yes" if forum.zone.exists else "no"
    return said, f"{accepted} of {forum.packages:,}", f"{len(forum.conflicts):,}"


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class AnalysisResult(Analysis):
    """What all lenses found in one case, with the file of the case."""

    found: ReadCase

    @classmethod
    def of(cls, found: ReadCase, analysis: Analysis) -> Self:
        """An analysis, able to show itself."""
        own = {field.name: getattr(analysis, field.name) for field in fields(Analysis)}
        return cls(**own, found=found)

    def explain(self, forum: str | None = None, finding: int | None = None) -> Explanation:
        """The brief; of one forum, or to one of its questions by number."""
        return Explanation(brief(self)).about(forum, finding)

    def plot(self, kind: str = "values", forum: str | None = None) -> Pictures:
        """Pictures of it; ``kind`` is one of :data:`detente.figures.FIGURES`."""
        return pictures(self, kind, forum)

    def to_frame(self, what: str = "forums") -> pd.DataFrame:
        """A table of what the agreement lens found; see :meth:`AgreementResult.to_frame`.

        Raises :class:`ValueError` where that lens did not run.
        """
        if self.agreement is None:
            msg = f"the agreement lens did not run: {self.not_run['agreement']}"
            raise ValueError(msg)
        return frame(chosen("table", what, ROWS)(self.agreement))

    def report(self, file: str | PathLike[str]) -> Path:
        """Write the report, in the form that the ending names: ``.html``, ``.md`` or ``.pdf``.

        Raises :class:`~detente.errors.ExtraMissing` where a form needs an extra, and :class:`OSError` where
        the file cannot be written.
        """
        from detente.report import FORMS, build  # noqa: PLC0415 - heavy, and not every result is reported

        path = Path(file)
        form = chosen("form of a report", path.suffix.lower(), FORMS)
        path.write_bytes(form(build(self, self.found.data)))
        return path

    def _repr_html_(self) -> str:
        return self.explain(finding=1)._repr_html_()
