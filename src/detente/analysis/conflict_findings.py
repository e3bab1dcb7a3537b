"""What an analysis found of the conflict, as findings: where it settles, and what hangs on that.

A state is told by the actions made in it, in alphabetical order, so that it is the same in cases that list
their actions otherwise, or have others besides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.agreement.result import NotComputed
from detente.model import Endogenous, FromConflict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from detente.analysis.analyze import Analysis
    from detente.analysis.findings import Kind, Value
    from detente.analysis.would_it_hold import Holding
    from detente.stability.result import CommitmentJudged, Stability

    Found = tuple[str | None, Kind, tuple[str, ...], Value]
    """The forum it is of, if any; the kind; the names; the value."""

CONCEPTS: Final = ("nash", "seq")
"""The stability concepts that findings rest on."""
NOTHING_MADE: Final = "nothing made"
"""The name of the state in which no action is made."""
GAIN_UNKNOWN: Final = "unknown"
"""What a breach brings where the case does not give the points."""
_PARTS: Final = {*CONCEPTS, "settling", "holds"}
"""What findings rest on and may be left out."""


def of_the_conflict(analysis: Analysis) -> Iterator[Found]:
    """All findings that hang on the conflict; none where that lens did not run."""
    result = analysis.stability
    if result is None:
        return
    for part, reason in {**result.left_out, **analysis.left_out}.items():
        if part in _PARTS:
            yield None, "left out", (part,), reason
    yield from _settling(result)
    yield from _walking_away(analysis, result)
    yield from _judged(result.threats, "threat credible", "threat sufficient")
    yield from _judged(result.promises, "promise credible", "promise sufficient")
    yield from _holding(analysis)


def state_name(made: Iterable[str]) -> str:
    """A state by the actions made in it."""
    return ", ".join(sorted(made)) or NOTHING_MADE


def _settling(result: Stability) -> Iterator[Found]:
    for concept, settling in result.settles.items():
        if concept in CONCEPTS:
            states = sorted(tuple(sorted(result.made(place))) for place in settling.states)
            yield None, "settles", (concept,), tuple(states)
            yield None, "settles by", (concept,), settling.way


def _walking_away(analysis: Analysis, result: Stability) -> Iterator[Found]:
    """What it is worth where the conflict settles, and what that leaves of a deal."""
    names = {state.state: state_name(result.made(state.state)) for state in analysis.settled}
    for state in analysis.settled:
        worth = {party: points for party in state.worth if (points := state.points(party)) is not None}
        if worth:
            yield None, "worth", (names[state.state],), worth
    for party, demands in analysis.case.demands.items():
        if isinstance(demands.no_deal, Endogenous | FromConflict):
            left = [state.points(party) for state in analysis.settled]
            known = [points for points in left if points is not None]
            if known and len(known) == len(left):
                yield None, "no deal", (party,), (min(known), max(known))
    if len(analysis.by_state) > 1:
        for place, agreement in analysis.by_state.items():
            for forum in agreement:
                if not isinstance(forum, NotComputed):
                    yield forum.id, "deal after", (names[place],), forum.zone.exists


def _judged(found: Mapping[str, CommitmentJudged], credible: Kind, sufficient: Kind) -> Iterator[Found]:
    """Whether each would be kept and would do what it is meant to, where that can be told."""
    for name, judged in found.items():
        if judged.credible is not None:
            yield None, credible, (name,), judged.credible
        if judged.sufficient is not None:
            yield None, sufficient, (name,), judged.sufficient


def _holding(analysis: Analysis) -> Iterator[Found]:
    """Who would gain by breaking a draft, or a best package, and how much."""
    for name in analysis.case.drafts:
        draft = f"draft.{name}"
        yield from _breaches(None, draft, analysis.holds.get(draft))
    for forum in analysis.agreement or ():
        if not isinstance(forum, NotComputed):
            for solution in forum.solutions:
                yield from _breaches(forum.id, solution, analysis.holds.get(f"{forum.id}.{solution}"))


def _breaches(forum: str | None, package: str, holding: Holding | None) -> Iterator[Found]:
    if holding is None:
        return
    if holding.why_not is not None:
        yield forum, "breaches not computed", (package,), holding.why_not
    for breach in holding.breaches:
        names = (package, breach.by, ", ".join(sorted(breach.actions)))
        yield forum, "breach", names, GAIN_UNKNOWN if breach.gain is None else breach.gain
