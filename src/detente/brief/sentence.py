"""One computed sentence of a brief."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something found out, in words.

    ``finding`` is the question it answers, by its number in :data:`~detente.brief.templates.FINDINGS`;
    ``judgments`` are the paths of all judgments it rests on; ``forum`` the forum it speaks of, if one.
    """

    finding: int
    text: str
    judgments: tuple[str, ...]
    forum: str | None = None
