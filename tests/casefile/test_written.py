"""What each judgment says, by its path."""

from __future__ import annotations

import io

import pytest

from detente.casefile import read_case
from detente.casefile.library import find, shipped_cases
from detente.casefile.written import written

TEXT = """\
title: 'A fare'   # the title
wants:
  North:
    source: daily
    fare: {weight: 25..35, values: {low: 0,
      high: "1.10"}, why: it sells}
    no deal: {value: 45, confidential: true}
    red lines:
      - {never: fare = low, sure: 80}
      -
        never: >-
          fare = high
          and owner = joint
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("title", "A fare"),
        ("wants.North.fare.weight", "25..35"),
        ("wants.North.fare.values.high", "1.10"),
        ("wants.North.fare", "{weight: 25..35, values: {low: 0, high: 1.10}}"),
        ("wants.North.no deal", "45"),
        ("wants.North.red lines[1]", "{never: fare = low, sure: 80}"),
        ("wants.North.red lines[2].never", "fare = high and owner = joint"),
    ],
)
def test_a_value_stands_on_one_line_without_its_grounds(path: str, expected: str) -> None:
    assert written(TEXT)[path] == expected


def test_a_byte_order_mark_does_not_matter() -> None:
    assert written("\ufeff" + TEXT) == written(TEXT)


@pytest.mark.parametrize("name", [case.name for case in shipped_cases()])
def test_every_judgment_of_a_case_has_its_words(name: str) -> None:
    data, file = find(name, io.BytesIO())
    judgments = read_case(data, file).case.judgments
    assert set(judgments) - set(written(data.decode())) == set()
