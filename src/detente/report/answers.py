"""The first section: the main answers, each with the way to what they rest on."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from detente.brief import FINDINGS, left_out
from detente.brief.changes import tell_setting
from detente.brief.templates import say
from detente.report.content import Bullets, Item, Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.report.content import Block
    from detente.report.material import Material

SECTIONS: Final = {1: "packages", 2: "obstacles", 3: "conflict", 4: "holding", 6: "outside", 7: "sureness"}
"""The section that says more about each finding."""
_OF_THE_CONFLICT: Final = frozenset({3, 4})
_HOW_SURE: Final = 7
SECTION: Final = "answers"
HEADING: Final = "In short"


def answers(material: Material) -> Section:
    """By finding: a line for each forum."""
    blocks: list[Block] = [Paragraph(text) for text in _of_another_case(material)]
    for finding, told in groupby(material.headlines, key=lambda sentence: sentence.finding):
        items = tuple(_items(material, finding, told))
        blocks.append(Section(f"{SECTION}-{finding}", FINDINGS[finding], (Bullets(items),)))
    general = [s.text for s in material.sentences if s.forum is None and s.finding == 1 and s.judgments]
    if general and material.forums:
        blocks.append(Paragraph(general[0]))
    return Section(SECTION, HEADING, tuple(blocks))


def _of_another_case(material: Material) -> Iterator[str]:
    """How the case differs from the analyst's own: what was set in it, what was left out of it."""
    if material.settings:
        yield say("of a what-if", settings=" ".join(map(tell_setting, material.settings)))
    if material.case.left_out is not None:
        yield left_out(material.case.left_out)


def _items(material: Material, finding: int, told: Iterator) -> Iterator[Item]:  # type: ignore[type-arg]
    agreement = material.analysis.agreement
    for forum, sentences in groupby(told, key=lambda sentence: sentence.forum):
        text = " ".join(sentence.text for sentence in sentences)
        if forum is None or agreement is None:
            yield Item(text, to=SECTIONS[finding] if _of_the_case(material, finding) else None)
            continue
        several = len(agreement.forums) > 1
        known = any(forum == computed.id for computed in material.forums)
        to = f"{SECTIONS[finding]}-{material.number(forum)}" if several else SECTIONS[finding]
        yield Item(text, agreement.forums[forum].name if several else None, to if known else None)


def _of_the_case(material: Material, finding: int) -> bool:
    """Whether there is a section on a finding that is about no forum."""
    analysis = material.analysis
    if finding == _HOW_SURE:
        return analysis.robustness is not None
    return finding in _OF_THE_CONFLICT and analysis.stability is not None
