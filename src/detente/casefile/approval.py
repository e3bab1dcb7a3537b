"""Approval: who must say yes at home, or inside a bloc, before a party can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.casefile.cycles import find_cycles
from detente.casefile.forums import check_judging
from detente.casefile.nodes import Cursor, defined_name
from detente.casefile.rules import read_rule
from detente.casefile.wants import read_demands, read_party_wants
from detente.model import Approval, Demands, Ratifier, Rule

if TYPE_CHECKING:
    from collections.abc import Collection

    from detente.casefile.conditions import Conditions
    from detente.casefile.nodes import Fields


def read_approval(section: Cursor, conditions: Conditions, wanting: Collection[str]) -> dict[str, Approval]:
    """Who must say yes for each party; ``wanting`` are the parties under `wants`."""
    known = conditions.known
    fields = section.fields("approval", names=known.parties)
    entries = list(fields.names()) if fields else []
    judging = {*wanting, *(key.name for key, _ in entries)}
    approval: dict[str, Approval] = {}
    for key, value in entries:
        party = known.party(key)
        opened = value.fields("party approval")
        found = _approval(key.name, opened, conditions, wanting, judging) if opened else None
        if party is not None and found is not None:
            approval[party] = found
    _refuse_circles(entries, approval)
    return approval


def _approval(
    party: str, fields: Fields, conditions: Conditions, wanting: Collection[str], judging: Collection[str]
) -> Approval | None:
    known = conditions.known
    fields.cursor.judged()
    listed, rule = fields.get("ratifiers"), fields.get("rule")
    opened = listed.fields("ratifiers", names=known.parties) if listed else None
    if opened is None:
        return None
    ratifiers: dict[str, Ratifier] = {}
    for key, value in opened.names():
        name = defined_name(key, "a ratifier")
        if name in known.parties:
            check_judging([key], known, judging, "ratify")
            _refuse_overrides(value)
            ratifiers[key.name] = Ratifier(key.name, is_party=True, demands=Demands(), path=value.path)
        else:
            ratifier = _own_ratifier(
                key, value, conditions, party_wants=party in wanting or party not in known.parties
            )
            if ratifier is not None:
                ratifiers[key.name] = ratifier
    if not any(opened.names()) and listed is not None:
        listed.error("at least one ratifier is expected here")
    found = read_rule(rule, ratifiers, weighted=True) if rule else Rule()
    return Approval(party, found, tuple(ratifiers.values()), fields.cursor.path)


def _refuse_overrides(cursor: Cursor) -> None:
    """A party named as ratifier judges as it does everywhere."""
    fields = cursor.fields("ratifier")
    for name in ("name", "no deal", "red lines", "wants"):
        found = fields.get(name) if fields else None
        if found is not None:
            found.error(
                "a party named as ratifier judges by its own wants; nothing is said of it here", "write {}"
            )


def _own_ratifier(
    key: Cursor, value: Cursor, conditions: Conditions, *, party_wants: bool
) -> Ratifier | None:
    fields = value.fields("ratifier")
    if fields is None:
        return None
    known = conditions.known
    demands = read_demands(fields, conditions, conflict=False)
    own = fields.get("wants")
    entries = own.fields("ratifier wants", names=known.issues) if own else None
    wants = read_party_wants(entries, known, conditions) if entries else None
    if demands.no_deal is not None and wants is None and not party_wants:
        key.error(f"{key.name} has a `no deal`, but no wants to judge by", "give it `wants` of its own")
    if not any(part in fields for part in ("no deal", "red lines", "wants")):
        hint = key.reading.problems.did_you_mean(key.name, known.parties)
        key.warn(f"{key.name} is no party and demands nothing, so it always says yes", hint)
    title = fields.text("name")
    return Ratifier(key.name, is_party=False, demands=demands, wants=wants, path=value.path, title=title)


def _refuse_circles(entries: list[tuple[Cursor, Cursor]], approval: dict[str, Approval]) -> None:
    needs = {
        party: [ratifier.name for ratifier in found.ratifiers if ratifier.is_party]
        for party, found in approval.items()
    }
    keys = {key.name: key for key, _ in entries}
    for cycle in find_cycles(needs):
        first = min((keys[name] for name in cycle), key=Cursor.place)
        start = cycle.index(first.name)
        around = " needs ".join([*cycle[start:], *cycle[:start], first.name])
        first.error(f"this approval goes round in a circle: {around}")
