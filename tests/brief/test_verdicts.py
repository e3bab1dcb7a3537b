"""Verdicts on states, and where a conflict settles, in words."""

from __future__ import annotations

import inspect
from dataclasses import replace
from typing import TYPE_CHECKING

import detente
from detente.brief import moves, verdicts
from detente.brief.moves import chain_text, state_text, step_text
from detente.brief.verdict_templates import VERDICTS
from detente.brief.verdicts import Told, brief_of_stability, told_settling, told_verdicts
from detente.casefile import read_case
from detente.stability import stability
from detente.stability.result import Settling, Stability
from detente.stability.ways import Step
from detente.stability.why import Answer, Explanation, Verdict

if TYPE_CHECKING:
    from detente.model import Case

PUSH = """
parties: {A: A, B: B, C: C}
actions: {A: {x: X, y: Y}, B: {z: Z}, C: {w: W}}
prefers: {A: [A.x], B: [B.z], C: [C.w]}
status quo: []
states: {calm: [], A at it: A.x and A.y}
"""


def read(text: str) -> Case:
    return read_case(text.encode(), "push.yaml").case


CASE = read(PUSH)
RESULT = stability(CASE)


def place(*made: str) -> int:
    return next(state for state in range(len(RESULT.states)) if RESULT.made(state) == made)


def step(party: str, to: tuple[str, ...], *turned: str, improves: bool = True) -> Step:
    return Step(party, place(*to), turned, improves, ())


X = step("A", ("A.x",), "A.x")
Y = step("A", ("A.y",), "A.y")
Z = step("B", ("B.z",), "A.x", "B.z", improves=False)
W = step("C", ("C.w",), "C.w")


def told(concept: str, *verdict: Answer, stable: bool = True) -> Told:
    """What is said of A; the others have nothing to gain."""
    none = Verdict(stable=True, answers=())
    of_each = {"A": Verdict(stable, verdict), "B": none, "C": none}
    first, content = told_verdicts(Explanation(0, {concept: of_each}), RESULT)
    assert content.text == "Nothing to gain by a move of their own: B, C."
    return first


def test_states_and_moves_go_by_their_actions() -> None:
    assert state_text(RESULT, CASE, place()) == "nothing is done (calm)"
    assert state_text(RESULT, CASE, place("A.x", "A.y")) == "A.x, A.y (A at it)"
    assert state_text(RESULT, CASE, place("B.z")) == "B.z"
    assert step_text(RESULT, Z) == "not A.x and B.z"
    assert chain_text(RESULT, (X, W)) == "A.x, then C.w"
    assert chain_text(RESULT, (X, W), at_once=True) == "A.x, C.w"
    assert chain_text(RESULT, ()) == ""


def test_an_improvement_that_nobody_punishes_breaks_a_state() -> None:
    unpunished = Answer(X, None, joint=False, left_with=None)
    assert told("nash", unpunished, stable=False).text == "A would leave (nash): it gains by A.x."
    leaves = told("seq", unpunished, stable=False)
    assert leaves.text == "A would leave (seq): it gains by A.x, and nobody would punish it."


def test_an_answer_by_improvements_would_come_and_any_other_could() -> None:
    assert told("seq", Answer(X, (W,), joint=False, left_with=0)) == Told(
        "A stays (seq): it would gain by A.x, but C would answer with C.w, and A would be no better off."
    )
    could = told("smr", Answer(X, (W, Z), joint=False, left_with=0)).text
    assert could == (
        "A stays (smr): it would gain by A.x, but C could answer with C.w, then B with not A.x and B.z, and A"
        " would be no better off, whatever it did then."
    )


def test_what_meets_an_improvement_at_the_same_moment_is_told_so() -> None:
    assert told("sim", Answer(X, (W, Z), joint=True, left_with=0)).text == (
        "A stays (sim): it would gain by A.x, but if C chose C.w and B chose not A.x and B.z at the same"
        " moment, A would be no better off."
    )


def test_several_improvements_have_a_line_each_and_many_are_counted() -> None:
    both = told("seq", *(Answer(gain, (W,), joint=False, left_with=0) for gain in (X, Y)))
    assert both.text == "A stays (seq): it would gain by 2 moves, but each can be answered."
    assert both.each[1] == "A.y: C would answer with C.w, and A would be no better off."
    many = told("seq", *[Answer(X, (W,), joint=False, left_with=0)] * 25)
    assert len(many.each) == 21
    assert many.each[-1] == "and 5 more; `--json` lists all."


def settled(**changes: object) -> list[str]:
    result: Stability = replace(RESULT, **changes)  # type: ignore[arg-type]
    return list(told_settling(result, CASE))


def test_where_it_settles_is_told_once_for_concepts_that_agree() -> None:
    stays, around = Settling((0,), "stays"), Settling((0, 1, 2), "cycle")
    round_, stay = settled(settles={"nash": around, "seq": stays, "sseq": stays})
    assert round_ == (
        "By Nash stability, improvements lead to no equilibrium; parties go round without end among nothing"
        " is done (calm); A.x; or A.y."
    )
    assert stay == (
        "By sequential stability and symmetric sequential stability, nobody would leave the status quo:"
        " nothing is done (calm)."
    )


def test_of_many_states_the_first_are_told() -> None:
    (text,) = settled(settles={"seq": Settling(tuple(range(9)), "improvements")})
    assert text.endswith("; or 4 more.")


def test_where_it_is_not_known_where_it_settles_that_is_said() -> None:
    reason = "more than 3 states are possible, which is the limit"
    (text,) = settled(settles={}, left_out={"settling": reason})
    assert text == f"Not computed: where the conflict settles, since {reason}."
    (text,) = settled(settles={}, status_quo=None)
    assert text == "Where it settles cannot be said, since the case gives no status quo."


def test_all_rests_on_moves_preferences_and_the_status_quo() -> None:
    southland = detente.load("southland")
    (sentence, *_) = brief_of_stability(stability(southland), southland)
    sections = {path.partition(".")[0].partition("[")[0] for path in sentence.judgments}
    assert sections == {"actions", "impossible", "status quo", "prefers"}


def test_every_template_is_needed() -> None:
    code = "".join(map(inspect.getsource, (moves, verdicts)))
    derived = {f"settled, {way}" for way in ("stays", "improvements", "cycle")}
    assert [name for name in VERDICTS if name not in derived and f'"{name}"' not in code] == []
