"""Show where the conflict settles if there is no deal.

The states that no party would leave, by each stability concept, and those that the conflict comes to from
the status quo if parties move only to improve; which threats and promises are credible, and which
suffice; by which steps the conflict moves; and who would gain by breaking a deal. With --explain, why
each party stays in a state or would leave it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.cli.bridges import show_effects, show_holds, show_worth
from detente.cli.parser import add_case, add_json, add_set
from detente.cli.reading import note_warnings, shown, suggest
from detente.cli.share import add_share, read_asked, show_left_out
from detente.cli.states import STATUS_QUO, places_of, state_text
from detente.cli.ways import show_ways
from detente.cli.what_if import asked, show_what_if, what_if_document
from detente.cli.why import show_why

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from detente.analysis import Analysis
    from detente.cli.output import Output
    from detente.cli.page import Page
    from detente.model import Case, Commitment
    from detente.stability.result import CommitmentJudged, Settling, Stability
    from detente.stability.why import Explanation

STATES_SHOWN: Final = 20
STATES_EXPLAINED: Final = 5
_CONCEPTS: Final = ("nash", "gmr", "smr", "seq", "sseq", "sim", "sim_fh")
_WAYS: Final = {
    "stays": "nobody would leave the status quo",
    "improvements": "improvements lead there from the status quo",
    "cycle": "improvements lead to no equilibrium; parties go round among these without end",
}
_PARTS: Final = {
    "settling": "where the conflict settles",
    "effects": "what threats and promises do",
    "holds": "whether deals would hold",
    "ways": "ways from the status quo",
    "why": "why parties stay or leave; `--explain` tells of one state",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CASE, ``--concept``, ``--explain``, ``--json``, ``--set``, ``--share``."""
    add_case(parser)
    parser.add_argument(
        "--concept",
        action="append",
        choices=_CONCEPTS,
        metavar="NAME",
        help=f"only this stability concept, one of {', '.join(_CONCEPTS)}; may be repeated",
    )
    parser.add_argument(
        "--explain",
        action="append",
        default=[],
        metavar="STATE",
        help="tell why each party stays in this state or would leave it: the number of an equilibrium, a name"
        " under `states`, `status quo`, or the actions made; may be repeated",
    )
    add_json(parser)
    add_set(parser)
    add_share(parser)


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Run the stability lens and show its result, or print the JSON document."""
    from detente.analysis import conflict_in  # noqa: PLC0415 - `detente --help` does without
    from detente.stability.why import explained  # noqa: PLC0415

    found = read_asked(arguments.case, share=arguments.share)
    answer = asked(found, arguments, output)
    case = found.case if answer is None else answer.changed.case
    concepts = [name for name in _CONCEPTS if arguments.concept is None or name in arguments.concept]
    analysis = conflict_in(case, concepts)
    model, result = analysis.conflict
    meant = {text: places_of(text, model) for text in arguments.explain}
    places = dict.fromkeys(place for states in meant.values() for place in states[:STATES_EXPLAINED])
    why = {place: explained(model, place, result.stable) for place in places}
    if arguments.json:
        from detente.analysis.document import conflict_document  # noqa: PLC0415

        told = replace(analysis, stability=replace(result, why={**result.why, **why}))
        output.document("stability", found.case, {**conflict_document(told), **what_if_document(answer)})
        return
    page = output.page()
    show_what_if(page, answer)
    page.title(case.title)
    show_left_out(page, case)
    if meant:
        _explain(page, why, meant, result, case)
    else:
        _show(page, analysis, result, case)
    output.write(str(page))
    note_warnings(arguments.case, found, output)
    if meant or result.status_quo is None or arguments.case == "-":
        suggest(output, "check", arguments.case, "tells what else can be computed")
    else:
        again = f'detente stability {shown(arguments.case)} --explain "{STATUS_QUO}"'
        output.suggest(again, "tells why parties stay or leave")


def _explain(
    page: Page,
    why: Mapping[int, Explanation],
    meant: Mapping[str, list[int]],
    result: Stability,
    case: Case,
) -> None:
    """The states asked for; of many that one name stands for, the first."""
    for explanation in why.values():
        show_why(page, explanation, result, case)
    for text, states in meant.items():
        if len(states) > STATES_EXPLAINED:
            page.paragraph(f"{text}: {len(states) - STATES_EXPLAINED} more states are called so.")


def _show(page: Page, analysis: Analysis, result: Stability, case: Case) -> None:
    """States, where the conflict settles, what rests on that, and the equilibria of all concepts."""
    from detente.model import counted  # noqa: PLC0415
    from detente.stability.concepts import CONCEPTS  # noqa: PLC0415

    page.paragraph(f"Parties: {', '.join(result.parties)}")
    page.paragraph(f"{counted(len(result.states), 'state is', 'states are')} possible, made of")
    for action in result.actions:
        page.item(f"{action}: {case.conflict.actions[action].name}" if case.conflict else action, indent=2)
    if result.status_quo is not None:
        page.paragraph(f"Status quo: {state_text(result, case, result.status_quo)}")
    else:
        page.paragraph(
            "The case gives no `status quo`: not said are where the conflict settles, by which ways, what"
            " threats and promises come to, and whether deals would hold."
        )
    for concept, settling in result.settles.items():
        _show_settling(page, CONCEPTS[concept].name, settling, result, case)
    show_worth(page, analysis.settled, result, case)
    if result.ways is not None:
        show_ways(page, result.ways, result, case)
    if case.conflict is not None:
        _show_commitments(page, "Threats", result.threats, case.conflict.threats)
        _show_commitments(page, "Promises", result.promises, case.conflict.promises)
        show_effects(page, analysis.effects, result, case)
    show_holds(page, analysis.holds)
    _show_equilibria(page, result, case)
    for part, reason in {**result.left_out, **analysis.left_out}.items():
        name = CONCEPTS[part].name if part in CONCEPTS else _PARTS[part]
        page.paragraph(f"Not computed: {name}, since {reason}.")


def _show_equilibria(page: Page, result: Stability, case: Case) -> None:
    """The states that no party would leave, those of most concepts first."""
    from detente.model import counted  # noqa: PLC0415

    page.heading("Equilibria: states that no party would leave")
    rows: dict[int, list[str]] = {}
    for concept, states in result.equilibria.items():
        for place in states:
            rows.setdefault(place, []).append(concept)
    shown = sorted(rows, key=lambda place: (-len(rows[place]), place))[:STATES_SHOWN]
    if shown:
        page.table(
            ("no.", "made", "by"),
            [(str(place), state_text(result, case, place), ", ".join(rows[place])) for place in shown],
            numbers=(0,),
        )
    if len(rows) > len(shown):
        page.paragraph(f"and {counted(len(rows) - len(shown), 'more', 'more')}; `--json` lists all.")
    if not rows:
        page.paragraph("None.")


def _show_settling(page: Page, name: str, settling: Settling, result: Stability, case: Case) -> None:
    """Where the conflict ends by one concept."""
    page.subheading(f"Settles by {name}: {_WAYS[settling.way]}")
    for place in settling.states[:STATES_SHOWN]:
        page.item(state_text(result, case, place), indent=2)
    if len(settling.states) > STATES_SHOWN:
        page.item(f"and {len(settling.states) - STATES_SHOWN} more", indent=2)


def _show_commitments(
    page: Page, kind: str, found: Mapping[str, CommitmentJudged], said: Mapping[str, Commitment]
) -> None:
    """Whether each would be carried out, and whether it would do what it is meant to."""
    from detente.brief.moves import conjunction_text  # noqa: PLC0415 - `detente --help` does without

    if not found:
        return
    page.heading(kind)
    rows = [
        (
            name,
            said[name].by,
            conjunction_text(said[name].if_),
            conjunction_text(said[name].then),
            "kept already" if judged.kept else _credible(judged),
            _yes_or_no(judged.sufficient),
        )
        for name, judged in found.items()
    ]
    page.table(("name", "by", "if", "then", "credible", "sufficient"), rows)


def _credible(judged: CommitmentJudged) -> str:
    """In the central case, and in which worlds where that is not the same in all."""
    worlds = ", in some worlds" if judged.credible_worlds == "some" else ""
    steps = "" if judged.by_steps is None else f", by steps {_yes_or_no(judged.by_steps)}"
    return f"{_yes_or_no(judged.credible)}{worlds}{steps}"


def _yes_or_no(answer: bool | None) -> str:  # noqa: FBT001 - an answer
    return "-" if answer is None else "yes" if answer else "no"
