"""What the stability lens found, and what was joined to it, as rows of plain values: one table a question."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from detente.brief.moves import chain_text, step_text
from detente.errors import TooLarge
from detente.stability.document import MAX_LISTED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from detente.analysis import Analysis
    from detente.model import Case
    from detente.stability.result import Stability
    from detente.stability.ways import Step

    Row = dict[str, Any]


def state_rows(found: Stability, case: Case) -> list[Row]:
    """A row a possible state: what is done in it, its names, and by each concept which party would stay.

    Raises :class:`~detente.errors.TooLarge` for more states than are listed.
    """
    if len(found.states) > MAX_LISTED:
        msg = f"more than {MAX_LISTED:,} states are possible, which is the limit of a table"
        raise TooLarge(msg, "ask for the equilibria, or take `stable` as it is")
    return [
        {
            **_state(found, case, place),
            "status_quo": place == found.status_quo,
            **{
                f"{concept}.{party}": bool(stays[place])
                for concept, verdicts in found.stable.items()
                for party, stays in zip(found.parties, verdicts, strict=True)
            },
        }
        for place in range(len(found.states))
    ]


def equilibrium_rows(found: Stability, case: Case) -> list[Row]:
    """A row a state that no party would leave by some concept: by which, and where the conflict settles."""
    concepts = {name: frozenset(places) for name, places in found.equilibria.items()}
    settles = {name: frozenset(settling.states) for name, settling in found.settles.items()}
    return [
        {
            **_state(found, case, place),
            **{name: place in places for name, places in concepts.items()},
            **{f"settles.{name}": place in places for name, places in settles.items()},
        }
        for place in sorted(frozenset().union(*concepts.values()))
    ]


def commitment_rows(found: Stability, case: Case) -> list[Row]:
    """A row a threat, then a row a promise: who says what, and what it comes to."""
    conflict = case.conflict
    if conflict is None:
        return []
    return [
        {
            "kind": kind,
            "name": name,
            "by": said[name].by,
            "if": _conjunction(said[name].if_),
            "then": _conjunction(said[name].then),
            "credible": judged.credible,
            "credible_worlds": judged.credible_worlds,
            "sufficient": judged.sufficient,
            "by_steps": judged.by_steps,
            "kept": judged.kept,
            "breakable_by": ", ".join(judged.breakable_by),
        }
        for kind, of_kind, said in (
            ("threat", found.threats, conflict.threats),
            ("promise", found.promises, conflict.promises),
        )
        for name, judged in of_kind.items()
    ]


def way_rows(found: Stability, case: Case) -> list[Row]:
    """A row an equilibrium or a named state: the moves that lead there from the status quo, and how many."""
    if found.ways is None:
        return []
    told = [("", to) for to in found.ways.equilibria.values()]
    told += [(name, to) for name, to in found.ways.named.items() if to is not None]
    return [
        {
            "called": name,
            **_state(found, case, to.state),
            "improvements": _number(to.by_improvements),
            "by_improvements": _chain(found, to.by_improvements),
            "moves": _number(to.by_any_moves),
            "by_any_moves": _chain(found, to.by_any_moves),
        }
        for name, to in told
    ]


def step_rows(found: Stability, case: Case) -> list[Row]:
    """A row a single step from the status quo: where the conflict settles after it, and what blocks it."""
    return [
        {
            "party": first.step.party,
            "step": step_text(found, first.step),
            **_state(found, case, first.step.state),
            "gains": first.step.improves,
            "irreversible": ", ".join(first.step.irreversible),
            "settles": first.settles.states,
            "slides": first.slides,
            "blocked_by": first.blocked_by,
            "sanction": chain_text(found, first.sanction),
        }
        for first in (() if found.ways is None else found.ways.first_steps)
    ]


STABILITY_ROWS: Final[Mapping[str, Callable[[Stability, Case], list[Row]]]] = MappingProxyType(
    {
        "states": state_rows,
        "equilibria": equilibrium_rows,
        "threats": commitment_rows,
        "ways": way_rows,
        "steps": step_rows,
    }
)
"""The tables of a stability result, by name."""


def holding_rows(found: Analysis) -> list[Row]:
    """A row a breach that may pay: of which deal, by whom, what it brings, the penalty that just stops it."""
    return [
        {
            "package": name,
            "by": breach.by,
            "actions": ", ".join(breach.actions),
            "low": None if breach.gain is None else float(breach.gain[0]),
            "high": None if breach.gain is None else float(breach.gain[1]),
            "penalty": None if breach.penalty is None else float(breach.penalty),
        }
        for name, holding in found.holds.items()
        for breach in holding.breaches
    ]


def _state(found: Stability, case: Case, place: int) -> Row:
    return {
        "state": place,
        "made": ", ".join(found.made(place)),
        "names": ", ".join(found.names(place, case)),
    }


def _conjunction(actions: Mapping[str, bool]) -> str:
    return " and ".join(action if made else f"not {action}" for action, made in actions.items())


def _number(steps: tuple[Step, ...] | None) -> int | None:
    return None if steps is None else len(steps)


def _chain(found: Stability, steps: tuple[Step, ...] | None) -> str | None:
    return None if steps is None else chain_text(found, steps)
