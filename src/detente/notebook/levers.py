"""The levers of a case, able to show themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Self

from detente.analysis.levers.result import Levers
from detente.analysis.what_if import changed_case
from detente.brief import brief_of_lever
from detente.brief.lever_words import lever_text
from detente.brief.numbers import difference
from detente.model import counted
from detente.notebook.choice import chosen
from detente.notebook.explanation import Explanation
from detente.notebook.frames import frame
from detente.notebook.html import paragraph, table
from detente.notebook.inherited import inherited
from detente.notebook.plain import points
from detente.notebook.robustness import deal_word, in_worlds
from detente.notebook.rows import change_rows
from detente.notebook.sure_rows import share_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import pandas as pd

    from detente.analysis import Analysis
    from detente.analysis.levers.result import Effect
    from detente.notebook.case import LoadedCase

    Row = dict[str, Any]

_NOTHING: Final = "-"


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class LeversResult(Levers):
    """Every single change that does something, with the case, and the analysis that it was tried on."""

    case: LoadedCase
    analysis: Analysis = field(compare=False)

    @classmethod
    def of(cls, case: LoadedCase, analysis: Analysis, tried: Levers) -> Self:
        """What was tried on a case, with both."""
        return cls(**inherited(tried, Levers), case=case, analysis=analysis)

    def explain(self, number: int = 1) -> Explanation:
        """What a lever does, in sentences: what is set, then every finding that changes.

        number : its row in the table, from 1; the first opens a deal, and the surest, if any does.

        Raises :class:`ValueError` where there is no such lever.
        """
        if not 1 <= number <= len(self.effects):
            msg = f"there is no lever {number}; they count from 1 to {len(self.effects)}"
            raise ValueError(msg)
        effect = self.effects[number - 1]
        _, settings = changed_case(self.case.found, effect.lever.settings)
        agreement = self.analysis.agreement
        forums = () if agreement is None else tuple(agreement.forums)
        return Explanation(brief_of_lever(effect, settings, self.analysis), forums)

    def to_frame(self, what: str = "levers") -> pd.DataFrame:
        """A table of it, for further work.

        what : ``levers``, a row each, with the surest of the deals that it opens; ``deals``, a row for each
        forum in which one opens a deal; ``outsiders``, what these deals are worth to each party without a
        seat; ``changes``, a row for each finding that one changes.

        Needs pandas, which comes with the extra ``frames``.
        """
        return frame(chosen("table", what, LEVER_ROWS)(self))

    def _repr_html_(self) -> str:
        """What each does to deals, those that open one first; how many others change nothing."""
        rows = [
            (
                str(number),
                lever_text(effect.lever),
                _dealt(effect),
                *((_NOTHING, _NOTHING) if surest is None else (deal_word(surest), in_worlds(surest))),
                _NOTHING if effect.lever.points is None else difference(effect.lever.points),
            )
            for number, effect in _numbered(self)
            for surest in [effect.surest]
        ]
        columns = ("", "if", "a deal in", "which is", "in worlds", "points")
        rest = [f"{counted(self.idle, 'other changes', 'others change')} nothing."]
        if not self.complete:
            rest.append("There are more than were tried.")
        return table(repr(self).strip("<>"), columns, rows) + paragraph(" ".join(rest))


def _dealt(effect: Effect) -> str:
    """The forums in which a deal opens, and those in which one is lost."""
    lost = [f"none in {forum}" for forum in effect.closes]
    return ", ".join((*effect.opens, *lost)) or _NOTHING


def lever_rows(tried: Levers) -> list[Row]:
    """A row a lever, in order; of the deals that it opens the surest."""
    return [
        {
            "lever": number,
            "kind": effect.lever.kind,
            "text": lever_text(effect.lever),
            "set": effect.lever.settings,
            "movers": effect.lever.movers,
            "points": points(effect.lever.points),
            "opens": effect.opens,
            "closes": effect.closes,
            "deal": None if surest is None else surest.deal,
            **share_columns(None if surest is None else surest.share),
            "changes": len(effect.changes),
        }
        for number, effect in _numbered(tried)
        for surest in [effect.surest]
    ]


def deal_rows(tried: Levers) -> list[Row]:
    """A row a lever and forum in which it opens a deal."""
    return [
        {
            "lever": number,
            "forum": forum,
            "deal": deal.deal,
            "proved": deal.proved,
            **share_columns(deal.share),
        }
        for number, effect in _numbered(tried)
        for forum, deal in effect.deals.items()
    ]


def outsider_rows(tried: Levers) -> list[Row]:
    """A row a lever, forum in which it opens a deal, and party without a seat there."""
    return [
        {
            "lever": number,
            "forum": forum,
            "party": party,
            "low": float(each.worth[0]),
            "high": float(each.worth[1]),
            "than": each.than,
            "gain_low": None if each.gain is None else float(each.gain[0]),
            "gain_high": None if each.gain is None else float(each.gain[1]),
        }
        for number, effect in _numbered(tried)
        for forum, found in effect.outsiders.items()
        for party, each in found.items()
    ]


def lever_change_rows(tried: Levers) -> list[Row]:
    """A row a lever and finding that it changes."""
    return [{"lever": number, **row} for number, effect in _numbered(tried) for row in change_rows(effect)]


def _numbered(tried: Levers) -> Iterator[tuple[int, Effect]]:
    return enumerate(tried.effects, start=1)


LEVER_ROWS: Final[Mapping[str, Callable[[Levers], list[Row]]]] = MappingProxyType(
    {
        "levers": lever_rows,
        "deals": deal_rows,
        "outsiders": outsider_rows,
        "changes": lever_change_rows,
    }
)
"""The tables of levers, by name."""
