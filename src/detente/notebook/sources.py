"""What a case rests on, able to show itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from detente.analysis import Sources
from detente.brief import brief_of_sources
from detente.brief.sources import describe_source, tell_weight
from detente.notebook.explanation import Explanation
from detente.notebook.frames import frame
from detente.notebook.html import table
from detente.notebook.inherited import inherited

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from detente.analysis import CitedSource

    Row = dict[str, Any]


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class SourcesResult(Sources):
    """Which judgments rest on which place of which source, and which on nothing."""

    @classmethod
    def of(cls, found: Sources) -> Self:
        """What was found, able to show itself."""
        return cls(**inherited(found, Sources))

    def explain(self) -> Explanation:
        """A sentence a source, then what rests on none."""
        return Explanation(brief_of_sources(self))

    def to_frame(self) -> pd.DataFrame:
        """Every citation: its source, the place in it, the judgment that cites it, or is disputed by it."""
        return frame(citation_rows(self))

    def _repr_html_(self) -> str:
        rows = [
            (name, describe_source(each.source), tell_weight(each)) for name, each in self.sources.items()
        ]
        return table(f"Sources of {self.case.title}", ("source", "what it is", "what rests on it"), rows)


def citation_rows(found: Sources) -> list[Row]:
    """A row a citation; for an entry of the record with its kind. The last rows cite nothing."""
    kinds = {event.path: event.kind for event in found.case.record}
    cited = (
        (name, place, role, path)
        for name, each in found.sources.items()
        for place, role, paths in _cited(each)
        for path in paths
    )
    uncited = (
        (None, None, role, path)
        for role, paths in (("a reason alone", found.why_only), ("no grounds", found.unsourced))
        for path in paths
    )
    return [
        {"source": name, "place": place, "path": path, "how": role, "kind": kinds.get(path)}
        for name, place, role, path in (*cited, *uncited)
    ]


def _cited(each: CitedSource) -> Iterator[tuple[str | None, str, tuple[str, ...]]]:
    """Place by place, the judgments that rest there and the entries disputed there; then of the whole."""
    for place in each.places:
        yield place.place, "rests on it", place.judgments
        yield place.place, "disputed by it", place.disputes
    yield None, "rests on it", each.without_place
    yield None, "disputed by it", each.disputes_without_place
