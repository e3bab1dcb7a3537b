"""What a part of a file says, written on one line."""

from __future__ import annotations

import json
import re
from typing import Final

Content = str | list["Content"] | dict[str, "Content"]
"""A text, a list or a mapping, apart from how a file writes it."""

_BARE: Final = re.compile(r"-?\w(?:[\w .+±/=<>!|()¶-]*[\w+)])?")
_NULLS: Final = frozenset({"null", "Null", "NULL"})
_BREAKS_OR_ODD: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def flow(content: Content) -> str:
    """Write it as a case file could: ``{value: 30, range: 20..40}``; texts are quoted where they must be."""
    if isinstance(content, str):
        return _text(content)
    if isinstance(content, list):
        return f"[{', '.join(map(flow, content))}]"
    return f"{{{', '.join(f'{_text(key)}: {flow(value)}' for key, value in content.items())}}}"


def told(content: Content) -> str:
    """The same for a reader: a number in its long form, ``{value: 30}``, is that number."""
    return flow(_short(content))


def _short(content: Content) -> Content:
    if isinstance(content, list):
        return list(map(_short, content))
    if isinstance(content, dict):
        return content["value"] if content.keys() == {"value"} else {k: _short(v) for k, v in content.items()}
    return content


def _text(text: str) -> str:
    if _BREAKS_OR_ODD.search(text):
        return _BREAKS_OR_ODD.sub(lambda odd: f"\\u{ord(odd[0]):04x}", json.dumps(text, ensure_ascii=False))
    if _BARE.fullmatch(text) and text not in _NULLS:
        return text
    return "'" + text.replace("'", "''") + "'"
