"""Positions for the forecast, published forecasts, and the outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.casefile.drafts import read_known_date, read_package
from detente.casefile.quantities import read_date, read_quantity
from detente.casefile.source import shorten
from detente.model import Outcome, PartyPosition, PublishedForecast

if TYPE_CHECKING:
    from detente.casefile.conditions import Conditions
    from detente.casefile.known import Known
    from detente.casefile.nodes import Cursor
    from detente.model import Date, Quantity


def read_positions(section: Cursor, known: Known) -> tuple[PartyPosition, ...]:
    """Where parties stand on an issue, where that differs from what `wants` implies."""
    fields = section.fields("positions", names=known.issues)
    found: list[PartyPosition] = []
    for key, value in fields.names() if fields else ():
        issue = known.issue(key)
        opened = value.fields("issue positions", names=known.parties)
        if issue is None or opened is None:
            continue
        meant = known.issues[issue]
        if meant is not None and not meant.ordered:
            key.error(f"{issue} has no scale (`ordered: false`), so nobody has a position on it")
            continue
        for party_key, entry in opened.names():
            party = known.party(party_key)
            position = _position(entry, issue, party or "", known)
            if party is not None and position is not None:
                found.append(position)
    return tuple(found)


def _position(cursor: Cursor, issue: str, party: str, known: Known) -> PartyPosition | None:
    fields = cursor.fields("position")
    if fields is None:
        return None
    at = fields.get("at")
    if at is None and "salience" not in fields:
        fields.cursor.error("a position gives `at`, `salience`, or both")
    where = _place(at, issue, known) if at else None
    return PartyPosition(issue, party, where, read_quantity(fields.get("salience"), 0, 100), cursor.path)


def _place(cursor: Cursor, name: str, known: Known) -> Quantity | int | None:
    """The position of an option, or any number between the ends of a number issue."""
    issue = known.issues[name]
    if issue is None:
        return None
    position = known.position(issue, cursor.name)
    if position is not None:
        cursor.judged()
        return position
    if issue.is_number:
        return read_quantity(cursor, issue.options[0].number, issue.options[-1].number)
    text = cursor.text("an option")
    if text is not None:
        cursor.unknown(f"option of {shorten(name)}", text, *known.options_like(issue, text))
    return None


def read_forecasts(
    section: Cursor, conditions: Conditions, today: Date | None
) -> tuple[PublishedForecast, ...]:
    """What somebody expected."""
    found = (_forecast(item, conditions, today) for item in section.items("a list of forecasts"))
    return tuple(forecast for forecast in found if forecast is not None)


def _forecast(cursor: Cursor, conditions: Conditions, today: Date | None) -> PublishedForecast | None:
    known = conditions.known
    fields = cursor.fields("forecast")
    if fields is None:
        return None
    fields.cursor.judged()
    by, says = fields.get("by"), fields.get("says")
    speaker = known.speaker(by, sources=True) if by else None
    condition = conditions.read(says, "anything") if says else None
    probability = read_quantity(fields.get("probability"), 0, 1)
    date, words = read_known_date(fields.get("date"), today), fields.text("words")
    if speaker is None or condition is None or probability is None:
        return None
    return PublishedForecast(speaker, condition, probability, words, date, cursor.path)


def read_outcome(section: Cursor, conditions: Conditions) -> Outcome | None:
    """What happened afterwards."""
    known = conditions.known
    fields = section.fields("outcome")
    if fields is None:
        return None
    package, no_deal, state, forum = (fields.get(key) for key in ("package", "no deal", "state", "forum"))
    ended = no_deal.yes_or_no() if no_deal else None
    if sum([package is not None, bool(ended), state is not None]) > 1:
        fields.cursor.error("an outcome is at most one of `package`, `no deal` and `state`")
    fields.cursor.judged()
    return Outcome(
        date=read_date(fields.get("date")),
        forum=known.forum(forum) if forum else None,
        package=read_package(package, known) if package else None,
        no_deal=bool(ended),
        state=conditions.made(state) if state else None,
        path=section.path,
    )
