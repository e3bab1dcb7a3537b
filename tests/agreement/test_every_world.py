"""A deal in every world, by different packages: what is proved, and what is not."""

from __future__ import annotations

import random
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

import pytest

from detente.agreement import every_world
from detente.agreement.certainty import deal_occurs
from detente.agreement.every_world import deal_in_every_world
from detente.agreement.lens import forums_of
from detente.casefile import read_case
from tests.generators import random_case, to_yaml
from tests.oracles.agreement import agreed, judged_outcomes, read_forums, todays_package
from tests.oracles.judgments import in_world, uncertain
from tests.oracles.seats import read_case as read_for_oracle
from tests.profiles import Profile
from tests.uncertain_cases import random_setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from detente.model import Case

Document = dict[str, Any]

TWO_ISSUES = """
format: 1
title: Two issues
parties: {North: Northland, South: Southland}
issues: {tariff: {options: [low, high]}, term: {options: [short, long]}}
wants:
  South:
    tariff: {weight: 1, values: {low: 0, high: 100}}
    term: {weight: 1, best first: [long, short]}
    no deal: 50
"""
NUMBERS = """
format: 1
title: A number
parties: {North: Northland, South: Southland}
issues: {volume: {number: {from: 0, to: 100, step: 50}}}
wants:
  North: {volume: {weight: 1, ideal: 0..100}, no deal: NO_DEAL}
  South: {volume: {weight: 1, values: {0: 60, 100: 60}}, no deal: 50}
"""
MANY_WAYS = Profile(
    parties=(2, 2),
    issues=(2, 3),
    options=(2, 3),
    most_packages=18,
    most_demands=4,
    number_issues=0.4,
    plain=0,
    decimals=0,
    ranges=0.9,
    widest=40,
    ideal_ranges=0.9,
    weights_from_nothing=0.1,
    opposed=0.6,
    no_deal=1,
    red_lines=0.1,
    sure=0.5,
    approval=0.15,
    from_conflict=0,
    today=1,
    forums=0,
    observer=0,
    record=0,
)


def proved(text: str) -> bool:
    case = read_case(text.encode(), "case.yaml").case
    (forum,) = forums_of(case).values()
    assert deal_occurs([case], forum).deal == "open"
    return deal_in_every_world(case, forum)


def north(no_deal: str, weight: str = "weight: 10..100, ", more: str = "") -> str:
    """Wants with half of all points by a low tariff that weighs 40 or more, else by a short term."""
    return (
        f"  North: {{tariff: {{{weight}values: {{low: 100, high: 0}}}},"
        f" term: {{{weight and 'weight: 40, '}values: {{short: 100, long: 0}}}}, no deal: {no_deal}{more}}}\n"
    )


def test_two_packages_that_meet_at_one_value_of_a_weight_make_a_deal_in_every_world() -> None:
    assert proved(TWO_ISSUES + north("50"))


def test_a_gap_between_two_packages_is_a_world_without_a_deal() -> None:
    assert not proved(TWO_ISSUES + north("50.01"))


def test_a_no_deal_counts_at_its_greatest() -> None:
    assert proved(TWO_ISSUES + north("20..50"))
    assert not proved(TWO_ISSUES + north("20..50.01"))


def test_a_red_line_that_may_stand_counts_as_if_it_did() -> None:
    line = ", red lines: [{never: term = short and tariff = high, sure: 10}]"
    assert not proved(TWO_ISSUES + north("50", more=line))


def test_ranges_of_both_seats_are_cut() -> None:
    """Each seat has half of all points by one of two issues that the other seat never grants together."""
    text = """
format: 1
title: Four issues
parties: {North: Northland, South: Southland}
issues: {a: {options: [x, y]}, b: {options: [x, y]}, c: {options: [x, y]}, d: {options: [x, y]}}
wants:
  North:
    a: {weight: 10..100, values: {x: 100, y: 0}}
    b: {weight: 40, values: {x: 100, y: 0}}
    no deal: 50
    red lines: [never: c = x and d = x]
  South:
    c: {weight: 3..4, values: {x: 100, y: 0}}
    d: {weight: 3.3, values: {x: 100, y: 0}}
    no deal: NO_DEAL
    red lines: [never: a = x and b = x]
"""
    assert proved(text.replace("NO_DEAL", "50"))
    assert not proved(text.replace("NO_DEAL", "51"))


def test_weights_known_by_order_alone_are_cut_between_the_corners() -> None:
    """The first of three issues is enough if it weighs half or more, and the other two if it does not."""
    text = """
format: 1
title: Three issues
parties: {North: Northland, South: Southland}
issues: {a: {options: [x, y]}, b: {options: [x, y]}, c: {options: [x, y]}}
wants:
  North:
    order: [a, b, c]
    a: {values: {x: 100, y: 0}}
    b: {values: {x: 100, y: 0}}
    c: {values: {x: 100, y: 0}}
    no deal: NO_DEAL
  South:
    a: {weight: 1, values: {x: 0, y: 100}}
    b: {weight: 1, values: {x: 50, y: 100}}
    c: {weight: 1, values: {x: 50, y: 100}}
    no deal: 66
"""
    assert proved(text.replace("NO_DEAL", "50"))
    assert not proved(text.replace("NO_DEAL", "51"))


def test_the_number_liked_best_is_cut_where_it_is_a_range() -> None:
    """Of 0, 50 and 100 one is within 25 of the ideal, which is worth two thirds of its points or more."""
    assert proved(NUMBERS.replace("NO_DEAL", "60"))
    assert not proved(NUMBERS.replace("NO_DEAL", "70"))


def test_nothing_is_proved_beyond_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(every_world, "MAX_PARTS", 2)
    assert not proved(TWO_ISSUES + north("50"))
    monkeypatch.setattr(every_world, "MAX_PARTS", 64)
    monkeypatch.setattr(every_world, "MAX_PACKAGES", 3)
    assert not proved(TWO_ISSUES + north("50"))


def has_deal(document: Document) -> bool:
    """Whether there is a deal in the central case, as the oracle says."""
    case = read_for_oracle(document)
    return all(
        any(
            agreed(forum, one.accepted_by)
            for one in judged_outcomes(case, forum, todays_package(case, forum))
        )
        for forum in read_forums(document, case).values()
    )


def barely_open(rng: random.Random) -> Iterator[tuple[Document, Case]]:
    """A random case in which the no deal of a seat is a little too high for one package in every world."""
    document = random_case(rng, MANY_WAYS)
    seat = next(iter(document["wants"]))

    def with_no_deal(points: int) -> tuple[Document, Case]:
        entry = document["wants"][seat] | {"no deal": str(points)}
        changed = document | {"wants": document["wants"] | {seat: entry}}
        return changed, read_case(to_yaml(changed).encode(), "random.yaml").case

    def is_certain(points: int) -> bool:
        _, case = with_no_deal(points)
        return deal_occurs([case], next(iter(forums_of(case).values()))).deal == "certain"

    most = bisect_left(range(100), 1, key=lambda points: 1 - is_certain(points))
    yield from (with_no_deal(points) for points in (most, most + 1) if 0 < points < 100)


def check(seeds: Iterable[int], n_worlds: int) -> int:
    """Hold what is proved against worlds on a grid; returns how many proofs there were."""
    count = 0
    for seed in seeds:
        rng = random.Random(seed)
        for document, case in barely_open(rng):
            (forum,) = forums_of(case).values()
            if deal_occurs([case], forum).deal == "certain" or not deal_in_every_world(case, forum):
                continue
            count += 1
            judgments = uncertain(document).values()
            for _ in range(n_worlds):
                world = in_world(document, {each: random_setting(rng, each) for each in judgments})
                assert has_deal(world), seed
    return count


def test_no_world_without_a_deal_is_found_where_a_deal_is_proved_for_all() -> None:
    assert check((21, 57, 64, 101, 113), 100) == 10


@pytest.mark.slow
def test_no_world_without_a_deal_is_found_in_many_cases_where_it_is_proved_for_all() -> None:
    assert check(range(500), 500) > 25
