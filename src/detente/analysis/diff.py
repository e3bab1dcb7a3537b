"""Two versions of a case, or two codings of it: what differs, what follows, and which of the first carry it.

The judgments that differ are found in the texts, the findings that differ in the analyses. To tell which
judgments carry a finding, mixed cases are made: A with some judgments as in B. Each is read and analysed like
any other; one that is no valid case, such as values without the option they are for, carries nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from detente.analysis.analyze import analyze
from detente.analysis.carriers import Carriers, OutOfRuns, carriers
from detente.analysis.conflict_findings import CONCEPTS
from detente.analysis.findings import changes, findings
from detente.analysis.ratings import agreement_of_coders
from detente.errors import DetenteError
from detente.model import counted, quantities

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.analysis.analyze import Analysis
    from detente.analysis.carriers import Parts
    from detente.analysis.findings import Change, Findings
    from detente.analysis.krippendorff import Alpha, NoAlpha
    from detente.casefile import ReadCase
    from detente.casefile.units import Leaf, Unit
    from detente.model import Grounds

RUNS: Final = 500
"""Mixed cases analysed at most, unless told otherwise."""
_POINTS: Final = 1


@dataclass(frozen=True, slots=True)
class Difference:
    """A judgment, or a part of the case that is none, which only one side has or on which they differ.

    ``a`` and ``b`` are what each side says, on one line; ``None`` where it says nothing.
    """

    path: str
    a: str | None
    b: str | None

    @property
    def side(self) -> Literal["both", "a", "b"]:
        """Who has it."""
        return "both" if self.a is not None and self.b is not None else "a" if self.b is None else "b"


@dataclass(frozen=True, slots=True)
class OtherGrounds:
    """A judgment that both sides make and give other sources or reasons for."""

    path: str
    a: Grounds
    b: Grounds


@dataclass(frozen=True, slots=True)
class Carried:
    """A finding that differs (``before`` is that of A), and what carries it, by the paths of judgments.

    ``together`` is a minimal set that turns the finding of A into that of B, where none does ``alone``;
    without any one of ``needed`` it is not B's finding. ``carried`` is false where all judgments together do
    not give B's finding: then it hangs on the order of names in the file, by which ties are broken.
    ``complete`` : whether the search came to its end.
    """

    change: Change
    alone: tuple[str, ...]
    together: tuple[str, ...]
    needed: tuple[str, ...]
    carried: bool
    complete: bool


@dataclass(frozen=True, slots=True)
class Diff:
    """All in which two cases differ. ``runs`` is how many mixed cases were analysed."""

    a: Analysis
    b: Analysis
    judgments: tuple[Difference, ...]
    findings: tuple[Carried, ...]
    grounds: tuple[OtherGrounds, ...]
    alpha: Mapping[str, Alpha | NoAlpha]
    runs: int

    @property
    def complete(self) -> bool:
        """Whether every search came to its end."""
        return all(carried.complete for carried in self.findings)

    def __repr__(self) -> str:
        judged = counted(len(self.judgments), "judgment", "judgments")
        return f"<Diff: {judged} and {counted(len(self.findings), 'finding', 'findings')} differ>"


def diff(a: ReadCase, b: ReadCase, runs: int = RUNS) -> Diff:
    """Compare two cases.

    runs : how many mixed cases to analyse at most. Over the limit, findings say that they are not complete.
    """
    mixture = Mixture(a, b)
    before, after = analyze(a.case), analyze(b.case)
    differing = changes(findings(before), findings(after))
    trials = _Trials(mixture, findings(before), findings(after), runs)
    found = [(change, _search(trials, change)) for change in differing]
    paths = mixture.differing
    return Diff(
        before,
        after,
        mixture.differences(),
        tuple(
            Carried(
                change,
                tuple(paths[part] for part in carried.alone),
                tuple(paths[part] for part in carried.together),
                tuple(paths[part] for part in carried.needed),
                carried.carried,
                carried.complete,
            )
            for change, carried in found
        ),
        _other_grounds(a, b),
        agreement_of_coders([a.case, b.case]),
        trials.made,
    )


def _search(trials: _Trials, change: Change) -> Carriers:
    return carriers(range(len(trials.mixture.differing)), lambda parts: trials.gives(parts, change))


def _other_grounds(a: ReadCase, b: ReadCase) -> tuple[OtherGrounds, ...]:
    ours, theirs = a.case.judgments, b.case.judgments
    return tuple(
        OtherGrounds(path, judgment.grounds, theirs[path].grounds)
        for path, judgment in ours.items()
        if path in theirs and judgment.grounds != theirs[path].grounds
    )


class Mixture:
    """Two cases cut into units, and the cases between them. ``differing`` holds the paths that differ."""

    def __init__(self, a: ReadCase, b: ReadCase) -> None:
        from detente.casefile.units import frame_and_units  # noqa: PLC0415 - loads PyYAML

        judgments = {*a.case.judgments, *b.case.judgments}
        frame, self._a = frame_and_units(a.text, judgments)
        other_frame, self._b = frame_and_units(b.text, judgments)
        known = {leaf.steps[:2] for leaf in frame}
        sources = [leaf for leaf in other_frame if leaf.steps[0] == "sources" and leaf.steps[:2] not in known]
        self._frame = (*frame, *sources)
        ours, theirs = ({q.path: q for q in quantities(found.case)} for found in (a, b))
        self._equal = {path for path, number in ours.items() if theirs.get(path) == number}
        self._paths = tuple(dict.fromkeys([*self._a, *self._b]))
        self.differing = tuple(path for path in self._paths if not self._alike(path))

    def differences(self) -> tuple[Difference, ...]:
        """All that differs, in the order of A and then of B."""
        return tuple(
            Difference(path, _said(self._a.get(path)), _said(self._b.get(path))) for path in self.differing
        )

    def text(self, parts: Parts) -> str:
        """The text of A with some of the parts that differ as in B.

        Raises
        ------
        Contradiction
            The parts do not fit together.
        """
        from detente.casefile.flow import flow  # noqa: PLC0415 - small, and loaded with what is below
        from detente.casefile.units import rebuild  # noqa: PLC0415

        of_b = {self.differing[part] for part in parts}
        leaves: list[Leaf] = list(self._frame)
        for path in self._paths:
            unit = (self._b if path in of_b else self._a).get(path)
            leaves += () if unit is None else unit.leaves
        return flow(rebuild(leaves))

    def _alike(self, path: str) -> bool:
        ours, theirs = self._a.get(path), self._b.get(path)
        if ours is None or theirs is None:
            return False
        return path in self._equal or ours.says_the_same(theirs)


def _said(unit: Unit | None) -> str | None:
    return None if unit is None else str(unit)


class _Trials:
    """The findings of mixed cases, each analysed once."""

    def __init__(self, mixture: Mixture, start: Findings, target: Findings, runs: int) -> None:
        self.mixture = mixture
        self.made = 0
        self._target = target
        self._runs = runs
        self._found: dict[Parts, Findings | None] = {frozenset(): start}

    def gives(self, parts: Parts, change: Change) -> bool:
        """Whether a mixed case answers a question as B does."""
        if parts not in self._found:
            if self.made >= self._runs:
                raise OutOfRuns
            self.made += 1
            self._found[parts] = self._analysed(parts)
        found = self._found[parts]
        return found is not None and found.get(change.question) == self._target.get(change.question)

    def _analysed(self, parts: Parts) -> Findings | None:
        """The findings of a mixed case; nothing where it is none, or too large."""
        from detente.casefile import read_case  # noqa: PLC0415
        from detente.casefile.units import Contradiction  # noqa: PLC0415

        try:
            case = read_case(self.mixture.text(parts).encode(), "mixed").case
            return findings(analyze(case, _POINTS, CONCEPTS, in_full=False))
        except (Contradiction, DetenteError):
            return None
