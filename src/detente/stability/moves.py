"""What parties can reach by moves, as questions on whole arrays.

Every stability concept is made of three questions: what is the most, or the least, that an array holds
where a party may move from each state, and what is the least where it may move to its gain. The two forms
of a model, :class:`~detente.stability.sweeps.BitTensor` and :class:`~detente.stability.joins.StateList`,
answer them; the concepts ask and do not know which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Ranks = npt.NDArray[np.signedinteger[Any]]
"""Ranks of states, or what was found of them: (n_places,), larger is better; of 16 or 32 bits."""
Mask = npt.NDArray[np.bool_]

LEAST: Final = -1
"""Below every rank: nothing was found where the most was sought."""
MOST: Final = np.iinfo(np.int32).max
"""Above every rank: nothing was found where the least was sought. In 16 bits it is the largest of those."""


class Moves(Protocol):
    """States and the moves of the parties between them.

    Arrays have one entry for each place of the form, in ascending order of states. A place where no state
    is possible holds whatever the caller passes for nothing: :data:`LEAST` where the most is asked for,
    :data:`MOST` where the least is.
    """

    @property
    def rank(self) -> Ranks:
        """Ranks of the states: (n_parties, n_places), 0 or more, larger is better; ``LEAST`` at no state."""

    @property
    def possible(self) -> Mask:
        """Which places are possible states: (n_places,)."""

    def most(self, party: int, values: Ranks) -> Ranks:
        """The largest value over each state and all states the party can move to from it."""

    def least(self, party: int, values: Ranks) -> Ranks:
        """The smallest value over each state and all states the party can move to from it."""

    def least_gaining(self, party: int, values: Ranks) -> Ranks:
        """The smallest value over each state and all that the party prefers to it and can move to."""

    def gains_are_met(self, party: int, secured: Ranks) -> Mask:
        """Where every gain of the party is met by gains of the others, all taken from the same state.

        secured : (n_parties, n_places), what each party counts on in a state; a move is a gain where
        this is more than the rank of the state it leaves. The others gain or stay. A gain is met where
        all changes joined can lead to a possible state that the party does not prefer. Returns
        (n_places,), false where no state is possible. Raises :class:`~detente.errors.TooLarge`.
        """


def least_reached(values: Ranks, parties: Iterable[int], step: Callable[[int, Ranks], Ranks]) -> Ranks:
    """The smallest value over each state and all states that moves of several parties lead to.

    values : (n_places,). step : :meth:`Moves.least` or :meth:`Moves.least_gaining`.

    Each party's own moves are transitive, so that what several reach in turn is plain reachability. Steps
    are repeated until a round of all parties changes nothing.
    """
    parties = tuple(parties)
    unchanged = 0
    while unchanged < len(parties):
        for party in parties:
            found = step(party, values)
            unchanged = unchanged + 1 if np.array_equal(found, values) else 1
            values = found
            if unchanged >= len(parties):
                break
    return values
