"""What happens if the talks fail: what each can do alone, where that ends, and what threats are worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.brief.moves import conjunction_text
from detente.brief.words import capital
from detente.figures.state_words import StateWords
from detente.figures.states_table import SHORT
from detente.report.cells import NONE
from detente.report.consequences import effects, steps, worth
from detente.report.content import Paragraph, Section, Table
from detente.report.ledger import told_grounds
from detente.stability.concepts import CONCEPTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from detente.model import Commitment, Conflict
    from detente.report.content import Block
    from detente.report.material import Material
    from detente.stability.result import CommitmentJudged, Stability

ENDS_SHOWN: Final = 5
_STAYS: Final[Mapping[str, str]] = {
    "nash": "no move of its own is an improvement",
    "gmr": "the others could answer each improvement with something no better for it than staying",
    "smr": "the same, and it could not move on from that answer to anything better",
    "seq": "the others could answer each improvement so by improvements of their own",
    "sseq": "the same, and it could not move on from that answer to anything better",
    "sim": "each improvement, made while others make some of theirs, could end no better for it than staying",
    "sim_fh": "by sequential stability it does; or as just before, where of all parties only those"
    " improvements count that sequential stability does not deter",
}
"""When a party stays, by each concept."""
_WAYS: Final[Mapping[str, str]] = {
    "stays": "the status quo itself",
    "improvements": "reached by improvements",
    "cycle": "none: round and round among",
}


_COLUMNS: Final = (
    "By",
    "If",
    "Then",
    "Credible",
    "Worlds",
    "By steps",
    "Said to be",
    "Suffices",
    "Kept",
    "Rests on",
)
_AT_TIMES: Final = frozenset({6, 7, 9})
"""Columns that are left out where they would be empty."""


def conflict(material: Material) -> Section | None:
    """What each can do, the graph of states, where it settles by each concept, threats and promises."""
    result, told = material.analysis.stability, material.case.conflict
    if result is None or told is None:
        return None
    words = StateWords(material.case, result)
    blocks: list[Block] = [
        Paragraph(
            "Without a deal each party does what it can do alone. A state says which of these actions are"
            f" made; {len(result.states):,} states are possible. An improvement is a move, by the actions of"
            " one party, to a state that this party prefers. Preferences are taken at their central values."
        ),
        _actions(told),
        *material.figures("states"),
        _concepts(result, words),
        *worth(material.analysis.settled, words),
        *steps(result.ways, result, words),
    ]
    for kind, judged, said in (
        ("threat", result.threats, told.threats),
        ("promise", result.promises, told.promises),
    ):
        if judged:
            blocks.append(_commitments(material, kind, judged, said))
    blocks += effects(material.analysis.effects, words)
    for part, reason in result.left_out.items():
        name = CONCEPTS[part].name if part in CONCEPTS else "where the conflict settles"
        blocks.append(Paragraph(f"Not computed: {name}, since {reason}."))
    return Section("conflict", "If the talks fail", tuple(blocks))


def _actions(of: Conflict) -> Table:
    """What each party can do alone."""
    one_way = {None: "yes", "made": "no, once done", "withdrawn": "no, once dropped"}
    rows = tuple(
        (
            action.id,
            action.name,
            one_way[action.irreversible],
            NONE if of.status_quo is None else "yes" if action.id in of.status_quo else "no",
        )
        for action in of.actions.values()
    )
    columns = ("Action", "What it is", "Can be reversed", "Done in the status quo")
    return Table("What each party can do alone", columns, rows)


def _concepts(result: Stability, words: StateWords) -> Table:
    """When a party stays, in how many states all would, and where the conflict settles, by each concept."""
    rows = []
    for concept, equilibria in result.equilibria.items():
        settling = result.settles.get(concept)
        ends = NONE
        if settling is not None:
            shown = ", ".join(map(words.called, settling.states[:ENDS_SHOWN]))
            rest = len(settling.states) - ENDS_SHOWN
            ends = f"{_WAYS[settling.way]}: {shown}" + (f" and {rest:,} more" if rest > 0 else "")
        name = f"{capital(CONCEPTS[concept].name)} ({SHORT[concept]})"
        rows.append((name, _STAYS[concept], f"{len(equilibria):,}", ends))
    columns = ("Concept", "A party stays if", "States in which all stay", "From the status quo it settles in")
    return Table(
        "Where the conflict settles, by each stability concept", columns, tuple(rows), frozenset({2})
    )


def _commitments(
    material: Material, kind: str, judged: Mapping[str, CommitmentJudged], said: Mapping[str, Commitment]
) -> Table:
    """Whether each would be kept, in which worlds, and whether it does what it is meant to."""
    rows = [(name, *_commitment(material, said[name], of)) for name, of in judged.items()]
    columns = (kind.capitalize(), *_COLUMNS)
    told = [n for n in range(len(columns)) if n not in _AT_TIMES or any(row[n] != NONE for row in rows)]
    meant = {
        "threat": "it suffices if it takes away what the other gains by A",
        "promise": "it suffices if only with it does the other gain by A",
    }
    caption = (
        f"The {kind}s, if A then B: one is credible if whoever makes it prefers that B follows once A is"
        f" done, in every, some or none of the worlds that the case holds possible; {meant[kind]}; it is kept"
        " if B is so already"
    )
    cells = tuple(tuple(row[n] for n in told) for row in rows)
    return Table(caption, tuple(columns[n] for n in told), cells)


def _commitment(material: Material, said: Commitment, of: CommitmentJudged) -> Iterator[str]:
    judgment = material.case.judgments.get(said.path)
    yield said.by if said.uttered else f"{said.by} (not said, but read from what it does)"
    yield conjunction_text(said.if_)
    yield conjunction_text(said.then)
    yield _answer(None if of.kept else of.credible)
    yield NONE if of.kept or of.credible_worlds is None else of.credible_worlds
    yield _answer(None if of.kept else of.by_steps)
    yield {None: NONE, True: "at once", False: "by steps"}[said.at_once]
    yield _answer(of.sufficient)
    yield "yes" if of.kept else NONE
    yield NONE if judgment is None else told_grounds(judgment.grounds)


def _answer(answer: bool | None) -> str:  # noqa: FBT001 - an answer
    return NONE if answer is None else "yes" if answer else "no"
