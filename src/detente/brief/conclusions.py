"""What may hold in a world or not, in words: that there is a deal, that a draft suits, where it settles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from detente.agreement.result import NotComputed
from detente.analysis.no_deal_from_conflict import CONCEPT
from detente.brief.states import StateWords
from detente.brief.templates import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.agreement.result import Agreement
    from detente.analysis import Analysis
    from detente.brief.words import Words

SETTLES: Final = f"settles.{CONCEPT}."
"""How the name begins of a conclusion on where the conflict settles; the place of the state follows."""
STAYS: Final = f"stays.{CONCEPT}."
"""The same on who would stay in the status quo; the party follows."""


@dataclass(frozen=True, slots=True)
class Said:
    """A conclusion in words.

    ``so`` and ``not_so`` : nouns. ``guess`` : a clause after *whether*. ``comes``, ``goes`` : what would
    happen if it turned to hold, or to hold no longer.
    """

    so: str
    not_so: str
    guess: str
    comes: str
    goes: str


class ConclusionWords:
    """What is told of one analysis, by the names that results give it."""

    def __init__(self, analysis: Analysis, words: Words) -> None:
        self._deals: dict[str, Said] = {}
        if analysis.agreement is not None:
            self._deals = {**dict(_deals(analysis.agreement)), **dict(_drafts(analysis.agreement))}
        result = analysis.stability
        self._today = None if result is None else result.status_quo
        self._states = None
        if result is not None and result.status_quo is not None:
            self._states = StateWords(analysis.case, result, words)

    def __contains__(self, name: str) -> bool:
        """Whether the brief speaks of a conclusion."""
        return name in self._deals or (self._states is not None and name.startswith(SETTLES))

    def get(self, name: str) -> Said | None:
        """A conclusion in words; nothing for one that the brief does not speak of."""
        if name in self._deals:
            return self._deals[name]
        if self._states is None or name not in self:
            return None
        place = int(name.removeprefix(SETTLES))
        if place == self._today:
            return Said(
                so=say("staying"),
                not_so=say("not staying"),
                guess=say("stays so"),
                comes=say("would stay so"),
                goes=say("would not stay so"),
            )
        state = self._states.state(place)
        return Said(
            so=say("settling in", state=state),
            not_so=say("not settling in", state=state),
            guess=say("guess settling", state=state),
            comes=say("turned settling", state=state),
            goes=say("turned settling away", state=state),
        )


def _deals(agreement: Agreement) -> Iterator[tuple[str, Said]]:
    several = len(agreement.forums) > 1
    for forum in agreement:
        deal = say("a deal in", forum=forum.name) if several else say("a deal at all")
        none = say("no deal in", forum=forum.name) if several else say("no deal at all")
        yield (
            f"zone.{forum.id}",
            Said(
                so=deal,
                not_so=none,
                guess=say("there is", what=deal),
                comes=say("there would be", what=deal),
                goes=say("there would be", what=none),
            ),
        )


def _drafts(agreement: Agreement) -> Iterator[tuple[str, Said]]:
    several = len(agreement.forums) > 1
    for forum in agreement:
        if isinstance(forum, NotComputed):
            continue
        for name in forum.drafts:
            draft = say("draft in" if several else "the draft", draft=name, name=name, forum=forum.name)
            yield (
                f"draft.{name}@{forum.id}",
                Said(
                    so=say("suiting all", draft=draft),
                    not_so=say("not suiting all", draft=draft),
                    guess=say("suits all", draft=draft),
                    comes=say("would suit all", draft=draft),
                    goes=say("would not suit all", draft=draft),
                ),
            )
