"""Drafts, best packages and frontier packages of a forum, and how each fares over many worlds (SMAA-2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from detente.agreement.enumeration import allowed
from detente.agreement.packages import options
from detente.agreement.result import Solution
from detente.agreement.space import completions, number_of
from detente.analysis.robustness.acceptability import acceptability
from detente.analysis.robustness.result import MOST_ACCEPTED, ForumAcceptability
from detente.model import Worlds, holds

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from detente.agreement.in_worlds import ForumInWorlds
    from detente.agreement.result import ForumAgreement
    from detente.agreement.space import Space
    from detente.analysis.robustness.outcomes import Outcomes
    from detente.analysis.robustness.result import Acceptability
    from detente.model import Case

    Floats = npt.NDArray[np.float64]

MAX_FRONTIER: Final = 50
"""Points of the frontier of which a package is compared; the first, where there are more."""
MAX_ASKED: Final = 1 << 14
"""Packages up to which all are asked which of them is accepted in most worlds."""
_AT_ONCE: Final = 256
"""Packages asked together."""


def compared(
    case: Case, agreed: ForumAgreement, forum: ForumInWorlds, worlds: Worlds, outcomes: Outcomes
) -> ForumAcceptability:
    """How often each package is accepted, picked by a solution, and of which rank for whom.

    agreed : the forum in the central case, where the packages are from. outcomes : what comes of the case in
    these worlds.
    """
    names = _alternatives(case, agreed, forum, _most_accepted(forum, worlds, outcomes))
    packages = {name: forum.space.package(number) for name, number in names.items()}
    numbers = np.array(list(names.values()), np.intp)
    accepted = forum.accepted(numbers, worlds, outcomes.no_deals).mean(axis=0)
    return ForumAcceptability(
        forum=agreed.id,
        packages=packages,
        accepted=dict(zip(names, accepted.tolist(), strict=True)),
        chosen={
            solution: {name: float((picked == number).mean()) for name, number in names.items()}
            for solution, picked in outcomes.deals[agreed.id].chosen.items()
        },
        by_party={
            seat: _for_party(seat, case, names, forum.space, worlds)
            for seat in agreed.seats
            if names and seat in case.wants and case.wants[seat].has_values
        },
    )


def _most_accepted(forum: ForumInWorlds, worlds: Worlds, outcomes: Outcomes) -> int | None:
    """The number of the package that is accepted in most worlds, the first in option order.

    Nothing where none is in any, or there are more than :data:`MAX_ASKED`.
    """
    if forum.space.packages > MAX_ASKED:
        return None
    everything = np.arange(forum.space.packages)
    times = np.concatenate(
        [
            forum.accepted(everything[start : start + _AT_ONCE], worlds, outcomes.no_deals).sum(axis=0)
            for start in range(0, len(everything), _AT_ONCE)
        ]
    )
    return int(times.argmax()) if times.any() else None


def _alternatives(
    case: Case, agreed: ForumAgreement, forum: ForumInWorlds, most_accepted: int | None
) -> dict[str, int]:
    """The numbers of the packages that are compared, by name; one that has several names bears them all.

    ``draft.NAME``: of a draft that leaves issues open, the completion of the largest sum of the seats'
    central values. The names of the solutions. ``most accepted``, in most worlds. ``frontier.N``: the first
    package of each point, from 0 on.
    """
    named: dict[int, list[str]] = {}
    for name, draft in case.drafts.items():
        completing = completions(draft, forum.space)
        if completing is not None:
            named.setdefault(_best(np.flatnonzero(allowed(completing)), agreed, forum), []).append(
                f"draft.{name}"
            )
    for name, solution in agreed.solutions.items():
        if isinstance(solution, Solution):
            named.setdefault(number_of(solution.package, forum.space), []).append(name)
    if most_accepted is not None:
        named.setdefault(most_accepted, []).append(MOST_ACCEPTED)
    for place, point in enumerate(agreed.frontier.points[:MAX_FRONTIER]):
        number = number_of(point.packages[0], forum.space)
        if number not in named:
            named[number] = [f"frontier.{place}"]
    return {", ".join(names): number for number, names in named.items()}


def _best(numbers: npt.NDArray[np.intp], agreed: ForumAgreement, forum: ForumInWorlds) -> int:
    values = forum.values(numbers, Worlds(1, {}))
    total = sum((values[seat][0] for seat in agreed.seats if seat in values), np.zeros(len(numbers)))
    return int(numbers[total.argmax()])


def _for_party(
    party: str, case: Case, names: Mapping[str, int], space: Space, worlds: Worlds
) -> Acceptability:
    """A party's values of the packages by issue, so that they can be weighed anew."""
    wants = case.wants[party]
    chosen = {name: _positions(number, space) for name, number in names.items()}
    values = {issue: worlds.values(want) for issue, want in wants.issues.items()}
    points = {
        name: {issue: found[:, positions[issue]] for issue, found in values.items()}
        for name, positions in chosen.items()
    }
    extra = {
        name: sum(
            (
                worlds.quantity(entry.points)
                for entry in wants.together
                if holds(entry.condition.expression, positions)
            ),
            np.zeros(worlds.size),
        )
        for name, positions in chosen.items()
    }

    def weighed(weights: Mapping[str, Floats] | Mapping[str, float]) -> dict[str, Floats]:
        return {
            name: sum((weights[issue] * found for issue, found in by_issue.items()), extra[name])
            for name, by_issue in points.items()
        }

    weights = dict(zip(wants.issues, worlds.weights(wants).T, strict=True))
    return acceptability(party, weighed(weights), weights, weighed)


def _positions(number: int, space: Space) -> dict[str, int]:
    """The position of the option on every issue in a package, today's on those not treated."""
    treated = zip(space.issues, options(number, space.sizes), strict=True)
    return {**space.fixed, **{issue.id: position for issue, position in treated}}
