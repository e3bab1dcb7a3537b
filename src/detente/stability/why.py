"""Why a party stays in a state or would leave it: its improvements, and how the others answer them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from detente.stability.sanctions import Sanctions
from detente.stability.ways import answering, steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from detente.stability.graph_model import GraphModel
    from detente.stability.ways import Step

MAX_EXPLAINED: Final = 2**14
"""Possible states up to which verdicts are explained without being asked for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What becomes of one improvement.

    ``chain`` : the shortest chain of the others' moves that leaves the party no better off, by the concept's
    own kind of moves; nothing where there is none. ``joint`` : the moves of the chain are all made from the
    explained state, at once with the improvement, and joined; each ``Step.state`` is then where that move
    alone would lead. ``left_with`` : the state the party is left with.
    """

    improvement: Step
    chain: tuple[Step, ...] | None
    joint: bool
    left_with: int | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a party stays.

    ``answers`` : where it stays, every improvement with what punishes it, the best first; where it does not,
    the improvement that breaks it, which is the best of those that nothing punishes.
    """

    stable: bool
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The verdicts on one state, by concept and by party."""

    state: int
    verdicts: Mapping[str, Mapping[str, Verdict]]


def explained(model: GraphModel, place: int, concepts: Iterable[str]) -> Explanation:
    """Why each party stays in a state or would leave it, by each concept.

    concepts : names of :data:`~detente.stability.concepts.CONCEPTS`.
    """
    sanctions = Sanctions(model)
    verdicts = {
        concept: {
            name: _verdict(model, sanctions, concept, party, place)
            for party, name in enumerate(model.parties)
        }
        for concept in concepts
    }
    return Explanation(place, verdicts)


def _verdict(model: GraphModel, sanctions: Sanctions, concept: str, party: int, place: int) -> Verdict:
    answers: list[Answer] = []
    for gain in sanctions.gains(party, place):
        (improvement,) = steps(model, place, [gain])
        found = sanctions.of(concept, party, place, gain)
        if found is None:
            return Verdict(stable=False, answers=(Answer(improvement, None, joint=False, left_with=None),))
        chain = answering(model, place, gain, found)
        answers.append(Answer(improvement, chain, found.joint, found.left_with))
    return Verdict(stable=True, answers=tuple(answers))
