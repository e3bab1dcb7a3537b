"""A grid of what-ifs: the same worlds of one case, with judgments set to every combination of values."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.analysis.robustness.draws import Draws, coordinates_of
from detente.analysis.what_if import changed_case, split
from detente.errors import PathError, TooLarge
from detente.model import uncertain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from detente.analysis.robustness.draws import Shape
    from detente.casefile import ReadCase
    from detente.model import Case, Uncertain, Worlds

MAX_COMBINATIONS: Final = 256
"""Each combination is a case of its own, which whoever computes reads and keeps."""
_OPENING: Final = {"(": ")", "[": "]", "{": "}", '"': '"', "'": "'"}


@dataclass(frozen=True, slots=True)
class Grid:
    """The texts of a case, with each combination of values set.

    ``base`` : the text as it stands. ``varied`` : what is set, by path, and its values. ``combinations`` : of
    each the values, in the order of ``varied``, and the text with them; the last path varies fastest. Where
    nothing is varied, there is one combination of nothing.
    """

    base: bytes
    varied: tuple[tuple[str, tuple[str, ...]], ...]
    combinations: tuple[tuple[tuple[str, ...], bytes], ...]


def grid_of(found: ReadCase, vary: Sequence[str] = ()) -> Grid:
    """The grid that ``PATH=VALUE, VALUE`` entries span.

    Raises
    ------
    PathError
        A path does not exist or is varied twice, an entry gives no values, or a value cannot stand there.
    CaseError
        With a combination the text is no valid case.
    TooLarge
        There are more than :data:`MAX_COMBINATIONS` combinations.
    """
    axes: dict[str, tuple[str, ...]] = {}
    for entry in vary:
        path, listed = split(found.text, entry)
        values = values_in(listed)
        if path in axes or not all(values):
            reason = "is varied twice" if path in axes else "lacks a value"
            raise PathError(f'"{path}" {reason}', "write PATH=VALUE, VALUE once for each path")
        axes[path] = values
    count = math.prod(map(len, axes.values()))
    if count > MAX_COMBINATIONS:
        msg = f"{count:,} combinations are to be computed, and the limit is {MAX_COMBINATIONS}"
        raise TooLarge(msg, "vary fewer judgments, or give fewer values")
    combinations = []
    for chosen in product(*axes.values()):
        set_ = [f"{path}={value}" for path, value in zip(axes, chosen, strict=True)]
        text = changed_case(found, set_)[0].text if set_ else found.text
        combinations.append((chosen, text.encode()))
    return Grid(found.text.encode(), tuple(axes.items()), tuple(combinations))


def values_in(text: str) -> tuple[str, ...]:
    """The values between the commas of a text; a comma in brackets or quotes parts nothing."""
    values = [""]
    closing: list[str] = []
    for sign in text:
        if closing and sign == closing[-1]:
            closing.pop()
        elif sign in _OPENING and not (closing and closing[-1] in "\"'"):
            closing.append(_OPENING[sign])
        if sign == "," and not closing:
            values.append("")
        else:
            values[-1] += sign
    return tuple(value.strip() for value in values)


class GridWorlds:
    """The worlds of each combination, drawn from the same points.

    What a combination leaves uncertain is drawn from the same coordinates in all, and from those of the case
    as it stands where that leaves it uncertain too. So the combinations of a world differ in what is set.
    """

    def __init__(self, base: Case, cases: Sequence[Case], seed: int, shape: Shape) -> None:
        self.cases = cases
        self._each = [Draws(uncertain(case), seed, shape) for case in cases]
        widest: dict[str, Uncertain] = {}
        for one in (*uncertain(base), *(one for draws in self._each for one in draws.uncertain)):
            known = widest.get(one.path)
            widest[one.path] = one if known is None else max(known, one, key=coordinates_of)
        self._all = Draws(tuple(widest.values()), seed, shape)

    @cached_property
    def drawn(self) -> tuple[Uncertain, ...]:
        """All that some combination draws."""
        paths = {one.path for draws in self._each for one in draws.uncertain}
        return tuple(one for one in self._all.uncertain if one.path in paths)

    def worlds(self, start: int, stop: int) -> Iterator[Worlds]:
        """Worlds ``start`` up to ``stop``, combination by combination."""
        points = self._all.cube(start, stop)
        first = dict(zip((one.path for one in self._all.uncertain), self._starts, strict=True))
        for draws in self._each:
            taken = [np.arange(coordinates_of(one)) + first[one.path] for one in draws.uncertain]
            columns: npt.NDArray[np.intp] = np.concatenate([np.arange(0), *taken])
            yield draws.from_cube(points[:, columns])

    @cached_property
    def _starts(self) -> list[int]:
        """The first coordinate of each judgment."""
        widths = [coordinates_of(one) for one in self._all.uncertain]
        return [sum(widths[:place]) for place in range(len(widths))]
