"""The levers of a case: single changes that somebody could bring about, each as ``--set`` takes it.

What can be moved is what the case says: red lines, no deals, ratifiers, the options there are, the
issues, seats and rule of a forum, the actions that are open to parties, and threats and promises. A lever
is one such judgment set to another value, or a few that are one change, such as a payment from seat to
seat; where no single one opens a deal, a pair.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from detente.analysis.levers.of_demands import of_demands
from detente.analysis.levers.of_forums import of_forums
from detente.analysis.levers.of_guarantees import of_guarantees
from detente.analysis.levers.of_options import of_options
from detente.analysis.levers.of_payments import of_payments
from detente.analysis.levers.of_the_conflict import of_the_conflict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.analysis.analyze import Analysis
    from detente.analysis.levers.lever import Lever
    from detente.casefile import ReadCase


def candidates(found: ReadCase, analysis: Analysis) -> Iterator[Lever]:
    """All single levers of a case, by kind and in the order of the file; each change once."""
    told: set[tuple[str, ...]] = set()
    parts = (
        of_demands(analysis),
        of_payments(analysis),
        of_options(found),
        of_forums(found.case),
        of_the_conflict(found),
        of_guarantees(found, analysis),
    )
    for lever in chain.from_iterable(parts):
        if lever.settings not in told:
            told.add(lever.settings)
            yield lever
