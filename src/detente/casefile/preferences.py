"""How parties rank states, what states are worth to them, and what they threaten or promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.casefile.nodes import defined_name
from detente.casefile.quantities import read_quantity
from detente.model import ByRanking, ByStatements, ByWeights, Commitment, Statement, Worth

if TYPE_CHECKING:
    from detente.casefile.conditions import Conditions
    from detente.casefile.known import Known
    from detente.casefile.nodes import Cursor, Fields
    from detente.model import Condition, Quantity, StatePreference

_WAYS = ("statements", "weights", "ranking")


def read_prefers(section: Cursor, known: Known, conditions: Conditions) -> dict[str, StatePreference]:
    """How each party ranks the states."""
    fields = section.fields("prefers", names=known.parties)
    found: dict[str, StatePreference] = {}
    for key, value in fields.names() if fields else ():
        party = known.party(key)
        preference = _preference(value, conditions)
        if party is not None and preference is not None:
            found[party] = preference
    return found


def _preference(cursor: Cursor, conditions: Conditions) -> StatePreference | None:
    if cursor.is_list:
        return _statements(cursor, conditions)
    fields = cursor.fields("preference") if cursor.is_mapping else None
    if fields is None:
        cursor.error("preferences are a list of statements, or a mapping with `weights` or `ranking`")
        return None
    given = [way for way in _WAYS if way in fields]
    written = fields.get(given[0]) if len(given) == 1 else None
    if written is None:
        fields.cursor.error(
            "preferences are a list of statements, or a mapping with one of `weights` and `ranking`"
        )
        return None
    if given == ["statements"]:
        return _statements(written, conditions)
    return _weights(written, conditions) if given == ["weights"] else _ranking(written, conditions)


def _statements(cursor: Cursor, conditions: Conditions) -> ByStatements:
    groups = []
    for item in cursor.items("a list of statements"):
        if item.is_list:
            item.judged()
            group = [_statement(entry, conditions) for entry in item.items()]
        else:
            group = [_statement(item, conditions)]
        groups.append(tuple(statement for statement in group if statement is not None))
        if item.is_list and not group:
            item.error("a group holds at least one statement")
    return ByStatements(tuple(groups), cursor.path)


def _statement(cursor: Cursor, conditions: Conditions) -> Statement | None:
    if not cursor.is_mapping:
        cursor.judged()
        condition = conditions.read(cursor, "states")
        return None if condition is None else Statement(condition, cursor.path)
    fields = cursor.fields("statement")
    if fields is None:
        return None
    fields.cursor.judged()
    holds, sure = fields.get("holds"), read_quantity(fields.get("sure"), 0, 100)
    condition = conditions.read(holds, "states") if holds else None
    return None if condition is None else Statement(condition, cursor.path, sure)


def _weights(cursor: Cursor, conditions: Conditions) -> ByWeights | None:
    fields = cursor.fields("weights", names=conditions.named)
    points: list[tuple[Condition, Quantity]] = []
    for key, value in fields.names() if fields else ():
        condition, weight = conditions.read(key, "states"), read_quantity(value)
        if condition is not None and weight is not None:
            points.append((condition, weight))
    return ByWeights(tuple(points), cursor.path)


def _ranking(cursor: Cursor, conditions: Conditions) -> ByRanking:
    cursor.judged()
    tiers = []
    for item in cursor.items("a list of states"):
        found = [conditions.read(entry, "states") for entry in item.one_or_many()]
        tiers.append(tuple(condition for condition in found if condition is not None))
        if item.is_list and not found:
            item.error("a tie holds at least one state")
    return ByRanking(tuple(tiers), cursor.path)


def read_worth(
    section: Cursor, known: Known, conditions: Conditions
) -> tuple[dict[str, Worth], dict[str, Cursor], dict[str, list[Cursor]]]:
    """What states are worth to each party; and the places of the parties and of their entries."""
    fields = section.fields("worth", names=known.parties)
    found: dict[str, Worth] = {}
    places: dict[str, Cursor] = {}
    entries_at: dict[str, list[Cursor]] = {}
    for key, value in fields.names() if fields else ():
        party = known.party(key)
        opened = value.fields("party worth", names=conditions.named)
        if opened is None:
            continue
        entries, keys = _entries(opened, conditions)
        otherwise = read_quantity(opened.get("otherwise"))
        if party is not None:
            found[party] = Worth(entries, otherwise, value.path)
            places[party], entries_at[party] = key, keys
    return found, places, entries_at


def _entries(
    fields: Fields, conditions: Conditions
) -> tuple[tuple[tuple[Condition, Quantity], ...], list[Cursor]]:
    entries: list[tuple[Condition, Quantity]] = []
    keys: list[Cursor] = []
    for key, value in fields.names():
        condition, points = conditions.read(key, "states"), read_quantity(value)
        if condition is not None and points is not None:
            entries.append((condition, points))
            keys.append(key)
    return tuple(entries), keys


def read_commitments(
    section: Cursor, known: Known, conditions: Conditions, what: str
) -> dict[str, Commitment]:
    """Threats or promises: if A then B, each a conjunction of actions made or not made."""
    fields = section.fields("commitments")
    found: dict[str, Commitment] = {}
    for key, value in fields.names() if fields else ():
        name = defined_name(key, what)
        opened = value.fields("commitment")
        if opened is None:
            continue
        commitment = _commitment(name or "", opened, known, conditions)
        if name is not None and commitment is not None:
            found[name] = commitment
    return found


def _commitment(name: str, fields: Fields, known: Known, conditions: Conditions) -> Commitment | None:
    fields.cursor.judged()
    by, if_, then, at_once = (fields.get(key) for key in ("by", "if", "then", "at once"))
    speaker = known.party(by) if by else None
    condition = conditions.conjunction(if_) if if_ else None
    consequence = conditions.conjunction(then) if then else None
    immediate = at_once.yes_or_no() if at_once else None
    uttered = fields.get("uttered")
    said = uttered is None or uttered.yes_or_no() is not False
    owners = sorted({_owner(action, known) for action in condition or ()} - {""})
    if if_ is not None and len(owners) > 1:
        if_.error(f"this names actions of several parties: {', '.join(owners)}; `if` names those of one")
    elif if_ is not None and speaker is not None and speaker in owners:
        if_.error(f"`if` names actions of somebody else, not of {speaker}")
    if speaker is None or condition is None or consequence is None:
        return None
    return Commitment(name, speaker, condition, consequence, immediate, said, fields.cursor.path)


def _owner(action: str, known: Known) -> str:
    found = known.actions.get(action)
    return found.party if found else ""
