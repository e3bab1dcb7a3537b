"""What was done and said, by whom, and who says so; what was forecast, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.report.cells import NONE
from detente.report.content import Paragraph, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.model import Event
    from detente.report.content import Block
    from detente.report.material import Material

_KINDS: Final = "reported, fact, claim, opinion, scheduled"


def record(material: Material) -> Section | None:
    """The record as picture and table; nothing where the case has neither record nor forecasts."""
    case = material.case
    blocks: list[Block] = []
    if case.record:
        table = _events(material)
        figures = [replace(figure, table=table) for figure in material.figures("timeline")]
        blocks += figures or [table]
    if case.forecasts:
        blocks.append(_forecasts(material))
    blocks += _outcome(material)
    return Section("record", "What was done and said", tuple(blocks)) if blocks else None


def _events(material: Material) -> Table:
    events = sorted(material.case.record, key=lambda event: event.date.earliest)
    rows = tuple(
        (
            str(number),
            event.date.text,
            _done(material, event),
            _kind(material, event),
            _forum(material, event),
            _grounds(material, event.path),
        )
        for number, event in enumerate(events, start=1)
    )
    caption = (
        f"The record, in order of time; what kind of entry each is ({_kinds(events)}) is the coder's judgment"
    )
    columns = ("No.", "Date", "Who did or said what", "Kind", "Forum", "Source")
    return Table(caption, columns, rows, frozenset({0}))


def _kinds(events: Iterable[Event]) -> str:
    present = {event.kind for event in events}
    return ", ".join(kind for kind in _KINDS.split(", ") if kind in present)


def _name(material: Material, who: str) -> str:
    """A party or a person by its name; a person with whom it speaks for."""
    case = material.case
    if who in case.people:
        person = case.people[who]
        return f"{person.name} ({person.party})" if person.party else person.name
    return case.parties[who].name if who in case.parties else who


def _done(material: Material, event: Event) -> str:
    """An entry as a short text: who does what, to whom, about what."""
    names = ", ".join(_name(material, who) for who in event.who)
    to = f" (to {', '.join(_name(material, who) for who in event.to)})" if event.to else ""
    parts = [event.what] if event.what else []
    if event.draft:
        parts.append(f"draft “{event.draft}”")
    if event.action:
        parts.append(event.action)
    for issue, places in event.about.items():
        options = material.case.issues[issue].options
        named = " or ".join(material.words.option(issue, options[place]) for place in places)
        parts.append(f"{issue}: {named}")
    about = f": {'; '.join(parts)}" if parts else ""
    return f"{names} {event.does}{to}{about}"


def _kind(material: Material, event: Event) -> str:
    by = f" by {_name(material, event.claimed_by)}" if event.claimed_by else ""
    disputed = f"; disputed: {', '.join(map(str, event.disputed))}" if event.disputed else ""
    return f"{event.kind}{by}{disputed}"


def _forum(material: Material, event: Event) -> str:
    forum = None if event.forum is None else material.case.forums.get(event.forum)
    return NONE if forum is None else forum.name


def _grounds(material: Material, path: str) -> str:
    judgment = material.case.judgments.get(path)
    if judgment is None or not judgment.grounds:
        return NONE
    cited = "; ".join(map(str, judgment.grounds.citations))
    return cited.replace(" ¶", "\N{NO-BREAK SPACE}¶") or "the coder's reasons"


def _forecasts(material: Material) -> Table:
    rows = tuple(
        (
            _name(material, forecast.by),
            forecast.date.text if forecast.date else NONE,
            forecast.says.text,
            material.written.get(forecast.probability.path, NONE),
            forecast.words or NONE,
        )
        for forecast in material.case.forecasts
    )
    columns = ("By", "Date", "Says", "Probability read into it", "In words")
    return Table("What was forecast", columns, rows, frozenset({3}))


def _outcome(material: Material) -> list[Block]:
    outcome = material.case.outcome
    if outcome is None:
        return []
    said = material.written.get(outcome.path, "")
    return [Paragraph(f"What came of it, which nothing here is computed from: {said.strip('{}')}.")]
