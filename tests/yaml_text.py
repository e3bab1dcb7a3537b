"""Plain text for a case document: a small YAML writer for nested mappings, lists and texts."""

from __future__ import annotations

import re
from typing import Any

_PLAIN = re.compile(r"-?\w([\w .+±/=<>!|()-]*[\w+)])?")
_WIDTH = 90


def to_yaml(document: dict[str, Any]) -> str:
    """Write a document so that a reader that leaves every scalar a text gives it back unchanged."""
    return "\n".join(_mapping_lines(document)) + "\n"


def _scalar(text: str) -> str:
    """Quote what could be read as anything but this text, in single quotes: names carry double ones."""
    return text if _PLAIN.fullmatch(text) else "'" + text.replace("'", "''") + "'"


def _on_one_line(node: str | list[Any] | dict[str, Any]) -> str:
    if isinstance(node, str):
        return _scalar(node)
    if isinstance(node, list):
        return f"[{', '.join(map(_on_one_line, node))}]"
    pairs = (f"{_scalar(key)}: {_on_one_line(value)}" for key, value in node.items())
    return f"{{{', '.join(pairs)}}}"


def _fits(node: str | list[Any] | dict[str, Any]) -> bool:
    return not node or isinstance(node, str) or len(_on_one_line(node)) <= _WIDTH


def _mapping_lines(mapping: dict[str, Any]) -> list[str]:
    lines = []
    for key, value in mapping.items():
        if _fits(value):
            lines.append(f"{_scalar(key)}: {_on_one_line(value)}")
        elif isinstance(value, dict):
            lines += [f"{_scalar(key)}:", *("  " + line for line in _mapping_lines(value))]
        else:
            lines += [f"{_scalar(key)}:", *("  - " + _on_one_line(item) for item in value)]
    return lines
