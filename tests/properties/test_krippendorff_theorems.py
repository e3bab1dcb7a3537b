"""What must hold of Krippendorff's alpha, whatever the values."""

from __future__ import annotations

import math
from itertools import permutations
from typing import get_args

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.krippendorff import Alpha, Level, NoAlpha, krippendorff_alpha

LEVELS = st.sampled_from(get_args(Level))


@st.composite
def ratings(draw: st.DrawFn) -> np.ndarray:
    """Two to four coders on up to eight units, few values, many gaps."""
    coders, units = draw(st.integers(2, 4)), draw(st.integers(0, 8))
    value = st.sampled_from([math.nan, 0.0, 1.0, 2.0, 5.0])
    return np.array(
        draw(st.lists(st.lists(value, min_size=units, max_size=units), min_size=coders, max_size=coders))
    )


def same(one: Alpha | NoAlpha, other: Alpha | NoAlpha) -> bool:
    if isinstance(one, Alpha) and isinstance(other, Alpha):
        return math.isclose(one.alpha, other.alpha, abs_tol=1e-9) and one.units == other.units
    return one == other


@given(ratings(), LEVELS, st.randoms())
def test_the_order_of_coders_and_of_units_means_nothing(
    data: np.ndarray, level: Level, rng: st.DataObject
) -> None:
    coders, units = list(range(data.shape[0])), list(range(data.shape[1]))
    rng.shuffle(coders)  # type: ignore[attr-defined]
    rng.shuffle(units)  # type: ignore[attr-defined]
    assert same(krippendorff_alpha(data[coders][:, units], level), krippendorff_alpha(data, level))


@given(st.lists(st.integers(0, 4), min_size=1, max_size=8), st.integers(2, 4), LEVELS)
def test_perfect_agreement_is_one_where_values_vary_and_undefined_where_they_do_not(
    values: list[int], coders: int, level: Level
) -> None:
    found = krippendorff_alpha(np.array([values] * coders, dtype=float), level)
    if len(set(values)) > 1:
        assert isinstance(found, Alpha)
        assert found.alpha == 1
    else:
        assert isinstance(found, NoAlpha)
        assert found.reason == "all values are the same"


@given(ratings(), LEVELS)
def test_units_that_one_coder_alone_coded_mean_nothing(data: np.ndarray, level: Level) -> None:
    alone = np.full((data.shape[0], 1), math.nan)
    alone[0] = 7.0
    assert same(krippendorff_alpha(np.hstack([data, alone]), level), krippendorff_alpha(data, level))


@given(ratings(), st.integers(1, 9), st.integers(-9, 9))
def test_interval_alpha_does_not_depend_on_unit_or_zero(data: np.ndarray, factor: int, shift: int) -> None:
    assert same(krippendorff_alpha(data * factor + shift, "interval"), krippendorff_alpha(data, "interval"))


@given(ratings())
def test_ordinal_alpha_depends_on_ranks_alone_and_nominal_on_names_alone(data: np.ndarray) -> None:
    assert same(krippendorff_alpha(np.exp(data), "ordinal"), krippendorff_alpha(data, "ordinal"))
    assert same(krippendorff_alpha((data - 1) ** 3 * -1, "nominal"), krippendorff_alpha(data, "nominal"))


@given(ratings(), LEVELS)
def test_alpha_is_one_less_the_ratio_of_mean_differences(data: np.ndarray, level: Level) -> None:
    """The definition, pair by pair: Krippendorff 2011, with the differences of section D."""
    units = [[float(v) for v in column if not math.isnan(v)] for column in data.T]
    units = [unit for unit in units if len(unit) > 1]
    values = [value for unit in units for value in unit]

    def difference(one: float, other: float) -> float:
        low, high = sorted((one, other))
        if level == "nominal":
            return float(one != other)
        if level == "interval":
            return (one - other) ** 2
        between = sum(low <= value <= high for value in values)
        return (between - (values.count(low) + values.count(high)) / 2) ** 2 if low != high else 0.0

    within = sum(sum(difference(*p) for p in permutations(unit, 2)) / (len(unit) - 1) for unit in units)
    across = sum(difference(*pair) for pair in permutations(values, 2))
    found = krippendorff_alpha(data, level)
    if across == 0:
        assert isinstance(found, NoAlpha)
    else:
        assert isinstance(found, Alpha)
        expected = 1 - (within / len(values)) / (across / (len(values) * (len(values) - 1)))
        assert math.isclose(found.alpha, expected, abs_tol=1e-9)
