"""A page for people: headings, paragraphs and tables, for a terminal or plain for a pipe."""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING, Final

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH: Final = 80
_WIDEST: Final = 120


class Page:
    """What a verb shows, put together piece by piece and printed at once."""

    def __init__(self, *, terminal: bool, styled: bool, boxes: bool) -> None:
        self.width = min(shutil.get_terminal_size((WIDTH, 24)).columns, _WIDEST) if terminal else WIDTH
        self._box = box.SIMPLE_HEAD if terminal and boxes else None
        self._buffer = io.StringIO()
        self._console = Console(
            file=self._buffer,
            width=self.width,
            force_terminal=styled,
            color_system="standard" if styled else None,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=False,
        )

    def __str__(self) -> str:
        """The page as text."""
        lines = self._buffer.getvalue().split("\n")
        return "\n".join(line.rstrip(" ") for line in lines)

    def title(self, text: str) -> None:
        """The first line of the page."""
        self._put(text, style="bold")

    def heading(self, text: str) -> None:
        """The start of a part."""
        self.space()
        self._put(text, style="bold cyan")

    def subheading(self, text: str) -> None:
        """The start of a part of a part."""
        self.space()
        self._put(text, style="bold")

    def paragraph(self, text: str, indent: int = 0, style: str = "") -> None:
        """Text, wrapped."""
        self._put(text, indent, style)

    def item(self, text: str, mark: str = "-", indent: int = 0) -> None:
        """One entry of a list: its further lines stand under the first."""
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column()
        grid.add_row(Text(visible(mark)), Text(visible(text)))
        self._console.print(Padding(grid, (0, 0, 0, indent), expand=False))

    def lines(self, text: str, indent: int = 0) -> None:
        """Text whose lines are kept as they are, however long."""
        for line in text.split("\n"):
            self._console.print(
                Text(" " * indent + visible(line)), no_wrap=True, overflow="ignore", crop=False
            )

    def space(self) -> None:
        """An empty line."""
        self._console.print()

    def table(
        self,
        columns: Sequence[str],
        rows: Sequence[Sequence[str]],
        numbers: Sequence[int] = (),
        indent: int = 0,
    ) -> None:
        """A table; ``numbers`` are the positions of columns aligned at the right."""
        table = Table(
            box=self._box,
            show_edge=False,
            pad_edge=False,
            padding=(0, 2, 0, 0) if self._box is None else (0, 1),
            header_style="bold",
        )
        for position, name in enumerate(columns):
            right = position in numbers
            table.add_column(
                Text(visible(name)), justify="right" if right else "left", overflow="fold", no_wrap=right
            )
        for row in rows:
            table.add_row(*(Text(visible(cell)) for cell in row))
        self._console.print(Padding(table, (0, 0, 0, indent), expand=False))

    def _put(self, text: str, indent: int = 0, style: str = "") -> None:
        self._console.print(Padding(Text(visible(text), style=style), (0, 0, 0, indent), expand=False))


def visible(text: str) -> str:
    """The text with nothing in it that could steer a terminal; line ends stay."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)
