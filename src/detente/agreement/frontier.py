"""The frontier as results: points in order, with the packages behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.agreement.packages import counts, highest, lowest, smallest_numbers
from detente.agreement.result import Frontier, Point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.agreement.merge import Layer
    from detente.agreement.negotiation import Negotiation

MAX_PACKAGES = 1_000
"""So many packages are listed for a point; all are counted."""


def frontier(negotiation: Negotiation, layer: Layer, seats: Sequence[str], points: int) -> Frontier:
    """The points of a layer over the seats' values, sorted by them, falling; the first ``points`` listed."""
    columns = [-layer.values[:, seat] for seat in reversed(range(len(seats)))]
    if layer.values.dtype == object:
        columns = [np.unique(column, return_inverse=True)[1] for column in columns]
    order = np.lexsort(columns) if columns else np.arange(len(layer))
    shown = order[:points]
    times, low, high = counts(layer)[shown], lowest(layer)[shown], highest(layer)[shown]
    numbers = smallest_numbers(layer, shown, MAX_PACKAGES)
    worth = [(party, negotiation.value_to(party)) for party in negotiation.outside]
    values = [(seat, negotiation.value_to(seat)) for seat in seats]
    return Frontier(
        len(layer),
        tuple(
            Point(
                {
                    seat: criterion.points(layer.values[point, i])
                    for i, (seat, criterion) in enumerate(values)
                },
                {
                    party: (criterion.points(low[row, i]), criterion.points(high[row, i]))
                    for i, (party, criterion) in enumerate(worth)
                },
                tuple(map(negotiation.space.package, numbers[row])),
                int(times[row]),
            )
            for row, point in enumerate(shown)
        ),
    )
