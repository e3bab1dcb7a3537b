"""Where a conflict settles: it stays, improvements lead to equilibria, or they go round."""

from __future__ import annotations

import numpy as np

from detente.stability.result import Settling
from detente.stability.settling import improvement_graph, settles


def settled(arcs: list[tuple[int, int]], equilibria: list[int], start: int = 0) -> Settling:
    left, entered = np.array(arcs, np.intp).reshape(-1, 2).T
    stable = np.isin(np.arange(6), equilibria)
    return settles(stable, improvement_graph([(left, entered)], 6), start)


def test_an_equilibrium_is_not_left() -> None:
    assert settled([(0, 1)], [0, 1]) == Settling((0,), "stays")


def test_improvements_lead_to_every_equilibrium_they_reach_and_no_other() -> None:
    assert settled([(0, 2), (2, 3), (2, 1), (4, 5)], [1, 3, 5]) == Settling((1, 3), "improvements")


def test_an_equilibrium_may_lie_behind_another() -> None:
    """Equilibria that a sanction holds have improvements, too."""
    assert settled([(0, 1), (1, 2)], [1, 2]) == Settling((1, 2), "improvements")


def test_where_no_equilibrium_is_reached_parties_go_round_where_they_cannot_leave() -> None:
    arcs = [(0, 1), (1, 0), (1, 2), (2, 3), (3, 4), (4, 2)]
    assert settled(arcs, [5]) == Settling((2, 3, 4), "cycle")


def test_there_may_be_several_such_rounds() -> None:
    assert settled([(0, 1), (1, 2), (2, 1), (0, 3), (3, 4), (4, 3)], []) == Settling((1, 2, 3, 4), "cycle")
