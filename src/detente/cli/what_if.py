"""What ``--set`` adds to a verb: what was set, and what changes with it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from detente.analysis import Analysis
    from detente.analysis.findings import Change, Question
    from detente.analysis.what_if import WhatIf
    from detente.casefile import ReadCase
    from detente.cli.output import Output
    from detente.cli.page import Page

TOLD: Final = 4
"""Findings of one kind and forum that a page tells; the rest are counted."""


def asked(found: ReadCase, arguments: argparse.Namespace, output: Output, points: int = 1) -> WhatIf | None:
    """What changes with the judgments set, if any are; what is newly doubtful is noted.

    points : how many of each frontier the analyses keep.

    What is doubtful in a case made for sharing is not noted: a warning would quote lines that nobody wrote.
    """
    if not arguments.set:
        return None
    from detente.analysis.what_if import what_if  # noqa: PLC0415 - `detente --help` does without
    from detente.casefile import describe_problem  # noqa: PLC0415

    answer = what_if(found, arguments.set, points)
    if not arguments.json and found.case.left_out is None:
        known = {warning.text for warning in found.warnings}
        for warning in answer.changed.warnings:
            if warning.text not in known:
                output.note(describe_problem(answer.changed.file, warning))
    return answer


def what_if_document(answer: WhatIf | None) -> dict[str, Any]:
    """The key that ``--set`` adds to a result; none without it."""
    if answer is None:
        return {}
    from detente.analysis.findings import unlisted  # noqa: PLC0415

    settings = [{"path": s.path, "before": s.before, "after": s.after} for s in answer.settings]
    not_listed = sorted({*unlisted(answer.before), *unlisted(answer.after)})
    return {
        "what_if": {
            "set": settings,
            "changes": list(map(change_document, answer.changes)),
            "unlisted": not_listed,
        }
    }


def change_document(change: Change) -> dict[str, Any]:
    """A finding that changed, as plain data."""
    from detente.analysis.findings import plain  # noqa: PLC0415
    from detente.brief.changes import tell_change  # noqa: PLC0415

    return {
        "forum": change.question.forum,
        "finding": change.question.name,
        "text": tell_change(change),
        "before": plain(change.before),
        "after": plain(change.after),
    }


def show_what_if(page: Page, answer: WhatIf | None) -> None:
    """What was set and what changes, before the changed case is shown."""
    if answer is None:
        return
    from detente.brief.changes import tell_changes, tell_setting  # noqa: PLC0415
    from detente.brief.templates import say  # noqa: PLC0415

    page.title("What if")
    for setting in answer.settings:
        page.item(tell_setting(setting), indent=2)
    page.heading("What changes")
    if not answer.changes:
        page.paragraph(say("nothing changes"), indent=2)
    show_changes(page, tell_changes(answer.changes), [answer.after, answer.before])
    page.space()


def show_changes(
    page: Page,
    told: Sequence[tuple[Change, str]],
    analyses: Sequence[Analysis],
    notes: Mapping[Question, str] | None = None,
) -> None:
    """Changes forum by forum, in the order of ``told``; of many of one kind the first, and how many more.

    notes : a line to stand below a change, once where it holds for several in a row.
    """
    from detente.analysis.findings import unlisted  # noqa: PLC0415
    from detente.brief.changes import place_of  # noqa: PLC0415
    from detente.brief.compared import forum_name  # noqa: PLC0415
    from detente.brief.templates import say  # noqa: PLC0415

    cut = {forum for analysis in analyses for forum in unlisted(analysis)}
    for forum, of_forum in groupby(told, key=lambda entry: entry[0].question.forum):
        if forum is not None:
            page.space()
            page.paragraph(f"{forum_name(forum, analyses)}:", indent=2, style="bold")
        shown: list[tuple[str, str]] = []
        for _, alike in groupby(of_forum, key=lambda entry: place_of(entry[0])):
            of_kind = list(alike)
            shown += [(text, (notes or {}).get(change.question, "")) for change, text in of_kind[:TOLD]]
            if len(of_kind) > TOLD:
                shown.append((say("more changes", n=len(of_kind) - TOLD), ""))
        if forum in cut:
            shown.append((say("some unlisted"), ""))
        for note, with_note in groupby(shown, key=lambda entry: entry[1]):
            for text, _ in with_note:
                page.item(text, indent=2)
            if note:
                page.paragraph(f"[{note}]", indent=4, style="dim")
