"""What was found, in sentences, each with the judgments it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from detente.brief import FINDINGS
from detente.model import counted
from detente.notebook.choice import chosen
from detente.notebook.html import ROWS_SHOWN, listing, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.brief import Sentence


@dataclass(frozen=True, slots=True, repr=False)
class Explanation:
    """Sentences, in the order of the brief. Printed it is text; iterated, its sentences.

    ``forums`` are the ids of the forums that they can be about.
    """

    sentences: tuple[Sentence, ...]
    forums: tuple[str, ...] = ()

    def about(self, forum: str | None = None, finding: int | None = None) -> Explanation:
        """Those sentences alone that speak of this forum, or answer this question of the brief.

        Raises
        ------
        ValueError
            There is no such forum, or no such question.
        """
        if forum is not None:
            chosen("forum", forum, dict.fromkeys(self.forums))
        if finding is not None:
            answered = sorted({*FINDINGS, *(sentence.finding for sentence in self.sentences)})
            chosen("question", str(finding), {str(number): number for number in answered})
        told = (
            sentence
            for sentence in self.sentences
            if forum in (None, sentence.forum) and finding in (None, sentence.finding)
        )
        return Explanation(tuple(told), self.forums)

    def __iter__(self) -> Iterator[Sentence]:
        return iter(self.sentences)

    def __len__(self) -> int:
        return len(self.sentences)

    def __str__(self) -> str:
        return "\n".join(sentence.text for sentence in self.sentences)

    def __repr__(self) -> str:
        return f"<Explanation in {counted(len(self), 'sentence', 'sentences')}; print it>"

    def _repr_html_(self) -> str:
        parts = []
        for finding, sentences in groupby(self.sentences[:ROWS_SHOWN], key=lambda told: told.finding):
            parts.append(paragraph(FINDINGS[finding], strong=True) if finding in FINDINGS else "")
            parts.append(listing([sentence.text for sentence in sentences]))
        rest = len(self) - ROWS_SHOWN
        if rest > 0:
            parts.append(paragraph(f"and {rest} more; print it to read all"))
        return "".join(parts)
