"""Reports on small cases, and a picture made by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.analysis import analyze
from detente.brief.blocks import Table
from detente.casefile import read_case
from detente.casefile.library import find
from detente.figures.figure import Figure
from detente.report import build
from detente.report.content import Bullets, Details, Paragraph, Report, Section

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from detente.report.content import Block

FERRY = b"""\
title: A fare & <a> ferry
date: 2024-03-01
sources: {daily: {title: Ministers | meet, publisher: The Daily, date: 2024-02, url: 'https://example.org/a'}}
parties: {North: Northland, South: Southland, Coast: Coastland}
people: {Alder: {name: M. Alder, for: North}}
issues:
  fare: {ask: What does it cost?, options: {low: 1 a head, middle: 2 a head, high: 4 a head}, today: low}
  owner: {options: [north, joint], today: north}
wants:
  North:
    source: daily \xc2\xb64
    fare: {weight: 1, values: {low: 0, middle: 40, high: 100}}
    no deal: 20..40
    red lines: [{never: owner = joint, sure: 80}, {never: fare = low, sure: 10}]
  South:
    fare: {weight: 1, best first: [low, middle, high], why: its people pay}
    owner: {weight: 1, values: {north: 0, joint: 100}}
    no deal: {value: 50, confidential: true}
  Coast: {owner: {weight: 1, values: {north: 100, joint: 0}}, red lines: [{never: fare = middle}]}
forums:
  board: {name: Ferry Board, date: 2024-03-04, seats: [North, South]}
  pier: {name: Pier, seats: [North], issues: [fare]}
drafts: {offer: {by: North, package: {fare: middle}, source: daily p. 2}}
record:
  - {date: 2024-02-22, who: Alder, does: offers, to: [South], draft: offer, kind: claim, claimed by: daily,
     disputed: daily, source: daily}
  - {date: 2009~, who: [North, South], does: meets, forum: board, what: for the first time}
forecasts: [{by: daily, says: zone.board, probability: 0..0.2, words: nothing will come of it}]
outcome: {forum: board, no deal: true}
"""
"""A case with something of everything; no deal at the board, one at the pier."""

SPEC = {
    "data": {"values": [{"package": "one", "North": 40}, {"package": "two", "North": 100}]},
    "mark": {"type": "point", "clip": True},
    "encoding": {
        "x": {"field": "North", "type": "quantitative"},
        "y": {"field": "package", "type": "nominal"},
    },
}
"""A chart whose picture has ids in it, for the clipping."""


def figure(name: str = "values-1", forum: str | None = "board") -> Figure:
    """A picture of two packages."""
    table = Table("Two packages", ("Package", "North"), (("one", "40"), ("two", "100")), frozenset({1}))
    return Figure(name, "Nothing suits both", "Two dots below a line", SPEC, table, forum=forum)


def report(data: bytes = FERRY) -> Report:
    """The report on a case."""
    return build(analyze(read_case(data, "case.yaml").case), data)


def shipped(name: str, stdin: IO[bytes]) -> tuple[Report, bytes]:
    """The report on a shipped case, and the bytes of the case."""
    data, _ = find(name, stdin)
    return report(data), data


def with_figures(made: Report) -> Report:
    """The same report with two pictures in its first section."""
    first = made.sections[0]
    blocks = (*first.blocks, figure(), figure("values-2", None))
    return replace(made, sections=(replace(first, blocks=blocks), *made.sections[1:]))


def section(made: Report, name: str) -> Section:
    """A section of a report by its id."""
    return next(part for part in every_section(made) if part.id == name)


def every_section(made: Report) -> Iterator[Section]:
    """All sections, those within others too."""
    return (block for block in every_block(made.sections) if isinstance(block, Section))


def every_block(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """All blocks, those within others too."""
    for block in blocks:
        yield block
        if isinstance(block, Section | Details):
            yield from every_block(block.blocks)


def tables(part: Section) -> dict[str, Table]:
    """The tables of a section by their captions, those beside pictures too."""
    blocks = every_block(part.blocks)
    found = (block.table if isinstance(block, Figure) else block for block in blocks)
    return {block.caption: block for block in found if isinstance(block, Table)}


def words(part: Section) -> str:
    """All running text of a section."""
    said = []
    for block in every_block(part.blocks):
        if isinstance(block, Paragraph):
            said.append(block.text)
        elif isinstance(block, Bullets):
            said += [f"{item.label}: {item.text}" if item.label else item.text for item in block.items]
    return "\n".join(said)
