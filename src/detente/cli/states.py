"""States and moves as the command line writes them, and as it takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.cli.parser import UsageError, closest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.model import Case
    from detente.stability.graph_model import GraphModel
    from detente.stability.result import Stability
    from detente.stability.ways import Step

STATUS_QUO: Final = "status quo"
_HINT: Final = "a state is its number, its name, `status quo`, or the actions made, as in 'A.push, B.resist'"


def state_text(result: Stability, case: Case, place: int) -> str:
    """The actions made in a state, with the names the case has for it."""
    from detente.brief import moves  # noqa: PLC0415 - `detente --help` does without

    return moves.state_text(result, case, place)


def short_state(result: Stability, case: Case, place: int) -> str:
    """A state by what the case calls it, where it has names for it."""
    if place == result.status_quo:
        return STATUS_QUO
    return " and ".join(result.names(place, case)) or state_text(result, case, place)


def step_text(result: Stability, step: Step) -> str:
    """What a party turns by a move."""
    from detente.brief import moves  # noqa: PLC0415 - as above

    return moves.step_text(result, step)


def chain_text(result: Stability, chain: Iterable[Step], *, at_once: bool = False) -> str:
    """Moves one after the other, or at the same moment."""
    from detente.brief import moves  # noqa: PLC0415 - as above

    return moves.chain_text(result, chain, at_once=at_once)


def places_of(text: str, model: GraphModel) -> list[int]:
    """The possible states that are meant by a number, a name, ``status quo`` or a list of actions made.

    Raises :class:`~detente.cli.parser.UsageError` where that is none.
    """
    named = model.conflict.states
    if text in named:
        found = model.states.called(named[text]).nonzero()[0].tolist()
        if not found:
            raise UsageError(f'no possible state is called "{text}"')
        return list(found)
    if text == STATUS_QUO:
        if model.status_quo is None:
            raise UsageError("the case gives no status quo", _HINT)
        return [model.status_quo]
    if text.isdecimal():
        if int(text) >= len(model.states):
            raise UsageError(f"there is no state {text}", f"they count from 0 to {len(model.states) - 1}")
        return [int(text)]
    made = [part.strip() for part in text.split(",")]
    known = model.states.actions
    for part in made:
        if part not in known:
            words = [*known, *(() if len(made) > 1 else (*named, STATUS_QUO))]
            what = "action" if len(made) > 1 else "state or action"
            raise UsageError(f'the case has no {what} "{part}"', closest(part, words) or _HINT)
    place = model.states.position(made)
    if place is None:
        raise UsageError(
            f"these cannot be all that is done: {', '.join(made)}", "a rule under `impossible` forbids it"
        )
    return [place]
