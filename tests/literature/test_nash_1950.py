"""The barter of Bill and Jack, Nash 1950, The Bargaining Problem, Econometrica 18(2), section "Examples".

Two boys may exchange what they own, without money. A collection is worth to each the sum of what its parts
are worth to him. The published solution: Bill gives Jack the book, the whip, the ball and the bat; Jack gives
Bill the pen, the toy and the knife. Any lottery over exchanges may be agreed to; the solution is all the same
an exchange by itself, for the hyperbola touches the convex set at that corner.
"""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from detente.agreement import agreement
from detente.agreement.lotteries.result import Lottery
from detente.agreement.result import ForumAgreement, Solution
from detente.casefile import read_case

if TYPE_CHECKING:
    from detente.agreement.result import Package

OWNED_BY_BILL = {"book": (2, 4), "whip": (2, 2), "ball": (2, 1), "bat": (2, 2), "box": (4, 1)}
OWNED_BY_JACK = {"pen": (10, 1), "toy": (4, 1), "knife": (6, 2), "hat": (2, 2)}
"""What each good is worth to Bill and to Jack."""
GOODS = {**OWNED_BY_BILL, **OWNED_BY_JACK}
GIVEN = {"book", "whip", "ball", "bat", "pen", "toy", "knife"}
"""What changes hands in the published solution."""


UNIT = {"Bill": Fraction(5, 2), "Jack": Fraction(25, 4)}
"""Points for one of what goods are worth; Bill's goods weigh 34 of 40, so that points are short numbers."""


def barter() -> dict[str, object]:
    """One issue a good: who has it, which is worth 100 to him. What each owns already is no deal."""
    issues = {
        good: {"options": ["Bill", "Jack"], "today": "Bill" if good in OWNED_BY_BILL else "Jack"}
        for good in GOODS
    }
    wants: dict[str, dict[str, object]] = {"Bill": {"no deal": 30}, "Jack": {"no deal": 37.5}}
    for seat, (name, other) in enumerate((("Bill", "Jack"), ("Jack", "Bill"))):
        wants[name] |= {
            good: {"weight": worth[seat], "values": {name: 100, other: 0}} for good, worth in GOODS.items()
        }
    issues["else"] = {"options": ["Jack", "nobody"], "today": "Jack"}
    wants["Bill"]["else"] = {"weight": 6, "values": {"Jack": 0, "nobody": 0}}
    return {"parties": {"Bill": "Bill", "Jack": "Jack"}, "issues": issues, "wants": wants}


@pytest.fixture(scope="module")
def forum() -> ForumAgreement:
    (found,) = agreement(read_case(json.dumps(barter()).encode(), "barter.yaml").case, lotteries=True)
    assert isinstance(found, ForumAgreement)
    return found


def exchange(package: Package) -> set[str]:
    """The goods that change hands."""
    return {
        good
        for good, option in package.items()
        if good in GOODS and (option.id == "Jack") == (good in OWNED_BY_BILL)
    }


def test_what_each_owns_is_no_deal(forum: ForumAgreement) -> None:
    owned = {"Bill": OWNED_BY_BILL, "Jack": OWNED_BY_JACK}
    for seat, (name, unit) in enumerate(UNIT.items()):
        assert forum.no_deal[name] == unit * sum(worth[seat] for worth in owned[name].values())


def test_the_solution_over_lotteries_is_the_published_exchange(forum: ForumAgreement) -> None:
    assert forum.lotteries is not None
    nash = forum.lotteries.solutions["nash"]
    assert isinstance(nash, Lottery)
    ((package, chance),) = nash.packages
    assert (exchange(package), chance, nash.exact) == (GIVEN, Fraction(1), True)
    gains = {name: (nash.values[name] - (forum.no_deal[name] or 0)) / unit for name, unit in UNIT.items()}
    assert gains == {"Bill": 12, "Jack": 5}


def test_it_is_so_among_exchanges_alone(forum: ForumAgreement) -> None:
    nash = forum.solutions["nash"]
    assert isinstance(nash, Solution)
    assert exchange(nash.package) == GIVEN
