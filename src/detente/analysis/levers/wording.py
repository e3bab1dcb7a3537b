"""Names, numbers and conditions as a setting writes them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from detente.casefile.scalars import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from detente.model import Action, Conflict, Quantity

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


def moved(quantity: Quantity, by: Fraction) -> str:
    """A number, or a range as wide as it was, so many points higher; its central case moves along."""
    low, central, high = (plain(number + by) for number in (quantity.low, quantity.central, quantity.high))
    if not quantity.is_range:
        return central
    between = f"{low}..{high}"
    if 2 * quantity.central == quantity.low + quantity.high:
        return between
    return f"{{value: {central}, range: {between}}}"
