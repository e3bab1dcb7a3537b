"""Threats and promises of many actions: what can be told of them is told, and soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.casefile import read_case
from detente.stability.lens import stability

if TYPE_CHECKING:
    from detente.stability.result import CommitmentJudged

SIXTEEN = [f"B.b{number}" for number in range(16)]


def judged(preference: str, rules: str = "") -> CommitmentJudged:
    """A threat of sixteen actions, of which its maker prefers as told."""
    names = ", ".join(f"{action.partition('.')[2]}: Do it" for action in SIXTEEN)
    text = (
        f"parties: {{A: A, B: B}}\nactions: {{A: {{go: Go}}, B: {{{names}}}}}\nimpossible: [{rules}]\n"
        f"prefers: {{A: [not B.b0], B: {preference}}}\nstatus quo: []\n"
        f"threats: {{all: {{by: B, if: A.go, then: [{', '.join(SIXTEEN)}]}}}}\n"
    )
    return stability(read_case(text.encode(), "case.yaml").case, ["nash"]).threats["all"]


def test_many_actions_are_taken_step_by_step_where_each_is_an_improvement() -> None:
    """Any order does."""
    found = judged(f"[{', '.join(SIXTEEN)}]")
    assert found.credible
    assert found.by_steps


def test_where_no_order_of_many_steps_will_do_that_is_found_out() -> None:
    """The first fifteen may be taken in any order, and the last is one too many."""
    found = judged(f"[not B.b15, {', '.join(SIXTEEN[:-1])}]")
    assert not found.credible
    assert found.by_steps is False


def test_nobody_breaks_what_can_only_be_so_at_once() -> None:
    """Where all sixteen are made or the answer is impossible, none can be turned back."""
    only = ", ".join(f"A.go and not {action}" for action in SIXTEEN[1:])
    preference = f"[{', '.join(SIXTEEN)}]"
    assert judged(preference, only).breakable_by == ("B",)
    assert judged(preference, f"{only}, A.go and not {SIXTEEN[0]}").breakable_by == ()
