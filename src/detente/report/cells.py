"""Points, packages, counts and red lines as the cells of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.brief.numbers import decimals, whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from detente.agreement.result import Count, Demand, Package, Range
    from detente.brief.words import Words

NONE: Final = "–"
"""What stands where there is nothing to say."""


def points(value: Fraction | Range | None) -> str:
    """Points, or their range, with at most one decimal."""
    if value is None:
        return NONE
    if not isinstance(value, tuple):
        return decimals(value)
    low, high = map(decimals, value)
    return low if value[0] == value[1] else f"{low} to {high}"


def all_points(
    parties: Sequence[str],
    *values: Mapping[str, Fraction] | Mapping[str, Range] | Mapping[str, Fraction | None],
) -> tuple[str, ...]:
    """A cell for each party: what the first of the mappings that knows the party says."""
    found = (next((of[party] for of in values if party in of), None) for party in parties)
    return tuple(map(points, found))


def package(chosen: Package, words: Words) -> str:
    """A package, option by option."""
    return "; ".join(words.part(issue, option) for issue, option in chosen.items()) or NONE


def count(number: Count) -> str:
    """A number of packages, or its bounds."""
    low = whole(number.low)
    return low if number.exact is not None else f"{low} to {whole(number.high)}"


def crossed(lines: Mapping[str, Sequence[int]]) -> str:
    """Red lines by party and number."""
    said = (f"{party} {', '.join(map(str, numbers))}" for party, numbers in lines.items() if numbers)
    return "; ".join(said) or NONE


def demand(of: Demand) -> str:
    """A demand by its name, with what it asks for."""
    if of.threshold is not None:
        return f"{of.name} (at least {decimals(of.threshold)} points)"
    return f"{of.name} (never {of.never})"
