"""One fixed colour and shape a party, alike in every picture.

The colours follow those of Okabe & Ito (2008), which remain distinct to colour-blind readers; those that
are too light on white are darker, so that each has a contrast of 3:1, and neighbours differ in grey print
too. Shapes differ as well, and more so where colours run out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

COLOURS: Final = ("#0072b2", "#d55e00", "#009e73", "#7a3b69", "#3f97d3", "#b8860b", "#000000")
SHAPES: Final = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right")


class Mark(NamedTuple):
    """How a party is drawn."""

    colour: str
    shape: str


def marks(parties: Iterable[str]) -> dict[str, Mark]:
    """The mark of each party, by its place among all parties of the case.

    With more parties than colours the colours start over with other shapes: 49 differ.
    """
    return {
        party: Mark(COLOURS[place % len(COLOURS)], SHAPES[(place + place // len(COLOURS)) % len(SHAPES)])
        for place, party in enumerate(parties)
    }
