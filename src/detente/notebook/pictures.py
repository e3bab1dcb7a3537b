"""Pictures as a notebook shows them: drawn beforehand, so that nothing is fetched to see them."""

from __future__ import annotations

import contextlib
from base64 import b64encode
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from detente.figures import FIGURES
from detente.notebook.choice import chosen
from detente.notebook.html import paragraph
from detente.report.writing import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from os import PathLike

    from detente.analysis import Analysis
    from detente.figures.figure import Figure

PICTURES_SHOWN: Final = 10


@dataclass(frozen=True, slots=True, repr=False)
class Pictures:
    """The pictures of one kind; iterated, its :class:`~detente.figures.figure.Figure` objects."""

    figures: tuple[Figure, ...]

    def save(self, folder: str | PathLike[str]) -> tuple[Path, ...]:
        """Write each picture as SVG into a folder; the files written, named after the pictures.

        Raises :class:`~detente.errors.Unwritable` where one cannot be written.
        """
        with contextlib.suppress(OSError):  # what is wrong with the folder shows when a file is written
            Path(folder).mkdir(parents=True, exist_ok=True)
        files = tuple(Path(folder, f"{figure.name}.svg") for figure in self.figures)
        for file, figure in zip(files, self.figures, strict=True):
            replace(file, figure.svg().encode())
        return files

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures)

    def __len__(self) -> int:
        return len(self.figures)

    def __repr__(self) -> str:
        return f"<Pictures: {' '.join(figure.title for figure in self.figures) or 'none'}>"

    def _repr_html_(self) -> str:
        if not self.figures:
            return paragraph("There is nothing of this kind to show.")
        rest = len(self) - PICTURES_SHOWN
        more = paragraph(f"and {rest} more; save() writes all") if rest > 0 else ""
        return "".join(map(_shown, self.figures[:PICTURES_SHOWN])) + more


def pictures(analysis: Analysis, kind: str, forum: str | None, forums: Sequence[str]) -> Pictures:
    """The pictures of one kind, of one forum or of all there is.

    Raises
    ------
    ValueError
        There is no such kind, or no such forum.
    """
    draw = chosen("kind of picture", kind, FIGURES)
    if forum is not None:
        chosen("forum", forum, dict.fromkeys(forums))
    return Pictures(tuple(figure for figure in draw(analysis) if forum in (None, figure.forum)))


def _shown(figure: Figure) -> str:
    """A picture as an image: nothing in it can run, and no name in it meets one of another picture."""
    data = b64encode(figure.svg().encode()).decode()
    return (
        f"<figure><figcaption>{escape(figure.title)}</figcaption>"
        f'<img alt="{escape(figure.description)}" src="data:image/svg+xml;base64,{data}"'
        ' style="max-width:100%;background:white"></figure>'
    )
