"""The whole brief, each sentence with the judgments it rests on."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from detente.brief import FINDINGS, fold, grouped
from detente.report.content import Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from detente.brief import Sentence
    from detente.report.content import Block
    from detente.report.material import Material


def told(material: Material) -> Section:
    """The brief by finding and forum; sentences that rest on the same judgments share a paragraph."""
    blocks = []
    for finding, sentences in groupby(material.sentences, key=lambda sentence: sentence.finding):
        parts = tuple(_finding(material, finding, sentences))
        blocks.append(Section(f"brief-{finding}", FINDINGS[finding], parts))
    return Section("brief", "The brief", tuple(blocks))


def _finding(material: Material, finding: int, sentences: Iterable[Sentence]) -> Iterator[Block]:
    agreement = material.analysis.agreement
    several = agreement is not None and len(agreement.forums) > 1
    for forum, of_forum in groupby(sentences, key=lambda sentence: sentence.forum):
        if forum is None or agreement is None or not several:
            yield from _paragraphs(material, of_forum, "")
            continue
        name = agreement.forums[forum].name
        paragraphs = tuple(_paragraphs(material, of_forum, f"{name}: "))
        yield Section(f"brief-{finding}-{material.number(forum)}", name, paragraphs)


def _paragraphs(material: Material, sentences: Iterable[Sentence], named: str) -> Iterator[Paragraph]:
    for judgments, alike in groupby(sentences, key=lambda sentence: frozenset(sentence.judgments)):
        together = list(alike)
        text = " ".join(sentence.text.removeprefix(named) for sentence in together)
        listed = fold(together[0].judgments, material.case.judgments) if judgments else ()
        yield Paragraph(text, grouped(listed))
