"""Names that depend on each other: an order to take them in, and those that go round in a circle."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def in_order(needs: Mapping[str, Collection[str]]) -> tuple[list[str], list[str]]:
    """The names so that each comes after all it needs, and those for which there is no such order.

    Names that are needed but are no keys count as given. Takes time in proportion to the needs (Kahn 1962).
    """
    waiting = {name: {need for need in of if need in needs} for name, of in needs.items()}
    needed_by: dict[str, list[str]] = {name: [] for name in needs}
    for name, of in waiting.items():
        for need in of:
            needed_by[need].append(name)
    missing = {name: len(of) for name, of in waiting.items()}
    ready = deque(name for name, count in missing.items() if count == 0)
    ordered = []
    while ready:
        name = ready.popleft()
        ordered.append(name)
        for other in needed_by[name]:
            missing[other] -= 1
            if missing[other] == 0:
                ready.append(other)
    return ordered, [name for name, count in missing.items() if count > 0]


def find_cycles(needs: Mapping[str, Collection[str]]) -> list[list[str]]:
    """Circles among the needs, no name in two of them; empty exactly where there is an order.

    Each name left without an order needs another one left: following one such need from each leads into
    a circle.
    """
    _, left = in_order(needs)
    remaining = set(left)
    following = {name: next(need for need in needs[name] if need in remaining) for name in left}
    seen: dict[str, str] = {}
    cycles = []
    for start in left:
        trail, name = [], start
        while name not in seen:
            seen[name] = start
            trail.append(name)
            name = following[name]
        if seen[name] == start:
            cycles.append(trail[trail.index(name) :])
    return cycles
