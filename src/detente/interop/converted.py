"""What a conversion gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Converted:
    """The text of a file in another format; ``notes`` are sentences on what it does not hold."""

    text: str
    notes: tuple[str, ...] = ()
