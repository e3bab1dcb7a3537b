"""How sure the answers to one case are, able to show itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Self, get_args

from detente.analysis.robustness.draws import Sampling, Shape
from detente.analysis.robustness.result import Conclusion, Robustness
from detente.brief import brief_of_robustness
from detente.brief.shares import within
from detente.figures import FIGURES
from detente.model import counted
from detente.notebook.choice import chosen
from detente.notebook.explanation import Explanation
from detente.notebook.frames import frame
from detente.notebook.html import listing, paragraph, table
from detente.notebook.inherited import inherited
from detente.notebook.pictures import pictures
from detente.notebook.sure_rows import SURE_ROWS

if TYPE_CHECKING:
    import pandas as pd

    from detente.analysis import Analysis
    from detente.analysis.robustness.result import DealCertainty
    from detente.notebook.case import LoadedCase
    from detente.notebook.pictures import Pictures

SURE_KINDS: Final = ("shares", "flips", "tornado", "border", "acceptability")
"""The kinds of picture that need worlds, or what is exact over all of them."""
_UNKNOWN: Final = "-"


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class RobustnessResult(Robustness):
    """How sure the answers are, with the case, and the analysis that they are of."""

    case: LoadedCase
    analysis: Analysis = field(compare=False)

    @classmethod
    def of(cls, case: LoadedCase, analysis: Analysis) -> Self:
        """What an analysis tells of how sure it is, with its case.

        Raises :class:`~detente.errors.LensUnavailable` where it tells nothing of that.
        """
        return cls(**inherited(analysis.sureness, Robustness), case=case, analysis=analysis)

    def explain(self, forum: str | None = None, finding: int | None = None) -> Explanation:
        """In sentences: each forum's answer with its word, what collides in every world, then *How sure?*.

        Of one forum, or to one question of the brief by its number.
        """
        agreement = self.analysis.agreement
        forums = () if agreement is None else tuple(agreement.forums)
        return Explanation(brief_of_robustness(self.analysis), forums).about(forum, finding)

    def plot(self, kind: str = "shares", forum: str | None = None) -> Pictures:
        """Pictures of it; those of one forum, where a picture is of a forum.

        kind : ``shares``, ``flips``, ``tornado``, ``border`` or ``acceptability``.
        """
        chosen("kind of picture", kind, dict.fromkeys(SURE_KINDS))
        agreement = self.analysis.agreement
        return pictures(self.analysis, kind, forum, () if agreement is None else tuple(agreement.forums))

    def to_frame(self, what: str = "conclusions") -> pd.DataFrame:
        """A table of it, for further work.

        what : ``conclusions`` (in what share of worlds each holds), ``deals`` (certain, open or impossible),
        ``flips`` (the values at which a judgment alone turns something), ``tornado`` (how far it alone moves
        the margin of a forum), ``learning`` (what it would be worth to know it), ``indices``,
        ``acceptability`` (how packages fare over the worlds), or ``fixed`` (what is the same in every world).

        Needs pandas, which comes with the extra ``frames``.
        """
        return frame(chosen("table", what, SURE_ROWS)(self, self.case))

    def _repr_html_(self) -> str:
        """Deals, drafts and states, flip points, and how much was held fixed."""
        parts = [paragraph(repr(self).strip("<>"), strong=True), self._deals(), self._others()]
        parts += [
            table(figure.table.caption, figure.table.columns, figure.table.rows)
            for figure in FIGURES["flips"](self.analysis)
        ]
        fixed = counted(len(self.fixed), "judgment was", "judgments were")
        parts.append(
            paragraph(
                f'Shares count only what the case declares uncertain; {fixed} held fixed: to_frame("fixed").'
            )
        )
        left_out = [f"Not computed: {part}, since {reason}." for part, reason in self.left_out.items()]
        return "".join([*parts, listing(left_out) if left_out else ""])

    def _deals(self) -> str:
        """Certain, open or impossible, forum by forum."""
        rows = [
            (name, deal_word(deal), in_worlds(deal), ", ".join(deal.turned_by))
            for name, deal in self.forums.items()
        ]
        return table("", ("forum", "a deal is", "in worlds", "alone can turn it"), rows) if rows else ""

    def _others(self) -> str:
        """Drafts, and the states in which the conflict may settle."""
        from detente.figures.conclusions import ConclusionLabels, happens, is_told  # noqa: PLC0415 - heavy

        labels = ConclusionLabels(self.analysis)
        rows = [
            (labels.short(name), in_worlds(conclusion), "yes" if conclusion.central else "no")
            for name, conclusion in self.conclusions.items()
            if is_told(self, name)
            and not name.startswith("zone.")
            and (name.startswith("draft.") or happens(conclusion))
        ]
        return table("", ("draft or state", "in worlds", "in the central case"), rows) if rows else ""


def sampling(worlds: int, seed: int, shape: str = "uniform") -> Sampling:
    """How worlds are to be drawn.

    Raises :class:`ValueError` where there is no such shape, or a number is negative.
    """
    for name, number in (("worlds", worlds), ("seed", seed)):
        if number < 0:
            msg = f"{name} is {number}; it is a whole number from 0 on"
            raise ValueError(msg)
    shapes: dict[str, Shape] = {each: each for each in get_args(Shape)}
    return Sampling(worlds, seed, chosen("shape", shape, shapes))


def deal_word(deal: DealCertainty) -> str:
    """Certain, open or impossible; or why that could not be decided."""
    return deal.deal if deal.proved else f"{deal.deal} (not decided: {deal.why_not})"


def in_worlds(found: DealCertainty | Conclusion) -> str:
    """In what share of worlds something holds, or that it does in every one or in none."""
    if isinstance(found, Conclusion):
        every, none = found.occurs == "every", found.occurs == "none"
    else:
        every, none = found.in_every_world, found.deal == "impossible"
    if every or none:
        return "every" if every else "none"
    return _UNKNOWN if found.share is None else within(found.share)
