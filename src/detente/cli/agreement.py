"""Show every forum in full.

What it takes to agree, how the demands narrow the packages, the frontier, the bargaining solutions, the
conflicts, the largest agendas, what would open a deal, the drafts, and those without a seat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.cli.parser import add_case, add_json, add_points, add_set
from detente.cli.reading import note_warnings, suggest
from detente.cli.share import add_share, read_asked, show_left_out
from detente.cli.what_if import asked, show_what_if, what_if_document

if TYPE_CHECKING:
    import argparse

    from detente.analysis import Analysis
    from detente.analysis.no_deal_from_conflict import SettledState
    from detente.cli.output import Output
    from detente.cli.page import Page

STATES_SHOWN: Final = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CASE, ``--json``, ``--lotteries``, ``--points``, ``--set``, ``--share``."""
    add_case(parser)
    add_json(parser)
    parser.add_argument(
        "--lotteries", action="store_true", help="show the solutions over lotteries over packages too"
    )
    add_points(parser)
    add_set(parser)
    add_share(parser)


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Run the agreement lens and show its result, or print the JSON document."""
    from detente.analysis import agreement_in  # noqa: PLC0415 - `detente --help` does without

    found = read_asked(arguments.case, share=arguments.share)
    answer = asked(found, arguments, output)
    case = found.case if answer is None else answer.changed.case
    result = agreement_in(case, arguments.points, lotteries=arguments.lotteries)
    if arguments.json:
        from detente.analysis.document import deals_document  # noqa: PLC0415

        output.document("agreement", found.case, {**deals_document(result), **what_if_document(answer)})
        return
    from detente.cli.tables import show_forum  # noqa: PLC0415

    page = output.page()
    show_what_if(page, answer)
    page.title(case.title)
    show_left_out(page, case)
    for forum in result.deals:
        show_forum(page, forum, result.case)
    _show_other_states(page, result)
    output.write(str(page))
    note_warnings(arguments.case, found, output)
    suggest(output, "analyze", arguments.case, "says it in sentences", share=arguments.share)


def _show_other_states(page: Page, analysis: Analysis) -> None:
    """Where the conflict may settle in several states, what each leaves; all above is of the first."""
    if len(analysis.by_state) < 2 or analysis.graph is None:  # noqa: PLR2004 - the first is shown in full
        return
    page.heading("If the conflict settles elsewhere")
    page.paragraph("All above is for the first of the states in which the conflict may settle.")
    rows = [_row(settled, analysis) for settled in analysis.settled[:STATES_SHOWN]]
    page.table(("settles", "no deal", "a deal in"), rows)
    rest = len(analysis.settled) - len(rows)
    if rest > 0:
        page.paragraph(f"and {rest} more; `--json` lists them")


def _row(settled: SettledState, analysis: Analysis) -> tuple[str, str, str]:
    """A state, the no deals that are taken from it, and the forums with a deal."""
    from detente.agreement.result import NotComputed  # noqa: PLC0415
    from detente.brief.numbers import decimals  # noqa: PLC0415
    from detente.model import Endogenous  # noqa: PLC0415

    made = analysis.graph.states.made_in(settled.state) if analysis.graph else ()
    asking = [p for p, demands in analysis.case.demands.items() if isinstance(demands.no_deal, Endogenous)]
    left = [
        f"{party} {decimals(points)}" for party in asking if (points := settled.points(party)) is not None
    ]
    found = analysis.by_state[settled.state]
    deals = [forum.id for forum in found if not isinstance(forum, NotComputed) and forum.zone.exists]
    return ", ".join(made) or "nothing is done", ", ".join(left), ", ".join(deals) or "none"
