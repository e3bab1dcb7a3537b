"""Show how sure the answers are.

Whether a deal is certain, open or impossible, exactly, over all that the case leaves uncertain; at which
value a single judgment turns an answer; in how many of the worlds drawn each conclusion holds; what carries
it; and what was held fixed. Shares count only what the case declares uncertain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.cli.parser import add_case, add_json, add_set, add_worlds, power_of_two
from detente.cli.reading import note_warnings, suggest
from detente.cli.share import add_share, read_asked, show_left_out
from detente.cli.sure_tables import (
    show_acceptability,
    show_before_and_now,
    show_deals,
    show_drafts,
    show_fixed,
    show_flips,
    show_indices,
    show_learning,
    show_states,
    show_tornados,
    show_who_stays,
)
from detente.cli.what_if import asked, show_what_if, what_if_document

if TYPE_CHECKING:
    import argparse

    from detente.analysis import Analysis
    from detente.analysis.robustness.draws import Sampling
    from detente.analysis.robustness.result import Robustness
    from detente.cli.output import Output
    from detente.cli.page import Page

_WAYS: Final = {"sobol": "scrambled Sobol sequences", "monte_carlo": "pseudo-random numbers"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CASE, ``--worlds``, ``--seed``, ``--shape``, ``--indices``, ``--json``, ``--set``, ``--share``."""
    add_case(parser)
    add_worlds(parser)
    parser.add_argument(
        "--indices",
        type=power_of_two,
        metavar="N",
        help="also compute Sobol indices of what is open, from N worlds for each judgment and twice N more;"
        " a power of two, such as 256",
    )
    add_json(parser)
    add_set(parser)
    add_share(parser)


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Say how sure the answers to a case are, or print the JSON document."""
    from detente.analysis import robustness_in, with_robustness  # noqa: PLC0415 - `detente --help` does without

    found = read_asked(arguments.case, share=arguments.share)
    answer = asked(found, arguments, output)
    case = found.case if answer is None else answer.changed.case
    sampling = sampling_of(arguments)
    analysis = robustness_in(case, sampling, indices=arguments.indices)
    before = None if answer is None else with_robustness(answer.before, found.case, sampling).robustness
    if arguments.json:
        from detente.analysis.robustness.document import forums_document, robustness_document  # noqa: PLC0415 - as above

        document = {**robustness_document(analysis.sureness), **what_if_document(answer)}
        if before is not None:
            document["what_if"]["forums_before"] = forums_document(before)
        output.document("robustness", found.case, document, arguments.seed)
        return
    page = output.page()
    show_what_if(page, answer)
    if before is not None:
        show_before_and_now(page, before, analysis.sureness)
    page.title(case.title)
    show_left_out(page, case)
    _show(page, analysis, analysis.sureness)
    output.write(str(page))
    note_warnings(arguments.case, found, output)
    suggest(output, "analyze", arguments.case, "says it in sentences", share=arguments.share)


def sampling_of(arguments: argparse.Namespace) -> Sampling:
    """How many worlds are asked for, and how they are drawn."""
    from detente.analysis.robustness.draws import Sampling  # noqa: PLC0415 - as above

    return Sampling(arguments.worlds, arguments.seed, arguments.shape)


def _show(page: Page, analysis: Analysis, found: Robustness) -> None:
    from detente.model import counted  # noqa: PLC0415 - as above

    uncertain = counted(len(found.drawn), "judgment is uncertain", "judgments are uncertain")
    if not found.drawn:
        page.paragraph("Nothing is uncertain: the central case is the one world there is.")
    elif found.worlds:
        worlds = counted(found.worlds, "world was", "worlds were")
        page.paragraph(f"{uncertain}. {worlds} drawn from seed {found.seed} by {_WAYS[found.way]}.")
    else:
        page.paragraph(f"{uncertain}. No world was drawn.")
    show_deals(page, found)
    show_drafts(page, found)
    show_flips(page, found)
    show_states(page, found, analysis)
    show_who_stays(page, found)
    show_learning(page, found)
    show_tornados(page, found)
    show_indices(page, found)
    show_acceptability(page, found)
    show_fixed(page, found, analysis.case)
    for part, reason in found.left_out.items():
        page.paragraph(f"Not computed: {part}, since {reason}.")
