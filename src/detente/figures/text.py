"""How wide text is in a picture, and how it is broken into lines, the same on every machine.

Widths are those of Helvetica, which Arial and Liberation Sans share, so that no font need be at hand to
lay a picture out.
"""

from __future__ import annotations

from typing import Final

ELLIPSIS: Final = "…"
_THOUSANDTHS: Final = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[]\\ft",
    333: "()-`r“”„\u2018’",
    355: '"',
    389: "*",
    400: "°",
    500: "Jckvsxyz",
    556: "#$0123456789?L_abdeghnopqu–",
    584: "+<=>~×±",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
}
_WIDTH: Final = {letter: width for width, letters in _THOUSANDTHS.items() for letter in letters}
_UNKNOWN: Final = 722
_WIDE: Final = 1000
_WIDE_FROM: Final = "\u2e80"
"""From here on most scripts fill a square."""
_BOLDER: Final = 1.1


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How many pixels a line of text takes; letters of other scripts are taken to be wide."""
    units = sum(_WIDTH.get(letter, _WIDE if letter >= _WIDE_FROM else _UNKNOWN) for letter in text)
    return units * size / 1000 * (_BOLDER if bold else 1)


def shortened(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text, or as much of its beginning as there is room for, with an ellipsis."""
    if width_of(text, size, bold=bold) <= room:
        return text
    kept = text
    while kept and width_of(kept + ELLIPSIS, size, bold=bold) > room:
        kept = kept[:-1]
    return kept.rstrip(" ,;:") + ELLIPSIS


def wrapped(text: str, room: float, size: float, lines: int = 99) -> list[str]:
    """The text in lines that fit, broken between words; the last is shortened where there are too many."""
    broken: list[str] = []
    for word in text.split():
        if broken and width_of(f"{broken[-1]} {word}", size) <= room:
            broken[-1] += f" {word}"
        else:
            broken.append(word)
    if len(broken) > lines:
        broken[lines - 1 :] = [" ".join(broken[lines - 1 :])]
    return [shortened(line, room, size) for line in broken]
