"""Names, numbers and conditions as a setting writes them."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from detente.casefile.flow import flow
from detente.casefile.scalars import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from detente.casefile.flow import Content
    from detente.model import Action, Conflict, Quantity

_WORD: Final = re.compile(r"[^\W\d_]\w*")
_TWO: Final = Fraction(2)
_PLAIN: Final = re.compile(r"[^\W_][\w -]*")


def listed(names: Iterable[str]) -> str:
    """Names as the file lists them."""
    told = (name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False) for name in names)
    return f"[{', '.join(told)}]"


def quoted(name: str) -> str:
    """A name as a part of a path; in quotes where it holds a sign that means something there."""
    return name if _PLAIN.fullmatch(name) or '"' in name else f'"{name}"'


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
    return flow(_number(quantity.low + by, quantity.central + by, quantity.high + by))


def middle(one: Quantity, other: Quantity) -> Content:
    """The middle of two numbers; of ranges, the middle of their ends and of their central cases."""
    lows, centrals, highs = (one.low, other.low), (one.central, other.central), (one.high, other.high)
    return _number(sum(lows) / _TWO, sum(centrals) / _TWO, sum(highs) / _TWO)


def _number(low: Fraction, central: Fraction, high: Fraction) -> Content:
    """A number or a range, as the file says it."""
    if low == high:
        return plain(central)
    between = f"{plain(low)}..{plain(high)}"
    return between if _TWO * central == low + high else {"value": plain(central), "range": between}
