"""What if a judgment were another: the case with some judgments changed, and what changes with them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from detente.analysis.analyze import analyze
from detente.analysis.findings import changes, findings
from detente.errors import PathError
from detente.model import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.analysis.analyze import Analysis
    from detente.analysis.findings import Change
    from detente.casefile import ReadCase


_EQUALS: Final = re.compile(r'"[^"]*"|=')
"""A quoted name, which may hold any sign, or the sign between path and value."""
_EXAMPLE: Final = "write PATH=VALUE, as in 'wants.North.no deal=30'"


@dataclass(frozen=True, slots=True)
class Setting:
    """A judgment as it was and as it is set; ``before`` is ``None`` where the case said nothing there."""

    path: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What was set, the changed case, the analyses before and after, and every finding that differs."""

    settings: tuple[Setting, ...]
    changed: ReadCase
    before: Analysis
    after: Analysis
    changes: tuple[Change, ...]

    def __repr__(self) -> str:
        set_ = counted(len(self.settings), "judgment", "judgments")
        return f"<WhatIf: {set_} set, {counted(len(self.changes), 'finding', 'findings')} changed>"


def what_if(found: ReadCase, assignments: Sequence[str], points: int = 1000) -> WhatIf:
    """Analyse a case as it is and with judgments set, and compare.

    assignments : each ``PATH=VALUE``, as in ``wants.North.no deal=30``, made one after another.

    Raises
    ------
    PathError
        A path does not exist, or the value cannot stand there.
    CaseError
        The changed text is no valid case; the name of the file says that it was changed.
    """
    changed, made = changed_case(found, assignments)
    before, after = analyze(found.case, points), analyze(changed.case, points)
    return WhatIf(made, changed, before, after, changes(findings(before), findings(after)))


def changed_case(found: ReadCase, assignments: Sequence[str]) -> tuple[ReadCase, tuple[Setting, ...]]:
    """The case with judgments set, and what each of them was; what was left out of it stays left out."""
    from detente.casefile import read_case  # noqa: PLC0415 - the readers load PyYAML
    from detente.casefile.edit import set_judgment, written_at  # noqa: PLC0415

    text = found.text
    made: list[Setting] = []
    for assignment in assignments:
        path, value = split(text, assignment)
        made.append(Setting(path, written_at(text, path), value))
        text = set_judgment(text, path, value)
    changed = read_case(text.encode(), f"{found.file} (changed by --set)")
    return replace(changed, case=replace(changed.case, left_out=found.case.left_out)), tuple(made)


def split(text: str, assignment: str) -> tuple[str, str]:
    """The path and the value of ``PATH=VALUE``: at the first ``=``, outside quotes, after a path of the case.

    Where no path fits, at the first.
    """
    from detente.casefile.edit import can_be_set  # noqa: PLC0415 - loads PyYAML

    cuts = [found.start() for found in _EQUALS.finditer(assignment) if found[0] == "="]
    if not cuts:
        raise PathError(f'"{assignment}" sets nothing: there is no "=" after a path', _EXAMPLE)
    pairs = [(assignment[:cut].strip(), assignment[cut + 1 :].strip()) for cut in cuts]
    return next((pair for pair in pairs if pair[0] and can_be_set(text, pair[0])), pairs[0])
