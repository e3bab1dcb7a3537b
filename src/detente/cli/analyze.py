"""Print the brief of a case.

Is there a deal, and which? If not, why not, and what would open one? If the talks fail, where does the
conflict settle? Would a deal hold? What does it do to those without a seat? The sentences are followed by
the judgments they rest on.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from detente.cli.levers import add_levers, levers_document, tried_on
from detente.cli.parser import add_case, add_json, add_points, add_set, add_worlds
from detente.cli.reading import note_warnings, suggest
from detente.cli.report import add_report, check_ending, write_report
from detente.cli.robustness import sampling_of
from detente.cli.role_sheet import add_for, show_role_sheet
from detente.cli.share import add_share, read_asked
from detente.cli.what_if import asked, show_what_if, what_if_document

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from detente.analysis import Analysis
    from detente.brief import Sentence
    from detente.cli.output import Output
    from detente.cli.page import Page
    from detente.model import Case

_PATHS_SHOWN: Final = 12


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CASE, ``--report``, ``--json``, ``--points``, ``--worlds``, ``--levers``, ``--set`` and others."""
    add_case(parser)
    add_report(parser)
    add_json(parser)
    add_points(parser)
    add_worlds(parser)
    add_levers(parser)
    add_set(parser)
    add_share(parser)
    add_for(parser)


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Analyze the case and print the brief, or the JSON document."""
    from detente.analysis import analyze, with_robustness  # noqa: PLC0415 - `detente --help` does without
    from detente.brief import brief  # noqa: PLC0415

    check_ending(arguments.report)
    found = read_asked(arguments.case, share=arguments.share)
    if arguments.party is not None:
        show_role_sheet(found, arguments, output)
        return
    answer = asked(found, arguments, output, arguments.points)
    sampling = sampling_of(arguments)
    if answer is None:
        analysis = analyze(found.case, arguments.points, sampling=sampling)
    else:
        analysis = with_robustness(answer.after, answer.changed.case, sampling)
    if arguments.levers:
        analysis = tried_on(analysis, found if answer is None else answer.changed, sampling, output)
    sentences = brief(analysis)
    write_report(arguments.report, analysis, found, answer, output)
    if arguments.json:
        told = {**document(analysis, sentences), **what_if_document(answer)}
        output.document("analyze", found.case, told, arguments.seed)
        return
    page = output.page()
    show_what_if(page, answer)
    show(page, analysis, sentences)
    output.write(str(page))
    note_warnings(arguments.case, found, output)
    _suggest_next(arguments, analysis, output)


def _suggest_next(arguments: argparse.Namespace, analysis: Analysis, output: Output) -> None:
    """What the case lacks; what would open a deal, where a forum has none and that was not tried; or all."""
    case, share = arguments.case, arguments.share
    if "agreement" in analysis.not_run:
        if not share:
            suggest(output, "check", case, "tells what the case lacks")
    elif not arguments.levers and not arguments.set and not _deals_everywhere(analysis):
        suggest(output, "levers", case, "tries every single change that could open a deal", share=share)
    else:
        suggest(output, "agreement", case, "shows every forum in full", share=share)


def _deals_everywhere(analysis: Analysis) -> bool:
    """Whether each forum that could be computed has a deal."""
    from detente.agreement.result import ForumAgreement  # noqa: PLC0415 - as above

    return all(forum.zone.exists for forum in analysis.deals if isinstance(forum, ForumAgreement))


def document(analysis: Analysis, sentences: Sequence[Sentence]) -> dict[str, object]:
    """The result as plain data."""
    from detente.analysis.document import lens_documents  # noqa: PLC0415

    told = [
        {"finding": s.finding, "text": s.text, "judgments": list(s.judgments), "forum": s.forum}
        for s in sentences
    ]
    levers = {} if analysis.levers is None else {"levers": levers_document(analysis.levers)}
    return {**lens_documents(analysis), **levers, "not_run": dict(analysis.not_run), "brief": told}


def show(page: Page, analysis: Analysis, sentences: Sequence[Sentence]) -> None:
    """The brief as a page: a heading a question, a paragraph a sentence, and what it rests on in brackets.

    Sentences that rest on the same judgments share the brackets.
    """
    from detente.brief import FINDINGS  # noqa: PLC0415

    case = analysis.case
    page.title(case.title if case.date is None else f"{case.title} ({case.date.text})")
    for finding, told in groupby(sentences, key=lambda sentence: sentence.finding):
        page.heading(FINDINGS[finding])
        for _, of_forum in groupby(told, key=lambda sentence: sentence.forum):
            page.space()
            for judgments, alike in groupby(of_forum, key=lambda sentence: frozenset(sentence.judgments)):
                sentences_alike = list(alike)
                for sentence in sentences_alike:
                    _show_sentence(page, sentence, analysis)
                if judgments:
                    page.paragraph(rests_on(sentences_alike[0].judgments, case), indent=4, style="dim")


def _show_sentence(page: Page, sentence: Sentence, analysis: Analysis) -> None:
    """A sentence; the name of the forum it starts with has a line of its own."""
    text = sentence.text
    if sentence.forum is not None and analysis.agreement is not None:
        name = f"{analysis.agreement.forums[sentence.forum].name}:"
        if text.startswith(f"{name} "):
            page.paragraph(name, indent=2, style="bold")
            text = text.removeprefix(f"{name} ")
    page.paragraph(text, indent=2)


def rests_on(judgments: Sequence[str], case: Case) -> str:
    """Judgments in brackets, by what they lie below; many are cut, with their number."""
    from detente.brief import fold, grouped  # noqa: PLC0415

    folded = fold(judgments, case.judgments)
    parts = grouped(folded[:_PATHS_SHOWN])
    rest = len(folded) - _PATHS_SHOWN
    return f"[{'; '.join([*parts, f'{rest} more'] if rest > 0 else parts)}]"
