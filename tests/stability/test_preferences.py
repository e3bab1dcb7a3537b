"""Statements, weights and rankings as ranks that keep their ties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.casefile import read_case
from detente.stability.preferences import ranks
from detente.stability.states import possible_states

if TYPE_CHECKING:
    from detente.model import Case

HEAD = """
parties: {A: A, B: B}
actions:
  A: {fight: Fight, arm: Arm}
  B: {yield: Yield}
status quo: []
states: {war: A.fight and not B.yield}
prefers:
  B: [not A.fight]
"""
STATES = ("", "f", "a", "fa", "y", "fy", "ay", "fay")
"""By their letters: fight, arm, yield."""


def case(preference: str, head: str = HEAD) -> Case:
    return read_case(f"{head}  A: {preference}\n".encode(), "test.yaml").case


def order(preference: str) -> list[set[str]]:
    """The states from best to worst, those ranked alike together."""
    conflict = case(preference).conflict
    assert conflict is not None
    states = possible_states(list(conflict.actions), [])
    found = ranks(conflict.prefers["A"], states)
    tiers = [{STATES[state] for state in range(8) if found[state] == rank} for rank in range(8)]
    return [tier for tier in reversed(tiers) if tier]


def test_an_earlier_statement_outweighs_all_later_ones() -> None:
    assert order("[B.yield, not A.fight, not A.arm]") == [
        {"y"}, {"ay"}, {"fy"}, {"fay"}, {""}, {"a"}, {"f"}, {"fa"}
    ]  # fmt: skip


def test_states_alike_in_all_statements_tie() -> None:
    assert order("[B.yield]") == [{"y", "fy", "ay", "fay"}, {"", "f", "a", "fa"}]


def test_a_group_is_taken_as_written_and_an_unlikely_statement_not_at_all() -> None:
    written = order("[[B.yield, not A.fight]]")
    assert written == order("[B.yield, not A.fight]")
    assert order("[B.yield, {holds: A.arm, sure: 49}]") == order("[B.yield]")
    assert order("[B.yield, {holds: A.arm, sure: 50}]") == order("[B.yield, A.arm]")


def test_a_condition_fails_only_where_it_applies() -> None:
    assert order("[B.yield if A.fight]") == [set(STATES) - {"f", "fa"}, {"f", "fa"}]


def test_weights_add_up_exactly() -> None:
    """0.1 + 0.2 is 0.3: a tie, which floating point would break."""
    tiers = order("{weights: {A.fight: 0.1, A.arm: 0.2, B.yield: -0.3}}")
    assert {"", "fay"} in tiers
    assert tiers[0] == {"fa"}
    assert tiers[-1] == {"y"}


def test_weights_beyond_machine_numbers_stay_exact() -> None:
    tiny, huge = "0." + "0" * 30 + "1", "1" + "0" * 30
    assert order(f"{{weights: {{A.fight: {huge}, A.arm: {tiny}}}}}") == [
        {"fa", "fay"}, {"f", "fy"}, {"a", "ay"}, {"", "y"}
    ]  # fmt: skip


def test_a_ranking_takes_the_first_that_holds_and_the_rest_come_last() -> None:
    assert order("{ranking: [B.yield, [war, A.arm]]}") == [
        {"y", "fy", "ay", "fay"}, {"f", "a", "fa"}, {""}
    ]  # fmt: skip


def test_more_than_sixty_three_statements_count() -> None:
    """Seventy statements that tell nothing apart before the one that does."""
    nothing = ", ".join(["B.yield or not B.yield"] * 70)
    assert order(f"[A.arm, {nothing}, A.fight]") == [{"fa", "fay"}, {"a", "ay"}, {"f", "fy"}, {"", "y"}]
