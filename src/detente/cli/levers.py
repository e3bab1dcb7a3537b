"""Show every single change that could open a deal, or matter otherwise.

A red line given up, a no deal lowered, a ratifier won over, a payment from seat to seat, an option
between two, an issue or a seat more or less, another rule, who decides in another forum, an action made
impossible, a threat or a promise that is carried out for certain, a breach that is answered: each is set
in the case and all is computed anew. Those that open a deal come first, by how sure it then is and how
many points it costs. Where no single one opens a forum, pairs are tried. Each is told as `--set` takes
it.
"""

from __future__ import annotations

import shlex
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from detente.cli.parser import add_case, add_json, zero_or_more
from detente.cli.progress import progress
from detente.cli.reading import shown, suggest
from detente.cli.share import add_share, read_asked, show_left_out
from detente.cli.what_if import change_document

if TYPE_CHECKING:
    import argparse

    from detente.analysis import Analysis
    from detente.analysis.levers.outsiders import Outsider
    from detente.analysis.levers.result import Effect, Levers
    from detente.analysis.robustness.draws import Sampling
    from detente.casefile import ReadCase
    from detente.cli.output import Output
    from detente.cli.page import Page

WORLDS: Final = 256
OTHERS_SHOWN: Final = 15
_NOTHING: Final = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CASE, ``--worlds``, ``--seed``, ``--all``, ``--json``, ``--share``."""
    add_case(parser)
    parser.add_argument(
        "--worlds",
        type=zero_or_more,
        default=WORLDS,
        metavar="N",
        help=f"draw N worlds to tell how sure a deal is that opens (default: {WORLDS})",
    )
    parser.add_argument(
        "--seed", type=zero_or_more, default=0, metavar="S", help="draw the worlds of this seed (default: 0)"
    )
    parser.add_argument("--all", action="store_true", help="list every lever that changes something")
    add_json(parser)
    add_share(parser)


def add_levers(parser: argparse.ArgumentParser) -> None:
    """The flag ``--levers`` of another verb."""
    parser.add_argument(
        "--levers",
        action="store_true",
        help="try every single change that could open a deal too, which takes longer",
    )


def tried_on(analysis: Analysis, found: ReadCase, sampling: Sampling, output: Output) -> Analysis:
    """An analysis of a case with its levers; how sure deals are is told by fewer worlds than the answers."""
    from detente.analysis.levers.levers import STANDARD, with_levers  # noqa: PLC0415 - as below

    fewer = replace(sampling, worlds=min(sampling.worlds, STANDARD.worlds))
    return with_levers(analysis, found, fewer, lambda total: progress(output, "levers", total))


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Try the levers of a case, and show what they do or print the JSON document."""
    from detente.analysis.levers.levers import levers  # noqa: PLC0415 - `detente --help` does without
    from detente.analysis.robustness.draws import Sampling  # noqa: PLC0415

    found = read_asked(arguments.case, share=arguments.share)
    plan = levers(found)
    with progress(output, "levers", len(plan.single)) as bar:
        tried = plan.carried_out(Sampling(arguments.worlds, arguments.seed), bar)
    if arguments.json:
        output.document("levers", found.case, levers_document(tried), arguments.seed)
        return
    page = output.page()
    page.title(found.case.title)
    show_left_out(page, found.case)
    show(page, tried, deals=plan.before.agreement is not None, everything=arguments.all)
    output.write(str(page))
    opening = next((effect for effect in tried.effects if effect.opens), None)
    if opening is not None:
        share = " --share" if arguments.share else ""
        command = f"detente analyze {shown(arguments.case)}{share} {_flags(opening)}"
        output.suggest(command, "tells what follows from the first")
    elif plan.before.agreement is not None:
        suggest(output, "agreement", arguments.case, "shows what stands in the way", share=arguments.share)
    else:
        suggest(output, "stability", arguments.case, "shows the conflict in full", share=arguments.share)


def levers_document(tried: Levers) -> dict[str, Any]:
    """The levers as plain data."""
    return {
        "levers": [_effect(effect) for effect in tried.effects],
        "idle": tried.idle,
        "impossible": [{"set": list(set_), "why_not": why} for set_, why in tried.impossible.items()],
        "complete": tried.complete,
    }


def _effect(effect: Effect) -> dict[str, Any]:
    from detente.brief.lever_words import lever_text  # noqa: PLC0415

    lever = effect.lever
    return {
        "kind": lever.kind,
        "about": list(lever.about),
        "text": lever_text(lever),
        "set": list(lever.settings),
        "movers": list(lever.movers),
        "points": None if lever.points is None else float(lever.points),
        "opens": list(effect.opens),
        "closes": list(effect.closes),
        "deals": {
            forum: {
                "deal": deal.deal,
                "proved": deal.proved,
                "share": None if deal.share is None else deal.share.share,
            }
            for forum, deal in effect.deals.items()
        },
        "outsiders": {
            forum: {party: _outsider(each) for party, each in found.items()}
            for forum, found in effect.outsiders.items()
        },
        "changes": list(map(change_document, effect.changes)),
    }


def _outsider(found: Outsider) -> dict[str, Any]:
    return {
        "worth": list(map(float, found.worth)),
        "than": found.than,
        "gain": None if found.gain is None else list(map(float, found.gain)),
    }


def show(page: Page, tried: Levers, *, deals: bool, everything: bool) -> None:
    """What opens a deal, what would lose one, and what else changes something.

    deals : whether the case is one of deals, and not of a conflict alone.
    """
    opening = [effect for effect in tried.effects if effect.opens]
    losing = [effect for effect in tried.effects if effect.closes and not effect.opens]
    others = [effect for effect in tried.effects if not effect.opens and not effect.closes]
    if deals:
        page.heading("What opens a deal")
        _show_opening(page, opening)
    if losing:
        page.heading("What would lose a deal")
        _show_others(page, losing, len(losing))
    if others:
        page.heading("What else changes something")
        _show_others(page, others, len(others) if everything else OTHERS_SHOWN)
    page.space()
    page.paragraph(f"{tried.idle} more change nothing.")
    if tried.impossible:
        page.paragraph(f"{len(tried.impossible)} more could not be set; `--json` says why.")
    if not tried.complete:
        page.paragraph("There are more levers than are tried; these are the first.")


def _show_opening(page: Page, effects: list[Effect]) -> None:
    """Those that open a deal: where, how sure, at what cost; then each as ``--set`` takes it."""
    if not effects:
        page.paragraph("No lever that was tried opens a deal where there is none.")
        return
    from detente.brief.lever_words import lever_text  # noqa: PLC0415
    from detente.brief.numbers import difference  # noqa: PLC0415
    from detente.cli.sure_tables import deal_word, share_text  # noqa: PLC0415

    rows = [
        (
            str(number) if place == 0 else "",
            lever_text(effect.lever) if place == 0 else "",
            forum,
            _NOTHING if forum not in effect.deals else deal_word(effect.deals[forum]),
            share_text(effect.deals[forum].share) if forum in effect.deals else _NOTHING,
            _NOTHING if effect.lever.points is None else difference(effect.lever.points),
        )
        for number, effect in enumerate(effects, start=1)
        for place, forum in enumerate(effect.opens)
    ]
    page.table(("", "if", "a deal in", "which is", "in worlds", "points"), rows, numbers=(0, 5))
    page.space()
    for number, effect in enumerate(effects, start=1):
        page.item(_flags(effect), f"{number}.")
    _show_outsiders(page, effects)


def _show_outsiders(page: Page, effects: list[Effect]) -> None:
    """What each of those deals gives or takes from whom it does not seat."""
    from detente.brief.lever_words import outsider_text  # noqa: PLC0415

    rows = [
        (str(number), forum, "; ".join(outsider_text(party, each) for party, each in found.items()))
        for number, effect in enumerate(effects, start=1)
        for forum, found in effect.outsiders.items()
        if found
    ]
    if rows:
        page.heading("Worth to those outside")
        page.table(("", "a deal in", "in points, against no deal or today"), rows, numbers=(0,))


def _flags(effect: Effect) -> str:
    """A lever as the command line takes it."""
    return " ".join(f"--set {shlex.quote(setting)}" for setting in effect.lever.settings)


def _show_others(page: Page, effects: list[Effect], shown_: int) -> None:
    from detente.brief.changes import tell_change  # noqa: PLC0415
    from detente.brief.lever_words import lever_text  # noqa: PLC0415

    rows = []
    for effect in effects[:shown_]:
        telling = {"breach"} if effect.lever.kind == "guarantee" else {"deal", "packages", "settles"}
        first = next((c for c in effect.changes if c.question.kind in telling), None)
        first = effect.changes[0] if first is None else first
        where = "" if first.question.forum is None else f"{first.question.forum}: "
        rows.append((lever_text(effect.lever), f"{where}{tell_change(first)}", str(len(effect.changes))))
    page.table(("if", "then", "findings changed"), rows, numbers=(2,))
    rest = len(effects) - len(rows)
    if rest:
        page.paragraph(f"and {rest} more; `--all` lists them")
