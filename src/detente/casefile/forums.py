"""Forums: where parties meet, over which issues, under which rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.casefile.nodes import defined_name
from detente.casefile.parties import read_members
from detente.casefile.quantities import read_date
from detente.casefile.rules import read_rule
from detente.model import Forum, Rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from detente.casefile.known import Known
    from detente.casefile.nodes import Cursor


def read_forums(section: Cursor, known: Known, judging: Collection[str]) -> dict[str, Forum]:
    """All forums; ``judging`` are the parties that can accept or refuse."""
    fields = section.fields("forums")
    forums: dict[str, Forum] = {}
    for key, value in fields.names() if fields else ():
        name = defined_name(key, "a forum")
        forum = _forum(name or "", value, known, judging)
        if name is not None and forum is not None:
            forums[name] = forum
    return forums


def _forum(name: str, cursor: Cursor, known: Known, judging: Collection[str]) -> Forum | None:
    fields = cursor.fields("forum")
    if fields is None:
        return None
    fields.cursor.judged()
    listed, treated, rule = fields.get("seats"), fields.get("issues"), fields.get("rule")
    seats = read_members(listed, known, "forum") if listed else ()
    if listed is not None and listed.is_list:
        check_judging(listed.items(), known, judging, "have a seat")
        if not listed.items():
            listed.error("a forum has at least one seat")
    return Forum(
        name,
        fields.text("name") or name,
        seats,
        rule=read_rule(rule, seats, weighted=False) if rule else Rule(),
        issues=_issues(treated, known) if treated else None,
        date=read_date(fields.get("date")),
        path=cursor.path,
    )


def check_judging(cursors: Iterable[Cursor], known: Known, judging: Collection[str], do_what: str) -> None:
    """Note each party named here that has neither wants nor approval, and so no way to accept."""
    for cursor in cursors:
        if cursor.name in known.parties and cursor.name not in judging:
            cursor.error(
                f"{cursor.name} has neither `wants` nor `approval`, so it cannot {do_what}",
                f"say what {cursor.name} wants, or who must say yes for it",
            )


def _issues(cursor: Cursor, known: Known) -> tuple[str, ...]:
    issues: dict[str, None] = {}
    for item in cursor.items("a list of issues"):
        issue = known.issue(item)
        if issue in issues:
            item.error(f"{issue} stands here twice")
        elif issue is not None:
            issues[issue] = None
    if cursor.is_list and not cursor.items():
        cursor.error("a forum treats at least one issue", "leave `issues` out where it treats all")
    return tuple(issues)
