"""Conclusions and their shares of worlds as labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from detente.agreement.lens import forums_of
from detente.brief.shares import interval
from detente.figures.captions import caption
from detente.figures.state_words import StateWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.analysis import Analysis
    from detente.analysis.robustness.result import Conclusion, DealCertainty, Robustness, Share

CONCEPT: Final = "seq"
"""The stability concept by which states are told of."""
Sure = Literal["certain", "impossible", "every"]


class ConclusionLabels:
    """The conclusions of one analysis."""

    def __init__(self, analysis: Analysis) -> None:
        self._words = None if analysis.stability is None else StateWords(analysis.case, analysis.stability)
        forums, drafts = forums_of(analysis.case), analysis.case.drafts
        several = len(forums) > 1
        self._labels: dict[str, str] = {}
        self.forum: dict[str, str] = {}
        for name, forum in forums.items():
            self.forum[f"zone.{name}"] = name
            self._labels[f"zone.{name}"] = caption(
                "concludes deal in" if several else "concludes deal", forum=forum.name
            )
            for draft in drafts:
                self.forum[f"draft.{draft}@{name}"] = name
                self._labels[f"draft.{draft}@{name}"] = caption(
                    "concludes draft in" if several else "concludes draft", draft=draft, forum=forum.name
                )

    def short(self, name: str) -> str:
        """``a deal: Ferry Board``, ``settles in state 3 (war)``; any other as it is called in results."""
        if name in self._labels:
            return self._labels[name]
        kind, _, rest = name.partition(".")
        concept, _, state = rest.partition(".")
        if self._words is None or kind not in {"settles", "equilibrium"} or concept != CONCEPT:
            return name
        if kind == "settles" and self._words.is_status_quo(int(state)):
            return caption("concludes staying")
        return caption(f"concludes {kind}", state=self._words.called(int(state)))


def told(robustness: Robustness) -> Iterator[Conclusion]:
    """The conclusions that are told of: all deals, drafts that are open, and states where it may settle."""
    for name, found in robustness.conclusions.items():
        if is_told(robustness, name) and (
            name.startswith("zone.")
            or (name.startswith("draft.") and sure(robustness, found) is None)
            or (not name.startswith("draft.") and happens(found))
        ):
            yield found


def is_told(robustness: Robustness, name: str) -> bool:
    """Whether a conclusion is of a kind that is told of: on deals, drafts, and where the conflict settles.

    Where it is not known from where it starts, the states that nobody may leave stand for those.
    """
    settling = any(known.startswith(f"settles.{CONCEPT}.") for known in robustness.conclusions)
    of_states = "settles" if settling else "equilibrium"
    return name.startswith(("zone.", "draft.", f"{of_states}.{CONCEPT}."))


def sure(robustness: Robustness, conclusion: Conclusion) -> Sure | None:
    """Whether a conclusion is proved to hold in every world, a deal even by one package; or in none."""
    deal = _deal(robustness, conclusion.name)
    if deal is not None and deal.deal != "open":
        return deal.deal
    if conclusion.occurs == "none":
        return "impossible"
    everywhere = conclusion.occurs == "every" or (deal is not None and deal.in_every_world)
    return "every" if everywhere else None


def happens(conclusion: Conclusion) -> bool:
    """Whether it holds in some world that is known of."""
    drawn = conclusion.share is not None and conclusion.share.share > 0
    return conclusion.central or drawn or conclusion.occurs in {"every", "some"}


def _deal(robustness: Robustness, name: str) -> DealCertainty | None:
    kind, _, forum = name.partition(".")
    return robustness.forums.get(forum) if kind == "zone" else None


def percent(share: float) -> str:
    """A share in whole percent; never 0 or 100 where it is neither."""
    if 0 < share < 0.005:  # noqa: PLR2004 - what would be rounded to 0
        return caption("percent below")
    if 0.995 <= share < 1:  # noqa: PLR2004 - what would be rounded to 100
        return caption("percent above")
    return caption("percent", percent=round(100 * share))


def percents(share: Share) -> str:
    """A share with its interval: ``62 % (58–66)``."""
    ends = interval(share)
    if ends is None or share.low == share.high:
        return percent(share.share)
    return caption("percent between", share=percent(share.share), low=ends[0], high=ends[1])
