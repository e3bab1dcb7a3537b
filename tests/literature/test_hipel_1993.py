"""The groundwater conflict in Elmira in its authors' model, by every concept.

Hipel, Fang, Kilgour & Haight 1993, Environmental conflict resolution using the graph model, Proceedings of
the 1993 IEEE International Conference on Systems, Man and Cybernetics, vol. 1, 153-158; again in Fang, Hipel
& Kilgour 1993, Interactive Decision Making, Wiley. They number nine states, the ninth being any in which
Uniroyal abandons its plant; here that is four states, which all rank alike. What is expected follows from a
transcription of the model and the definitions; it was not compared with print.
"""

from __future__ import annotations

import pytest

from detente import load
from tests.literature.stable import equilibria

S1, S4, S5, S8 = "NYNNN", "YNYNN", "NYNNY", "YNYNY"
"""Four of the published states. Actions: modify; delay, accept, abandon; insist."""

S9 = ["NNNYN", "YNNYN", "NNNYY", "YNNYY"]
"""The states that the literature counts as its ninth."""

STRONG = sorted([S5, S8, *S9])
WEAK = sorted([S1, S4, *STRONG])


@pytest.mark.parametrize(
    ("concept", "expected"),
    [
        ("nash", STRONG),
        ("seq", STRONG),
        ("gmr", WEAK),
        ("smr", WEAK),
        ("sseq", STRONG),
        ("sim", STRONG),
        ("sim_fh", STRONG),
    ],
)
def test_the_equilibria_of_each_concept(concept: str, expected: list[str]) -> None:
    assert sorted(equilibria(load("elmira"))[concept]) == expected
