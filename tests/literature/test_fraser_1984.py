"""Two small games of the literature, by every concept.

They are analysed in Fraser & Hipel 1984, Conflict Analysis: Models and Resolutions, North-Holland, and by
metarational outcomes in Howard 1971, Paradoxes of Rationality, MIT Press. What is expected here follows from
the definitions and was not compared with print. In both games the one state that is new beside Nash's
equilibria is that in which both hold back. In the Prisoner's Dilemma the sanction, confessing in turn, is an
improvement for the other, so that sequential stability sees it as well; in Chicken driving on is none.
"""

from __future__ import annotations

import pytest

from detente import load
from tests.literature.stable import equilibria

DILEMMA = {
    "nash": ["NN"],
    "gmr": ["NN", "YY"],
    "smr": ["NN", "YY"],
    "seq": ["NN", "YY"],
    "sseq": ["NN", "YY"],
    "sim": ["NN", "YY"],
    "sim_fh": ["NN", "YY"],
}
"""Y where a prisoner stays silent."""

CHICKEN = {
    "nash": ["YN", "NY"],
    "gmr": ["YN", "NY", "YY"],
    "smr": ["YN", "NY", "YY"],
    "seq": ["YN", "NY"],
    "sseq": ["YN", "NY"],
    "sim": ["YN", "NY", "YY"],
    "sim_fh": ["YN", "NY", "YY"],
}
"""Y where a driver swerves."""


@pytest.mark.parametrize(("name", "expected"), [("prisoners-dilemma", DILEMMA), ("chicken", CHICKEN)])
def test_the_equilibria_of_each_concept(name: str, expected: dict[str, list[str]]) -> None:
    assert equilibria(load(name)) == expected
