"""Lanes on one axis, however little there is to measure it by."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from detente.figures.lanes import Axis, Lane, Stage, draw_stage
from detente.figures.palette import Mark
from detente.figures.sheet import Sheet

if TYPE_CHECKING:
    from detente.agreement.pivot import Gain


def lane(end: Gain, start: Fraction | None = None, **more: Any) -> Lane:
    return Lane("Northland", "N", Mark("#000000", "circle"), end, start, **more)


def axis(*ends: Gain) -> Axis:
    return Axis([Stage("package", tuple(lane(end) for end in ends))])


def drawn(stage: Stage) -> list[dict[str, Any]]:
    """All marks of a stage."""
    sheet = Sheet()
    sheet.height = draw_stage(sheet, Axis([stage]), stage, 0)
    spec = sheet.spec()
    data = (layer["data"] for layer in spec["layer"])
    return [row for each in data for row in each.get("values") or spec["datasets"][each["name"]]]


def test_the_ends_of_the_axis_are_the_least_and_the_most() -> None:
    found = axis(Fraction(20), Fraction(-5), Fraction(60))
    assert found(-5) < found(20) < found(60)
    assert (found(20) - found(-5)) / (found(60) - found(-5)) == pytest.approx(25 / 65)
    assert found.ticks == pytest.approx([0, 20, 40, 60])


@pytest.mark.parametrize("ends", [(Fraction(3),), (math.inf, -math.inf), ()])
def test_with_one_number_or_none_there_is_an_axis_too(ends: tuple[Gain, ...]) -> None:
    found = axis(*ends)
    assert len(found.ticks) == 1
    assert found(-math.inf) < found(found.ticks[0]) < found(math.inf)


def test_infinity_lies_beyond_every_number() -> None:
    found = axis(Fraction(-40), Fraction(40), math.inf, -math.inf)
    assert found(-math.inf) < found(-40) < found(40) < found(math.inf)


def test_a_name_that_is_too_long_gives_way_to_the_short_one() -> None:
    long = Lane(
        "A republic of many lands and rivers", "N", Mark("#000000", "circle"), Fraction(1), aside=" (2)"
    )
    said = [row["text"] for row in drawn(Stage("package", (long, lane(Fraction(2))))) if "text" in row]
    assert "N (2)" in said
    assert "Northland" in said


def test_what_does_not_move_has_no_line() -> None:
    stage = Stage("package", (lane(Fraction(5), Fraction(5)), lane(Fraction(6), Fraction(5))))
    assert [(row["from"], row["to"]) for row in drawn(stage) if "from" in row] == [(5, 6)]


def test_what_is_just_enough_is_filled() -> None:
    stage = Stage("package", tuple(lane(Fraction(end), least=Fraction(5)) for end in (4, 5, 6)))
    fills = {row["points"]: row["fill"] for row in drawn(stage) if "points" in row}
    assert fills == {4: "#ffffff", 5: "#000000", 6: "#000000"}
