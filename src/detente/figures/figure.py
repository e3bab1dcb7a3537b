"""What every picture consists of: a finding as its title, the chart, the same in words and as a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under named columns; ``numbers`` are the positions of columns that hold numbers.

    ``caption`` says what the table shows; the first column names what a row is about.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


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

    def svg(self) -> str:
        """The picture as static SVG: no script, nothing fetched, the same on every machine."""
        import vl_convert  # noqa: PLC0415 - starts a JavaScript engine, which only drawing needs

        return str(vl_convert.vegalite_to_svg(dict(self.spec)))
