"""How parties rank states in each of many worlds."""

from __future__ import annotations

import numpy as np

from detente.casefile import read_case
from detente.model import Worlds, realized
from detente.stability.graph_model import GraphModel, graph_model
from detente.stability.rankings import rankings

CASE = """
parties: {North: North, South: South, Coast: Coast}
actions:
  North: {a: A, b: B}
  South: {c: C}
status quo: []
prefers:
  North:
    - [North.a, South.c]
    - {holds: North.b, sure: 40..60}
  South: {weights: {North.a: 1..3, North.b: 2}}
  Coast: {ranking: [North.a and South.c, North.b]}
"""

PATHS = {
    "group": "prefers.North[1]",
    "coin": "prefers.North[2].sure",
    "range": "prefers.South.weights.North.a",
}


def model(text: str = CASE) -> GraphModel:
    return graph_model(read_case(text.encode(), "case.yaml").case)


def drawn(**columns: list[object]) -> Worlds:
    paths = {
        "group": "prefers.North[1]",
        "coin": "prefers.North[2].sure",
        "range": "prefers.South.weights.North.a",
    }
    found = {paths[name]: np.array(column) for name, column in columns.items()}
    return Worlds(len(next(iter(columns.values()))), found)


def test_a_group_is_ranked_in_the_order_of_each_world() -> None:
    found = rankings(model(), drawn(group=[[0, 1], [1, 0]], coin=[False, False]))
    north = found.ranks[:, 0]
    assert north[0].tolist() == [0, 2, 0, 2, 1, 3, 1, 3]
    assert north[1].tolist() == [0, 1, 0, 1, 2, 3, 2, 3]


def test_a_statement_ranks_states_only_where_it_stands() -> None:
    found = rankings(model(), drawn(coin=[True, False]))
    assert found.ranks[:, 0].tolist() == [[0, 4, 1, 5, 2, 6, 3, 7], [0, 2, 0, 2, 1, 3, 1, 3]]


def test_points_that_are_equal_tie_and_that_differ_by_the_least_do_not() -> None:
    found = rankings(model(), drawn(range=[1.0, 2.0, 2.000001]))
    assert found.ranks[:, 1, :4].tolist() == [[0, 1, 2, 3], [0, 1, 1, 2], [0, 2, 1, 3]]


def test_what_a_party_is_sure_of_is_one_ranking_however_many_worlds() -> None:
    found = rankings(model(), drawn(coin=[True, False, True], range=[1.0, 1.25, 3.0]))
    assert [len(table) for table in found.tables] == [2, 2, 1]
    assert found.which.shape == (3, 3)


def test_a_party_that_says_nothing_is_indifferent_in_every_world() -> None:
    for nothing in ("{weights: {}}", "[]"):
        text = CASE.replace("{weights: {North.a: 1..3, North.b: 2}}", nothing)
        found = rankings(model(text), drawn(coin=[True, False]))
        assert found.ranks[:, 1].tolist() == [[0] * 8] * 2


def test_worlds_in_which_all_rank_alike_are_one() -> None:
    found, place = rankings(model(), drawn(coin=[True, False, True])).distinct()
    assert len(found.which) == 2
    assert place[0] == place[2] != place[1]


def test_points_beyond_64_bits_are_ranked_exactly() -> None:
    text = CASE.replace("North.b: 2", "North.b: 90000000000000000000, South.c: 90000000000000000000.000001")
    case = read_case(text.encode(), "case.yaml").case
    worlds = drawn(range=[1.0, 2.5])
    for world in range(2):
        alone = graph_model(realized(case, worlds, world)).rank
        assert rankings(graph_model(case), worlds).of_world(world).tolist() == alone.tolist()
    south = rankings(graph_model(case), worlds).ranks[0, 1]
    assert south[0b010] < south[0b100]


def test_more_statements_than_a_number_has_bits_keep_order_and_ties() -> None:
    many = "\n".join("    - North.b" for _ in range(70))
    text = CASE.replace("    - {holds: North.b, sure: 40..60}", f"{many}\n    - {{holds: South.c, sure: 50}}")
    found = rankings(model(text), Worlds(1, {"prefers.North[72].sure": np.array([False])}))
    assert found.ranks[0, 0].tolist() == [0, 4, 1, 5, 2, 6, 3, 7]
