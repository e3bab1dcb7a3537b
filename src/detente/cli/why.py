"""Why a party stays in a state or would leave it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.cli.states import state_text, step_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.cli.page import Page
    from detente.model import Case
    from detente.stability.result import Stability
    from detente.stability.why import Answer, Explanation, Verdict

ANSWERS_SHOWN: Final = 20
_WITHOUT_ESCAPE: Final = {"smr", "sseq"}


def show_why(page: Page, explanation: Explanation, result: Stability, case: Case) -> None:
    """What keeps each party in a state, or makes it leave; concepts that say the same stand together."""
    page.heading(f"State {explanation.state}: {state_text(result, case, explanation.state)}")
    content: list[str] = []
    for party in result.parties:
        said: dict[tuple[Verdict, bool], list[str]] = {}
        for concept, verdicts in explanation.verdicts.items():
            verdict = verdicts[party]
            said.setdefault((verdict, concept == "nash" and not verdict.stable), []).append(concept)
        if not any(verdict.answers for verdict, _ in said):
            content.append(party)
            continue
        for (verdict, _), concepts in said.items():
            _show_verdict(page, result, party, concepts, verdict)
    if content:
        page.item(f"Nothing to gain by a move of their own: {', '.join(content)}", indent=2)


def _show_verdict(
    page: Page, result: Stability, party: str, concepts: Sequence[str], verdict: Verdict
) -> None:
    """Whether the party stays by some concepts, and the reason; a line for each of several improvements."""
    stays = f"{party} {'stays' if verdict.stable else 'would leave'} ({', '.join(concepts)}):"
    gains = [step_text(result, answer.improvement) for answer in verdict.answers]
    if not verdict.stable:
        unpunished = "" if "nash" in concepts else ", and nobody would punish it"
        page.item(f"{stays} it gains by {gains[0]}{unpunished}.", indent=2)
        return
    escape = ", whatever it did then" if _WITHOUT_ESCAPE.intersection(concepts) else ""
    answered = [f"{_answered(result, party, answer)}{escape}." for answer in verdict.answers]
    if len(gains) == 1:
        page.item(f"{stays} it would gain by {gains[0]}, but {answered[0]}", indent=2)
        return
    page.item(f"{stays} it would gain by {len(gains)} moves, but each can be answered.", indent=2)
    for gain, answer in list(zip(gains, answered, strict=True))[:ANSWERS_SHOWN]:
        page.item(f"{gain}: {answer}", indent=4)
    if len(gains) > ANSWERS_SHOWN:
        page.item(f"and {len(gains) - ANSWERS_SHOWN} more; `--json` lists all.", indent=4)


def _answered(result: Stability, party: str, answer: Answer) -> str:
    """What the others do about an improvement: they would if each gains by it, or else they could."""
    chain = answer.chain or ()
    moves = [(step.party, step_text(result, step)) for step in chain]
    if answer.joint:
        met = " and ".join(f"{mover} chose {move}" for mover, move in moves)
        return f"if {met} at the same moment, {party} would be no better off"
    may = "would" if all(step.improves for step in chain) else "could"
    (first, move), *then = moves
    answers = [f"{first} {may} answer with {move}", *(f"{mover} with {move}" for mover, move in then)]
    return f"{', then '.join(answers)}, and {party} would be no better off"
