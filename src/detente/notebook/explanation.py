"""What was found, in sentences, each with the judgments it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.notebook.html import counted, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.brief import Sentence


@dataclass(frozen=True, slots=True, repr=False)
class Explanation:
    """Sentences of the brief, in its order. Printed it is text; iterated, its sentences."""

    sentences: tuple[Sentence, ...]

    def about(self, forum: str | None = None, finding: int | None = None) -> Explanation:
        """Those sentences alone that speak of this forum, or answer this question of the brief."""
        return Explanation(
            tuple(
                sentence
                for sentence in self.sentences
                if forum in (None, sentence.forum) and finding in (None, sentence.finding)
            )
        )

    def __iter__(self) -> Iterator[Sentence]:
        return iter(self.sentences)

    def __len__(self) -> int:
        return len(self.sentences)

    def __str__(self) -> str:
        return "\n".join(sentence.text for sentence in self.sentences)

    def __repr__(self) -> str:
        return f"<Explanation in {counted(len(self), 'sentence', 'sentences')}; print it>"

    def _repr_html_(self) -> str:
        return paragraphs([sentence.text for sentence in self.sentences])
