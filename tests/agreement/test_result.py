"""The larger results are one line each at a prompt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente import load
from detente.agreement import agreement
from detente.agreement.result import Count, ForumAgreement


@pytest.fixture(scope="module")
def council() -> ForumAgreement:
    forum = agreement(load("southland"), points=3).forums["council"]
    assert isinstance(forum, ForumAgreement)
    return forum


def test_a_forum_in_one_line(council: ForumAgreement) -> None:
    assert repr(council) == "<ForumAgreement 'council': a deal, 34 of 234 packages>"


def test_a_zone_in_one_line(council: ForumAgreement) -> None:
    assert repr(council.zone) == "<Zone: a deal, packages: 34, on the table: 5>"
    bounds = replace(council.zone, exists=False, packages_on_the_table=Count(2, 1000))
    assert repr(bounds) == "<Zone: no deal, packages: 34, on the table: 2 to 1,000>"


def test_a_frontier_in_one_line_says_what_it_leaves_out(council: ForumAgreement) -> None:
    assert repr(council.frontier) == "<Frontier: 21 points, 3 of them listed>"
    assert repr(replace(council.frontier, size=3)) == "<Frontier: 3 points>"


def test_a_number_of_packages_that_is_too_long_to_print_is_told_shortly(council: ForumAgreement) -> None:
    assert repr(replace(council, packages=10**5000)).endswith("34 of about 10^5000 packages>")
