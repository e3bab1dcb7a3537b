"""The results of lenses, with their case, able to show themselves."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Self

from detente.agreement.result import Agreement, NotComputed
from detente.analysis import Analysis
from detente.brief import FINDINGS, brief, headlines
from detente.model import whole
from detente.notebook.choice import chosen
from detente.notebook.conflict_rows import holding_rows
from detente.notebook.explanation import Explanation
from detente.notebook.frames import frame
from detente.notebook.html import listing, paragraph, table
from detente.notebook.inherited import inherited, settled
from detente.notebook.levers import LeversResult
from detente.notebook.pictures import pictures
from detente.notebook.robustness import RobustnessResult
from detente.notebook.rows import ROWS
from detente.notebook.stability import StabilityResult

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    import pandas as pd

    from detente.agreement.result import ForumAgreement
    from detente.analysis.what_if import Setting
    from detente.notebook.case import LoadedCase
    from detente.notebook.pictures import Pictures


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class AgreementResult(Agreement):
    """What the agreement lens found, with the case it was found in."""

    case: LoadedCase

    @classmethod
    def of(cls, case: LoadedCase, found: Agreement) -> Self:
        """A result of the lens, with its case."""
        return cls(**inherited(found, Agreement), case=case)

    def explain(self, forum: str | None = None, finding: int | None = None) -> Explanation:
        """The same in sentences; of one forum, or to one question of the brief by its number."""
        return self._analysis().explain(forum, finding)

    def plot(self, kind: str = "values", forum: str | None = None) -> Pictures:
        """Pictures of it; ``kind`` is one of :data:`detente.figures.FIGURES`."""
        return self._analysis().plot(kind, forum)

    def to_frame(self, what: str = "forums") -> pd.DataFrame:
        """A table of it, for further work.

        what : ``forums``, ``values`` (what each outcome is worth to each party), ``packages`` (what each
        outcome settles), ``frontier``, ``conflicts``, ``corrections``, ``agendas``, ``approval`` (what
        packages are to those who must agree at home), ``rules`` (what would be left if more of them had to,
        or fewer), ``exchanges``, ``ways`` (the packages on the way to the frontier) or, where they were asked
        for, ``lotteries``. Outcomes are today's options, solutions and drafts, and the agendas where there is
        no deal on the whole.

        Needs pandas, which comes with the extra ``frames``.
        """
        return frame(chosen("table", what, ROWS)(self))

    def _analysis(self) -> AnalysisResult:
        return AnalysisResult(case=self.case, agreement=self)

    def _repr_html_(self) -> str:
        rows = [(forum.name, *_told(forum)) for forum in self]
        return table(self.title, ("forum", "deal", "packages accepted", "conflicts"), rows)


def _told(forum: ForumAgreement | NotComputed) -> tuple[str, str, str]:
    if isinstance(forum, NotComputed):
        return f"not computed: {forum.why_not}", "", ""
    accepted = f"{forum.zone.packages} of {whole(forum.packages)}"
    return "yes" if forum.zone.exists else "no", accepted, whole(len(forum.conflicts))


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class AnalysisResult(Analysis):
    """What all lenses found in one case."""

    case: LoadedCase
    agreement: AgreementResult | None = None
    stability: StabilityResult | None = None
    robustness: RobustnessResult | None = None
    levers: LeversResult | None = None

    @classmethod
    def of(cls, case: LoadedCase, found: Analysis) -> Self:
        """An analysis of a case, able to show itself."""
        own = settled(case, found)
        agreement = None if found.agreement is None else AgreementResult.of(own, found.agreement)
        stability = None
        if found.stability is not None and found.graph is not None:
            stability = StabilityResult.of(own, found.stability, found.graph)
        robustness = None if found.robustness is None else RobustnessResult.of(own, found)
        levers = None if found.levers is None else LeversResult.of(own, found, found.levers)
        answers = {"agreement": agreement, "stability": stability, "robustness": robustness, "levers": levers}
        return cls(**{**inherited(found, Analysis), **answers, "case": own})

    @property
    def forums(self) -> tuple[str, ...]:
        """The ids of the forums that something was found of."""
        return () if self.agreement is None else tuple(self.agreement.forums)

    def explain(self, forum: str | None = None, finding: int | None = None) -> Explanation:
        """The brief; of one forum, or to one of its questions by number."""
        return Explanation(brief(self), self.forums).about(forum, finding)

    def plot(self, kind: str = "values", forum: str | None = None) -> Pictures:
        """Pictures of it; ``kind`` is one of :data:`detente.figures.FIGURES`."""
        return pictures(self, kind, forum, self.forums)

    def to_frame(self, what: str = "forums") -> pd.DataFrame:
        """A table of what the agreement lens found; see :meth:`AgreementResult.to_frame`.

        what : also ``holds``, a row for each way in which a draft, a best package or one of the frontier may
        be broken with a gain.

        Raises :class:`ValueError` where the agreement lens did not run.
        """
        if chosen("table", what, {**ROWS, "holds": holding_rows}) is holding_rows:
            return frame(holding_rows(self))
        if self.agreement is None:
            msg = f"the agreement lens did not run: {self.not_run['agreement']}"
            raise ValueError(msg)
        return self.agreement.to_frame(what)

    def report(self, file: str | PathLike[str]) -> Path:
        """Write the report, in the form that the ending names: ``.html``, ``.md`` or ``.pdf``.

        Raises
        ------
        ValueError
            The ending names no form.
        ExtraMissing
            The form needs a library that is not installed.
        Unwritable
            The file cannot be written; what was in it is as it was.
        """
        return write_report(file, self)

    def _repr_html_(self) -> str:
        """The main answers, forum by forum under each question of the brief."""
        parts = [paragraph(self.case.title)]
        for finding, answers in groupby(headlines(self), key=lambda told: told.finding):
            by_forum = groupby(answers, key=lambda told: told.forum)
            texts = [self._answer(forum, [told.text for told in told_of]) for forum, told_of in by_forum]
            parts += [paragraph(FINDINGS[finding], strong=True), listing(texts)]
        return "".join(parts)

    def _answer(self, forum: str | None, texts: Sequence[str]) -> str:
        """What was found of a forum, with its name where there are several."""
        if self.agreement is None or forum is None or len(self.forums) == 1:
            return " ".join(texts)
        return f"{self.agreement.forums[forum].name}: {' '.join(texts)}"


def write_report(
    file: str | PathLike[str], analysis: AnalysisResult, settings: Sequence[Setting] = ()
) -> Path:
    """Write the report on an analysis, whole or not at all; ``settings`` is what was set in a what-if."""
    from detente.report import FORMS, build  # noqa: PLC0415 - heavy, and not every result is reported
    from detente.report.writing import replace  # noqa: PLC0415

    path = Path(file)
    form = chosen("form of a report", path.suffix.lower(), FORMS)
    replace(path, form(build(analysis, analysis.case.found.data, settings)))
    return path
