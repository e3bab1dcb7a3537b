"""Names and conditions as a setting writes them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from detente.model import Action, Conflict

_WORD: Final = re.compile(r"[^\W\d_]\w*")
_PLAIN: Final = re.compile(r"[^\W_][\w -]*")


def listed(names: Iterable[str]) -> str:
    """Names as the file lists them."""
    told = (name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False) for name in names)
    return f"[{', '.join(told)}]"


def condition(conflict: Conflict, made: Mapping[str, bool]) -> str:
    """Actions made or not made, as a condition."""
    named = ((dotted(conflict.actions[action]), done) for action, done in made.items())
    return " and ".join(action if done else f"not {action}" for action, done in named)


def dotted(action: Action) -> str:
    """An action as a condition names it; in quotes where its names need them."""
    parts = (action.party, action.id.removeprefix(f"{action.party}."))
    told = (part if _WORD.fullmatch(part) else f'"{part}"' for part in parts)
    return ".".join(told)
