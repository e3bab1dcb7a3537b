"""Levers on the forums: other issues, seats and rules, and who decides in another forum."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from detente.analysis.levers.lever import Lever
from detente.analysis.levers.wording import listed
from detente.model import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.model import Case, Forum

_TWO: Final = 2


def of_forums(case: Case) -> Iterator[Lever]:
    """Each forum with other issues, seats and rules, those of other forums included."""
    for forum in case.forums.values():
        yield from _of_forum(case, forum)
        yield from _as_in_others(case, forum)


def _of_forum(case: Case, forum: Forum) -> Iterator[Lever]:
    """Other issues, seats and rules."""
    treated = [name for name in case.issues if forum.issues is None or name in forum.issues]
    for name in treated if len(treated) > 1 else ():
        if case.issues[name].today is not None:
            rest = [other for other in treated if other != name]
            yield Lever("issue off", (forum.id, name), (f"{forum.path}.issues={listed(rest)}",))
    for name in case.issues:
        if name not in treated:
            with_it = [other for other in case.issues if other in treated or other == name]
            yield Lever("issue on", (forum.id, name), (f"{forum.path}.issues={listed(with_it)}",))
    for seat in forum.seats if len(forum.seats) > _TWO else ():
        rest = [other for other in forum.seats if other != seat]
        yield Lever("seat off", (forum.id, seat), (f"{forum.path}.seats={listed(rest)}",))
    for party in case.parties:
        if party not in forum.seats and (party in case.wants or party in case.approval):
            yield Lever(
                "seat on", (forum.id, party), (f"{forum.path}.seats={listed((*forum.seats, party))}",)
            )
    needed = len(forum.seats) if forum.rule.threshold is None else int(forum.rule.threshold)
    if needed > 1 and len(forum.seats) > _TWO:
        rule = _rule(Rule("majority", Fraction(needed - 1)))
        yield Lever("rule", (forum.id, str(needed - 1)), (f"{forum.path}.rule={rule}",))


def _as_in_others(case: Case, forum: Forum) -> Iterator[Lever]:
    """The forum with the seats and the rule of each other one that has others."""
    for other in case.forums.values():
        settings = []
        if set(other.seats) != set(forum.seats):
            settings.append(f"{forum.path}.seats={listed(other.seats)}")
        if other.rule != forum.rule:
            settings.append(f"{forum.path}.rule={_rule(other.rule)}")
        if settings:
            yield Lever("other forum", (forum.id, other.id), tuple(settings))


def _rule(rule: Rule) -> str:
    return "unanimity" if rule.threshold is None else f"{{majority: {int(rule.threshold)}}}"
