"""Pictures as a notebook shows them: drawn beforehand, so that nothing is fetched to see them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from detente.figures import FIGURES
from detente.notebook.choice import chosen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

    from detente.analysis import Analysis
    from detente.figures.figure import Figure


@dataclass(frozen=True, slots=True, repr=False)
class Pictures:
    """The pictures of one kind; iterated, its :class:`~detente.figures.figure.Figure` objects."""

    figures: tuple[Figure, ...]

    def save(self, folder: str | PathLike[str]) -> tuple[Path, ...]:
        """Write each picture as SVG into a folder; the files written, named after the pictures."""
        Path(folder).mkdir(parents=True, exist_ok=True)
        files = tuple(Path(folder, f"{figure.name}.svg") for figure in self.figures)
        for file, figure in zip(files, self.figures, strict=True):
            file.write_text(figure.svg(), encoding="utf-8", newline="\n")
        return files

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures)

    def __len__(self) -> int:
        return len(self.figures)

    def __repr__(self) -> str:
        return f"<Pictures: {'; '.join(figure.title for figure in self.figures) or 'none'}>"

    def _repr_html_(self) -> str:
        return "".join(
            f'<figure role="img" aria-label="{escape(figure.description)}">'
            f"<figcaption>{escape(figure.title)}</figcaption>{figure.svg()}</figure>"
            for figure in self.figures
        )


def pictures(analysis: Analysis, kind: str, forum: str | None) -> Pictures:
    """The pictures of one kind, of one forum or of all there is."""
    drawn = chosen("kind of picture", kind, FIGURES)(analysis)
    return Pictures(tuple(figure for figure in drawn if forum in (None, figure.forum)))
