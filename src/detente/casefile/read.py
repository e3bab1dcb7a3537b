"""The whole of a case file, section by section, in an order in which each finds the names it needs."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.casefile import ReadCase
from detente.casefile.approval import read_approval
from detente.casefile.conditions import Conditions
from detente.casefile.conflict import read_conflict
from detente.casefile.doubts import doubt
from detente.casefile.drafts import read_drafts
from detente.casefile.forums import read_forums
from detente.casefile.issues import read_issues
from detente.casefile.known import Known
from detente.casefile.nodes import GROUND_KEYS, Cursor, Fields, Reading
from detente.casefile.outlook import read_forecasts, read_outcome, read_positions
from detente.casefile.parties import read_parties, read_people, read_sources
from detente.casefile.problems import ReadingEnds
from detente.casefile.quantities import read_date
from detente.casefile.record import read_record
from detente.casefile.source import MappingNode, compose, decode, shorten
from detente.casefile.wants import read_wants
from detente.model import Case

if TYPE_CHECKING:
    from detente.casefile.problems import Problems
    from detente.model import Judgment

UNTITLED: Final = "Untitled case"
FORMAT: Final = "1"
THE_ONE_FORUM: Final = "all"
"""What the forum is called in a case that names none."""


def read(data: bytes, file: str) -> ReadCase:
    """The case in the bytes of a file, with what was found on the way."""
    text, problems = decode(data)
    return replace(read_text(text, problems, hashlib.sha256(data).hexdigest(), file), data=data)


def read_text(text: str, problems: Problems, digest: str, file: str) -> ReadCase:
    """The case in a text that is decoded already, with the digest it shall carry."""
    reading = Reading(text, problems)
    case = None
    try:
        root = None if problems else compose(text, problems)
        if root is not None:
            case = _Reader(reading, root, digest).case()
    except ReadingEnds:
        pass
    problems.raise_if_any(file)
    if case is None:
        message = "a file without problems was not read"
        raise AssertionError(message)
    cited = frozenset(reading.cited)
    return ReadCase(case, problems.warnings(), text, file, text.encode(), reading.marks, cited)


class _Reader:
    """Reads the sections of one file, each once."""

    def __init__(self, reading: Reading, root: MappingNode, digest: str) -> None:
        self._reading = reading
        self._digest = digest
        reading.sources = dict.fromkeys(_keys_under(root, "sources"))
        self._known = Known(
            forums=dict.fromkeys(_keys_under(root, "forums") or [THE_ONE_FORUM]),
            drafts=dict.fromkeys(_keys_under(root, "drafts")),
        )
        self._conditions = Conditions(self._known)
        self._root = root

    def case(self) -> Case | None:
        """The case; ``None`` where something is wrong with it."""
        fields = Cursor(self._reading, self._root).fields("case")
        if fields is None:
            return None
        _check_format(fields)
        known, conditions = self._known, self._conditions
        title, note, today = fields.text("title"), fields.text("note"), read_date(fields.get("date"))
        sources = read_sources(section) if (section := fields.get("sources")) else {}
        parties = read_parties(section, known) if (section := fields.get("parties")) else {}
        if not known.parties:
            return None
        people = read_people(section, known) if (section := fields.get("people")) else {}
        conflict = read_conflict(fields, conditions)
        issues = read_issues(section, known, conditions) if (section := fields.get("issues")) else {}
        wants, demands = (
            read_wants(section, known, conditions) if (section := fields.get("wants")) else ({}, {})
        )
        drafts = read_drafts(section, known, today) if (section := fields.get("drafts")) else {}
        wanting = _keys_under(self._root, "wants")
        approval = read_approval(section, conditions, wanting) if (section := fields.get("approval")) else {}
        judging = {*wanting, *_keys_under(self._root, "approval")}
        forums = read_forums(section, known, judging) if (section := fields.get("forums")) else {}
        positions = read_positions(section, known) if (section := fields.get("positions")) else ()
        record = read_record(section, known, today) if (section := fields.get("record")) else ()
        section = fields.get("forecasts")
        forecasts = read_forecasts(section, conditions, today) if section else ()
        outcome = read_outcome(section, conditions) if (section := fields.get("outcome")) else None
        self._reading.judge_what_is_grounded()
        if self._reading.problems:
            return None
        case = Case(
            title=UNTITLED if title is None else title,
            sha256=self._digest,
            parties=parties,
            date=today,
            sources=sources,
            people=people,
            issues=issues,
            wants=wants,
            demands=demands,
            drafts=drafts,
            conflict=conflict.model if conflict else None,
            forums=forums,
            approval=approval,
            positions=positions,
            record=record,
            forecasts=forecasts,
            outcome=outcome,
            judgments=_in_file_order(self._reading.judgments),
            note=note,
        )
        doubt(case, fields, conflict)
        return case


def _in_file_order(judgments: dict[str, Judgment]) -> dict[str, Judgment]:
    ordered = sorted(judgments.values(), key=lambda judgment: (judgment.line, judgment.column))
    return {judgment.path: judgment for judgment in ordered}


def _check_format(fields: Fields) -> None:
    version = fields.get("format")
    written = version.text("the number of the format") if version else None
    if version is not None and written is not None and written != FORMAT:
        version.error(f'"{shorten(written)}" is not a format known here', f"write format: {FORMAT}")


def _keys_under(root: MappingNode, section: str) -> list[str]:
    """The names a section defines, before it is read."""
    for key, node in root.entries:
        if key.text == section and isinstance(node, MappingNode):
            return [name.text for name, _ in node.entries if name.text not in GROUND_KEYS]
    return []
