"""Colours can be told from paper, and text read on them."""

from __future__ import annotations

import pytest

from detente.figures import style
from detente.figures.palette import COLOURS
from detente.figures.style import PAPER, contrast, ink_on, shade


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # the known near miss of WCAG 2


@pytest.mark.parametrize("colour", [*COLOURS, style.CLOUD, style.MARK, style.DEAL, style.STOP])
def test_marks_stand_out_from_paper(colour: str) -> None:
    assert contrast(colour, PAPER) >= 3


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (style.INK, PAPER),
        (style.FAINT, PAPER),
        (style.STOP, PAPER),
        (style.STOP, style.STOP_FILL),
        (style.DEAL, style.DEAL_FILL),
    ],
)
def test_text_can_be_read(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("value", range(0, 101, 5))
def test_numbers_can_be_read_on_every_shade(value: int) -> None:
    assert contrast(ink_on(shade(value)), shade(value)) >= 4.5


def test_more_points_are_darker() -> None:
    against_paper = [contrast(shade(value), PAPER) for value in range(0, 101, 10)]
    assert against_paper == sorted(against_paper)
    assert shade(0) == PAPER
    assert shade(-20) == shade(0)
    assert shade(120) == shade(100)


def test_where_there_is_a_deal_is_told_from_where_there_is_none_in_grey_print() -> None:
    assert contrast(style.DEAL_AREA, style.SHADED) >= 2
