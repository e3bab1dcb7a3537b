"""A name out of several, answered with what was probably meant where it is wrong."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")


def chosen(what: str, name: str, known: Mapping[str, T]) -> T:
    """The entry of that name.

    Raises
    ------
    ValueError
        There is none of that name; the message tells what was probably meant, else those there are.
    """
    if name not in known:
        meant = {each.lower(): each for each in known}
        near = get_close_matches(str(name).lower(), meant, n=1)
        hint = f'did you mean "{meant[near[0]]}"?' if near else f"there are: {', '.join(known) or 'none'}"
        msg = f'there is no {what} "{name}"; {hint}'
        raise ValueError(msg)
    return known[name]
