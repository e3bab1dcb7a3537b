"""Solutions over lotteries on small sets worked out by hand, and what a forum says of them."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest

from detente.agreement import agreement
from detente.agreement.document import forum_document
from detente.agreement.lotteries.egalitarian import egalitarian
from detente.agreement.lotteries.kalai_smorodinsky import kalai_smorodinsky
from detente.agreement.lotteries.nash import nash
from detente.agreement.lotteries.program import Program, few, mean
from detente.agreement.lotteries.result import Lotteries, Lottery
from detente.agreement.lotteries.utilitarian import utilitarian
from detente.agreement.result import ForumAgreement, NoSolution
from detente.casefile import read_case

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from detente.agreement.lotteries.nash import Found

HALF = Fraction(1, 2)


def array(points: Sequence[Sequence[int]]) -> np.ndarray:
    return np.array(points, dtype=object)


def nash_of(points: Sequence[Sequence[int]]) -> Found:
    """Nash over the lotteries that leave nobody with less than no deal, which is 0."""
    gains = array(points)
    program = Program(gains)
    return nash(gains, gains, [program.maximise(column) for column in gains.T])


def shares_of(points: Sequence[Sequence[int]]) -> list[Fraction]:
    """What Kalai-Smorodinsky gives over these lotteries."""
    gains = array(points)
    program = Program(gains)
    largest = [program.maximise(column).value for column in gains.T]
    return mean(kalai_smorodinsky(gains, gains, largest), gains)


@pytest.mark.parametrize(
    ("points", "chances", "gains"),
    [
        ([[10, 0], [0, 10]], {0: HALF, 1: HALF}, [5, 5]),
        ([[9, 1], [0, 4], [3, 3]], {2: 1}, [3, 3]),
        ([[5, 2], [5, 2], [1, 1]], {0: 1}, [5, 2]),
        ([[-1, 9], [1, -1]], {0: Fraction(1, 6), 1: Fraction(5, 6)}, [Fraction(2, 3), Fraction(2, 3)]),
        ([[4, 0, 8], [0, 4, 8], [1, 1, 9]], {0: HALF, 1: HALF}, [2, 2, 8]),
        ([[4, 0, 1], [0, 4, 1]], {0: HALF, 1: HALF}, [2, 2, 1]),
        ([[0, 3], [0, 2]], {0: 1}, [0, 3]),
        ([[10**40, 0], [0, 10**40]], {0: HALF, 1: HALF}, [10**40 // 2] * 2),
    ],
    ids=[
        "halves",
        "a point by itself",
        "of equal points the first",
        "no point is acceptable by itself",
        "then the next gain",
        "the least is settled first and the others go on",
        "a seat without gain",
        "beyond doubles",
    ],
)
def test_egalitarian(
    points: list[list[int]], chances: Mapping[int, Fraction], gains: list[Fraction | int]
) -> None:
    found = egalitarian(array(points), array(points))
    assert mean(found, array(points)) == gains
    assert found == chances


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([[10, 0], [0, 100]], [5, 50]),
        ([[10, 0], [8, 50], [0, 100]], [Fraction(80, 13), Fraction(800, 13)]),
        ([[5, 0], [3, 0]], [5, 0]),
        ([[4, 0, 8], [0, 4, 8]], [2, 2, 8]),
    ],
    ids=["the middle", "on an edge", "a seat without gain", "equal shares can be bettered for the third"],
)
def test_kalai_smorodinsky(points: list[list[int]], expected: list[Fraction | int]) -> None:
    assert shares_of(points) == expected


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([[10, 0], [0, 10]], [5, 5]),
        ([[10, 0], [8, 6], [0, 10]], [8, 6]),
        ([[12, 0], [2, 5]], [6, 3]),
        ([[7, 0], [3, 0]], [7, 0]),
        ([[0, 0], [0, 0]], [0, 0]),
        ([[9, 0, 0], [0, 9, 0], [0, 0, 9]], [3, 3, 3]),
        ([[1, 3, 1], [2, 1, 2]], [Fraction(5, 3), Fraction(5, 3), Fraction(5, 3)]),
    ],
    ids=[
        "halves",
        "a corner",
        "on an edge",
        "one gains",
        "nobody gains",
        "thirds",
        "in doubles, and then in simple numbers",
    ],
)
def test_nash_where_it_is_rational(points: list[list[int]], expected: list[Fraction | int]) -> None:
    found = nash_of(points)
    assert mean(found.chances, array(points)) == expected
    assert found.gap == 0


def test_nash_of_three_is_irrational_and_says_how_close_it_is() -> None:
    """From (1, 3, 2) to (2, 1, 3) it is 6 + 5 s - 3 s^2 - 2 s^3, largest at s = (sqrt 39 - 3) / 6."""
    points = [[1, 3, 2], [2, 1, 3]]
    found = nash_of(points)
    assert float(found.chances[1]) == pytest.approx((math.sqrt(39) - 3) / 6, abs=1e-9)
    x = mean(found.chances, array(points))
    best = max(sum(Fraction(y) / g for y, g in zip(point, x, strict=True)) - 3 for point in points)
    assert found.gap == best > 0
    assert found.gap < 1e-12


def test_the_largest_sum_may_be_beyond_every_package_that_all_accept() -> None:
    """The first must have 10: four draws in five of what gives it nothing are made up for by the fifth."""
    values = array([[0, 200], [50, 50]])
    spare = values[:, :1] - 10
    assert utilitarian(values, spare) == {0: Fraction(4, 5), 1: Fraction(1, 5)}
    assert utilitarian(values, spare[:, :0]) == {0: 1}


@pytest.mark.parametrize(
    ("values", "spare", "chances"),
    [
        ([[40, 60, 0], [60, 30, 10], [60, 40, 0]], [[0], [0], [0]], {2: 1}),
        ([[70, 20], [50, 40], [30, 60]], [[1, -1], [-1, 0], [1, 2]], {2: 1}),
        ([[70, 20], [50, 40]], [[-1, 2], [1, -1]], {0: HALF, 1: HALF}),
    ],
    ids=["points", "a point before a lottery with more for the first", "lotteries"],
)
def test_of_largest_sums_the_first_seat_has_most(
    values: list[list[int]], spare: list[list[int]], chances: Mapping[int, Fraction]
) -> None:
    assert utilitarian(array(values), array(spare)) == chances


@pytest.mark.parametrize("solve", [nash, kalai_smorodinsky, egalitarian, utilitarian])
def test_each_solution_cites_its_source(solve: Callable[..., object]) -> None:
    assert re.search(r"[A-Z]\w+ \(?(19|20)\d\d\)", solve.__doc__ or "")


def test_without_points_nothing_is_drawn() -> None:
    assert not Program(np.zeros((0, 2), dtype=object)).feasible
    assert not Program(array([[-1, 1], [1, -2]])).feasible
    assert Program(array([[-1, 1], [1, -1]])).feasible


def test_what_is_largest_is_found_where_doubles_see_no_difference() -> None:
    values = array([[10**30], [10**30 + 1], [10**30 - 1]])
    assert Program(values).maximise(values[:, 0]).chances == {1: 1}


def test_many_ties_do_not_go_round_in_circles() -> None:
    """The rows and costs of Beale's example, by which a simplex method may return to where it was.

    Of the first point there can be no more than of the third, but at a cost: so half of each.
    """
    program = Program(array([[-1, -2], [32, 48], [4, 2], [-36, -12], [0, 0]]))
    best = program.maximise(np.array([3, -80, 2, -24, 0], dtype=object))
    assert (best.value, best.chances) == (Fraction(5, 2), {0: HALF, 2: HALF})


def test_few_points_are_enough() -> None:
    """Of four points with the same mean two are kept, or one that is that mean."""
    gains = array([[0, 4], [1, 3], [3, 1], [4, 0]])
    quarters = dict.fromkeys(range(4), Fraction(1, 4))
    assert len(few(gains, gains, quarters)) == 2
    assert mean(few(gains, gains, quarters), gains) == [2, 2]
    assert few(array([[0, 4], [2, 2], [4, 0]]), gains[:3], {0: HALF, 2: HALF}) == {1: 1}


SPLIT = """
parties: {North: Northland, South: Southland, Coast: Coastal Republic}
issues:
  pier: {options: [north, south], today: north}
wants:
  North: {pier: {weight: 1, values: {north: 100, south: 1}}, no deal: 40.5}
  South: {pier: {weight: 1, values: {north: 0, south: 100}}, no deal: 30}
  Coast: {pier: {weight: 1, values: {north: 20, south: 40}}}
forums: {talks: {seats: [North, South]}}
"""


def forum_of(text: str) -> ForumAgreement:
    (forum,) = agreement(read_case(text.encode(), "case.yaml").case, lotteries=True)
    assert isinstance(forum, ForumAgreement)
    return forum


def lotteries_of(text: str) -> Lotteries:
    found = forum_of(text).lotteries
    assert found is not None
    return found


def drawn(found: Lotteries, name: str) -> dict[str, Fraction]:
    """The chance of each option of the pier."""
    lottery = found.solutions[name]
    assert isinstance(lottery, Lottery)
    return {package["pier"].id: chance for package, chance in lottery.packages}


def test_a_lottery_may_be_accepted_where_no_package_is() -> None:
    """North has 1 + 99 p, from 40.5 on; South 100 (1 - p), down to 30: so p from 79/198 to 7/10."""
    forum, found = forum_of(SPLIT), lotteries_of(SPLIT)
    assert not forum.zone.exists
    assert found.exists
    low, high = Fraction(79, 198), Fraction(7, 10)
    assert drawn(found, "kalai_smorodinsky")["north"] == (low + high) / 2
    assert drawn(found, "nash")["north"] == (low + high) / 2
    assert drawn(found, "utilitarian")["north"] == low
    egal = found.solutions["egalitarian"]
    assert isinstance(egal, Lottery)
    assert egal.values["North"] - Fraction(81, 2) == egal.values["South"] - 30
    assert egal.others == {"Coast": 40 - 20 * drawn(found, "egalitarian")["north"]}


def test_a_red_line_is_crossed_by_any_chance() -> None:
    found = lotteries_of(SPLIT.replace("no deal: 30}", "no deal: 30, red lines: [{never: pier = north}]}"))
    assert found.exists is False
    assert {s.reason for s in found.solutions.values() if isinstance(s, NoSolution)} == {
        "no lottery is accepted"
    }


def test_a_ratifier_judges_by_what_it_can_expect() -> None:
    """The Senate asks for 66 of what the pier is worth to North: p = 65/99 and more.

    North then gains 29.8 at most, South 430/99. The shares are the same where 430 (99 p - 39.5) is
    29.8 * 99 (70 - 100 p).
    """
    found = lotteries_of(SPLIT + "approval: {North: {ratifiers: {Senate: {no deal: 66}}}}\n")
    assert drawn(found, "nash")["north"] == Fraction(65, 99)
    assert drawn(found, "kalai_smorodinsky")["north"] == Fraction(223499, 337590)


def test_without_a_no_deal_only_sums_have_a_meaning() -> None:
    found = lotteries_of(SPLIT.replace(", no deal: 30", ""))
    assert isinstance(found.solutions["utilitarian"], Lottery)
    reasons = {name: s.reason for name, s in found.solutions.items() if isinstance(s, NoSolution)}
    assert reasons == dict.fromkeys(("nash", "kalai_smorodinsky", "egalitarian"), "South has no `no deal`")


def test_under_a_majority_each_winning_set_draws_its_own() -> None:
    text = SPLIT.replace("north: 20, south: 40}}", "north: 20, south: 40}}, no deal: 30").replace(
        "seats: [North, South]", "seats: [North, South, Coast], rule: {majority: 2}"
    )
    found = lotteries_of(text)
    assert all(isinstance(solution, NoSolution) for solution in found.solutions.values())
    assert [(winning.seats, winning.exists) for winning in found.winning_sets] == [
        (("North", "South"), True),
        (("North", "Coast"), True),
        (("South", "Coast"), True),
    ]
    nash_among = found.winning_sets[2].solutions["nash"]
    assert isinstance(nash_among, Lottery)
    assert [(package["pier"].id, chance) for package, chance in nash_among.packages] == [
        ("south", Fraction(1))
    ]


def test_nobody_asked_and_nothing_is_said() -> None:
    (forum,) = agreement(read_case(SPLIT.encode(), "case.yaml").case)
    assert isinstance(forum, ForumAgreement)
    assert forum.lotteries is None
    assert "lotteries" not in forum_document(forum)


def test_too_many_ways_to_a_yes_leave_lotteries_unknown() -> None:
    """Eleven ratifiers of whom five must agree can do so in 462 ways."""
    members = ", ".join(f"Member {number}: {{no deal: {40 + number}}}" for number in range(11))
    found = lotteries_of(
        SPLIT + f"approval: {{North: {{rule: {{majority: 5}}, ratifiers: {{{members}}}}}}}\n"
    )
    assert found.exists is None
    (reason,) = {s.reason for s in found.solutions.values() if isinstance(s, NoSolution)}
    assert "more than 200 ways" in reason


def test_the_document_holds_what_was_found() -> None:
    document = forum_document(forum_of(SPLIT))["lotteries"]
    assert document["exists"] is True
    assert document["why_null"] == {}
    assert document["utilitarian"]["packages"] == [
        {"package": {"pier": "south"}, "probability": float(Fraction(119, 198))},
        {"package": {"pier": "north"}, "probability": float(Fraction(79, 198))},
    ]
    assert document["utilitarian"]["values"] == {"North": 40.5, "South": float(Fraction(11900, 198))}
    assert (document["nash"]["exact"], document["nash"]["gap"]) == (True, 0)
