"""A condition on several issues as boxes: sets of options, one for each issue, any of which will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.agreement.pareto import Mask

Box = tuple[tuple[int, ...], ...]
"""For each issue of a scope some of its options, by position, rising."""


def boxes(where: Mask) -> Iterator[Box]:
    """Disjoint boxes that together hold just the true cells; none where there are none.

    where : an axis for each issue. ``A = a and B = b | c`` is one box.

    1. Put options of the first issue together that go with the same options of the others. 2. Do so with
    what is left, issue by issue.
    """
    if where.ndim == 0:
        if where:
            yield ()
        return
    alike: dict[bytes, list[int]] = {}
    for option, rest in enumerate(where):
        alike.setdefault(rest.tobytes(), []).append(option)
    for options in alike.values():
        for others in boxes(where[options[0]]):
            yield (tuple(options), *others)
