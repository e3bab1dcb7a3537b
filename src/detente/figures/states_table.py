"""The states that matter as a table: what is done in each, what it is called, and who would stay in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.brief.blocks import Table
from detente.figures.captions import caption

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.figures.state_words import StateWords
    from detente.figures.states_shown import Shown
    from detente.stability.result import Stability

SHORT: Final[Mapping[str, str]] = {
    "nash": "Nash",
    "gmr": "GMR",
    "smr": "SMR",
    "seq": "SEQ",
    "sseq": "SSEQ",
    "sim": "SIM",
    "sim_fh": "SIM-FH",
}
"""The names by which the field calls the stability concepts."""


def states_table(result: Stability, words: StateWords, chosen: Shown) -> Table:
    """For each state drawn and each party the concepts by which it would stay, and those of equilibria."""
    concepts = list(result.stable)
    leads: dict[int, list[str]] = {}
    for each in sorted(chosen.improvements, key=lambda each: each.entered):
        leads.setdefault(each.left, []).append(str(each.entered))
    for state in chosen.leading_on:
        leads.setdefault(state, []).append(caption("not shown"))
    rows = []
    for state in chosen.states:
        verdicts = [
            {concept: bool(result.stable[concept][place, state]) for concept in concepts}
            for place in range(len(result.parties))
        ]
        everybody = {concept: all(of[concept] for of in verdicts) for concept in concepts}
        names = [caption("status quo")] if words.is_status_quo(state) else []
        rows.append(
            (
                str(state),
                words.made(state),
                "; ".join([*names, *words.names(state)]) or "–",
                *(stays_by(of) for of in verdicts),
                stays_by(everybody),
                ", ".join(leads.get(state, ())) or "–",
            )
        )
    columns = (
        caption("number"),
        caption("actions made"),
        caption("names"),
        *(caption("stays", party=party) for party in result.parties),
        caption("nobody leaves"),
        caption("leads to"),
    )
    rest = (
        caption("states table, left out", n=chosen.left_out, all=chosen.possible) if chosen.left_out else ""
    )
    return Table(caption("states table", rest=rest), columns, tuple(rows), frozenset({0}))


def stays_by(verdicts: Mapping[str, bool]) -> str:
    """The concepts that hold: all, none, all but a few, or their names."""
    yes = [SHORT[concept] for concept, holds in verdicts.items() if holds]
    no = [SHORT[concept] for concept, holds in verdicts.items() if not holds]
    if not no:
        return caption("by all")
    if not yes:
        return caption("by none")
    return caption("by all but", concepts=", ".join(no)) if len(no) < len(yes) else ", ".join(yes)
