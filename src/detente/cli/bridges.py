"""What rests on where the conflict settles, as the page shows it: worth, what threats do, what would hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.cli.states import short_state, state_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from detente.analysis.no_deal_from_conflict import SettledState
    from detente.analysis.threats import Effect, Scenario
    from detente.analysis.would_it_hold import Breach, Holding
    from detente.cli.page import Page
    from detente.model import Case
    from detente.stability.result import Stability

ROWS_SHOWN: Final = 20
_STATES_SHOWN: Final = 3
_FRONTIER: Final = ".frontier."
_NONE: Final = "-"


def show_worth(page: Page, settled: Sequence[SettledState], result: Stability, case: Case) -> None:
    """What each state in which the conflict may settle is worth to each party."""
    from detente.brief.numbers import decimals  # noqa: PLC0415 - `detente --help` does without

    parties = [party for party in case.parties if any(party in state.worth for state in settled)]
    if not parties:
        return
    page.heading("Worth where the conflict settles, in points")
    rows = [
        (
            state_text(result, case, state.state),
            ", ".join(f"{p} {decimals(points)}" for p in parties if (points := state.points(p)) is not None),
        )
        for state in settled[:ROWS_SHOWN]
    ]
    page.table(("state", "worth"), rows)
    _count_rest(page, len(settled))


def show_effects(page: Page, effects: Mapping[str, Effect], result: Stability, case: Case) -> None:
    """Where the conflict settles if a threat or promise is kept for certain, and if it is broken."""
    if not effects:
        return
    changing = {path: effect for path, effect in effects.items() if effect.changes}
    rows = [
        (_name(path), *(_scenario(each, result, case) for each in (effect.kept, effect.broken)))
        for path, effect in changing.items()
    ]
    page.heading("What threats and promises do: where the conflict settles")
    if rows:
        page.table(("name", "kept for certain", "broken for certain"), rows)
    others = ", ".join(_name(path) for path in effects if path not in changing)
    if others:
        page.paragraph(f"No difference to that: {others}.")


def _name(path: str) -> str:
    """What a threat or promise is called, of its path."""
    return path.partition(".")[2]


def show_holds(page: Page, holds: Mapping[str, Holding]) -> None:
    """Who would gain by breaking what drafts and solutions promise, and what stops it."""
    if not holds:
        return
    page.heading("Would a deal hold?")
    told = {name: each for name, each in holds.items() if _FRONTIER not in name}
    rows = [
        (name, breach.by, ", ".join(breach.actions), _gain(breach), _points(breach))
        for name, holding in told.items()
        for breach in holding.breaches
    ]
    if rows:
        page.table(("deal", "broken by", "turning", "gain", "penalty that stops it"), rows[:ROWS_SHOWN])
        _count_rest(page, len(rows))
    for name, holding in told.items():
        if holding.why_not is not None:
            page.paragraph(f"{name}: cannot be told, since {holding.why_not}.")
        elif not holding.breaches:
            binds = holding.promised or holding.open
            page.paragraph(f"{name}: {'nobody gains by breaking it' if binds else 'binds nobody'}.")
    frontier = [each for name, each in holds.items() if _FRONTIER in name]
    kept = sum(not each.breaches and each.why_not is None for each in frontier)
    if frontier:
        page.paragraph(f"Of {len(frontier)} packages of the frontiers {kept} have no breach that may pay.")


def _scenario(scenario: Scenario, result: Stability, case: Case) -> str:
    """The first few states, and in which forums there is then a deal."""
    states = list(dict.fromkeys(short_state(result, case, place) for place in scenario.settles.states))
    rest = [f"{len(states) - _STATES_SHOWN} more"] if len(states) > _STATES_SHOWN else []
    text = " or ".join([*states[:_STATES_SHOWN], *rest])
    deals = [
        f"{forum} {'yes' if all(exist) else 'some' if any(exist) else 'no'}"
        for forum, exist in scenario.deals.items()
    ]
    return f"{text}; a deal: {', '.join(deals)}" if deals else text


def _gain(breach: Breach) -> str:
    from detente.brief.numbers import decimals  # noqa: PLC0415

    if breach.gain is None:
        return "unknown"
    low, high = breach.gain
    return decimals(high) if low == high else f"{decimals(low)} to {decimals(high)}"


def _points(breach: Breach) -> str:
    from detente.brief.numbers import decimals  # noqa: PLC0415

    return _NONE if breach.penalty is None else decimals(breach.penalty)


def _count_rest(page: Page, total: int) -> None:
    if total > ROWS_SHOWN:
        page.paragraph(f"and {total - ROWS_SHOWN} more; `--json` lists all.")
