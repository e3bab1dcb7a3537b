"""Levers on the conflict: actions made impossible, and threats and promises carried out for certain."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from detente.analysis.levers.lever import Lever
from detente.analysis.levers.wording import condition, dotted
from detente.casefile.edit import content_at
from detente.casefile.flow import flow
from detente.model import ByStatements

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from detente.analysis.levers.lever import Kind
    from detente.casefile import ReadCase
    from detente.model import Commitment

_POSITIONS: Final = re.compile(r"(?:\[[0-9]+\])+$")


def of_the_conflict(found: ReadCase) -> Iterator[Lever]:
    """Each action made impossible, each threat and promise kept for certain."""
    yield from _actions(found)
    yield from _commitments(found)


def _actions(found: ReadCase) -> Iterator[Lever]:
    """Each action that is not made today, made impossible."""
    conflict = found.case.conflict
    if conflict is None:
        return
    before = _entries(found, "impossible")
    made = conflict.status_quo or frozenset()
    for name, action in conflict.actions.items():
        if name not in made:
            ruled_out = json.dumps(dotted(action), ensure_ascii=False)
            settings = (f"impossible=[{', '.join((*before, ruled_out))}]",)
            yield Lever("action", (name,), settings, (action.party,))


def _commitments(found: ReadCase) -> Iterator[Lever]:
    """Each threat and promise of a party that ranks states by statements, put above all else it prefers."""
    conflict = found.case.conflict
    if conflict is None:
        return
    kinds: tuple[tuple[Kind, Mapping[str, Commitment]], ...] = (
        ("threat", conflict.threats),
        ("promise", conflict.promises),
    )
    for kind, commitments in kinds:
        for name, commitment in commitments.items():
            before = statements(found, commitment.by)
            if before is not None:
                path, written = before
                then, if_ = (condition(conflict, made) for made in (commitment.then, commitment.if_))
                first = json.dumps(f"({then}) if ({if_})", ensure_ascii=False)
                settings = (f"{path}=[{', '.join((first, *written))}]",)
                yield Lever(kind, (name, commitment.by), settings, (commitment.by,))


def statements(found: ReadCase, party: str) -> tuple[str, tuple[str, ...]] | None:
    """Where the statements stand by which a party ranks states, and what each says; nothing without any."""
    conflict = found.case.conflict
    preference = None if conflict is None else conflict.prefers.get(party)
    if not isinstance(preference, ByStatements) or not preference.groups:
        return None
    path = _POSITIONS.sub("", preference.groups[0][0].path)
    return path, _entries(found, path)


def _entries(found: ReadCase, path: str) -> tuple[str, ...]:
    """What a list in the file holds, grounds included, each as a text; nothing where there is none."""
    written = content_at(found.text, path)
    return tuple(map(flow, written)) if isinstance(written, list) else ()
