"""Side payments, against brute force over all packages and many sums."""

from __future__ import annotations

import random
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.agreement import agreement
from detente.agreement.lens import forums_of
from detente.agreement.negotiation import Negotiation
from detente.agreement.result import ForumAgreement
from detente.agreement.side_payment import asks_for_points, least_payment
from detente.casefile import read_case
from tests.generators import Profile, random_case
from tests.oracles.payments import least_payments
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from fractions import Fraction

Payments = dict[tuple[str, str, str], "Fraction"]
DEAR = Profile(stakes=(40, 50, 60, 75, 90), red_lines=0.3, from_conflict=0, majority=0.5)


def found(document: dict[str, Any]) -> Payments:
    """The least payment of each pair in each forum without a deal."""
    case = read_case(to_yaml(document).encode(), "case.yaml").case
    payments: Payments = {}
    for forum in agreement(case, 1, in_full=False):
        if isinstance(forum, ForumAgreement) and not forum.zone.exists:
            negotiation = Negotiation(case, forums_of(case)[forum.id])
            asking = [seat for seat in forum.seats if asks_for_points(negotiation, seat)]
            for payer, receiver in permutations(asking, 2):
                points = least_payment(negotiation, payer, receiver)
                if points is not None:
                    payments[forum.id, payer, receiver] = points
    return payments


@settings(max_examples=30)
@given(st.integers(0, 2**32))
def test_random_cases_give_the_same_payments(seed: int) -> None:
    document = random_case(random.Random(seed), DEAR)
    assert found(document) == least_payments(document)


@pytest.mark.parametrize("profile", [Profile(from_conflict=0), DEAR])
def test_payments_are_common_enough_to_be_compared(profile: Profile) -> None:
    documents = [random_case(random.Random(seed), profile) for seed in range(60)]
    expected = [least_payments(document) for document in documents]
    assert [found(document) for document in documents] == expected
    assert sum(map(len, expected)) > 10


def test_a_seat_that_asks_for_no_points_neither_pays_nor_is_paid() -> None:
    text = """
    parties: {A: A, B: B}
    issues: {i: {options: [x, y]}}
    wants:
      A: {i: {weight: 1, best first: [x, y]}}
      B: {i: {weight: 1, best first: [y, x]}, no deal: 100}
    """
    case = read_case(text.encode(), "case.yaml").case
    negotiation = Negotiation(case, forums_of(case)["all"])
    assert [asks_for_points(negotiation, seat) for seat in ("A", "B")] == [False, True]
    with pytest.raises(ValueError, match="between seats that ask for points"):
        least_payment(negotiation, "A", "B")
