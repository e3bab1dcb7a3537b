"""The language of the case file as a JSON Schema, so that editors complete and explain its words.

The schema is made from :data:`detente.casefile.keys.KEYS`, the table the reader goes by. It says what a key
may hold and no more: that names are defined, weights have a sum, or expressions parse is for the reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from detente.casefile.keys import ANY, KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.casefile.keys import Key, Kind

Schema = dict[str, Any]

_NUMBER: Final = r"[+\-\u2212]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+\-\u2212]?[0-9]+)?"
_BETWEEN: Final = r"\s*(?:\.\.|\+-|\+/-|\u00b1)\s*"
_YES_OR_NO: Final = "(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo])"
_TEXT: Final[Schema] = {"type": ["string", "number", "boolean"]}
"""To an editor a bare word has the type YAML gives it: ``1987`` is a number, ``yes`` may be a truth value."""


def case_schema() -> Schema:
    """JSON Schema (draft 2020-12) of a case file.

    Every mapping of the language stands under ``$defs`` by its name. Scalars may come as text, or typed as
    YAML types them.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Détente case file",
        "description": "One case of negotiation: parties, issues, wants, drafts, actions, forums, sources.",
        "$ref": "#/$defs/case",
        "$defs": {name: _mapping(name, keys) for name, keys in KEYS.items()},
    }


def _mapping(name: str, keys: Mapping[str, Key]) -> Schema:
    named = keys.get(ANY)
    schema: Schema = {
        "type": "object",
        "title": name,
        "properties": {key.name: _key(key) for key in keys.values() if key.name != ANY},
        "additionalProperties": False
        if named is None
        else {"description": named.description, **_kind(named.kind)},
    }
    required = [key.name for key in keys.values() if key.required]
    return {**schema, "required": required} if required else schema


def _key(key: Key) -> Schema:
    return {"title": key.name, "description": key.description, **_kind(key.kind)}


def _kind(kind: Kind) -> Schema:
    """What a value of that kind looks like, as text or typed."""
    match kind.form:
        case "mapping":
            return {"$ref": f"#/$defs/{kind.of}"}
        case "list":
            return {"type": "array", "items": _alternatives(kind.items)}
        case "any of":
            return _alternatives(kind.items)
        case "choice":
            return {"enum": [*kind.choices, *(int(choice) for choice in kind.choices if choice.isdecimal())]}
        case "yes or no":
            return {"anyOf": [{"type": "boolean"}, _text(_YES_OR_NO)]}
        case "whole number":
            return {"anyOf": [{"type": "integer", **_bounds(kind)}, _text("[0-9]+")]}
        case "number":
            return {"anyOf": [{"type": "number", **_bounds(kind)}, _text(_NUMBER)]}
        case "range":
            written = _text(f"{_NUMBER}(?:{_BETWEEN}{_NUMBER})?")
            return {"anyOf": [{"type": "number", **_bounds(kind)}, written, {"$ref": "#/$defs/range"}]}
        case "text" | "date" | "citation" | "name" | "expression":
            return dict(_TEXT)


def _alternatives(kinds: tuple[Kind, ...]) -> Schema:
    schemas = [_kind(kind) for kind in kinds]
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}


def _text(pattern: str) -> Schema:
    return {"type": "string", "pattern": rf"^\s*{pattern}\s*$"}


def _bounds(kind: Kind) -> Schema:
    bounds = {"minimum": kind.low, "maximum": kind.high}
    return {word: number for word, number in bounds.items() if number is not None}
