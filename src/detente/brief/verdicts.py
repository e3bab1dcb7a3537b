"""Why a party stays in a state or would leave it, and where a conflict settles, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from detente.brief.moves import state_text, step_text
from detente.brief.sentence import Sentence
from detente.brief.templates import say
from detente.brief.words import joined
from detente.stability.concepts import CONCEPTS
from detente.stability.lens import SETTLING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from detente.model import Case
    from detente.stability.result import Settling, Stability
    from detente.stability.why import Answer, Explanation, Verdict

ANSWERS_SHOWN: Final = 20
STATES_SHOWN: Final = 5
_WITHOUT_ESCAPE: Final = {"smr", "sseq"}
_FAILURE: Final = 3
_RESTS_ON: Final = ("actions", "impossible", "status quo", "prefers")
"""The sections of a case that verdicts on states rest on."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one party; where it has several improvements, a line for each."""

    text: str
    each: tuple[str, ...] = ()


def brief_of_stability(
    result: Stability, case: Case, explanations: Iterable[Explanation] = ()
) -> tuple[Sentence, ...]:
    """Where the conflict settles, then the verdicts on some of its states; the brief's third question."""
    said = list(told_settling(result, case))
    for explanation in explanations:
        state = state_text(result, case, explanation.state)
        said.append(say("state numbered", number=str(explanation.state), state=state))
        said += [line for told in told_verdicts(explanation, result) for line in (told.text, *told.each)]
    paths = tuple(path for path in case.judgments if path.startswith(_RESTS_ON))
    return tuple(Sentence(_FAILURE, text, paths) for text in said)


def told_verdicts(explanation: Explanation, result: Stability) -> Iterator[Told]:
    """What keeps each party in a state, or makes it leave; concepts that say the same stand together."""
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
            yield _verdict(result, party, concepts, verdict)
    if content:
        yield Told(say("content", parties=", ".join(content)))


def _verdict(result: Stability, party: str, concepts: Sequence[str], verdict: Verdict) -> Told:
    """Whether the party stays by some concepts, and the reason."""
    gains = [step_text(result, answer.improvement) for answer in verdict.answers]
    of = {"party": party, "concepts": ", ".join(concepts)}
    if not verdict.stable:
        why = say("gains" if "nash" in concepts else "gains unpunished", gain=gains[0])
        return Told(say("leaves", **of, why=why))
    answers = [_answered(result, party, answer) for answer in verdict.answers]
    if _WITHOUT_ESCAPE.intersection(concepts):
        answers = [say("without escape", answer=answer) for answer in answers]
    if len(gains) == 1:
        return Told(say("stays", **of, why=say("would gain, but", gain=gains[0], answer=answers[0])))
    each = [
        say("gain answered", gain=gain, answer=answer) for gain, answer in zip(gains, answers, strict=True)
    ]
    rest = len(each) - ANSWERS_SHOWN
    more = [say("more gains", n=rest)] if rest > 0 else []
    why = say("would gain by several", n=len(gains))
    return Told(say("stays", **of, why=why), (*each[:ANSWERS_SHOWN], *more))


def _answered(result: Stability, party: str, answer: Answer) -> str:
    """What the others do about an improvement: they would if each gains by it, or else they could."""
    chain = answer.chain or ()
    moves = [{"party": step.party, "move": step_text(result, step)} for step in chain]
    if answer.joint:
        chosen = [say("chose", **move) for move in moves]
        return say("met", moves=joined(chosen), party=party)
    first = say("would answer" if all(step.improves for step in chain) else "could answer", **moves[0])
    in_turn = [first, *(say("answers on", **move) for move in moves[1:])]
    return say("answered", answers=say("then").join(in_turn), party=party)


def told_settling(result: Stability, case: Case) -> Iterator[str]:
    """Where the conflict settles, a sentence for the concepts that agree."""
    if result.status_quo is None:
        yield say("settled, nowhere")
    if SETTLING in result.left_out:
        yield say("settled, left out", part=say("part settling"), reason=result.left_out[SETTLING])
    alike: dict[Settling, list[str]] = {}
    for concept, settling in result.settles.items():
        alike.setdefault(settling, []).append(CONCEPTS[concept].name)
    for settling, concepts in alike.items():
        states = [state_text(result, case, place) for place in settling.states[:STATES_SHOWN]]
        rest = len(settling.states) - len(states)
        if rest:
            states.append(say("or more", n=rest))
        told = joined(states, "or, apart", separator="; ")
        yield say(f"settled, {settling.way}", concepts=joined(concepts), states=told)
