"""Actions, what is impossible, the status quo, and names for states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.casefile.cycles import find_cycles, in_order
from detente.casefile.nodes import defined_name
from detente.casefile.scanner import Misplaced, read_atom, scan
from detente.casefile.source import MappingNode
from detente.model import Action, Condition, NamedState

if TYPE_CHECKING:
    from detente.casefile.conditions import Conditions
    from detente.casefile.known import Known
    from detente.casefile.nodes import Cursor

_CONDITION_KEYS = ("holds", "made")


def read_actions(section: Cursor, known: Known) -> dict[str, Action]:
    """What each party can do; actions are known from then on."""
    fields = section.fields("actions", names=known.parties)
    for key, value in fields.names() if fields else ():
        party = known.party(key)
        opened = value.fields("party actions")
        for name_key, entry in opened.names() if opened else ():
            name = defined_name(name_key, "an action")
            action = _action(f"{key.name}.{name_key.name}", key.name, entry)
            if name is None or party is None:
                continue
            if f"{party}.{name}" in known.actions:
                name_key.error(f"a second action is called {party}.{name}")
            known.actions[f"{party}.{name}"] = action
            known.own_actions.setdefault(party, {})[name] = f"{party}.{name}"
    return {name: action for name, action in known.actions.items() if action is not None}


def _action(name: str, party: str, cursor: Cursor) -> Action | None:
    if not cursor.is_mapping:
        called = cursor.text("the name of an action, or a mapping,")
        return None if called is None else Action(name, party, called)
    fields = cursor.fields("action")
    if fields is None:
        return None
    irreversible = fields.get("irreversible")
    called = fields.text("name") or cursor.path.removeprefix(f"actions.{party}.")
    if irreversible is None:
        return Action(name, party, called)
    irreversible.judged()
    match irreversible.choice(("made", "withdrawn"), "what can be irreversible"):
        case "made":
            return Action(name, party, called, "made")
        case "withdrawn":
            return Action(name, party, called, "withdrawn")
    return None


def read_impossible(section: Cursor, conditions: Conditions) -> list[tuple[Cursor, Condition]]:
    """Conditions no state meets, each with its place."""
    found = []
    for item in section.items("a list of conditions"):
        fields = item.fields("impossible") if item.is_mapping else None
        written = fields.get("never") if fields else None if item.is_mapping else item
        judged = fields.cursor if fields else item
        judged.judged()
        condition = conditions.read(written, "states") if written else None
        if condition is not None:
            found.append((item, condition))
    return found


def read_status_quo(section: Cursor, conditions: Conditions) -> frozenset[str] | None:
    """The actions made today. From then on `status quo` is a state."""
    fields = section.fields("exact state") if section.is_mapping else None
    listed = fields.get("made") if fields else None if section.is_mapping else section
    (fields.cursor if fields else section).judged()
    made = conditions.made(listed) if listed else None
    conditions.named["status quo"] = None if made is None else conditions.exactly(made, section)
    return made


def read_states(section: Cursor, conditions: Conditions) -> dict[str, NamedState]:
    """Names for states; a name may be used in what another stands for, but not in a circle."""
    fields = section.fields("states")
    written: dict[str, tuple[Cursor, Cursor]] = {}
    for key, value in fields.names() if fields else ():
        name = defined_name(key, "a state")
        if name is not None:
            written[name] = key, value
            conditions.named[name] = None
    needs = {name: _names_used(value, conditions) for name, (_, value) in written.items()}
    ordered, circular = in_order(needs)
    for cycle in find_cycles(needs):
        first = min((written[name][0] for name in cycle), key=lambda key: key.place())
        start = cycle.index(first.name)
        around = " needs ".join([*cycle[start:], *cycle[:start], first.name])
        first.error(f"these names go round in a circle: {around}")
    found = {name: _state(name, written[name][1], conditions) for name in ordered}
    return {name: state for name in written if name not in circular and (state := found[name]) is not None}


def _names_used(cursor: Cursor, conditions: Conditions) -> list[str]:
    """Names of states in a condition, found by its tokens alone, before any name means something."""
    if isinstance(cursor.node, MappingNode):
        parts = [
            cursor.under(key.text, node) for key, node in cursor.node.entries if key.text in _CONDITION_KEYS
        ]
        return [name for part in parts for name in _names_used(part, conditions)]
    if cursor.is_list:
        return [name for item in cursor.items() for name in _names_used(item, conditions)]
    try:
        atoms = [read_atom(token) for token in scan(cursor.name) if token.type == "ATOM"]
    except Misplaced:
        return []
    conditions.charge(len(atoms) + 1, cursor)
    alone = (atom.name.text for atom in atoms if atom.action is None and atom.comparison is None)
    return [name for name in alone if name in conditions.named]


def _state(name: str, cursor: Cursor, conditions: Conditions) -> NamedState | None:
    fields = cursor.fields("named state") if cursor.is_mapping else None
    if cursor.is_mapping and fields is None:
        return None
    if fields is not None and ("holds" in fields) == ("made" in fields):
        cursor.error("a named state gives either `holds` or `made`")
        return None
    written = (fields.get("holds") or fields.get("made")) if fields else cursor
    if written is None:
        return None
    if written.is_list:
        made = conditions.made(written)
        conditions.named[name] = None if made is None else conditions.exactly(made, written)
        return None if made is None else NamedState(name, made=made)
    sized = conditions.sized(written, "states")
    conditions.named[name] = sized
    return None if sized is None else NamedState(name, Condition(sized.expression, written.name.strip()))
