"""Dates in EDTF: the days each may mean."""

from __future__ import annotations

import datetime as dt

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile import dates
from detente.casefile.scalars import Unreadable
from tests.casefile.reading import wrong


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1987", "1987-01-01", "1987-12-31"),
        ("2021-12", "2021-12-01", "2021-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2021-12-15", "2021-12-15", "2021-12-15"),
        ("2021-12-15~", "2021-12-15", "2021-12-15"),
        ("2009~", "2009-01-01", "2009-12-31"),
        ("2009?", "2009-01-01", "2009-12-31"),
        ("2022-01-09/2022-01-10", "2022-01-09", "2022-01-10"),
        ("2021-12/2022", "2021-12-01", "2022-12-31"),
        ("2009~/2010", "2009-01-01", "2010-12-31"),
        ("2022-01-09/..", "2022-01-09", "9999-12-31"),
        ("../2022-01-09", "0001-01-01", "2022-01-09"),
        ("2022-01-09/", "2022-01-09", "9999-12-31"),
        ("/2022-01-09", "0001-01-01", "2022-01-09"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2021-21", "2021-03-01", "2021-05-31"),
        ("[1987,1989]", "1987-01-01", "1989-12-31"),
        (" 1987 ", "1987-01-01", "1987-12-31"),
    ],
)
def test_a_date_may_mean_these_days(text: str, earliest: str, latest: str) -> None:
    found = dates.date(text)
    assert (found.text, found.earliest.isoformat(), found.latest.isoformat()) == (
        text.strip(),
        earliest,
        latest,
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("yesterday", '"yesterday" is not a date'),
        ("2024-13", '"2024-13" is not a date'),
        ("2024-00", '"2024-00" is not a date'),
        ("2024-02-30", '"2024-02-30" is not a date'),
        ("2023-02-29", '"2023-02-29" is not a date'),
        ("0000", '"0000" is not a date'),
        ("-0500", '"-0500" is not a date'),
        ("24-02-03", '"24-02-03" is not a date'),
        ("3 March 2024", '"3 March 2024" is not a date'),
        ("2022-01-10/2022-01-09", '"2022-01-10/2022-01-09" ends before it begins'),
        ("", '"" is not a date'),
        ("9" * 100_000, f'"{"9" * 59}…" is not a date'),
    ],
)
def test_what_is_no_date_is_refused(text: str, message: str) -> None:
    with pytest.raises(Unreadable) as caught:
        dates.date(text)
    assert caught.value.text == message


days = st.dates(min_value=dt.date(1000, 1, 1))


@given(days, st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]), st.sampled_from(["", "~", "?", "%"]))
def test_plain_dates_mean_what_edtf_says(day: dt.date, form: str, mark: str) -> None:
    text = day.strftime(form) + mark
    found, parsed = dates.date(text), edtf.parse_edtf(text)
    assert found.earliest.timetuple()[:3] == parsed.lower_strict()[:3]
    assert found.latest.timetuple()[:3] == parsed.upper_strict()[:3]


@given(days, days)
def test_an_interval_reaches_from_its_first_day_to_its_last(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    found = dates.date(f"{first.isoformat()}/{last.isoformat()}")
    assert (found.earliest, found.latest) == (first, last)


def test_a_case_has_few_dates_that_take_long_to_read() -> None:
    entries = "".join(f"- {{date: 19{n % 10}X-1{n}~, who: A, does: says}}\n" for n in range(60))
    told = wrong(f"parties: {{A: b}}\nrecord:\n{entries}")
    assert told[-1] == "62:10: a case has at most 50 dates that are more than days, months and years"
