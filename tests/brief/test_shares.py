"""Shares of worlds as people write them."""

from __future__ import annotations

import pytest

from detente.analysis.robustness.result import Conclusion, Share
from detente.brief.shares import in_hundred, of_worlds, percent, within, worlds_of


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.62, "62 %"),
        (0.125, "13 %"),
        (0.58, "58 %"),
        (0.005, "1 %"),
        (0.0049, "fewer than 1 %"),
        (0.0, "fewer than 1 %"),
        (0.9949, "99 %"),
        (0.9951, "more than 99 %"),
        (1.0, "more than 99 %"),
    ],
)
def test_whole_percent_and_never_none_or_all_of_what_was_only_counted(share: float, text: str) -> None:
    assert percent(share) == text


def test_the_ends_of_an_interval_are_rounded_away_from_the_share() -> None:
    assert of_worlds(Share(0.62, 0.589, 0.651)) == "62 % of worlds (58 to 66 %)"
    assert within(Share(0.62, 0.589, 0.651)) == "62 % (58 to 66 %)"
    assert of_worlds(Share(0.58, 0.57, 0.59)) == "58 % of worlds (57 to 59 %)"


def test_of_too_few_worlds_there_is_no_interval() -> None:
    assert of_worlds(Share(0.5, None, None)) == "50 % of worlds"
    assert within(Share(0.5, None, None)) == "50 %"


def test_none_or_all_of_few_worlds_is_not_told_in_percent() -> None:
    assert of_worlds(Share(0, None, None)) == "none of the worlds drawn"
    assert of_worlds(Share(1, None, None)) == "all worlds drawn"
    assert of_worlds(Share(0, 0, 0.108)) == "none of the worlds drawn (0 to 11 %)"
    assert of_worlds(Share(1, 0.892, 1)) == "all worlds drawn (89 to 100 %)"
    assert of_worlds(Share(0, 0, 0.0009)) == "fewer than 1 % of worlds (0 to 1 %)"


def test_what_is_decided_exactly_is_told_before_any_share() -> None:
    counted = Share(0.999, 0.99, 1)
    assert worlds_of(Conclusion("zone.F", central=True, share=counted, occurs="every")) == "every world"
    assert worlds_of(Conclusion("zone.F", central=False, share=counted, occurs="none")) == "no world"
    some = worlds_of(Conclusion("zone.F", central=True, share=counted, occurs="some"))
    assert some == "more than 99 % of worlds (99 to 100 %)"
    unknown = Conclusion("zone.F", central=True, share=None, occurs="some")
    assert worlds_of(unknown) == "some worlds, but not in all"
    assert worlds_of(Conclusion("zone.F", central=True, share=None)) is None


def test_worlds_in_a_hundred() -> None:
    assert in_hundred(0.71) == 71
    assert in_hundred(0.929) == 93
