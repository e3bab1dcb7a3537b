"""How pictures look: one font, one set of sizes and colours, readable on a phone and in grey print."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTH: Final = 560
"""Pixels; every picture is as wide, and as high as it needs."""
FONT: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
"""The first comes with vl-convert; the next two have the same widths."""
TEXT: Final = 13
SMALL: Final = 12
LINE: Final = 16
"""From one line of text to the next."""

BLACK: Final = "#000000"
INK: Final = "#1a1a1a"
FAINT: Final = "#595959"
"""For what is said in passing: 7:1 on white."""
GRID: Final = "#dcdcdc"
MARK: Final = "#767676"
"""Marks that belong to nobody."""
CLOUD: Final = "#949494"
"""The palest mark there is: 3:1 on white."""
PAPER: Final = "#ffffff"
SHADED: Final = "#ececec"
"""A ground that sets something apart."""
DEAL: Final = "#00704f"
"""What is acceptable."""
STOP: Final = "#b03000"
"""What is ruled out."""
STOP_FILL: Final = "#fbe5da"
DEAL_FILL: Final = "#e3f3ec"
DEAL_AREA: Final = "#66b399"
"""A ground that is told from :data:`SHADED` in grey print too."""
_SHADE: Final = (0, 114, 178)
_LIGHT: Final = 255

CONFIG: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "aria": False,
        "background": PAPER,
        "font": FONT,
        "padding": 4,
        "view": {"stroke": None},
        "text": {"font": FONT, "fontSize": TEXT, "color": INK, "lineHeight": LINE},
    }
)
"""The one configuration of all charts; what stands around a picture says what it shows, so ARIA is off."""


def shade(value: float) -> str:
    """The colour of a value from 0 (white) to 100 (blue); beyond, that of the nearest end."""
    part = min(max(value, 0), 100) / 100
    return "#" + "".join(f"{round(_LIGHT + (channel - _LIGHT) * part):02x}" for channel in _SHADE)


def contrast(colour: str, other: str) -> float:
    """The contrast of two colours as the Web Content Accessibility Guidelines define it, 1 to 21."""
    lighter, darker = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(fill: str) -> str:
    """Black or white, whichever is easier to read on a colour; one of the two always is, at 4.5:1."""
    return max((BLACK, PAPER), key=lambda ink: contrast(ink, fill))


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / _LIGHT for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]  # noqa: PLR2004
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
