"""Krippendorff's alpha against the examples that he computes by hand.

Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", University of Pennsylvania, Annenberg School
for Communication, departmental papers: section A, binary data of two observers; section B, nominal data of
two observers; section C, any number of observers, with missing data; section D, other metrics on these data.
"""

from __future__ import annotations

import numpy as np
import pytest

from detente.analysis.krippendorff import Alpha, Level, krippendorff_alpha


def ratings(*coders: str) -> np.ndarray:
    """One coder a line, one value a letter or digit; a dot where there is none."""
    return np.array(
        [[np.nan if value == "." else float(ord(value)) for value in coder.split()] for coder in coders]
    )


BINARY = ratings("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
NOMINAL = ratings("a a b b d c c c e d d a", "b a b b b c c c e d d d")
MISSING = ratings(
    "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."
)


@pytest.mark.parametrize(
    ("data", "level", "expected", "units", "values"),
    [
        (BINARY, "nominal", 0.095, 10, 20),
        (NOMINAL, "nominal", 0.692, 12, 24),
        (MISSING, "nominal", 0.743, 11, 40),
        (MISSING, "ordinal", 0.815, 11, 40),
        (MISSING, "interval", 0.849, 11, 40),
    ],
)
def test_alpha_is_the_published_one(
    data: np.ndarray, level: Level, expected: float, units: int, values: int
) -> None:
    found = krippendorff_alpha(data, level)
    assert isinstance(found, Alpha)
    assert round(found.alpha, 3) == expected
    assert (found.units, found.values) == (units, values)
