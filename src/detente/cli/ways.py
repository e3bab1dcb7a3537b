"""Ways from the status quo and the single steps out of it, as the page shows them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from detente.cli.states import chain_text, step_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.cli.page import Page
    from detente.model import Case
    from detente.stability.result import Stability
    from detente.stability.ways import FirstStep, Step, Ways

ROWS_SHOWN: Final = 20
_ENDS_SHOWN: Final = 2
_AT_ONCE: Final = ("sim", "sim_fh")
"""Concepts whose answers are moves at the same moment, or may be."""


def show_ways(page: Page, ways: Ways, result: Stability, case: Case) -> None:
    """Ways to where the conflict settles and to named states, what cannot be undone, and single steps."""
    ends = result.settles[ways.concept].states
    rows = [
        (_place(result, case, place), *_both(result, to.by_improvements, to.by_any_moves))
        for place, to in ways.equilibria.items()
        if place in ends and place != result.status_quo and not result.names(place, case)
    ]
    for name, found in ways.named.items():
        both = (
            ("no way", "no way")
            if found is None
            else _both(result, found.by_improvements, found.by_any_moves)
        )
        rows.append((name, *both))
    _show_table(page, "Ways from the status quo", ("to", "by improvements", "by any moves"), rows)
    if ways.no_return:
        page.paragraph(_no_return(ways))
    steps = [_first_step(result, case, ways.concept, first) for first in ways.first_steps]
    columns = ("step", "gains", "settles in", "blocked by")
    _show_table(page, "Single steps from the status quo", columns, steps)


def _show_table(page: Page, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table, cut where it is long."""
    if not rows:
        return
    page.heading(title)
    page.table(columns, rows[:ROWS_SHOWN])
    if len(rows) > ROWS_SHOWN:
        page.paragraph(f"and {len(rows) - ROWS_SHOWN} more; `--json` lists all.")


def _both(
    result: Stability, by_improvements: tuple[Step, ...] | None, by_any_moves: tuple[Step, ...] | None
) -> tuple[str, str]:
    """The two ways to a state; the second only where it is shorter."""
    first = _way(result, by_improvements)
    return first, "the same" if by_improvements and by_improvements == by_any_moves else _way(
        result, by_any_moves
    )


def _way(result: Stability, chain: tuple[Step, ...] | None) -> str:
    if chain is None:
        return "no way"
    return chain_text(result, chain) or "is so today"


def _no_return(ways: Ways) -> str:
    """How much of what moves reach cannot be undone, and by which actions."""
    return (
        f"No way leads back from {ways.no_return} of the states that moves reach. What cannot be undone: "
        f"{', '.join(ways.no_return_actions)}."
    )


def _first_step(result: Stability, case: Case, concept: str, first: FirstStep) -> tuple[str, ...]:
    return (
        step_text(result, first.step),
        "yes" if first.step.improves else "no",
        _ends(result, case, first) if first.slides else "no change",
        chain_text(result, first.sanction, at_once=concept in _AT_ONCE) or first.blocked_by or "nothing",
    )


def _ends(result: Stability, case: Case, first: FirstStep) -> str:
    """Where the conflict would end; the first few of many states."""
    counted = Counter(_place(result, case, place) for place in first.settles.states)
    ends = [name if times == 1 else f"{name} ({times} states)" for name, times in counted.items()]
    more = [f"{len(ends) - _ENDS_SHOWN} more"] if len(ends) > _ENDS_SHOWN else []
    return ", or ".join([*ends[:_ENDS_SHOWN], *more])


def _place(result: Stability, case: Case, place: int) -> str:
    """A state by a name the case has for it, or else by its number."""
    if place == result.status_quo:
        return "status quo"
    names = result.names(place, case)
    return names[0] if names else f"state {place}"
