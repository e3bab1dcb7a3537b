"""Levers on what would not hold: somebody else who would answer a breach for certain."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Final

from detente.analysis.levers.lever import Lever
from detente.analysis.levers.of_the_conflict import statements
from detente.analysis.levers.wording import condition, dotted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.analysis.analyze import Analysis
    from detente.analysis.would_it_hold import Breach, Holding
    from detente.casefile import ReadCase
    from detente.model import Case, Conflict

MAX_GUARANTEES: Final = 30
"""Guarantees that are tried, the first by drafts and solutions in the order of the file."""
_FRONTIER: Final = ".frontier."


def of_guarantees(found: ReadCase, analysis: Analysis) -> Iterator[Lever]:
    """For each breach of a draft or a solution, each action by which another party could answer it."""
    conflict = found.case.conflict
    if conflict is not None:
        yield from islice(_guarantees(found, conflict, analysis), MAX_GUARANTEES)


def _guarantees(found: ReadCase, conflict: Conflict, analysis: Analysis) -> Iterator[Lever]:
    """Each once; a breach that turns what options promise in both directions is passed over."""
    told: set[tuple[str, str]] = set()
    for name, holding in analysis.holds.items():
        for breach in holding.breaches if _FRONTIER not in name else ():
            turned = _turned(found.case, holding, breach)
            if turned is None:
                continue
            if_ = condition(conflict, turned)
            for action, guarantor in _free(conflict, holding, breach):
                before = statements(found, guarantor)
                if before is not None and (action, if_) not in told:
                    told.add((action, if_))
                    path, written = before
                    first = json.dumps(f"({dotted(conflict.actions[action])}) if ({if_})", ensure_ascii=False)
                    settings = (f"{path}=[{', '.join((first, *written))}]",)
                    yield Lever("guarantee", (action, guarantor, if_), settings, (guarantor,))


def _turned(case: Case, holding: Holding, breach: Breach) -> dict[str, bool] | None:
    """The actions of a breach as they then are, which is the reverse of what was promised."""
    options = [option for issue in case.issues.values() for option in issue.options]
    turned = {}
    for action in breach.actions:
        promised = {option.binds[action] for option in options if action in option.binds}
        if action in holding.promised:
            promised = {holding.promised[action]}
        if len(promised) != 1:
            return None
        turned[action] = not promised.pop()
    return turned


def _free(conflict: Conflict, holding: Holding, breach: Breach) -> Iterator[tuple[str, str]]:
    """The actions of others that are neither made today nor bound by the package, and who could make them."""
    bound = {*holding.promised, *holding.open, *(conflict.status_quo or ())}
    for name, action in conflict.actions.items():
        if action.party != breach.by and name not in bound:
            yield name, action.party
