"""What an analysis concludes in one world, as plain yes and no.

``zone.FORUM``: a deal exists. ``draft.NAME@FORUM``: all seats accept the draft, or one of its completions.
``stays.CONCEPT.PARTY``: the party would stay in the status quo.
``equilibrium.CONCEPT.POSITION``: nobody would leave the state at that place among the possible ones.
``settles.CONCEPT.POSITION``: the conflict may end there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from detente.agreement.acceptance import conjunction
from detente.agreement.lens import forums_of, untreated_without_today
from detente.agreement.negotiation import Negotiation
from detente.agreement.programs.negotiation import some_package
from detente.agreement.space import completions
from detente.analysis.lenses import LENSES
from detente.analysis.no_deal_from_conflict import asks_the_conflict, settled_states, with_no_deals
from detente.analysis.robustness.outcomes import OF_STATES, CaseInWorlds
from detente.errors import TooLarge
from detente.model import realized
from detente.stability.concepts import CONCEPTS
from detente.stability.graph_model import graph_model
from detente.stability.lens import SETTLING, stability_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from detente.model import Case, Worlds


@dataclass(frozen=True, slots=True)
class Concluded:
    """What holds in one world.

    ``holds`` : by name; of states only those of which it is true. ``asked`` : what was asked of all states,
    as ``equilibrium.CONCEPT`` and ``settles.CONCEPT``. ``unknown`` : what is out of reach, with the reason: a
    name, or what would have been asked of all states, or parties.
    """

    holds: dict[str, bool] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    unknown: dict[str, str] = field(default_factory=dict)


def asked_in_worlds(case: Case, lenses: Collection[str]) -> CaseInWorlds:
    """A case made ready to be asked what these lenses conclude in many worlds."""
    return CaseInWorlds(case, deals="agreement" in lenses, conflict="stability" in lenses)


def concluded_in(many: CaseInWorlds, worlds: Worlds) -> Iterator[Concluded]:
    """What holds in each of many worlds: all at once, but for forums too large, which go one by one."""
    case = many.case
    outcomes = many.outcomes(worlds)
    table = list(outcomes.conclusions())
    large = [name for name in forums_of(case) if name in many.left_out]
    left_out = {**many.left_out, **outcomes.left_out}
    unknown = {asked: reason for part, reason in left_out.items() for asked in _asked_of_conflict(part)}
    for number in range(worlds.size):
        holds = {
            name: bool(where[number])
            for name, where in table
            if where[number] or not name.startswith(OF_STATES)
        }
        found = Concluded(holds, list(outcomes.asked), dict(unknown))
        if large:
            _deals(_after_settling(realized(case, worlds, number)), found, large)
        yield found


def concluded(case: Case, lenses: Collection[str]) -> Concluded:
    """What holds in the central case, of all that these lenses can conclude.

    Where the conflict may settle in several states, and a no deal is taken from there, deals are those after
    the first.

    Raises :class:`~detente.errors.LensUnavailable` where the case lacks what a lens needs, and
    :class:`~detente.errors.TooLarge` for too many states.
    """
    found = Concluded()
    if "agreement" in lenses:
        _deals(_after_settling(case), found, forums_of(case))
    if "stability" in lenses:
        _states(case, found)
    return found


def _after_settling(case: Case) -> Case:
    """The case with the no deals that are taken from where the conflict settles."""
    if not asks_the_conflict(case) or LENSES["stability"].lacks(case):
        return case
    try:
        settled = settled_states(graph_model(case))
    except TooLarge:
        return case
    return with_no_deals(case, settled[0]) if settled else case


def _deals(case: Case, found: Concluded, forums: Iterable[str]) -> None:
    """Whether forums have a deal, and which drafts their seats accept."""
    for name in forums:
        forum = forums_of(case)[name]
        if untreated_without_today(case, forum):
            continue
        negotiation = Negotiation(case, forum)
        jointly = conjunction(negotiation.acceptance.seats.values())
        asked = {f"zone.{name}": (negotiation.acceptance.formula, negotiation.space)}
        for draft in case.drafts.values():
            completing = completions(draft, negotiation.space)
            if completing is not None:
                asked[f"draft.{draft.name}@{name}"] = (jointly, completing)
        for conclusion, (formula, space) in asked.items():
            try:
                found.holds[conclusion] = some_package(negotiation, formula, space) is not None
            except TooLarge as limit:
                found.unknown[conclusion] = limit.message


def _states(case: Case, found: Concluded) -> None:
    """Which states are equilibria, and where the conflict settles."""
    result = stability_of(graph_model(case), case, in_full=False)
    true_of = {f"equilibrium.{concept}": places for concept, places in result.equilibria.items()}
    true_of |= {f"settles.{concept}": settling.states for concept, settling in result.settles.items()}
    if result.status_quo is not None:
        for concept, stable in result.stable.items():
            stays = zip(result.parties, stable[:, result.status_quo].tolist(), strict=True)
            found.holds.update((f"stays.{concept}.{party}", holds) for party, holds in stays)
    for asked, places in true_of.items():
        found.asked.append(asked)
        found.holds.update(dict.fromkeys((f"{asked}.{place}" for place in places), True))
    for part, reason in result.left_out.items():
        found.unknown.update(dict.fromkeys(_asked_of_conflict(part), reason))


def _asked_of_conflict(part: str) -> list[str]:
    """What is not told of a conflict where a part of it is left out: a concept, or where it settles."""
    if part == SETTLING:
        return [f"settles.{concept}" for concept in CONCEPTS]
    return [f"{kind}.{part}" for kind in ("equilibrium", "settles", "stays")] if part in CONCEPTS else []
