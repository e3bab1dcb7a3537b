"""Every judgment of the case: what it says, what it rests on, and whether it was held fixed."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from detente.model import touched, uncertain
from detente.report.cells import NONE
from detente.report.content import Details, Paragraph, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from detente.model import Grounds, Judgment
    from detente.report.content import Block
    from detente.report.material import Material

_BY_NAME: Final = frozenset({"wants", "approval", "actions", "prefers", "worth"})
"""Sections whose judgments are listed party by party."""


def ledger(material: Material) -> Section:
    """The judgments, part by part, and the sources."""
    case = material.case
    varying = touched(uncertain(case))
    unsourced = sum(not judgment.grounds for judgment in case.judgments.values())
    blocks: list[Block] = [
        Paragraph(
            f"{len(case.judgments)} judgments stand in the case file. Those marked uncertain are given as a"
            " range, an order or as more or less sure, and taken at their central value; all others are held"
            f" fixed. Without a source or a reason: {unsourced or 'none'}."
        )
    ]
    for part, judgments in groupby(case.judgments.values(), key=lambda judgment: _part(judgment.path)):
        rows = tuple(_rows(material, judgments, varying))
        columns = ("Judgment", "As written", "Rests on", "Held")
        table = Table(f"Judgments under {part}", columns, rows)
        blocks.append(Details(f"{part}: {len(rows)}", (table,)))
    if case.sources:
        blocks.append(_sources(material))
    return Section("ledger", "The ledger of judgments", tuple(blocks))


def _part(path: str) -> str:
    """The part of the file a judgment stands in: a section, or a party's share of one."""
    section, _, rest = path.partition("[")[0].partition(".")
    return f"{section}.{rest.partition('.')[0]}" if section in _BY_NAME and rest else section


def _rows(
    material: Material, judgments: Iterable[Judgment], varying: frozenset[str]
) -> Iterator[tuple[str, str, str, str]]:
    """A row a judgment; grounds that hold for several in a row are told once."""
    before = None
    for judgment in judgments:
        marks = ["uncertain" if judgment.path in varying else "fixed"]
        if judgment.confidential:
            marks.append("confidential")
        said = material.written.get(judgment.path, NONE)
        grounds = "as above" if before and judgment.grounds == before else told_grounds(judgment.grounds)
        yield judgment.path, said, grounds, ", ".join(marks)
        before = judgment.grounds


def told_grounds(grounds: Grounds) -> str:
    """What a judgment rests on: places in sources, then the reason given."""
    parts = [str(citation).replace(" ¶", "\N{NO-BREAK SPACE}¶") for citation in grounds.citations]
    if grounds.why is not None:
        parts.append(" ".join(grounds.why.split()))
    return "; ".join(parts) or "nothing"


def _sources(material: Material) -> Table:
    rows = tuple(
        (
            source.name,
            source.title or NONE,
            ", ".join(filter(None, (source.author, source.publisher))) or NONE,
            source.date.text if source.date else NONE,
            source.url or NONE,
        )
        for source in material.case.sources.values()
    )
    return Table("Sources", ("Short name", "Title", "Published by", "Date", "Address"), rows)
