"""What parties can do alone: actions, states, preferences over them, threats and promises."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from detente.model.wants import STANDS_FROM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.model.expression import Condition
    from detente.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Action:
    """Something a party can do, or leave; ``id`` is ``PARTY.action``.

    ``irreversible``: once ``made`` it stays made, or once ``withdrawn`` it stays dropped.
    """

    id: str
    party: str
    name: str
    irreversible: Literal["made", "withdrawn"] | None = None


@dataclass(frozen=True, slots=True)
class NamedState:
    """A state, or all states that meet a condition, with a name a brief can call it by.

    Exactly one of ``condition`` and ``made`` (the exact set of actions made) is given.
    """

    name: str
    condition: Condition | None = None
    made: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A condition a party prefers to hold; ``sure`` is in percent."""

    holds: Condition
    path: str
    sure: Quantity | None = None

    @property
    def stands(self) -> bool:
        """Whether it counts in the central case."""
        return self.sure is None or self.sure.central >= STANDS_FROM


@dataclass(frozen=True, slots=True)
class ByStatements:
    """Option prioritization: most important first; a group's statements are in unknown order.

    The central case takes a group as written.
    """

    groups: tuple[tuple[Statement, ...], ...]
    path: str


@dataclass(frozen=True, slots=True)
class ByWeights:
    """Option weighting: the points of all conditions that hold add up."""

    points: tuple[tuple[Condition, Quantity], ...]
    path: str


@dataclass(frozen=True, slots=True)
class ByRanking:
    """States from best to worst; conditions in one tuple tie; what matches none comes last, tied."""

    tiers: tuple[tuple[Condition, ...], ...]
    path: str


StatePreference = ByStatements | ByWeights | ByRanking


@dataclass(frozen=True, slots=True)
class Worth:
    """A party's points where the conflict ends: the first condition that holds decides.

    ``otherwise`` applies where none does; absent, nothing is said of those states.
    """

    entries: tuple[tuple[Condition, Quantity], ...]
    otherwise: Quantity | None
    path: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """A threat or a promise: ``if A then B``. Both map ``PARTY.action`` to made (true) or not made.

    ``uttered`` is false where nobody said it and others read it from what the party does.
    """

    name: str
    by: str
    if_: Mapping[str, bool]
    then: Mapping[str, bool]
    at_once: bool | None = None
    uttered: bool = True
    path: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """The part of a case that speaks of actions. ``status_quo`` is absent where the section is."""

    actions: Mapping[str, Action] = field(default_factory=dict)
    impossible: tuple[Condition, ...] = ()
    status_quo: frozenset[str] | None = None
    states: Mapping[str, NamedState] = field(default_factory=dict)
    prefers: Mapping[str, StatePreference] = field(default_factory=dict)
    worth: Mapping[str, Worth] = field(default_factory=dict)
    threats: Mapping[str, Commitment] = field(default_factory=dict)
    promises: Mapping[str, Commitment] = field(default_factory=dict)
