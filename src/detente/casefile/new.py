"""A first case file for someone who has none: short, commented, and valid as it stands."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from detente.casefile.writing import write_new

if TYPE_CHECKING:
    from pathlib import Path


def template() -> str:
    """The text of the template case."""
    return files("detente.casefile").joinpath("template.yaml").read_text(encoding="utf-8")


def write_template(path: Path) -> None:
    """Write the template case to a file that does not exist yet; raises as :func:`write_new` does."""
    write_new(path, template())
