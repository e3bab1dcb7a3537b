"""The cases that ship with the project, and the verbs that each can be given to."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from detente import load
from detente.analysis import LENSES, analyze
from detente.casefile.library import shipped_cases

if TYPE_CHECKING:
    from detente.analysis import Analysis

SHIPPED = tuple(case.name for case in shipped_cases())


def running(lens: str) -> tuple[str, ...]:
    """The shipped cases that hold what a lens needs."""
    return tuple(name for name in SHIPPED if not LENSES[lens].lacks(load(name)))


def calls(*verbs: str) -> list[tuple[str, str]]:
    """Each verb with each shipped case it takes; the verb of a lens takes those on which the lens runs."""
    return [(verb, name) for verb in verbs for name in (running(verb) if verb in LENSES else SHIPPED)]


@cache
def analysis_of(name: str) -> Analysis:
    """What is found in a shipped case; computed once for all tests that ask, none of which can change it."""
    return analyze(load(name))
