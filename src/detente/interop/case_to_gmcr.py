"""From a case to a ``.gmcr`` file, which holds the conflict alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.casefile.read import UNTITLED
from detente.errors import LensUnavailable
from detente.interop.central import ranking, statements
from detente.interop.converted import Converted
from detente.interop.gmcr import DecisionMaker, Direction, GraphModel, Option, Statement, to_json
from detente.interop.left_out import left_out
from detente.interop.normal_form import normal_form
from detente.stability.states import possible_states

if TYPE_CHECKING:
    from detente.model import Case, Conflict, Expression
    from detente.stability.states import States

MOST_SHOWN: Final = 12
"""Actions up to which a ranking is written even where statements decide."""

_DIRECTIONS: Final[dict[str | None, Direction]] = {None: "both", "made": "fwd", "withdrawn": "back"}


def case_to_gmcr(case: Case) -> Converted:
    """The ``.gmcr`` file that says what a case says of actions and of who prefers what.

    1. The decision makers are the parties that have actions or preferences, in an order in which the actions
       keep theirs. All bear their names, not their ids.
    2. Conditions become "or"s of "and"s; what is impossible is written as one condition for each "and".
    3. Weights and rankings become rankings of the possible states, each range at its central value. Where
       one party needs that, the rankings decide for all.

    Raises
    ------
    LensUnavailable
        The case has no actions.
    TooLarge
        A condition needs too many "or"s, or a ranking is asked for and there are too many states.
    """
    conflict = case.conflict
    if conflict is None or not conflict.actions:
        raise LensUnavailable(
            "the case has no `actions`, so there is nothing that a .gmcr file could hold",
            "say under `actions` what each party can do alone",
        )
    parties = _parties(case, conflict)
    ranked = [party for party in parties if statements(conflict.prefers.get(party)) is None]
    states = _states(conflict) if ranked or len(conflict.actions) <= MOST_SHOWN else None
    numbers = {action: number for number, action in enumerate(conflict.actions)}
    infeasibles = tuple(
        (conjunction,)
        for condition in conflict.impossible
        for conjunction in _statement(condition.expression, numbers)
    )
    model = GraphModel(
        tuple(_decision_maker(case, conflict, party, numbers, states) for party in parties),
        infeasibles,
        manual=bool(ranked),
        title=None if case.title == UNTITLED else case.title,
        description=case.note,
    )
    notes = list(left_out(case, parties))
    if ranked and states is not None:
        names = ", ".join(case.parties[party].name for party in ranked)
        notes.append(
            f"Written as a ranking of the {len(states):,} possible states, ranges at their central values: "
            f"{names}."
        )
    return Converted(to_json(model), tuple(notes))


def _parties(case: Case, conflict: Conflict) -> list[str]:
    """Those with actions or preferences, as under `parties`; as under `actions` where that order differs."""
    acting = list(dict.fromkeys(action.party for action in conflict.actions.values()))
    listed = [party for party in case.parties if party in acting or party in conflict.prefers]
    if [party for party in listed if party in acting] == acting:
        return listed
    return [*acting, *(party for party in listed if party not in acting)]


def _decision_maker(
    case: Case, conflict: Conflict, party: str, numbers: dict[str, int], states: States | None
) -> DecisionMaker:
    preference = conflict.prefers.get(party)
    said = (_statement(expression, numbers) for expression in statements(preference) or ())
    return DecisionMaker(
        case.parties[party].name,
        tuple(
            Option(action.name, _DIRECTIONS[action.irreversible])
            for action in conflict.actions.values()
            if action.party == party
        ),
        tuple(statement for statement in said if statement),
        None if states is None else ranking(states, preference),
    )


def _statement(expression: Expression, numbers: dict[str, int]) -> Statement:
    """The condition as the format writes it; empty where it never or always holds, and so ranks nothing."""
    return tuple(
        tuple(sorted((numbers[action], made) for action, made in product))
        for product in normal_form(expression)
        if product
    )


def _states(conflict: Conflict) -> States:
    return possible_states(
        list(conflict.actions), [condition.expression for condition in conflict.impossible]
    )
