"""All that a case says of actions and states, and whether it can be."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.casefile.actions import read_actions, read_impossible, read_states, read_status_quo
from detente.casefile.preferences import read_commitments, read_prefers, read_worth
from detente.casefile.source import shorten
from detente.casefile.statespace import space_of
from detente.model import Conflict, holds

if TYPE_CHECKING:
    from detente.casefile.conditions import Conditions
    from detente.casefile.nodes import Cursor, Fields
    from detente.casefile.preferences import Placed
    from detente.model import Condition

_SECTIONS = ("actions", "impossible", "status quo", "states", "prefers", "worth", "threats", "promises")


@dataclass(frozen=True, slots=True)
class ConflictRead:
    """The conflict, with the places of what is said of each party, for what is doubtful.

    ``worth_keys`` : each party under `worth`. ``worth_entries``, ``prefers_entries`` : its conditions there
    and under `prefers`, tier by tier.
    """

    model: Conflict
    worth_keys: dict[str, Cursor]
    worth_entries: dict[str, list[Placed]]
    prefers_entries: dict[str, list[Placed]]


def read_conflict(fields: Fields, conditions: Conditions) -> ConflictRead | None:
    """The sections on actions and states; ``None`` where the file has none of them."""
    if not any(section in fields for section in _SECTIONS):
        return None
    known = conditions.known
    actions = read_actions(section, known) if (section := fields.get("actions")) else {}
    quo = fields.get("status quo")
    status_quo = read_status_quo(quo, conditions) if quo else None
    states = read_states(section, conditions) if (section := fields.get("states")) else {}
    written = fields.get("impossible")
    impossible = read_impossible(written, conditions) if written else []
    if written is not None:
        _check_possible(written, impossible, list(known.actions))
    if quo is not None and status_quo is not None:
        _check_status_quo(quo, status_quo, list(known.actions), impossible)
    section = fields.get("prefers")
    prefers, preferred = read_prefers(section, known, conditions) if section else ({}, {})
    section = fields.get("worth")
    worth, keys, entries = read_worth(section, known, conditions) if section else ({}, {}, {})
    threats, promises = fields.get("threats"), fields.get("promises")
    model = Conflict(
        actions=actions,
        impossible=tuple(condition for _, condition in impossible),
        status_quo=status_quo,
        states=states,
        prefers=prefers,
        worth=worth,
        threats=read_commitments(threats, known, conditions, "a threat") if threats else {},
        promises=read_commitments(promises, known, conditions, "a promise") if promises else {},
    )
    return ConflictRead(model, keys, entries, preferred)


def _check_possible(section: Cursor, impossible: list[tuple[Cursor, Condition]], actions: list[str]) -> None:
    """Note where the conditions leave no state, at the first that rules out the last of them."""
    space = space_of(actions)
    left = [space.everything]
    for _, condition in impossible:
        left.append(space.but(left[-1], space.where(condition.expression)))
    found = space.some(left[-1])
    if found is None:
        section.warn("whether any state is possible was left open; it would take too long to tell")
    if found is not False:
        return
    culprit = bisect_left(
        range(len(impossible)), x=True, key=lambda place: space.some(left[place + 1]) is False
    )
    impossible[culprit][0].error("with this, no state is possible at all")


def _check_status_quo(
    section: Cursor, made: frozenset[str], actions: list[str], impossible: list[tuple[Cursor, Condition]]
) -> None:
    today = {action: action in made for action in actions}
    for place, condition in impossible:
        if holds(condition.expression, {}, today):
            section.error(
                f"the status quo is impossible: {place.path} rules it out",
                f"impossible: {shorten(condition.text)}",
            )
            return
