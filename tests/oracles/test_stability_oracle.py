"""The brute-force oracle of stability agrees with conflicts worked out by hand and with published ones."""

from __future__ import annotations

import random

import pytest

from tests.conflict_models import random_model
from tests.oracles.stability import CONCEPTS, Graph, Model, stabilities
from tests.oracles.written import letters_of, model_of, states_of


def equilibria(model: Model, concept: str) -> str:
    """The equilibria as they are written, in the order of their numbers."""
    found = Graph(model).equilibria(concept)
    return " ".join(letters_of(state, len(model.owner)) for state in found)


def concepts_for(model: Model, party: int, state: str) -> set[str]:
    """The concepts under which a state is stable for a party."""
    (number,) = states_of(state)
    return {concept for concept in CONCEPTS if Graph(model).stable(concept, party, number)}


# Games of two


def test_prisoners_who_foresee_an_answer_may_both_cooperate() -> None:
    """Each action is to cooperate. Whoever stops is answered by the other's improvement, and is worse off."""
    prisoners = model_of("01", "==", "NY YY NN YN", "YN YY NN NY")
    assert equilibria(prisoners, "nash") == "NN"
    for concept in ("gmr", "smr", "seq", "sseq", "sim", "sim_fh"):
        assert equilibria(prisoners, concept) == "NN YY", concept


def test_swerving_in_chicken_is_held_by_moves_that_hurt_the_mover() -> None:
    """Each action is to go straight. If one does, the other can crash into it, and would not.

    If both do so at once they crash: so both readings of `sim` keep the state in which both swerve.
    """
    chicken = model_of("01", "==", "YN NN NY YY", "NY NN YN YY")
    for concept in ("nash", "seq", "sseq"):
        assert equilibria(chicken, concept) == "YN NY", concept
    for concept in ("gmr", "smr", "sim", "sim_fh"):
        assert equilibria(chicken, concept) == "NN YN NY", concept


# Where programs err


def test_a_party_may_move_twice_in_one_sanction() -> None:
    """Of the others, the first makes b, the second c, the first d: only the last state is no gain.

    All other states with a are impossible, so there is no shorter way.
    """
    model = model_of("0121", "====", "YNNN~YYNN~YYYN NNNN YYYY", *["YYYY YYYN YYNN YNNN NNNN"] * 2)
    assert concepts_for(model, 0, "NNNN") == {"gmr", "smr", "seq", "sseq", "sim_fh"}


def test_a_party_changes_all_its_actions_at_once_past_impossible_states() -> None:
    """Neither b nor c is possible alone; both together punish a."""
    model = model_of("011", "===", "YNN NNN YYY", "YYY YNN NNN")
    assert Graph(model).moves(1, 0b001) == {0b111}
    assert concepts_for(model, 0, "NNN") == {"gmr", "smr", "seq", "sseq", "sim_fh"}


def test_all_improvements_are_tried_against_the_same_combinations() -> None:
    """Both ways to improve fail if the other makes c at once."""
    model = model_of("001", "===", "YNN NYN NNN NNY YNY~NYY", "NNY NNN YNY~NYY YNN~NYN")
    assert "sim" in concepts_for(model, 0, "NNN")


def test_others_block_together_where_none_does_alone() -> None:
    """The first gains from a unless both others act at once."""
    ranked = "YNN~YYN~YNY NNN~NYN~NNY~NYY YYY"
    eager = "NYN~NYY NNN~NNY~YNN~YNY~YYN~YYY", "NNY~NYY NNN~NYN~YNN~YYN~YNY~YYY"
    assert "sim" in concepts_for(model_of("012", "===", ranked, *eager), 0, "NNN")
    content = "NNN~NNY~YNN~YNY~NYN~NYY~YYN~YYY"
    assert "sim" not in concepts_for(model_of("012", "===", ranked, eager[0], content), 0, "NNN")


def test_what_can_be_undone_is_an_escape_from_a_sanction() -> None:
    """After a and b the first would drop a again and gain from b; where a is irreversible it cannot."""
    ranks = "YN~NY NN YY", "YY YN NN NY"
    assert concepts_for(model_of("01", "==", *ranks), 0, "NN") == {"gmr", "seq", "sim_fh"}
    assert concepts_for(model_of("01", "+=", *ranks), 0, "NN") == {"gmr", "smr", "seq", "sseq", "sim_fh"}


def test_irreversible_actions_go_one_way() -> None:
    """With + only on, with - only off, whatever else a party changes at the same time."""
    model = model_of("00", "+-", "NN NY YN YY")
    moves = {state: Graph(model).moves(0, state) for state in range(4)}
    assert moves == {0b00: {0b01}, 0b01: set(), 0b10: {0b00, 0b01, 0b11}, 0b11: {0b01}}


def test_the_two_readings_of_simultaneous_stability_imply_neither_each_other() -> None:
    """First b answers a, yet is not made from the status quo; then b is eager, yet sanctioned itself."""
    answered = model_of("01", "==", "YN NN~NY YY", "YY YN NN NY")
    assert concepts_for(answered, 0, "NN") == {"gmr", "smr", "seq", "sseq", "sim_fh"}
    eager = model_of("01", "==", "YN NN YY NY", "NY NN YN YY")
    assert concepts_for(eager, 0, "NN") == {"gmr", "smr", "sim"}


def test_a_tie_is_no_improvement_and_punishes_one() -> None:
    """A state as good as the one left is not better, so the answer that leads there deters."""
    model = model_of("01", "==", "YN NN~YY NY", "YY YN NN~NY")
    assert concepts_for(model, 1, "NN") == set(CONCEPTS)
    assert concepts_for(model, 0, "NN") == set(CONCEPTS) - {"nash", "sim"}


def test_impossible_states_are_stable_for_nobody() -> None:
    """And a party without actions finds every possible state stable."""
    model = model_of("0", "=", "Y", "Y")
    found = stabilities(model.owner, model.direction, model.feasible, model.rank, CONCEPTS)
    assert found == {concept: [[False, True], [False, True]] for concept in CONCEPTS}


# Published conflicts

ELMIRA = model_of(
    "01112",
    "+-=+=",
    "NNYNY NNYNN YNYNN YNYNY NYNNY NYNNN YYNNN YYNNY NNNYN~YNNYN~NNNYY~YNNYY",
    "NYNNN YNYNN YNYNY NYNNY NNNYN~YNNYN~NNNYY~YNNYY YYNNN NNYNN NNYNY YYNNY",
    "NNYNY NNYNN NYNNY NYNNN YNYNY YYNNY YNYNN YYNNN NNNYN~YNNYN~NNNYY~YNNYY",
)
"""The ministry modifies; the company delays, accepts, abandons; the local government insists.

Fang, Hipel & Kilgour 1993, the groundwater contamination dispute of Elmira.
"""

CUBA = model_of(
    "0011",
    "+===",
    "NNYN NYYN YNYN YYYN NYNN YNNN YYNN NNNN YYNY YNNY NYNY NNNY",
    "NNNN NNYN NYYN NYNN YNYN YNNN YYYN YYNN YYNY YNNY NYNY NNNY",
)
"""The United States strike from the air, blockade; the Soviet Union withdraws, escalates.

The Cuban missile crisis of 1962 in the options of Fraser & Hipel 1984; an air strike cannot be undone.
"""

_KOREA = (
    "NNNY NNNN YNNY NYNY NNYY YNYN NNYN YNYY NYYY YNNN NYNN NYYN",
    "NYYN NYYY NYNN NYNY NNNN NNYN NNYY YNYN YNNN YNYY NNNY YNNY",
)
KOREA = model_of("0011", "+===", *_KOREA)
"""The United States strike, withdraw; North Korea invades, abandons its programme.

Z. Jacobi, "Socratic Form Microscopy", 5 and 12 November 2017.
"""
KOREA_WITHOUT_RETURN = model_of("0011", "+=+=", *_KOREA)
"""The same, where an invasion cannot be undone."""
KOREA_BLOODTHIRSTY = model_of(
    "0011",
    "+=+=",
    "NNNY YNNY NNNN NYNY YNYY NNYY YNYN NNYN YNNN NYNN NYYY NYYN",
    "NYYN NYYY NNYN NNYY YNYN YNYY NYNN NNNN NYNY YNNN YNNY NNNY",
)
"""The same again, with other preferences of both."""


@pytest.mark.parametrize("concept", ["nash", "seq", "sseq", "sim"])
def test_elmira_settles_where_the_literature_says(concept: str) -> None:
    """The company abandons, or all goes on as it is while the local government insists, or a compromise."""
    assert set(equilibria(ELMIRA, concept).split()) == {
        "NNNYN",
        "YNNYN",
        "NYNNY",
        "YNYNY",
        "NNNYY",
        "YNNYY",
    }


@pytest.mark.parametrize("concept", ["gmr", "smr"])
def test_elmira_has_two_more_states_held_by_sanctions_that_hurt(concept: str) -> None:
    held = set(equilibria(ELMIRA, concept).split()) - set(equilibria(ELMIRA, "seq").split())
    assert held == {"NYNNN", "YNYNN"}


@pytest.mark.parametrize(
    ("concept", "expected"),
    [
        ("nash", "YNYN"),
        ("sim", "YNYN"),
        ("seq", "NNYN YNYN NYYN"),
        ("sseq", "NNYN YNYN NYYN"),
        ("gmr", "NNNN YNNN NYNN NNYN YNYN NYYN YYYN"),
        ("smr", "NNNN YNNN NYNN NNYN YNYN NYYN YYYN"),
    ],
)
def test_in_cuba_only_sanctions_that_hurt_hold_states_with_the_missiles_in_place(
    concept: str, expected: str
) -> None:
    assert equilibria(CUBA, concept) == expected


@pytest.mark.parametrize(
    ("concept", "base", "without_return", "bloodthirsty"),
    [
        ("nash", "NNNN YNYN", "NNNN YNYN", "YNYN"),
        ("gmr", "NNNN NNYN YNYN NYNY NNYY", "NNNN NNYN YNYN NYNY NNYY", "YNYN NNYY"),
        ("smr", "NNNN NNYN YNYN NYNY NNYY", "NNNN NNYN YNYN NYNY NNYY", "YNYN NNYY"),
        ("seq", "NNNN YNYN NYNY", "NNNN YNYN NYNY NNYY", "YNYN NNYY"),
        ("sim", "NNNN NNYN YNYN NYNY", "NNNN YNYN NYNY", "YNYN NNYY"),
        ("sim_fh", "NNNN NNYN YNYN NYNY", "NNNN YNYN NYNY NNYY", "YNYN NNYY"),
    ],
)
def test_korea_settles_where_its_author_found(
    concept: str, base: str, without_return: str, bloodthirsty: str
) -> None:
    """Published: `sim_fh` of all three and `smr` of the first.

    Where an invasion cannot be undone the author missed NNYY. There North Korea can only stop abandoning its
    programme, which a strike answers: better for the United States, and worse for it than NNYY.
    """
    assert equilibria(KOREA, concept) == base
    assert equilibria(KOREA_WITHOUT_RETURN, concept) == without_return
    assert equilibria(KOREA_BLOODTHIRSTY, concept) == bloodthirsty


# Random models

SEEDS = range(400)


def verdicts(model: Model) -> dict[str, list[bool]]:
    """All verdicts of each concept in a row."""
    found = stabilities(model.owner, model.direction, model.feasible, model.rank, CONCEPTS)
    return {concept: [verdict for row in rows for verdict in row] for concept, rows in found.items()}


def test_no_two_concepts_agree_on_all_random_models() -> None:
    """Models are no use for comparison if they do not tell the concepts apart."""
    apart = dict.fromkeys(CONCEPTS, 0)
    for seed in SEEDS:
        found = verdicts(random_model(random.Random(seed)))
        for concept in CONCEPTS:
            apart[concept] += all(found[concept] != found[other] for other in CONCEPTS if other != concept)
    assert min(apart.values()) > len(SEEDS) / 20, apart


def test_random_models_hold_all_that_makes_stability_hard() -> None:
    """Two to five parties, two to ten actions, impossible states, actions that go one way alone, ties."""
    models = [random_model(random.Random(seed)) for seed in SEEDS]
    assert {len(model.rank) for model in models} == {2, 3, 4, 5}
    assert {len(model.owner) for model in models} == set(range(2, 11))
    assert {direction for model in models for direction in model.direction} == {-1, 0, 1}
    assert 0.2 < sum(all(model.feasible) for model in models) / len(models) < 0.7
    tied = [len(set(model.rank[0])) < len(model.rank[0]) for model in models]
    assert 0.3 < sum(tied) / len(models) < 0.8
    assert all(0 < sum(model.feasible) <= 41 for model in models)


def test_sequences_reach_what_plain_steps_do() -> None:
    """That no party moves twice in a row rules nothing out where its own moves are transitive."""
    for seed in SEEDS:
        graph = Graph(random_model(random.Random(seed)))
        for state in graph.model.states:
            for steps_of, reached in (
                (graph.moves, graph.reach(graph.model.parties, state)),
                (graph.improvements, graph.reach_improving(graph.model.parties, state)),
            ):
                plain: set[int] = set()
                while (
                    new := {
                        there
                        for party in graph.model.parties
                        for here in plain | {state}
                        for there in steps_of(party, here)
                    }
                    - plain
                ):
                    plain |= new
                assert plain - {state} == reached - {state}
