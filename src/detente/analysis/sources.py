"""Which judgments rest on which place of which source, and which rest on nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from detente.model import EventKind, natural_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from detente.model import Case, Citation, Source


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A place in a source: the judgments that rest on it, and the record entries it contradicts.

    Both by their paths, in order of the file.
    """

    place: str
    judgments: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedSource:
    """What a case takes from one source.

    Attributes
    ----------
    source
        The source, as the case describes it.
    places
        The places that are cited: those the source declares in its own order, then any other as one counts.
    without_judgments
        The declared places on which nothing rests and which dispute nothing, in the source's order.
    without_place, disputes_without_place
        The judgments that cite the source as a whole, and the record entries it contradicts as a whole.
    kinds
        How many record entries of each kind rest on the source, each entry counted once.
    """

    source: Source
    places: tuple[CitedPlace, ...]
    without_judgments: tuple[str, ...]
    without_place: tuple[str, ...]
    disputes_without_place: tuple[str, ...]
    kinds: Mapping[EventKind, int]

    @property
    def judgments(self) -> tuple[str, ...]:
        """All judgments that rest on the source, at whatever place, each once."""
        at_places = (path for place in self.places for path in place.judgments)
        return tuple(dict.fromkeys((*at_places, *self.without_place)))

    @property
    def disputes(self) -> tuple[str, ...]:
        """All record entries that the source contradicts, each once."""
        at_places = (path for place in self.places for path in place.disputes)
        return tuple(dict.fromkeys((*at_places, *self.disputes_without_place)))


@dataclass(frozen=True, slots=True)
class Sources:
    """What the judgments of a case rest on: ``sources`` by name, in order of the file.

    ``why_only`` are the judgments that give a reason and no source, ``unsourced`` those that give neither.
    """

    case: Case
    sources: Mapping[str, CitedSource]
    why_only: tuple[str, ...] = ()
    unsourced: tuple[str, ...] = ()

    def __repr__(self) -> str:
        told = [f"{name} ({len(cited.judgments)})" for name, cited in self.sources.items()]
        return f"<Sources of {self.case.title!r}: {', '.join(told) or 'none'}>"


def sources_of(case: Case) -> Sources:
    """Sort the judgments of a case by what they rest on.

    A judgment rests on all that it cites, and where it cites nothing itself on what is cited above it. One
    that cites two sources stands under both.

    1. Each citation puts the judgment under its place in its source; ``disputed`` puts the entry under what
       contradicts it.
    2. Of the places that a source declares, those under which nothing stands are left over.
    3. What cites nothing has a reason alone, or neither.
    """
    resting = _by_place(case.sources, ((path, j.grounds.citations) for path, j in case.judgments.items()))
    disputed = _by_place(case.sources, ((event.path, event.disputed) for event in case.record))
    kinds = {event.path: event.kind for event in case.record}
    citing_nothing = [each for each in case.judgments.values() if not each.grounds.citations]
    return Sources(
        case,
        {name: _cited(source, resting[name], disputed[name], kinds) for name, source in case.sources.items()},
        why_only=tuple(judgment.path for judgment in citing_nothing if judgment.grounds),
        unsourced=tuple(judgment.path for judgment in citing_nothing if not judgment.grounds),
    )


_ByPlace = dict[str | None, dict[str, None]]
"""Paths by the place they cite, each once, since a list may name a place twice; ``None`` the whole source."""


def _by_place(
    sources: Iterable[str], entries: Iterable[tuple[str, tuple[Citation, ...]]]
) -> dict[str, _ByPlace]:
    """For each source, the paths that cite it."""
    found: dict[str, _ByPlace] = {name: {} for name in sources}
    for path, citations in entries:
        for citation in citations:
            found[citation.source].setdefault(citation.place, {})[path] = None
    return found


def _cited(
    source: Source, resting: _ByPlace, disputed: _ByPlace, kinds: Mapping[str, EventKind]
) -> CitedSource:
    cited = {place for place in (*resting, *disputed) if place is not None}
    declared = dict.fromkeys(source.places)
    ordered = (*(place for place in declared if place in cited), *natural_order(cited - declared.keys()))
    entries = {path for paths in resting.values() for path in paths if path in kinds}
    count = Counter(kinds[path] for path in entries)
    return CitedSource(
        source,
        tuple(
            CitedPlace(place, tuple(resting.get(place, ())), tuple(disputed.get(place, ())))
            for place in ordered
        ),
        without_judgments=tuple(place for place in declared if place not in cited),
        without_place=tuple(resting.get(None, ())),
        disputes_without_place=tuple(disputed.get(None, ())),
        kinds={kind: count[kind] for kind in get_args(EventKind)},
    )
