"""Exchanges and ways, by cases worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.agreement import agreement
from detente.agreement.criteria import Criterion
from detente.agreement.result import ForumAgreement
from detente.agreement.trades import around
from detente.casefile import read_case
from tests.brief.trade_texts import CATCH, REPAIRS


def found(text: str) -> ForumAgreement:
    forum = agreement(read_case(text.encode(), "case.yaml").case).forums["all"]
    assert isinstance(forum, ForumAgreement)
    return forum


def test_each_gives_way_on_what_matters_less_to_it() -> None:
    """Today each has 20 points, with the other's ground; after the exchange each has 80."""
    leads = found(CATCH).trades["today"]
    (exchange,) = leads.exchanges
    assert exchange.gives == {"A": "cod", "B": "crab"}
    assert {issue: option.id for issue, option in exchange.changes.items()} == {
        "cod": "theirs",
        "crab": "ours",
    }
    assert exchange.gains == {"A": Fraction(60), "B": Fraction(60)}
    assert [step.values for step in leads.way] == [{"A": Fraction(80), "B": Fraction(80)}]


def test_a_red_line_of_either_forbids_it() -> None:
    line = "red lines: [{never: cod = theirs and crab = ours}]"
    leads = found(CATCH.replace("  B: {cod", f"  B: {{{line}, cod")).trades["today"]
    assert (leads.exchanges, leads.way) == ((), ())


def test_what_both_would_have_better_is_no_exchange() -> None:
    leads = found(REPAIRS).trades["draft.second"]
    assert leads.exchanges == ()
    assert [list(step.changes) for step in leads.way] == [[f"i{n}"] for n in reversed(range(6))]


def test_from_the_frontier_nothing_leads_on() -> None:
    turned = CATCH.replace("today: ours", "today: theirs", 1)
    leads = found(turned.replace("today: theirs}\nwants", "today: ours}\nwants"))
    assert (leads.trades["today"].n_exchanges, leads.trades["today"].way) == (0, ())


@given(
    st.lists(st.lists(st.integers(-9, 9), min_size=2, max_size=3), min_size=3, max_size=4),
    st.integers(0, 2**32),
)
def test_values_around_a_package_are_those_of_each_package(tables: list[list[int]], seed: int) -> None:
    choose = np.random.default_rng(seed)
    ties = (((0, 2), choose.integers(-5, 5, (len(tables[0]), len(tables[2])))),)
    criterion = Criterion(Fraction(0), Fraction(1), tuple(map(np.array, tables)), ties)
    at = tuple(int(choose.integers(len(table))) for table in tables)
    values = around(criterion, at, (1, 2))
    for one, other in np.ndindex(values.shape):
        assert values[one, other] == criterion.at((at[0], one, other, *at[3:]))


@pytest.mark.parametrize("number", [2**70, 3])
def test_numbers_of_any_size_are_added_exactly(number: int) -> None:
    criterion = Criterion(Fraction(0), Fraction(1), (np.array([0, number], object), np.array([1, 2])))
    assert around(criterion, (0, 0), (0, 1)).tolist() == [[1, 2], [number + 1, number + 2]]
