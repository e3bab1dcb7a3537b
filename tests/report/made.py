"""Reports on small cases, and a picture made by hand."""

from __future__ import annotations

import io
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from detente.analysis import analyze
from detente.analysis.robustness.result import (
    Acceptability,
    Bar,
    Conclusion,
    DealCertainty,
    ForumAcceptability,
    Learning,
    Share,
    Tornado,
)
from detente.brief.blocks import Table
from detente.casefile import read_case
from detente.casefile.library import find
from detente.figures.figure import Figure
from detente.report import build
from detente.report.content import Bullets, Details, Paragraph, Report, Section
from tests.sureness import conclusions, with_sureness

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def sure_report() -> Report:
    """The report on a case with something of everything, and how sure its answers are."""
    analysis = analyze(read_case(FERRY, "case.yaml").case)
    no_deal, line = "wants.North.no deal", "wants.North.red lines[1].sure"
    order = "wants.South.fare.best first"
    share = Share(0.3, 0.27, 0.33)
    names = ("draft.offer", "nash", "frontier.0")
    ranks = ((0.5, 0.25, 0.25), (0.25, 0.5, 0.25), (0.25, 0.25, 0.5))
    options = analysis.case.issues["fare"].options
    found = with_sureness(
        analysis,
        forums={
            "board": DealCertainty("open", proved=True, share=share, turned_by=(line, order)),
            "pier": DealCertainty("certain", proved=True, share=Share(1, 1, 1)),
        },
        conclusions=conclusions(
            Conclusion("zone.board", central=False, share=share),
            Conclusion("zone.pier", central=True, share=Share(1, 1, 1), occurs="every"),
        ),
        flips={line: {"zone.board": (Fraction(50),)}},
        tornados={"pier": Tornado("pier", 70.0, (Bar(no_deal, 60.0, 80.0, (40.0, 20.0)),))},
        learning={"zone.board": Learning("zone.board", 0.7, {line: 0.2, order: 0.05, no_deal: 0.0})},
        acceptability={
            "pier": ForumAcceptability(
                forum="pier",
                packages={name: {"fare": option} for name, option in zip(names, options, strict=True)},
                accepted=dict(zip(names, (0.0, 0.5, 1.0), strict=True)),
                chosen={"nash": dict(zip(names, (0.0, 0.9, 0.1), strict=True))},
                by_party={"North": Acceptability("North", names, ranks, {}, {})},
            )
        },
        left_out={"draft.offer@board": "that would take too long"},
    )
    return build(found, FERRY)


@cache
def shipped(name: str) -> tuple[Report, bytes]:
    """The report on a shipped case, and the bytes of the case; built once for all tests that ask."""
    data, _ = find(name, io.BytesIO())
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
