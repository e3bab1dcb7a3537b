"""All ways in which a party may rank the possible states, over the worlds of its preferences.

Statements: every order of each group, with every choice of those that may or may not stand. Weights that are
ranges: two states change places where a sum of weights is 0, so the box of weights falls into pieces, bounded
by such planes, with one ranking each; on the planes the states are tied. One point of each piece is found by
taking out one weight after another (Collins's cylinders, for planes): between the values at which two planes
meet, or meet an end, nothing changes place. Where that is too much, corners and a grid are tried instead, and
rankings may be missed.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from tests.oracles.issues import ends
from tests.oracles.judgments import may_stand, must_stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tests.oracles.conflict_texts import ConflictText
    from tests.oracles.judgments import Document

Ranking: TypeAlias = tuple[int, ...]
Plane: TypeAlias = tuple[Fraction, ...]
"""A constant, and a factor for each weight: what they add up to is 0 on the plane."""

Box: TypeAlias = list[tuple[Fraction, Fraction]]

_MOST_PLANES = 120
_MOST_POINTS = 4096


@dataclass(frozen=True)
class Rankings:
    """A rank for each possible state, larger is better, in each world; `exact` where none is missed."""

    found: frozenset[Ranking]
    exact: bool


def rankings(text: ConflictText, prefers: Any) -> Rankings:
    """The rankings that an entry of `prefers` allows; nothing said makes all states alike."""
    stated: Document = {"statements": prefers} if isinstance(prefers, list) else prefers
    if "weights" in stated:
        return _by_weights(text, stated["weights"])
    if "ranking" in stated:
        return Rankings(frozenset({_by_tiers(text, stated["ranking"])}), exact=True)
    return Rankings(frozenset(_by_statements(text, stated["statements"])), exact=True)


def ranked(scores: Sequence[Any]) -> Ranking:
    """The rank of each state by what it scores."""
    places = {score: place for place, score in enumerate(sorted(set(scores)))}
    return tuple(places[score] for score in scores)


def _by_tiers(text: ConflictText, tiers: list[Any]) -> Ranking:
    """A state has the place, from below, of the first tier with a condition that holds; else the last."""
    truths = [
        [text.truth(condition) for condition in (tier if isinstance(tier, list) else [tier])]
        for tier in tiers
    ]
    return ranked(
        [
            next(
                (
                    len(tiers) - place
                    for place, tier in enumerate(truths)
                    if any(truth[state] for truth in tier)
                ),
                0,
            )
            for state in range(len(text.states))
        ]
    )


def _by_statements(text: ConflictText, entries: list[Any]) -> Iterator[Ranking]:
    """The first statement on which two states differ decides between them."""
    groups = [entry if isinstance(entry, list) else [entry] for entry in entries]
    read = [[_statement(text, entry) for entry in group] for group in groups]
    for orders in itertools.product(*(set(itertools.permutations(group)) for group in read)):
        statements = [statement for order in orders for statement in order]
        for stand in itertools.product(*(standing for _, standing in statements)):
            rows = [truth for (truth, _), stands in zip(statements, stand, strict=True) if stands]
            yield ranked(list(zip(*rows, strict=True)) if rows else [()] * len(text.states))


def _statement(text: ConflictText, entry: Any) -> tuple[tuple[bool, ...], tuple[bool, ...]]:
    """Where a statement holds, and whether it stands: always, never, or either way."""
    stated: Document = entry if isinstance(entry, dict) else {"holds": entry}
    standing = tuple(way for way, can in ((True, may_stand(stated)), (False, not must_stand(stated))) if can)
    return text.truth(stated["holds"]), standing


# Weights


def _by_weights(text: ConflictText, weights: Document) -> Rankings:
    """Every state scores the sum of the weights of what holds."""
    base = [Fraction(0)] * len(text.states)
    doubtful: list[tuple[bool, ...]] = []
    box: Box = []
    for condition, points in weights.items():
        truth, (low, high) = text.truth(condition), ends(points)
        if low < high and len(set(truth)) > 1:
            doubtful.append(truth)
            box.append((low, high))
        else:
            base = [score + low * holds for score, holds in zip(base, truth, strict=True)]
    states = [(score, *map(Fraction, holds)) for score, *holds in zip(base, *doubtful, strict=True)]
    planes = {
        _scaled(tuple(a - b for a, b in zip(one, other, strict=True)))
        for one, other in itertools.combinations(set(states), 2)
    }
    points = _points_of_pieces(planes, box)
    tried = _grid(box) if points is None else points
    found = {ranked([_at(state, point) for state in states]) for point in tried}
    return Rankings(frozenset(found), exact=points is not None)


def _at(plane: Plane, point: Iterable[Fraction]) -> Fraction:
    return plane[0] + sum((a * x for a, x in zip(plane[1:], point, strict=True)), Fraction(0))


def _scaled(plane: Plane) -> Plane:
    """The same plane, its last factor above or below 0 made 1."""
    last = next((factor for factor in reversed(plane) if factor), Fraction(1))
    return tuple(factor / last for factor in plane)


def _meets(plane: Plane, box: Box) -> bool:
    """Whether a plane has a point in the box, and is not everywhere."""
    low = plane[0] + sum(min(a * end for end in both) for a, both in zip(plane[1:], box, strict=True))
    high = plane[0] + sum(max(a * end for end in both) for a, both in zip(plane[1:], box, strict=True))
    return any(plane[1:]) and low <= 0 <= high


def _points_of_pieces(planes: Iterable[Plane], box: Box) -> list[tuple[Fraction, ...]] | None:
    """A point of each piece into which planes divide a box, and of each plane; None where these are many."""
    if not box:
        return [()]
    met = {plane for plane in planes if _meets(plane, box)}
    low, high = box[-1]
    none = (Fraction(0),) * (len(box) - 1)
    bounded = [plane for plane in met if plane[-1]] + [(-end, *none, Fraction(1)) for end in (low, high)]
    if len(met) > _MOST_PLANES:
        return None
    level = {plane[:-1] for plane in met if not plane[-1]} | {
        _scaled(tuple(a / one[-1] - b / other[-1] for a, b in zip(one[:-1], other[:-1], strict=True)))
        for one, other in itertools.combinations(bounded, 2)
    }
    below = _points_of_pieces(level, box[:-1])
    if below is None:
        return None
    points = []
    for point in below:
        crossings = {-_at(plane[:-1], point) / plane[-1] for plane in bounded}
        values = sorted(value for value in crossings if low <= value <= high)
        between = [(left + right) / 2 for left, right in itertools.pairwise(values)]
        points += [(*point, value) for value in values + between]
    return points if len(points) <= _MOST_POINTS * 4 else None


def _grid(box: Box) -> Iterator[tuple[Fraction, ...]]:
    """Corners, and as fine a grid between them as the number of weights allows."""
    steps = max(1, int(_MOST_POINTS ** (1 / len(box))) - 1)
    return itertools.product(
        *([low + (high - low) * Fraction(step, steps) for step in range(steps + 1)] for low, high in box)
    )
