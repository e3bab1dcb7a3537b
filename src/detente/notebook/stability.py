"""What the stability lens found in one case, able to show itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING, Final, Self

import numpy as np

from detente.analysis import Analysis
from detente.brief import brief_of_stability
from detente.brief.moves import state_text
from detente.brief.verdicts import told_settling
from detente.model import whole
from detente.notebook.choice import chosen
from detente.notebook.conflict_rows import STABILITY_ROWS
from detente.notebook.explanation import Explanation
from detente.notebook.frames import frame
from detente.notebook.html import ROWS_SHOWN, listing, paragraph, table
from detente.notebook.inherited import inherited
from detente.notebook.pictures import pictures
from detente.stability.result import Stability
from detente.stability.why import explained

if TYPE_CHECKING:
    import pandas as pd

    from detente.notebook.case import LoadedCase
    from detente.notebook.pictures import Pictures
    from detente.stability.graph_model import GraphModel

STATES_EXPLAINED: Final = 5
_STATUS_QUO: Final = "status quo"


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class StabilityResult(Stability):
    """Which states of a conflict are stable for whom and where it settles, with its case and graph model."""

    case: LoadedCase
    graph: GraphModel

    @classmethod
    def of(cls, case: LoadedCase, found: Stability, graph: GraphModel) -> Self:
        """A result of the lens, with its case and the graph model it was found in."""
        return cls(**inherited(found, Stability), case=case, graph=graph)

    def explain(self, state: int | str | None = None) -> Explanation:
        """Where the conflict settles, in sentences; with a state also why each party stays there or leaves.

        state : its number, a name under ``states``, or ``status quo``. Of many states of one name the first
        five are told.

        Raises :class:`ValueError` where there is no such state.
        """
        places = () if state is None else self._places(state)[:STATES_EXPLAINED]
        told = [explained(self.graph, place, self.stable) for place in places]
        return Explanation(brief_of_stability(self, self.case, told))

    def plot(self, kind: str = "states") -> Pictures:
        """Pictures of it; ``kind`` is one of :data:`detente.figures.FIGURES`."""
        return pictures(Analysis(self.case, stability=self, graph=self.graph), kind, None, ())

    def to_frame(self, what: str = "equilibria") -> pd.DataFrame:
        """A table of it, for further work.

        what : ``equilibria``, ``states`` (every possible state, and who would stay there), ``threats`` (and
        promises), ``ways`` (from the status quo), or ``steps`` (single ones out of the status quo).

        Needs pandas, which comes with the extra ``frames``.
        """
        return frame(chosen("table", what, STABILITY_ROWS)(self, self.case))

    def _places(self, state: int | str) -> list[int]:
        """The possible states that are meant."""
        if isinstance(state, int):
            if not 0 <= state < len(self.states):
                msg = f"there is no state {state}; they count from 0 to {len(self.states) - 1}"
                raise ValueError(msg)
            return [state]
        states = self.graph.states
        known = {name: states.called(named) for name, named in self.graph.conflict.states.items()}
        if self.status_quo is not None:
            known[_STATUS_QUO] = np.arange(len(states)) == self.status_quo
        found: list[int] = np.flatnonzero(chosen("state", state, known)).tolist()
        if not found:
            msg = f'no possible state is called "{state}"'
            raise ValueError(msg)
        return found

    def _repr_html_(self) -> str:
        """The equilibria, those by most concepts first, and where the conflict settles."""
        concepts = Counter(place for places in self.equilibria.values() for place in places)
        first = nsmallest(ROWS_SHOWN, concepts, key=lambda place: (-concepts[place], place))
        rows = [
            (str(place), state_text(self, self.case, place), ", ".join(self._concepts_of(place)))
            for place in first
        ]
        rest = len(concepts) - len(rows)
        shown = table(repr(self).strip("<>"), ("state", "what is done in it", "equilibrium by"), rows)
        more = paragraph(f"and {whole(rest)} more") if rest else ""
        return shown + more + listing(list(told_settling(self, self.case)))

    def _concepts_of(self, place: int) -> list[str]:
        return [concept for concept, stays in self.stable.items() if stays[:, place].all()]
