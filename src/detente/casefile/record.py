"""The record: what was done and said, by whom, and how far it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from detente.casefile.citations import read_citations
from detente.casefile.drafts import read_known_date, read_speakers
from detente.casefile.words import DEEDS
from detente.model import Event, EventKind

if TYPE_CHECKING:
    from detente.casefile.known import Known
    from detente.casefile.nodes import Cursor, Fields
    from detente.model import Date

_KINDS: dict[str, EventKind] = {kind: kind for kind in get_args(EventKind)}


def read_record(section: Cursor, known: Known, today: Date | None) -> tuple[Event, ...]:
    """All entries, in order of the file. ``today`` is the day the case speaks of."""
    events = (_event(item, known, today) for item in section.items("a list of entries"))
    return tuple(event for event in events if event is not None)


def _event(cursor: Cursor, known: Known, today: Date | None) -> Event | None:
    fields = cursor.fields("event")
    if fields is None:
        return None
    fields.cursor.judged()
    kind = _kind(fields)
    date = read_known_date(fields.get("date"), None if kind == "scheduled" else today)
    who = read_speakers(fields.get("who"), known, sources=True)
    to = read_speakers(fields.get("to"), known)
    deed, about, disputed = fields.get("does"), fields.get("about"), fields.get("disputed")
    does = deed.choice(DEEDS, "something the record can say was done") if deed else None
    claimed_by = _claimed_by(fields, known, kind)
    draft, action, forum = (fields.get(key) for key in ("draft", "action", "forum"))
    found = {
        "draft": known.draft(draft) if draft else None,
        "action": known.action(action) if action else None,
        "forum": known.forum(forum) if forum else None,
    }
    what = fields.text("what")
    options = _about(about, known) if about else {}
    doubts = read_citations(disputed) if disputed else ()
    if date is None or does is None:
        return None
    return Event(
        date,
        who,
        does,
        to=to,
        what=what,
        kind=kind,
        claimed_by=claimed_by,
        disputed=doubts,
        about=options,
        path=cursor.path,
        **found,
    )


def _kind(fields: Fields) -> EventKind:
    cursor = fields.get("kind")
    word = cursor.choice(_KINDS, "a kind of entry") if cursor else None
    return _KINDS[word] if word else "reported"


def _claimed_by(fields: Fields, known: Known, kind: EventKind) -> str | None:
    cursor = fields.get("claimed by")
    if cursor is None:
        if kind == "claim":
            fields.cursor.error('"claimed by" is missing here: a claim is somebody\'s')
        return None
    if kind != "claim":
        cursor.error("`claimed by` stands beside `kind: claim` only")
    return known.speaker(cursor, sources=True)


def _about(cursor: Cursor, known: Known) -> dict[str, tuple[int, ...]]:
    fields = cursor.fields("about", names=known.issues)
    about: dict[str, tuple[int, ...]] = {}
    entries = list(fields.names()) if fields else []
    for key, value in entries:
        issue = known.issue(key)
        if issue is None:
            continue
        positions: dict[int, None] = {}
        for item in value.one_or_many():
            position = known.option(item, issue)
            if position in positions:
                item.error(f"{item.name} stands here twice")
            elif position is not None:
                positions[position] = None
        about[issue] = tuple(positions)
    return about
