"""Compare two case files: two versions of a case, or the codings of two people.

Which judgments differ, which findings differ, and which of those judgments carry each finding. With --coders
also how far the two agree beyond chance, by Krippendorff's alpha.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.cli.output import heading
from detente.cli.parser import UsageError, add_json, at_least_one
from detente.cli.reading import suggest
from detente.cli.share import add_share, read_asked, show_left_out

if TYPE_CHECKING:
    import argparse

    from detente.analysis.diff import Carried, Diff
    from detente.analysis.krippendorff import Alpha, NoAlpha
    from detente.cli.output import Output
    from detente.cli.page import Page
    from detente.model import Grounds


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A, B, ``--coders``, ``--grounds``, ``--runs``, ``--share``, ``--json``."""
    for name in ("a", "b"):
        help_text = "a case file, - for standard input, or the name of a shipped case"
        parser.add_argument(name, metavar=name.upper(), help=help_text)
    parser.add_argument("--coders", action="store_true", help="show how far two coders agree beyond chance")
    parser.add_argument("--grounds", action="store_true", help="show where sources or reasons differ")
    parser.add_argument(
        "--runs",
        type=at_least_one,
        default=500,
        metavar="N",
        help="analyse at most N mixtures of the two to find what carries a finding (default: 500)",
    )
    add_share(parser)
    add_json(parser)


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Compare, and show the result or print the JSON document."""
    from detente.analysis.diff import diff  # noqa: PLC0415 - `detente --help` does without

    if arguments.a == arguments.b == "-":
        raise UsageError("only one of the two cases can come from standard input")
    a, b = (read_asked(case, share=arguments.share) for case in (arguments.a, arguments.b))
    found = diff(a, b, arguments.runs)
    if arguments.json:
        output.document("diff", a.case, document(found))
        return
    page = output.page()
    page.lines(f"A: {a.file}: {a.case.title}\nB: {b.file}: {b.case.title}")
    for which, case in (("A", a.case), ("B", b.case)):
        show_left_out(page, case, which)
    show(page, found, grounds=arguments.grounds, coders=arguments.coders)
    output.write(str(page))
    suggest(output, "analyze", arguments.b, "prints the brief of B", share=arguments.share)


def document(found: Diff) -> dict[str, Any]:
    """The result as plain data."""
    from detente.analysis.findings import unlisted  # noqa: PLC0415

    return {
        "a": heading(found.a.case),
        "b": heading(found.b.case),
        "judgments": [{"path": d.path, "in": d.side, "a": d.a, "b": d.b} for d in found.judgments],
        "grounds": [{"path": g.path, "a": _grounds(g.a), "b": _grounds(g.b)} for g in found.grounds],
        "findings": [_finding(carried) for carried in found.findings],
        "alpha": {kind: _alpha(alpha) for kind, alpha in found.alpha.items()},
        "unlisted": sorted({*unlisted(found.a), *unlisted(found.b)}),
        "runs": found.runs,
        "complete": found.complete,
    }


def _finding(carried: Carried) -> dict[str, Any]:
    from detente.analysis.findings import plain  # noqa: PLC0415
    from detente.brief.changes import tell_change  # noqa: PLC0415

    return {
        "forum": carried.change.question.forum,
        "finding": carried.change.question.name,
        "text": tell_change(carried.change, "a and b"),
        "a": plain(carried.change.before),
        "b": plain(carried.change.after),
        "carried_by": {
            "alone": [[path] for path in carried.alone],
            "together": list(carried.together),
            "needed": list(carried.needed),
        },
        "carried": carried.carried,
        "complete": carried.complete,
    }


def _grounds(grounds: Grounds) -> dict[str, Any]:
    return {"source": [str(citation) for citation in grounds.citations], "why": grounds.why}


def _alpha(alpha: Alpha | NoAlpha) -> dict[str, Any]:
    """One alpha; null with the reason where it is not defined."""
    value, reason = _value_and_reason(alpha)
    return {"level": alpha.level, "alpha": value, "why_null": reason, "n": alpha.units}


def _value_and_reason(alpha: Alpha | NoAlpha) -> tuple[float | None, str | None]:
    """What alpha is, or why there is none."""
    from detente.analysis.krippendorff import NoAlpha  # noqa: PLC0415 - numpy

    return (None, alpha.reason) if isinstance(alpha, NoAlpha) else (alpha.alpha, None)


def show(page: Page, found: Diff, *, grounds: bool, coders: bool) -> None:
    """The result as a page."""
    from detente.brief.changes import tell_carried, tell_changes  # noqa: PLC0415
    from detente.brief.templates import say  # noqa: PLC0415
    from detente.cli.what_if import show_changes  # noqa: PLC0415

    _show_judgments(page, found)
    if grounds:
        _show_grounds(page, found)
    page.heading("What they find otherwise")
    if not found.findings:
        page.paragraph(say("same findings"), indent=2)
    notes = {carried.change.question: " ".join(tell_carried(carried)) for carried in found.findings}
    told = tell_changes([carried.change for carried in found.findings], "a and b")
    show_changes(page, told, [found.a, found.b], notes)
    if coders:
        _show_alpha(page, found)


def _show_judgments(page: Page, found: Diff) -> None:
    from detente.brief.templates import say  # noqa: PLC0415

    page.heading("What they judge otherwise")
    if not found.judgments:
        page.paragraph(say("same judgments"), indent=2)
        return
    rows = [[d.path, "-" if d.a is None else d.a, "-" if d.b is None else d.b] for d in found.judgments]
    page.table(["judgment", "A", "B"], rows, indent=2)


def _show_grounds(page: Page, found: Diff) -> None:
    page.heading("What they give other grounds for")
    if not found.grounds:
        page.paragraph("Both give the same sources and reasons for what both judge.", indent=2)
        return
    rows = [[g.path, _said(g.a), _said(g.b)] for g in found.grounds]
    page.table(["judgment", "grounds in A", "grounds in B"], rows, indent=2)


def _said(grounds: Grounds) -> str:
    parts = [str(citation) for citation in grounds.citations]
    return "; ".join([*parts, grounds.why] if grounds.why is not None else parts) or "-"


def _show_alpha(page: Page, found: Diff) -> None:
    """Krippendorff's alpha of each kind of judgment that both made."""
    page.heading("How far they agree beyond chance (Krippendorff's alpha)")
    rows = []
    for kind, alpha in found.alpha.items():
        value, reason = _value_and_reason(alpha)
        told = "-" if value is None else f"{value:.3f}"
        rows.append([kind, alpha.level, str(alpha.units), told, reason or ""])
    page.table(["judgments", "level", "n", "alpha", "why none"], rows, numbers=[2, 3], indent=2)
