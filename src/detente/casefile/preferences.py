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

    Placed = list[tuple[Cursor, Condition]]
    """Conditions of equal standing, each with its place."""

_WAYS = ("statements", "weights", "ranking")


def read_prefers(
    section: Cursor, known: Known, conditions: Conditions
) -> tuple[dict[str, StatePreference], dict[str, list[Placed]]]:
    """How each party ranks the states; and its conditions with their places, tier by tier."""
    fields = section.fields("prefers", names=known.parties)
    found: dict[str, StatePreference] = {}
    entries_at: dict[str, list[Placed]] = {}
    for key, value in fields.names() if fields else ():
        party = known.party(key)
        preference = _preference(value, conditions)
        if party is not None and preference is not None:
            found[party], entries_at[party] = preference
    return found, entries_at


def _preference(cursor: Cursor, conditions: Conditions) -> tuple[StatePreference, list[Placed]] | None:
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


def _statements(cursor: Cursor, conditions: Conditions) -> tuple[ByStatements, list[Placed]]:
    groups: list[tuple[Statement, ...]] = []
    placed: list[Placed] = []
    for item in cursor.items("a list of statements"):
        if item.is_list:
            item.judged()
            group = [_statement(entry, conditions) for entry in item.items()]
        else:
            group = [_statement(item, conditions)]
        found = [statement for statement in group if statement is not None]
        groups.append(tuple(statement for _, statement in found))
        placed.append([(place, statement.holds) for place, statement in found])
        if item.is_list and not group:
            item.error("a group holds at least one statement")
    return ByStatements(tuple(groups), cursor.path), placed


def _statement(cursor: Cursor, conditions: Conditions) -> tuple[Cursor, Statement] | None:
    if not cursor.is_mapping:
        cursor.judged()
        condition = conditions.read(cursor, "states")
        return None if condition is None else (cursor, Statement(condition, cursor.path))
    fields = cursor.fields("statement")
    if fields is None:
        return None
    fields.cursor.judged()
    holds, sure = fields.get("holds"), read_quantity(fields.get("sure"), 0, 100)
    condition = conditions.read(holds, "states") if holds else None
    if holds is None or condition is None:
        return None
    return holds, Statement(condition, cursor.path, sure)


def _weights(cursor: Cursor, conditions: Conditions) -> tuple[ByWeights, list[Placed]]:
    fields = cursor.fields("weights", names=conditions.named)
    points, placed = _pointed(fields, conditions) if fields else ((), [])
    return ByWeights(points, cursor.path), placed


def _ranking(cursor: Cursor, conditions: Conditions) -> tuple[ByRanking, list[Placed]]:
    cursor.judged()
    tiers: list[Placed] = []
    for item in cursor.items("a list of states"):
        found = [(entry, conditions.read(entry, "states")) for entry in item.one_or_many()]
        tiers.append([(place, condition) for place, condition in found if condition is not None])
        if item.is_list and not found:
            item.error("a tie holds at least one state")
    ranking = ByRanking(tuple(tuple(condition for _, condition in tier) for tier in tiers), cursor.path)
    return ranking, tiers


def read_worth(
    section: Cursor, known: Known, conditions: Conditions
) -> tuple[dict[str, Worth], dict[str, Cursor], dict[str, list[Placed]]]:
    """What states are worth to each party; and the places of the parties and of their entries."""
    fields = section.fields("worth", names=known.parties)
    found: dict[str, Worth] = {}
    places: dict[str, Cursor] = {}
    entries_at: dict[str, list[Placed]] = {}
    for key, value in fields.names() if fields else ():
        party = known.party(key)
        opened = value.fields("party worth", names=conditions.named)
        if opened is None:
            continue
        entries, placed = _pointed(opened, conditions)
        otherwise = read_quantity(opened.get("otherwise"))
        if party is not None:
            found[party] = Worth(entries, otherwise, value.path)
            places[party], entries_at[party] = key, placed
    return found, places, entries_at


def _pointed(
    fields: Fields, conditions: Conditions
) -> tuple[tuple[tuple[Condition, Quantity], ...], list[Placed]]:
    """Conditions with their points, and with their places."""
    points: list[tuple[Condition, Quantity]] = []
    placed: list[Placed] = []
    for key, value in fields.names():
        condition, given = conditions.read(key, "states"), read_quantity(value)
        if condition is not None and given is not None:
            points.append((condition, given))
            placed.append([(key, condition)])
    return tuple(points), placed


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
