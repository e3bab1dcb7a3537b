"""Every package as a point, against the case read by hand and the lens itself."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from detente import load
from detente.agreement import agreement
from detente.agreement.cloud import cloud
from detente.agreement.lens import forums_of
from detente.agreement.result import NotComputed
from detente.casefile import read_case
from detente.errors import TooLarge
from tests.strategies import cases
from tests.yaml_text import to_yaml

TWO = b"""\
title: A lane
parties: {A: Arden, B: Birk}
issues: {width: {options: [narrow, wide]}, toll: {options: [none, some, high]}}
wants:
  A:
    width: {weight: 1, values: {narrow: 0, wide: 100}}
    toll: {weight: 2, values: {none: 100, some: 40, high: 0}}
    no deal: 40
    red lines: [{never: width = narrow and toll = none}]
  B: {toll: {weight: 1, values: {none: 0, some: 30, high: 100}}, no deal: 30}
"""


def test_a_small_cloud_by_hand() -> None:
    case = read_case(TWO, "lane.yaml").case
    found = cloud(case, forums_of(case)["all"])
    assert found.seats == ("A", "B")
    expected = [(200 / 3, 0), (80 / 3, 30), (0, 100), (100, 0), (60, 30), (100 / 3, 100)]
    assert found.values.tolist() == [pytest.approx(each) for each in expected]
    assert found.uncrossed.tolist() == [False, True, True, True, True, True]
    assert found.enough.tolist() == [
        [True, False], [False, True], [False, True], [True, False], [True, True], [False, True]
    ]  # fmt: skip
    assert found.accepted.tolist() == [False, False, False, False, True, False]


def test_packages_come_in_option_order_with_the_first_issue_slowest() -> None:
    case = load("harbour-park")
    found = cloud(case, case.forums["everyone"])
    positions = list(product(*(range(len(issue.options)) for issue in case.issues.values())))
    for number in (0, 1, 250, 719):
        chosen = dict(zip(case.issues, positions[number], strict=True))
        exact = [float(case.wants[seat].central_value(chosen)) for seat in found.seats]
        assert found.values[number].tolist() == exact


def test_nothing_in_a_cloud_can_be_written_to() -> None:
    case = read_case(TWO, "lane.yaml").case
    found = cloud(case, forums_of(case)["all"])
    for array in (found.values, found.enough, found.accepted, found.uncrossed):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_a_large_space_is_refused_with_its_limit() -> None:
    document = {
        "title": "Large",
        "parties": {"A": "Arden"},
        "issues": {f"i{n}": {"options": ["no", "yes"]} for n in range(21)},
        "wants": {"A": {"i0": {"weight": 1, "best first": ["yes", "no"]}}},
    }
    document["wants"] = {"A": {"i0": {"weight": "1", "best first": ["yes", "no"]}}}
    case = read_case(to_yaml(document).encode(), "large.yaml").case
    with pytest.raises(TooLarge, match="2,097,152 packages"):
        cloud(case, forums_of(case)["all"])


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_the_cloud_counts_what_the_zone_counts(drawn: dict[str, Any]) -> None:
    case = read_case(to_yaml(drawn).encode(), "drawn.yaml").case
    for forum in agreement(case):
        if not isinstance(forum, NotComputed):
            found = cloud(case, forums_of(case)[forum.id])
            assert len(found.accepted) == forum.packages
            count = int(found.accepted.sum())
            assert forum.zone.packages.low <= count <= forum.zone.packages.high
            for point in forum.frontier.points:
                wanted = [float(point.values[seat]) for seat in found.seats]
                assert (found.values[found.uncrossed] == wanted).all(axis=1).sum() == point.n_packages
