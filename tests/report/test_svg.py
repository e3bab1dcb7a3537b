"""Pictures made ready to stand beside others."""

from __future__ import annotations

import pytest

from detente.report.svg import settled
from tests.report.made import figure


@pytest.mark.parametrize(
    ("svg", "expected"),
    [
        (
            '<svg role="img"><g id="clip1" clip-path="url(#clip12)"/><clipPath id="clip12"/></svg>',
            '<svg><g id="x-1" clip-path="url(#x-2)"/><clipPath id="x-2"/></svg>',
        ),
        (
            '<svg><linearGradient id="g"/><use xlink:href="#g" fill="#0072b2" aria-label="b"/></svg>',
            '<svg><linearGradient id="x-1"/><use xlink:href="#x-1" fill="#0072b2"/></svg>',
        ),
        ("<svg><text>id=1</text></svg>", "<svg><text>id=1</text></svg>"),
    ],
)
def test_ids_come_from_the_name_of_the_picture(svg: str, expected: str) -> None:
    assert settled(svg, "x") == expected


def test_a_picture_drawn_again_is_the_same() -> None:
    first, second = figure().svg(), figure().svg()
    assert settled(first, "x") == settled(second, "x")
    assert 'id="x-1"' in settled(first, "x")
