"""What each lever of a case does, those that open a deal first."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from detente.agreement.result import Count, ForumAgreement
from detente.analysis.analyze import analyze
from detente.analysis.conflict_findings import CONCEPTS
from detente.analysis.findings import changes, findings
from detente.analysis.levers.candidates import candidates
from detente.analysis.levers.of_demands import pairs
from detente.analysis.levers.outsiders import outsiders
from detente.analysis.levers.result import Effect, Levers, rank
from detente.analysis.robustness.deals_alone import how_sure_deals
from detente.analysis.robustness.draws import Sampling
from detente.analysis.what_if import changed_case
from detente.errors import CaseError, DetenteError, LensUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from detente.analysis.analyze import Analysis
    from detente.analysis.findings import Change
    from detente.analysis.levers.lever import Lever
    from detente.casefile import ReadCase

MAX_LEVERS: Final = 400
"""Levers that are tried; the first, by kind and in the order of the file."""
MAX_SOUGHT: Final = 10
"""Levers that are tried where packages have to be sought one at a time, which takes long."""
STANDARD: Final = Sampling(worlds=256)
"""How worlds are drawn to tell how sure a deal is that a lever opens."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The levers of a case that are to be tried. ``complete`` is false where there are more."""

    found: ReadCase
    before: Analysis
    single: tuple[Lever, ...]
    complete: bool

    def carried_out(
        self, sampling: Sampling = STANDARD, tell: Callable[[int], None] = lambda _: None
    ) -> Levers:
        """Try them.

        1. Each single lever. 2. For forums that none of them opens, pairs of demands that do so together.

        sampling : how many worlds to draw to tell how sure a deal is that opens, and how. tell : is told how
        many single levers were tried.
        """
        trial = _Trial(self.found, self.before, sampling)
        tell(0)
        for number, lever in enumerate(self.single, start=1):
            trial.of(lever)
            tell(number)
        opened = {forum for effect in trial.effects for forum in effect.opens}
        shut = [name for name, deal in _deals(self.before).items() if not deal and name not in opened]
        for lever in pairs(self.before, shut):
            trial.of(lever)
        effects = tuple(sorted(trial.effects, key=lambda effect: rank(effect, effect.opens)))
        of = self.found.case
        return Levers(of.title, of.sha256, effects, trial.idle, trial.impossible, self.complete, sampling)


def levers(found: ReadCase) -> Plan:
    """The levers of a case, each of which is set in its text as ``--set`` does.

    Raises :class:`~detente.errors.LensUnavailable` where the case has nothing that a lens could look at, and
    :class:`~detente.errors.TooLarge` where every lens that could reached a limit.
    """
    before = _analysis(found)
    if before.agreement is None and before.stability is None:
        raise LensUnavailable(f"there is nothing to move: {'; '.join(before.not_run.values())}")
    single = tuple(candidates(found, before))
    most = MAX_SOUGHT if any(forum.sought for _, forum in _computed(before)) else MAX_LEVERS
    return Plan(found, before, single[:most], len(single) <= most)


def _unwatched(_: int) -> AbstractContextManager[Callable[[int], None]]:
    return nullcontext(lambda _: None)


def with_levers(
    found: Analysis,
    case: ReadCase,
    sampling: Sampling = STANDARD,
    watch: Callable[[int], AbstractContextManager[Callable[[int], None]]] = _unwatched,
) -> Analysis:
    """An analysis of a case, and its levers; why not, where no lens ran.

    sampling : as for :meth:`Plan.carried_out`. watch : is told how many single levers there are, and gives
    what is told how many were tried.
    """
    try:
        plan = levers(case)
    except LensUnavailable as error:
        return replace(found, not_run={**found.not_run, "levers": error.message})
    with watch(len(plan.single)) as tell:
        return replace(found, levers=plan.carried_out(sampling, tell))


class _Trial:
    """Levers tried one after another on one case."""

    def __init__(self, found: ReadCase, before: Analysis, sampling: Sampling) -> None:
        self.effects: list[Effect] = []
        self.idle = 0
        self.impossible: dict[tuple[str, ...], str] = {}
        self._found = found
        self._before = before
        self._findings = findings(before)
        self._sampling = sampling

    def of(self, lever: Lever) -> None:
        """Set it, see what changes, and where a deal opens how sure that is."""
        try:
            changed, _ = changed_case(self._found, lever.settings)
            after = _analysis(changed)
        except DetenteError as error:
            told = [problem.text for problem in error.problems[:1]] if isinstance(error, CaseError) else []
            self.impossible[lever.settings] = "; ".join(told) or error.message
            return
        differing = tuple(filter(_tells, changes(self._findings, findings(after))))
        if not differing:
            self.idle += 1
            return
        was, is_ = _deals(self._before), _deals(after)
        opens = tuple(name for name, deal in is_.items() if deal and was.get(name) is False)
        closes = tuple(name for name, deal in was.items() if deal and is_.get(name) is False)
        deals = how_sure_deals(changed.case, opens, self._sampling) if opens else {}
        outside = {name: outsiders(after.case, forum) for name, forum in _computed(after) if name in opens}
        self.effects.append(Effect(lever, opens, closes, differing, deals, outside))


def _analysis(found: ReadCase) -> Analysis:
    return analyze(found.case, 1, CONCEPTS, in_full=False)


def _tells(change: Change) -> bool:
    """Whether a change is known to be one: numbers of packages may differ in their bounds alone."""
    before, after = change.before, change.after
    if not isinstance(before, Count) or not isinstance(after, Count):
        return True
    return before.high < after.low or after.high < before.low or None not in (before.exact, after.exact)


def _computed(analysis: Analysis) -> list[tuple[str, ForumAgreement]]:
    """The forums that can be computed."""
    return [(forum.id, forum) for forum in analysis.agreement or () if isinstance(forum, ForumAgreement)]


def _deals(analysis: Analysis) -> dict[str, bool]:
    """Whether each forum that can be computed has a deal."""
    return {name: forum.zone.exists for name, forum in _computed(analysis)}
