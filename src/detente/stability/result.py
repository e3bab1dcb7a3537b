"""What the stability lens finds out, as frozen results."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from detente.model import counted, holds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.model import Case, Occurs
    from detente.stability.moves import Mask
    from detente.stability.ways import Ways
    from detente.stability.why import Explanation


@dataclass(frozen=True, slots=True)
class Settling:
    """Where a conflict ends by one concept, as positions among the possible states.

    ``way`` says how that was found: ``stays`` where the status quo is an equilibrium, ``improvements`` where
    improvements lead from it to equilibria, ``cycle`` where they lead to none, but to states among which
    they then go round without end.
    """

    states: tuple[int, ...]
    way: str


@dataclass(frozen=True, slots=True)
class CommitmentJudged:
    """What a threat or a promise, "if A then B", comes to; nothing where it cannot be told.

    ``done``, ``left``, ``answered`` : positions of the states that the status quo becomes where A is done,
    where its contrary is done, and where A is done and B follows; absent where impossible. ``credible`` :
    whoever makes it prefers the last to the first, in the central case; ``credible_worlds`` : in every, some
    or none of the worlds the case holds possible. ``sufficient`` : it turns whether the owner of A gains.
    ``by_steps`` : where B has several actions, whether they can be done one by one, each step possible and
    an improvement. ``breakable_by`` : those who, once B follows, can turn some of it back by themselves.
    """

    done: int | None
    left: int | None
    answered: int | None
    credible: bool | None
    credible_worlds: Occurs | None
    sufficient: bool | None
    by_steps: bool | None
    breakable_by: tuple[str, ...] = ()

    @property
    def kept(self) -> bool:
        """Whether B is so already, so that keeping it takes no move."""
        return self.done is not None and self.done == self.answered


@dataclass(frozen=True, eq=False)
class Stability:
    """Which states of a conflict are stable for whom, by each concept, in the central case.

    ``actions`` : as ``PARTY.action``, in file order. ``states`` : (n_states, n_actions) bool, the possible
    states in ascending order of the sum of ``digit * 2**position``. ``stable`` : for each concept
    (n_parties, n_states) bool. ``equilibria`` : for each concept the positions, from 0, of the states that
    are stable for every party. ``status_quo`` : its position, absent where the case does not give it.
    ``settles`` : for each concept, where the status quo is given; ``threats`` and ``promises`` likewise, by
    name. ``form`` names how it was computed; ``left_out`` gives the reason for concepts that were not
    computed, and for ``settling``, ``ways`` and ``why``. ``ways`` : where moves lead from the status quo.
    ``why`` : the verdicts on some states, by position. Arrays are read-only.
    """

    title: str
    sha256: str
    parties: tuple[str, ...]
    actions: tuple[str, ...]
    states: Mask
    stable: Mapping[str, Mask]
    equilibria: Mapping[str, tuple[int, ...]]
    status_quo: int | None
    settles: Mapping[str, Settling]
    threats: Mapping[str, CommitmentJudged]
    promises: Mapping[str, CommitmentJudged]
    form: str
    left_out: Mapping[str, str]
    ways: Ways | None = None
    why: Mapping[int, Explanation] = field(default_factory=dict)

    def made(self, position: int) -> tuple[str, ...]:
        """The actions made in a state."""
        return tuple(action for action, made in zip(self.actions, self.states[position], strict=True) if made)

    def names(self, position: int, case: Case) -> tuple[str, ...]:
        """What the case calls a state, where it has names for it under ``states``."""
        made = self.made(position)
        told = {action: action in made for action in self.actions}
        named = case.conflict.states.values() if case.conflict else ()
        return tuple(
            state.name
            for state in named
            if state.made == frozenset(made)
            or (state.condition is not None and holds(state.condition.expression, {}, told))
        )

    def __repr__(self) -> str:
        held = (
            counted(len(self.parties), "party", "parties"),
            counted(len(self.states), "possible state", "possible states"),
            *(f"{concept} {len(found)}" for concept, found in self.equilibria.items()),
        )
        return f"<Stability of {self.title!r}: {', '.join(held)}>"
