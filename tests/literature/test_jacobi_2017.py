"""The dispute in Korea against the equilibria that its author published, in the base model and its variants.

Jacobi 2017, The Graph Model of Conflict Resolution - Introduction (5 November) and - Sensitivity Analysis
(12 November), socratic-form-microscopy.com. States are the author's decimal numbers. He takes a state to be
stable for a party by Nash, by sequential stability or by simultaneous sanctioning, which is `sim_fh`; and in
a second round by symmetric metarationality, `smr`. These were compared with his text; the other concepts
stand as their definitions give them. Of the nine results he prints, one lacks a state, and one comes out only
if an invasion cannot be undone, where the text does not say.
"""

from __future__ import annotations

from importlib.resources import files

import pytest

from detente.casefile import read_case
from tests.literature.stable import equilibria

NAMES = {
    0: "status quo",
    1: "strike",
    2: "withdrawal",
    4: "conventional war",
    5: "nuclear war",
    6: "invasion after withdrawal",
    8: "disarmament",
    9: "strike on a disarmed North",
    10: "exchange",
    12: "invasion by a disarmed North",
    13: "nuclear war on a disarmed North",
    14: "invasion after the exchange",
}

BASE = ([8, 0, 9, 10, 12, 5, 4, 13, 14, 1, 2, 6], [6, 14, 2, 10, 0, 4, 12, 5, 1, 13, 8, 9])
BLOODTHIRSTY = ([8, 9, 0, 10, 13, 12, 5, 4, 1, 2, 14, 6], [6, 14, 4, 12, 5, 13, 2, 0, 10, 1, 9, 8])
DETERRED = ([8, 9, 0, 10, 13, 12, 5, 4, 1, 2, 14, 6], [6, 14, 4, 12, 0, 10, 5, 13, 2, 1, 9, 8])
PACIFIST = ([8, 0, 10, 2, 9, 12, 4, 5, 14, 13, 6, 1], [6, 14, 2, 10, 0, 8, 4, 12, 5, 1, 9, 13])
"""Rankings of the United States and of North Korea, the best first."""


def shipped() -> str:
    return files("detente.cases").joinpath("korea-2017.yaml").read_text(encoding="utf-8")


def variant(rankings: tuple[list[int], list[int]], *, irreversible: bool) -> str:
    """The shipped case with other rankings, and with an invasion that cannot be undone."""
    text, _, _ = shipped().partition("\nprefers:")
    if irreversible:
        text = text.replace(
            "name: Invade South Korea", "name: Invade South Korea\n      irreversible: made", 1
        )
    ranked = zip(("US", "North"), rankings, strict=True)
    lines = (f"  {party}: {{ranking: [{', '.join(NAMES[s] for s in states)}]}}\n" for party, states in ranked)
    return f"{text}\nprefers:\n{''.join(lines)}"


def found(text: str, concept: str) -> list[int]:
    """The equilibria as decimal numbers."""
    states = equilibria(read_case(text.encode(), "korea.yaml").case)[concept]
    return [sum(2**digit for digit, letter in enumerate(state) if letter == "Y") for state in states]


@pytest.mark.parametrize(
    ("concept", "expected"),
    [
        ("sim_fh", [0, 4, 5, 10]),
        ("smr", [0, 4, 5, 10, 12]),
        ("nash", [0, 5]),
        ("gmr", [0, 4, 5, 10, 12]),
        ("seq", [0, 5, 10]),
        ("sseq", [0, 5, 10]),
        ("sim", [0, 4, 5, 10]),
    ],
)
def test_the_base_model(concept: str, expected: list[int]) -> None:
    assert found(shipped(), concept) == expected


@pytest.mark.parametrize(
    ("rankings", "sequential", "metarational"),
    [
        (BLOODTHIRSTY, [5, 12], [5, 12]),
        (DETERRED, [0, 5, 10, 12], [0, 5, 10, 12]),
        (PACIFIST, [0, 4, 5], [0, 2, 4, 5, 8, 10, 12]),
    ],
    ids=["bloodthirsty", "deterred", "pacifist"],
)
def test_the_variants_in_which_an_invasion_cannot_be_undone(
    rankings: tuple[list[int], list[int]], sequential: list[int], metarational: list[int]
) -> None:
    text = variant(rankings, irreversible=True)
    assert found(text, "sim_fh") == sequential
    assert found(text, "smr") == metarational


def test_the_pacifist_variant_is_not_as_printed_where_an_invasion_can_be_undone() -> None:
    """Printed are 0, 4 and 5; so that it cannot be undone is our reading, made because it fits."""
    assert found(variant(PACIFIST, irreversible=False), "sim_fh") == [0, 5]


def test_the_irreversible_variant_of_the_base_model_has_one_state_more_than_printed() -> None:
    """Printed are 0, 5 and 10.

    From 12 the North can improve only by going to 4, from where the United States goes on to 5, which the
    North likes less than 12; and from 12 the United States cannot improve. So 12 is stable for both.
    """
    assert found(variant(BASE, irreversible=True), "seq") == [0, 5, 10, 12]
