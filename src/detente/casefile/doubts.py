"""What is doubtful about a case, though not wrong: each a warning at its place."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final

from detente.casefile.conflict_doubts import doubt_conflict
from detente.casefile.places import DeclaredPlaces
from detente.casefile.problems import KEPT
from detente.casefile.source import shorten
from detente.model import FromConflict, OptionIn, Quantity, holds, leaves

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from detente.casefile.conflict import ConflictRead
    from detente.casefile.nodes import Cursor, Fields, Reading
    from detente.model import Case, Expression, Issue, RedLine

MAX_COMBINATIONS: Final = 4_096
"""Kinds of package a red line is tried on; with more it is not tried."""

MAX_OPTIONS: Final = 500_000
"""Options looked at over all red lines, to tell kinds of package apart."""

_ON_THE_TABLE: Final = frozenset({"proposes", "demands", "offers", "agrees"})


def doubt(case: Case, fields: Fields, conflict: ConflictRead | None) -> None:
    """Note all that is doubtful about a case without problems."""
    _doubt_red_lines(case, fields.cursor)
    _doubt_table(case, fields)
    _doubt_forums(case, fields)
    _doubt_sources(case, fields)
    _doubt_places(case, fields.cursor.reading)
    _doubt_no_deal(case, fields.cursor)
    if conflict is not None:
        doubt_conflict(conflict)


def _at(case: Case, path: str, root: Cursor, text: str) -> None:
    judgment = case.judgments[path]
    root.reading.problems.warn(judgment.line - 1, judgment.column - 1, text)


def _doubt_red_lines(case: Case, root: Cursor) -> None:
    left = MAX_OPTIONS
    for owner, line in _red_lines(case):
        named = {leaf for leaf in leaves(line.never.expression) if isinstance(leaf, OptionIn)}
        left -= sum(len(case.issues[leaf.issue].options) for leaf in named)
        if left < 0:
            return
        crossed = _crossed(line.never.expression, named, case.issues)
        if crossed == {True}:
            _at(
                case,
                line.path,
                root,
                f"every package crosses this red line of {owner}, so no deal is possible",
            )
        elif crossed == {False}:
            _at(case, line.path, root, f"no package crosses this red line of {owner}")


def _red_lines(case: Case) -> Iterator[tuple[str, RedLine]]:
    for party, demands in case.demands.items():
        for line in demands.red_lines:
            yield party, line
    for approval in case.approval.values():
        for ratifier in approval.ratifiers:
            for line in ratifier.demands.red_lines:
                yield ratifier.name, line


def _crossed(never: Expression, named: set[OptionIn], issues: Mapping[str, Issue]) -> set[bool]:
    """The truth values a red line takes over all packages; empty where there are too many kinds of them.

    Options that no comparison tells apart are tried once.
    """
    choices: dict[str, list[int]] = {}
    for issue in sorted({atom.issue for atom in named}):
        sets = [atom.options for atom in named if atom.issue == issue]
        kinds = {
            tuple(place in options for options in sets): place for place in range(len(issues[issue].options))
        }
        choices[issue] = sorted(kinds.values())
    if prod(map(len, choices.values())) > MAX_COMBINATIONS:
        return set()
    return {holds(never, dict(zip(choices, package, strict=True))) for package in product(*choices.values())}


def _doubt_table(case: Case, fields: Fields) -> None:
    """Issues none of whose options is on the table: no draft, no entry, not today's."""
    named = {issue for draft in case.drafts.values() for issue in draft.package}
    for event in case.record:
        if event.does in _ON_THE_TABLE:
            named.update(issue for issue, options in event.about.items() if options)
    for key, _ in _entries(fields, "issues"):
        if key.name not in named and case.issues[key.name].today is None:
            hint = "give `today`, a draft, or an entry of the record that names one"
            key.warn(f"no option of {shorten(key.name)} is on the table", hint)


def _doubt_forums(case: Case, fields: Fields) -> None:
    """Forums that treat some issues and cannot be computed, since others have no `today`."""
    open_today = [name for name, issue in case.issues.items() if issue.today is None]
    for key, _ in _entries(fields, "forums"):
        treated = case.forums[key.name].issues
        missing = (
            [] if treated is None or not open_today else [name for name in open_today if name not in treated]
        )
        if missing:
            names = shorten(", ".join(missing))
            key.warn(f"{key.name} cannot be computed: it does not treat {names}, which has no `today`")


def _doubt_sources(case: Case, fields: Fields) -> None:
    for key, _ in _entries(fields, "sources"):
        if key.name in case.sources and key.name not in key.reading.cited:
            key.warn(f"nothing rests on the source {shorten(key.name)}")


def _doubt_places(case: Case, reading: Reading) -> None:
    """Citations of a place that the source does not have, where it says which it has."""
    declared = {name: DeclaredPlaces(source.places) for name, source in case.sources.items() if source.places}
    hints_left = KEPT
    for _, (cursor, citation) in sorted(reading.citations.items(), key=lambda entry: entry[0]):
        places, place = declared.get(citation.source), citation.place
        if places is not None and place is not None and place not in places:
            hint = places.hint(place, reading.problems) if hints_left > 0 else None
            hints_left -= 1
            cursor.warn(f"{shorten(place)} is not among the places of {shorten(citation.source)}", hint)


def _doubt_no_deal(case: Case, root: Cursor) -> None:
    worth = case.conflict.worth if case.conflict else {}
    for party, demands in case.demands.items():
        if isinstance(demands.no_deal, FromConflict) and party not in worth:
            text = f"{party} takes its no deal from the conflict, and `worth` says nothing of {party}"
            _at(case, demands.no_deal.path, root, text)
        elif isinstance(demands.no_deal, Quantity) and party in case.wants:
            together = (entry.points.high for entry in case.wants[party].together)
            most = 100 + sum(points for points in together if points > 0)
            if demands.no_deal.low > most:
                text = f"no package can be worth this much to {party}: values go to 100"
                _at(case, demands.no_deal.path, root, text)


def _entries(fields: Fields, section: str) -> list[tuple[Cursor, Cursor]]:
    cursor = fields.get(section)
    opened = cursor.fields(section) if cursor else None
    return list(opened.names()) if opened else []
