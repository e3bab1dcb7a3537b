"""A case that was read from somewhere, with what one asks of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from detente.casefile import read_case
from detente.model import Case
from detente.notebook.choice import chosen
from detente.notebook.frames import frame
from detente.notebook.html import table
from detente.notebook.inherited import inherited, settled
from detente.notebook.results import AgreementResult, AnalysisResult
from detente.notebook.robustness import SURE_KINDS, RobustnessResult, sampling
from detente.notebook.rows import judgment_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike
    from pathlib import Path

    import pandas as pd

    from detente.casefile import ReadCase
    from detente.notebook.border import BorderResult
    from detente.notebook.compared import DiffResult, WhatIfResult
    from detente.notebook.levers import LeversResult
    from detente.notebook.pictures import Pictures
    from detente.notebook.role_sheet import RoleSheetResult
    from detente.notebook.sources import SourcesResult
    from detente.notebook.stability import StabilityResult


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
        return cls(**inherited(found.case, Case), found=found)

    def agreement(self, points: int = 1000, *, lotteries: bool = False) -> AgreementResult:
        """Whether there is a deal in each forum, which, and if not, why not.

        points : how many points of each frontier are listed; all are counted. lotteries : whether the
        solutions over lotteries are told as well.

        Raises :class:`~detente.errors.LensUnavailable` where the case has no issues or no wants.
        """
        from detente.analysis import agreement_in  # noqa: PLC0415 - heavy, and a case is often only looked at

        found = agreement_in(self, points, lotteries=lotteries)
        return AgreementResult.of(settled(self, found), found.deals)

    def stability(self, concepts: Iterable[str] | None = None) -> StabilityResult:
        """Which states no party would leave, and where the conflict settles if there is no deal.

        concepts : names of stability concepts, as ``nash`` and ``seq``; all of them unless said.

        Raises :class:`~detente.errors.LensUnavailable` where the case has no actions, or a party that acts
        says nothing of what it prefers; :class:`~detente.errors.TooLarge` for too many states.
        """
        from detente.notebook.stability import StabilityResult  # noqa: PLC0415 - as above
        from detente.stability.concepts import CONCEPTS  # noqa: PLC0415
        from detente.stability.graph_model import graph_model  # noqa: PLC0415
        from detente.stability.lens import stability_of  # noqa: PLC0415

        names = [
            chosen("concept", name, CONCEPTS).id for name in (CONCEPTS if concepts is None else concepts)
        ]
        graph = graph_model(self)
        return StabilityResult.of(self, stability_of(graph, self, names), graph)

    def robustness(
        self, worlds: int = 4096, seed: int = 0, shape: str = "uniform", indices: int | None = None
    ) -> RobustnessResult:
        """How sure the answers are: certain, open or impossible; what turns them; in what share of worlds.

        Parameters
        ----------
        worlds
            How many worlds to draw for the shares of what is open; with 0 only what needs none is told.
        seed
            Which worlds: the same seed draws the same ones.
        shape
            How numbers lie within their ranges: ``uniform``; ``triangular`` or ``normal``, with their peak at
            the central value.
        indices
            From how many worlds for each judgment, a power of two, to compute Sobol indices; none without.

        Raises
        ------
        LensUnavailable
            No lens ran that there is to be sure of.
        TooLarge
            More worlds are asked for than are kept in memory.
        ValueError
            A number or the shape cannot be.
        """
        from detente.analysis import robustness_in  # noqa: PLC0415 - as above

        if indices is not None and (indices < 1 or indices & (indices - 1)):
            msg = f"indices is {indices}; it is a power of two, such as 256"
            raise ValueError(msg)
        found = robustness_in(self, sampling(worlds, seed, shape), indices)
        return RobustnessResult.of(settled(self, found), found)

    def border(self, conclusion: str, x: str, y: str) -> BorderResult:
        """Where a conclusion turns as two judgments vary within their ranges, all else at its central value.

        conclusion : ``zone.FORUM``, whether there is a deal, or ``draft.NAME@FORUM``. x, y : the paths of two
        judgments that are given as ranges.

        Raises
        ------
        PathError
            There is no such conclusion.
        ValueError
            A path is not that of a range, or both are the same.
        TooLarge
            The forum has too many packages to be asked so often.
        """
        from detente.analysis import agreement_in  # noqa: PLC0415 - as above
        from detente.notebook.border import BorderResult  # noqa: PLC0415

        return BorderResult.of(agreement_in(self, points=1), conclusion, x, y)

    def levers(self, worlds: int = 256, seed: int = 0, shape: str = "uniform") -> LeversResult:
        """Every single change that could open a deal, or matter otherwise, and what it does.

        worlds, seed, shape : as for :meth:`robustness`, to tell how sure a deal is that opens. It takes as
        long as many analyses: seconds, or a minute for a large case.

        Raises :class:`~detente.errors.LensUnavailable` where the case has nothing that a lens could look at.
        """
        from detente.analysis.levers.levers import levers  # noqa: PLC0415 - as above
        from detente.notebook.levers import LeversResult  # noqa: PLC0415

        how = sampling(worlds, seed, shape)
        plan = levers(self.found)
        return LeversResult.of(settled(self, plan.before), plan.before, plan.carried_out(how))

    def analyze(
        self, points: int = 1000, worlds: int | None = 4096, seed: int = 0, *, levers: bool = False
    ) -> AnalysisResult:
        """Every lens that the case has the sections for, and what they say in sentences.

        points : as for :meth:`agreement`. worlds, seed : as for :meth:`robustness`; with ``worlds=None``
        nothing is told of how sure the answers are. levers : whether brief and report tell what opens a deal
        too, as :meth:`levers` finds it, with at most 256 worlds.
        """
        from detente.analysis import analyze  # noqa: PLC0415 - as above

        how = None if worlds is None else sampling(worlds, seed)
        found = analyze(self, points, sampling=how)
        if levers:
            from detente.analysis.levers.levers import STANDARD, with_levers  # noqa: PLC0415

            fewer = STANDARD.worlds if worlds is None else min(worlds, STANDARD.worlds)
            found = with_levers(found, self.found, sampling(fewer, seed))
        return AnalysisResult.of(self, found)

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

    def what_if(self, *assignments: str, points: int = 1000) -> WhatIfResult:
        """What changes with judgments set, each ``PATH=VALUE`` as in ``wants.Russia.no deal=30``.

        Raises the same as :meth:`set`.
        """
        from detente.analysis.what_if import what_if  # noqa: PLC0415 - as above
        from detente.notebook.compared import WhatIfResult  # noqa: PLC0415

        answer = what_if(self.found, assignments, points)
        return WhatIfResult.of(self, self.of(answer.changed), answer)

    def diff(self, other: LoadedCase, runs: int = 500) -> DiffResult:
        """How another version of this case, or another coder's, differs; which judgments carry it.

        runs : how many mixtures of the two are analysed at most. Over the limit, findings say that they are
        not complete.
        """
        from detente.analysis.diff import diff  # noqa: PLC0415 - as above
        from detente.notebook.compared import DiffResult  # noqa: PLC0415

        return DiffResult.of(self, other, diff(self.found, other.found, runs))

    def trace_sources(self) -> SourcesResult:
        """Which judgments rest on which place of which source, and which on nothing."""
        from detente.analysis import sources_of  # noqa: PLC0415 - as above
        from detente.notebook.sources import SourcesResult  # noqa: PLC0415

        return SourcesResult.of(sources_of(self))

    def role_sheet(self, party: str) -> RoleSheetResult:
        """What one party knows as it goes into the room, and nothing that others keep to themselves.

        Raises :class:`ValueError` where the case has no such party.
        """
        from detente.analysis import role_sheet  # noqa: PLC0415 - as above
        from detente.casefile.party_view import party_view  # noqa: PLC0415
        from detente.notebook.role_sheet import RoleSheetResult  # noqa: PLC0415

        known = chosen("party", party, self.parties).id
        return RoleSheetResult.of(role_sheet(party_view(self.found, known).case, known))

    def report(self, file: str | PathLike[str]) -> Path:
        """Analyse and write the report, with how sure it is; see :meth:`AnalysisResult.report`."""
        return self.analyze().report(file)

    def plot(self, kind: str = "issues", forum: str | None = None) -> Pictures:
        """Pictures of what was found; ``kind`` is one of :data:`detente.figures.FIGURES`."""
        analysis = self.analyze() if kind in SURE_KINDS else self.analyze(worlds=None)
        return analysis.plot(kind, forum)

    def to_frame(self) -> pd.DataFrame:
        """Every judgment: its path, its line in the file, its sources, its reason."""
        return frame(judgment_rows(self))

    def _repr_html_(self) -> str:
        rows = [
            (name, issue.ask or "", ", ".join(option.id for option in issue.options))
            for name, issue in self.issues.items()
        ]
        return table(repr(self).strip("<>"), ("issue", "what it asks", "options"), rows)
