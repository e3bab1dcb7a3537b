"""Two judgments against each other."""

from __future__ import annotations

import pytest

from detente.agreement import in_worlds
from detente.figures.border import border
from tests.figures.drawn import rows
from tests.figures.sureness import LANES, PIPELINE, SOLD, SURE


def test_the_area_of_a_deal_ends_where_the_deal_does() -> None:
    """The buyer takes the middle price up to what it is worth to him, from 50 to 70."""
    (figure,) = border(SOLD)
    areas = [row for row in rows(figure, "holds") if row["holds"]]
    frame = next(row for row in rows(figure, "x2", "colour") if row.get("fill") is None and "y2" in row)
    left = min(row["x"] for row in areas)
    widths = {round(row["y2"]): row["x2"] - left for row in areas}
    assert left == frame["x"]
    side = frame["x2"] - frame["x"]
    assert min(widths.values()) == pytest.approx(side / 4, abs=side / 40)
    assert max(widths.values()) == pytest.approx(side * 3 / 4, abs=side / 40)


def test_the_table_tells_the_values_with_a_deal() -> None:
    (figure,) = border(SOLD)
    assert figure.table.columns == ("B: no deal", "B: value of price = middle, with a deal")
    told = {row[0]: row[1] for row in figure.table.rows}
    assert told["40"] == "all"
    assert told["60"] == "60 to 70"
    assert told["70"] == "70"
    assert told["80"] == "none"


def test_the_title_says_how_much_of_the_square_has_a_deal() -> None:
    (figure,) = border(SOLD)
    assert figure.title.startswith(
        "Whether there is a deal turns with “B: no deal” and “B: value of price = middle”: there is one on 5"
    )
    assert border(LANES)[0].title == (
        "Whatever “A: ideal width” and “B: ideal width” are within their ranges, all else central, there is"
        " no deal."
    )


def test_the_central_case_is_marked_in_the_middle_of_symmetric_ranges() -> None:
    (figure,) = border(SOLD)
    (mark,) = rows(figure, "central")
    frame = next(row for row in rows(figure, "x2", "colour") if row.get("fill") is None and "y2" in row)
    assert mark["x"] == pytest.approx((frame["x"] + frame["x2"]) / 2)
    assert mark["y"] == pytest.approx((frame["y"] + frame["y2"]) / 2)
    assert mark["central"] == [60, 60]


def test_a_forum_in_which_no_two_ranges_matter_has_none() -> None:
    assert border(SURE) == ()
    assert {figure.forum for figure in border(PIPELINE)} == {"commission", "talks"}


def test_a_forum_with_too_many_packages_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_worlds, "MAX_PACKAGES", 2)
    assert border(SOLD) == ()
