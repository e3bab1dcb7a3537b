"""Time is broken in a long silence, and nowhere else."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from detente.figures.timescale import Panel, ticks, time_scale


def day(text: str) -> int:
    return dt.date.fromisoformat(text).toordinal()


def test_even_entries_need_one_panel() -> None:
    days = [day("2020-01-01") + 30 * n for n in range(10)]
    (panel,) = time_scale(days, 0, 400).panels
    assert (panel.first, panel.last) == (days[0], days[-1])


def test_a_long_silence_is_left_out() -> None:
    past = [day("1987-01-01"), day("1990-06-01")]
    now = [day("2022-01-01") + n for n in range(14)]
    scale = time_scale([*past, *now], 0, 400)
    assert [(panel.first, panel.last) for panel in scale.panels] == [(past[0], past[1]), (now[0], now[-1])]
    assert scale.place(now[1]) - scale.place(now[0]) > 15
    assert scale.place(day("2005-01-01")) == scale.place(past[1])


@given(st.lists(st.integers(700_000, 740_000), min_size=1, max_size=30))
def test_time_never_runs_backwards(days: list[int]) -> None:
    days.sort()
    scale = time_scale(days, 10, 400)
    places = [scale.place(each) for each in days]
    assert places == sorted(places)
    assert all(10 <= place <= 400 for place in places)


def test_ticks_name_days_months_and_years() -> None:
    def named(first: str, last: str) -> list[str]:
        return [text for _, text in ticks(Panel(day(first), day(last), 0, 300), 50)]

    assert named("2022-01-01", "2022-01-06") == ["01-01", "01-02", "01-03", "01-04", "01-05", "01-06"]
    assert named("2021-01-10", "2021-06-20") == ["2021-02", "2021-03", "2021-04", "2021-05", "2021-06"]
    assert named("1987-05-01", "2022-01-01") == ["1990", "2000", "2010", "2020"]
    assert named("2009-03-01", "2009-03-01") == ["2009"]
