"""What every picture consists of: a finding as its title, the chart, the same in words and as a table."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.brief.blocks import Table

_TAG: Final = re.compile(r"<[^>]*>")
_SPOKEN: Final = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
"""What Vega says to screen readers of every group of marks; the title and the description say it better."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One picture.

    ``name`` : lower-case letters, digits and hyphens, unlike any other of the same analysis; it names
    files and places in a page. ``title`` : the finding, as a sentence. ``description`` : what the picture
    shows, for those who do not see it. ``spec`` : the chart as Vega-Lite. ``table`` : the same in figures.
    ``judgments`` : the paths of the judgments it rests on; ``forum`` : the forum it is about, if one.
    """

    name: str
    title: str
    description: str
    spec: Mapping[str, Any]
    table: Table
    judgments: tuple[str, ...] = ()
    forum: str | None = field(default=None, kw_only=True)

    def __repr__(self) -> str:
        return f"<Figure {self.name!r}: {self.title}>"

    def svg(self) -> str:
        """The picture as static SVG: no script, nothing fetched, the same on every machine.

        It holds no roles or labels for screen readers: what shows it gives it ``title`` and ``description``.
        """
        import vl_convert  # noqa: PLC0415 - starts a JavaScript engine, which only drawing needs

        drawn = str(vl_convert.vegalite_to_svg(dict(self.spec)))
        return _TAG.sub(lambda tag: _SPOKEN.sub("", tag[0]), drawn)
