"""What verdicts on a state are said with, and where a conflict settles; part of the catalogue."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

VERDICTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        # States and moves
        "state named": "{made} ({names})",
        "nothing done": "nothing is done",
        "turned back": "not {action}",
        "then": ", then ",
        # Where a conflict settles
        "settled, stays": "By {concepts}, nobody would leave the status quo: {states}.",
        "settled, improvements": "By {concepts}, improvements lead from the status quo to {states}.",
        "settled, cycle": "By {concepts}, improvements lead to no equilibrium; parties go round without end"
        " among {states}.",
        "or more": "{n} more",
        "settled, nowhere": "Where it settles cannot be said, since the case gives no status quo.",
        "settled, left out": "Not computed: {part}, since {reason}.",
        # Why a party stays or leaves
        "state numbered": "State {number}: {state}.",
        "stays": "{party} stays ({concepts}): {why}.",
        "leaves": "{party} would leave ({concepts}): {why}.",
        "gains": "it gains by {gain}",
        "gains unpunished": "it gains by {gain}, and nobody would punish it",
        "would gain, but": "it would gain by {gain}, but {answer}",
        "would gain by several": "it would gain by {n} moves, but each can be answered",
        "gain answered": "{gain}: {answer}.",
        "would answer": "{party} would answer with {move}",
        "could answer": "{party} could answer with {move}",
        "answers on": "{party} with {move}",
        "answered": "{answers}, and {party} would be no better off",
        "chose": "{party} chose {move}",
        "met": "if {moves} at the same moment, {party} would be no better off",
        "without escape": "{answer}, whatever it did then",
        "more gains": "and {n} more; `--json` lists all.",
        "content": "Nothing to gain by a move of their own: {parties}.",
    }
)
"""The templates, by what they say."""
