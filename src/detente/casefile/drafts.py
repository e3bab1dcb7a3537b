"""Drafts, and the parts they share with the record: packages, speakers, dates that were known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.casefile.nodes import defined_name
from detente.casefile.quantities import read_date
from detente.model import Draft

if TYPE_CHECKING:
    from detente.casefile.known import Known
    from detente.casefile.nodes import Cursor
    from detente.model import Date


def read_drafts(section: Cursor, known: Known, today: Date | None) -> dict[str, Draft]:
    """All proposals that have a name. ``today`` is the day the case speaks of."""
    fields = section.fields("drafts")
    drafts: dict[str, Draft] = {}
    for key, value in fields.names() if fields else ():
        name = defined_name(key, "a draft")
        draft = _draft(name or "", value, known, today)
        if name is not None and draft is not None:
            drafts[name] = draft
    return drafts


def _draft(name: str, cursor: Cursor, known: Known, today: Date | None) -> Draft | None:
    fields = cursor.fields("draft")
    package = fields.get("package") if fields else None
    if fields is None or package is None:
        return None
    fields.cursor.judged()
    compiled = fields.get("compiled")
    return Draft(
        name,
        read_package(package, known),
        by=read_speakers(fields.get("by"), known),
        date=read_known_date(fields.get("date"), today),
        compiled=bool(compiled and compiled.yes_or_no()),
        path=cursor.path,
    )


def read_package(cursor: Cursor, known: Known) -> dict[str, int]:
    """An option for each issue named."""
    fields = cursor.fields("package", names=known.issues)
    package: dict[str, int] = {}
    entries = list(fields.names()) if fields else []
    for key, value in entries:
        issue = known.issue(key)
        position = known.option(value, issue) if issue is not None else None
        if issue is not None and position is not None:
            package[issue] = position
    if fields is not None and not entries:
        cursor.error("a package names an option for at least one issue")
    return package


def read_known_date(cursor: Cursor | None, today: Date | None) -> Date | None:
    """A date of something known on the day the case speaks of."""
    found = read_date(cursor)
    if cursor is not None and found is not None and today is not None and found.earliest > today.latest:
        cursor.error(
            f"{found.text} is after {today.text}, the date of the case: nothing known later enters it"
        )
    return found


def read_speakers(cursor: Cursor | None, known: Known, *, sources: bool = False) -> tuple[str, ...]:
    """Parties and people, or also sources, each named once."""
    names: dict[str, None] = {}
    for item in cursor.one_or_many() if cursor else ():
        name = known.speaker(item, sources=sources)
        if name in names:
            item.error(f"{name} stands here twice")
        elif name is not None:
            names[name] = None
    return tuple(names)
