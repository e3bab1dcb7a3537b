"""What follows of where the conflict settles: worth, single steps, what threats and promises change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.brief.moves import chain_text, step_text
from detente.report.cells import NONE, points
from detente.report.content import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from detente.analysis.no_deal_from_conflict import SettledState
    from detente.analysis.threats import Effect, Scenario
    from detente.figures.state_words import StateWords
    from detente.stability.result import Stability
    from detente.stability.ways import FirstStep, Ways

ENDS_SHOWN: Final = 5
_BLOCKS: Final = {None: "nothing", "own preference": "its owner would not gain by it"}


def worth(settled: Sequence[SettledState], words: StateWords) -> Iterator[Table]:
    """What each state in which the conflict may settle is worth, a column a party."""
    parties = tuple(dict.fromkeys(party for state in settled for party in state.worth))
    if parties:
        rows = tuple(
            (words.called(state.state), *(points(state.points(party)) for party in parties))
            for state in settled[:ENDS_SHOWN]
        )
        rest = len(settled) - len(rows)
        more = f"; {rest:,} more are not shown" if rest else ""
        yield Table(
            f"What the states in which it settles (SEQ) are worth, in points{more}",
            ("State", *parties),
            rows,
            frozenset(range(1, len(parties) + 1)),
        )


def steps(ways: Ways | None, result: Stability, words: StateWords) -> Iterator[Table]:
    """Each action turned alone in the status quo: whether that gains, where it leads, what blocks it."""
    if ways is None or not ways.first_steps:
        return
    rows = tuple(
        (
            step_text(result, first.step),
            "yes" if first.step.improves else "no",
            _ends(words, first.settles.states) if first.slides else "no change",
            _blocked(result, first),
        )
        for first in ways.first_steps
    )
    columns = ("Step", "Gains", "The conflict would settle in", "What blocks it")
    yield Table("Single steps from the status quo, and which of them start a slide", columns, rows)


def effects(found: Mapping[str, Effect], words: StateWords) -> Iterator[Table]:
    """Where the conflict settles if a threat or a promise is certain to be kept, or to be broken."""
    rows = tuple(
        (path.partition(".")[2], _scenario(words, effect.kept), _scenario(words, effect.broken))
        for path, effect in found.items()
        if effect.changes
    )
    if rows:
        caption = (
            "Where the conflict settles (SEQ) if a threat or promise is certain to be kept, or to be broken"
        )
        rest = len(found) - len(rows)
        more = "; the others make no difference to that" if rest else ""
        yield Table(f"{caption}{more}", ("Threat or promise", "If kept", "If broken"), rows)


def _scenario(words: StateWords, scenario: Scenario) -> str:
    """The states, and in which forums there is then a deal in all, some or none of them."""
    text = _ends(words, scenario.settles.states)
    deals = [f"{forum}: {_how_many(exist)}" for forum, exist in scenario.deals.items()]
    return f"{text}. A deal in {', '.join(deals)}" if deals else text


def _how_many(exist: Sequence[bool]) -> str:
    return "yes" if all(exist) else "in some" if any(exist) else "no"


def _ends(words: StateWords, states: Sequence[int]) -> str:
    """States by number and name; of many the first."""
    shown = ["the status quo" if words.is_status_quo(s) else words.called(s) for s in states[:ENDS_SHOWN]]
    rest = len(states) - ENDS_SHOWN
    return " or ".join([*shown, *([f"{rest:,} more"] if rest > 0 else [])]) or NONE


def _blocked(result: Stability, first: FirstStep) -> str:
    """The owner's own preference, the answer of others, or nothing."""
    if first.blocked_by != "sanction":
        return _BLOCKS[first.blocked_by]
    return f"the answer: {chain_text(result, first.sanction)}"
