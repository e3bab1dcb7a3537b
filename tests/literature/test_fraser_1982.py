"""The Cuban missile crisis in the model of Fraser and Hipel, by every concept.

Fraser & Hipel 1982, Dynamic modelling of the Cuban missile crisis, Conflict Management and Peace Science
6 (2), 1-18; again in Fraser & Hipel 1984, Conflict Analysis: Models and Resolutions, North-Holland. States
are their decimal numbers. What is expected follows from a transcription of the model and the definitions; it
was not compared with print.
"""

from __future__ import annotations

import pytest

from detente import load
from tests.literature.stable import equilibria

UNASKED, AFTER_STRIKE, UNDER_BLOCKADE = "NNYN", "YNYN", "NYYN"
"""The missiles are withdrawn: states 4, 5 and 6. Actions: strike, blockade, withdraw, escalate."""

METARATIONAL = ["NNNN", "YNNN", "NYNN", UNASKED, AFTER_STRIKE, UNDER_BLOCKADE, "YYYN"]


@pytest.mark.parametrize(
    ("concept", "expected"),
    [
        ("seq", [UNASKED, AFTER_STRIKE, UNDER_BLOCKADE]),
        ("sim_fh", [UNASKED, AFTER_STRIKE, UNDER_BLOCKADE]),
        ("sseq", [UNASKED, AFTER_STRIKE, UNDER_BLOCKADE]),
        ("nash", [AFTER_STRIKE]),
        ("sim", [AFTER_STRIKE]),
        ("gmr", METARATIONAL),
        ("smr", METARATIONAL),
    ],
)
def test_the_equilibria_of_each_concept(concept: str, expected: list[str]) -> None:
    assert equilibria(load("cuba-1962"))[concept] == expected
