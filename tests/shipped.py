"""The cases that ship with the project, and the verbs that each can be given to."""

from __future__ import annotations

from detente import load
from detente.analysis import LENSES
from detente.casefile.library import shipped_cases

SHIPPED = tuple(case.name for case in shipped_cases())


def running(lens: str) -> tuple[str, ...]:
    """The shipped cases that hold what a lens needs."""
    return tuple(name for name in SHIPPED if not LENSES[lens].lacks(load(name)))


def calls(*verbs: str) -> list[tuple[str, str]]:
    """Each verb with each shipped case it takes; the verb of a lens takes those on which the lens runs."""
    return [(verb, name) for verb in verbs for name in (running(verb) if verb in LENSES else SHIPPED)]
