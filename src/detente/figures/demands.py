"""Demands as labels: who makes it, which it is, and what it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.brief.demands import DemandWords
from detente.brief.numbers import decimals
from detente.brief.templates import say
from detente.brief.words import Words
from detente.figures.captions import caption

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.agreement.result import Demand
    from detente.model import Case


class DemandLabels:
    """The demands of one case as labels."""

    def __init__(self, case: Case) -> None:
        self._words = Words(case)
        self._demands = DemandWords(case, self._words)

    def common_issue(self, demands: Iterable[Demand]) -> str | None:
        """The one issue that all these demands speak of, where they are red lines and there is one."""
        return self._demands.common_issue(demands)

    def short(self, demand: Demand) -> str:
        """``NATO: red line 2``, as the command line calls it."""
        return demand.name

    def text(self, demand: Demand) -> str:
        """What is asked, as the case file says it, by ids."""
        if demand.threshold is not None:
            return caption("at least points", points=decimals(demand.threshold))
        return say("never", never=demand.never)

    def asks(self, demand: Demand) -> str:
        """What is asked, with the options by their names: a condition never to hold, or points."""
        if demand.threshold is not None:
            return caption("at least points", points=decimals(demand.threshold))
        return say("never", never=self._words.condition(self._demands.red_line(demand).never.expression))

    def noun(self, demand: Demand) -> str:
        """The demand within a sentence: ``red line 2 of NATO``."""
        owner = self._words.owner(demand.party, demand.ratifier)
        if demand.threshold is not None:
            return say("points without a deal", points=demand.threshold, owner=owner)
        return say("red lines", n=1, numbers=self._demands.red_line(demand).number, owner=owner)
