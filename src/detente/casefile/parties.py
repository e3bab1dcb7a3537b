"""Sources, parties and people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.casefile.cycles import find_cycles
from detente.casefile.nodes import Cursor, defined_name
from detente.casefile.places import MAX_PLACES, read_places
from detente.casefile.quantities import read_date, read_quantity
from detente.model import Party, Person, Source

if TYPE_CHECKING:
    from detente.casefile.known import Known


def read_sources(section: Cursor) -> dict[str, Source]:
    """The publications judgments cite."""
    fields = section.fields("sources")
    found: dict[str, Source] = {}
    places_left = MAX_PLACES
    for key, value in fields.names() if fields else ():
        name = defined_name(key, "a source")
        source = _source(name or "", value, places_left)
        if source is not None:
            places_left -= len(source.places)
        if name is not None and source is not None:
            found[name] = source
    return found


def _source(name: str, cursor: Cursor, places_left: int) -> Source | None:
    if not cursor.is_mapping:
        title = cursor.text("the title of a source, or a mapping,")
        return None if title is None else Source(name, title=title)
    fields = cursor.fields("source")
    if fields is None:
        return None
    return Source(
        name,
        title=fields.text("title"),
        publisher=fields.text("publisher"),
        author=fields.text("author"),
        date=read_date(fields.get("date")),
        url=fields.text("url"),
        note=fields.text("note"),
        places=read_places(fields.get("places"), places_left),
    )


def read_parties(section: Cursor, known: Known) -> dict[str, Party]:
    """All parties; their names are known from then on."""
    fields = section.fields("parties")
    entries = (
        [(key, value) for key, value in fields.names() if defined_name(key, "a party")] if fields else []
    )
    known.parties.update((key.name, None) for key, _ in entries)
    for key, value in entries:
        known.parties[key.name] = _party(key.name, value, known)
    _refuse_circular_blocs(entries, known)
    if fields is not None and not any(fields.names()):
        section.error("a case has at least one party")
    return {name: party for name, party in known.parties.items() if party is not None}


def _party(name: str, cursor: Cursor, known: Known) -> Party | None:
    if not cursor.is_mapping:
        called = cursor.text("the name of a party, or a mapping,")
        return None if called is None else Party(name, called)
    fields = cursor.fields("party")
    if fields is None:
        return None
    members = fields.get("members")
    return Party(
        name,
        fields.text("name") or name,
        power=read_quantity(fields.get("power"), low=0),
        members=read_members(members, known, "bloc") if members else (),
        note=fields.text("note"),
    )


def read_members(cursor: Cursor, known: Known, of: str) -> tuple[str, ...]:
    """A list of parties, each once."""
    members: dict[str, None] = {}
    for item in cursor.items("a list of parties"):
        member = known.party(item)
        if member is not None and member in members:
            item.error(f"{member} stands twice in this {of}")
        elif member is not None:
            members[member] = None
    return tuple(members)


def _refuse_circular_blocs(entries: list[tuple[Cursor, Cursor]], known: Known) -> None:
    members = {name: party.members if party else () for name, party in known.parties.items()}
    keys = {key.name: key for key, _ in entries}
    for cycle in find_cycles(members):
        first = min((keys[name] for name in cycle), key=Cursor.place)
        start = cycle.index(first.name)
        around = " has ".join([*cycle[start:], *cycle[:start], first.name])
        first.error(f"a bloc is its own member: {around}")


def read_people(section: Cursor, known: Known) -> dict[str, Person]:
    """Who speaks for a party, and when."""
    fields = section.fields("people")
    for key, value in fields.names() if fields else ():
        name = defined_name(key, "a person")
        if name is None:
            continue
        if name in known.parties:
            key.error(f'"{name}" is the name of a party', "give the person another name")
        known.people[name] = _person(name, value, known)
    return {name: person for name, person in known.people.items() if person is not None}


def _person(name: str, cursor: Cursor, known: Known) -> Person | None:
    if not cursor.is_mapping:
        called = cursor.text("the name of a person, or a mapping,")
        return None if called is None else Person(name, called)
    fields = cursor.fields("person")
    if fields is None:
        return None
    party, to = fields.get("for"), fields.get("to")
    since, until = read_date(fields.get("from")), read_date(to)
    if to is not None and since is not None and until is not None and until.latest < since.earliest:
        to.error(f"this is before {since.text}, since when {name} is in office")
    return Person(
        name,
        fields.text("name") or name,
        office=fields.text("office"),
        party=known.party(party) if party else None,
        since=since,
        until=until,
    )
