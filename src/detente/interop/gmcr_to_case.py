"""From a ``.gmcr`` file to a case file."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from detente.casefile import read_case
from detente.casefile.statespace import space_of
from detente.errors import CaseError, TooLarge
from detente.interop.central import ranking_by_statements
from detente.interop.converted import Converted
from detente.interop.gmcr_reading import Source
from detente.interop.names import action_name, distinct_names
from detente.interop.yaml_layout import case_text
from detente.model import ActionMade, And, Not, Or
from detente.stability.states import possible_states

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.casefile.flow import Content
    from detente.interop.gmcr import Conjunction, DecisionMaker, Option, Ranking, Statement
    from detente.model import Expression
    from detente.stability.states import States

MOST_RANKED: Final = 4_096
"""Possible states that a case file names one by one, where a ranking needs it."""

_IRREVERSIBLE: Final = {"fwd": "made", "back": "withdrawn"}
_STATE: Final = "state {}"


def gmcr_to_case(data: bytes, file: str) -> Converted:
    """The case file that says what a ``.gmcr`` file says.

    1. Give parties and actions names that a case can hold; what they are called stays beside them.
    2. Write the conditions and the statements as expressions.
    3. Where rankings decide, write each that its statements do not give already, with names for its states.
    4. Read the case that was made, so that nothing is handed over that would not be read.

    Parameters
    ----------
    data : bytes
        The file.
    file : str
        What it is called in messages; the title of the case, where the file has none.

    Raises
    ------
    CaseError
        With all that is wrong with the file.
    TooLarge
        It holds more than a case file can, or a ranking over too many states.
    """
    source = Source(data, file)
    text, notes = _Writer(source).case(PurePath(file).stem)
    try:
        read_case(text.encode(), file)
    except CaseError as error:
        reason = error.problems[0].text
        raise TooLarge(
            f"a case file cannot hold this: {reason}", "leave out some conditions, statements or rankings"
        ) from None
    return Converted(text, notes)


class _Writer:
    """Writes one case."""

    def __init__(self, source: Source) -> None:
        model = source.model
        self._source = source
        self._model = model
        self._makers = model.decision_makers
        self._parties = distinct_names((maker.name for maker in self._makers), "party")
        self._own = [
            distinct_names((option.name for option in maker.options), "option") for maker in self._makers
        ]
        self._actions = [
            action_name(party, action)
            for party, own in zip(self._parties, self._own, strict=True)
            for action in own
        ]
        self._states: States | None = None
        self._notes: list[str] = []

    def case(self, title: str) -> tuple[str, tuple[str, ...]]:
        """The text of the case file, and what is to be told about it."""
        self._check_possible()
        rankings = [self._ranking_needed(position) for position in range(len(self._makers))]
        sections: dict[str, Content] = {
            "format": "1",
            "title": self._model.title or title,
            "note": self._model.description or "",
            "parties": {
                party: maker.name if maker.name.strip() else party
                for party, maker in zip(self._parties, self._makers, strict=True)
            },
            "actions": {
                party: {
                    action: _action(action, option) for action, option in zip(own, maker.options, strict=True)
                }
                for party, own, maker in zip(self._parties, self._own, self._makers, strict=True)
                if own
            },
            "impossible": [self._expression_text(statement) for statement in self._model.infeasibles],
            "states": self._state_names() if any(rankings) else {},
            "prefers": {
                party: [self._expression_text(statement) for statement in maker.statements]
                if ranking is None
                else {"ranking": [_tier(tier) for tier in ranking]}
                for party, maker, ranking in zip(self._parties, self._makers, rankings, strict=True)
            },
        }
        if self._source.unknown:
            names = ", ".join(f"`{key}`" for key in self._source.unknown)
            self._notes.append(f"Not understood, and left out: {names}.")
        return case_text(sections), tuple(self._notes)

    def _check_possible(self) -> None:
        space = space_of(self._actions)
        left = space.everything
        for statement in self._model.infeasibles:
            left = space.but(left, space.where(self._expression(statement)))
        if space.some(left) is False:
            self._source.refuse_infeasibles()

    def _ranking_needed(self, position: int) -> Ranking | None:
        """The ranking of a party, where rankings decide and its statements say something else."""
        maker = self._makers[position]
        if not self._model.manual:
            return None
        if maker.ranking is None:
            self._notes.append(
                f"{self._parties[position]} has no ranking; its statements stand in its place."
            )
            return None
        states = self._possible()
        self._source.check_ranking(position, len(states))
        named = {state for tier in maker.ranking for state in tier}
        rest = tuple(state for state in range(1, len(states) + 1) if state not in named)
        if rest:
            self._notes.append(
                f"The ranking of {self._parties[position]} leaves out {len(rest)} of {len(states)} states; "
                "they come last, tied."
            )
        ranking = (*maker.ranking, rest) if rest else maker.ranking
        return None if self._is_said_by_statements(maker, ranking, states) else ranking

    def _is_said_by_statements(self, maker: DecisionMaker, ranking: Ranking, states: States) -> bool:
        said = ranking_by_statements(states, [self._expression(statement) for statement in maker.statements])
        return list(map(frozenset, said)) == list(map(frozenset, ranking))

    def _possible(self) -> States:
        if self._states is None:
            impossible = [self._expression(statement) for statement in self._model.infeasibles]
            self._states = possible_states(self._actions, impossible)
        return self._states

    def _state_names(self) -> dict[str, Content]:
        states = self._possible()
        if len(states) > MOST_RANKED:
            raise TooLarge(
                f"a case file names at most {MOST_RANKED:,} states for a ranking; here are {len(states):,}",
                "say by statements what each prefers, and set useManualPreferenceRanking to false",
            )
        return {_STATE.format(position + 1): [*states.made_in(position)] for position in range(len(states))}

    def _expression(self, statement: Statement) -> Expression:
        return Or(
            tuple(
                And(
                    tuple(
                        ActionMade(self._actions[option]) if made else Not(ActionMade(self._actions[option]))
                        for option, made in conjunction
                    )
                )
                for conjunction in statement
            )
        )

    def _expression_text(self, statement: Statement) -> str:
        return " or ".join(map(self._conjunction_text, statement))

    def _conjunction_text(self, conjunction: Conjunction) -> str:
        return " and ".join(("" if made else "not ") + self._actions[option] for option, made in conjunction)


def _action(action: str, option: Option) -> Content:
    called = option.name if option.name.strip() else action
    if option.direction == "both":
        return called
    irreversible = _IRREVERSIBLE[option.direction]
    return (
        {"irreversible": irreversible} if called == action else {"name": called, "irreversible": irreversible}
    )


def _tier(tier: Sequence[int]) -> Content:
    names: list[Content] = [_STATE.format(state) for state in tier]
    return names[0] if len(names) == 1 else names
