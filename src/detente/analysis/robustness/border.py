"""The border between two judgments: where a conclusion turns as both vary, all else at its central value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from detente.agreement.in_worlds import ForumInWorlds
from detente.agreement.lens import forums_of
from detente.errors import PathError, TooLarge
from detente.model import Coin, Range, Worlds
from detente.model.realized import GRID

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from detente.agreement.in_worlds import DealsInWorlds
    from detente.model import Case, Forum

    Floats = npt.NDArray[np.float64]
    Mask = npt.NDArray[np.bool_]

SIZE: Final = 41
"""Values of a range, its ends among them."""
MAX_CELLS: Final = 1 << 26
"""Packages times worlds beyond which a border is not drawn."""
_STANDS: Final = (0.0, 1.0)


@dataclass(frozen=True, eq=False)
class Border:
    """Where a conclusion holds as two judgments vary.

    ``x``, ``y`` : the paths of the judgments. ``xs``, ``ys`` : their values, rising; whether something stands
    is 0 or 1. ``holds`` : (n_ys, n_xs) whether the conclusion holds. Arrays are read-only.
    """

    conclusion: str
    x: str
    y: str
    xs: Floats
    ys: Floats
    holds: Mask

    @property
    def share(self) -> float:
        """The share of the grid on which the conclusion holds, from 0 to 1."""
        return float(self.holds.mean())


def border(case: Case, conclusion: str, x: Range | Coin, y: Range | Coin, size: int = SIZE) -> Border:
    """Whether a conclusion about deals holds, for every pair of values of two judgments of a case.

    Parameters
    ----------
    case
        The case; all other judgments are at their central values.
    conclusion
        ``zone.FORUM`` or ``draft.NAME@FORUM``.
    x, y
        What varies: a range by ``size`` values in even steps, both ends among them; a red line by whether it
        stands.

    Raises
    ------
    PathError
        There is no such conclusion.
    TooLarge
        The forum has too many packages to be asked so often.
    """
    forums = dict(_conclusions(case))
    if conclusion not in forums:
        msg = f"no forum can be asked for {conclusion}"
        raise PathError(msg, f"ask for one of {', '.join(forums)}")
    forum, draft = forums[conclusion]
    asked = ForumInWorlds(case, forum)
    xs, ys = _values(x, size), _values(y, size)
    if asked.space.packages * len(xs) * len(ys) > MAX_CELLS:
        raise TooLarge(
            f"{asked.space.packages:,} packages are too many to be judged for {len(xs) * len(ys):,} pairs of "
            "values",
            "ask for fewer values, or narrow the issues",
        )
    across, up = np.meshgrid(xs, ys)
    drawn = {one.path: _drawn(one, values.ravel()) for one, values in ((x, across), (y, up))}
    found = _holding(asked.judge(Worlds(across.size, drawn)), draft)
    parts = xs, ys, found.reshape(across.shape)
    for part in parts:
        part.flags.writeable = False
    return Border(conclusion, x.path, y.path, *parts)


def _conclusions(case: Case) -> Iterator[tuple[str, tuple[Forum, str | None]]]:
    """Each conclusion about deals by its name: the forum, and the draft if it is about one."""
    for name, forum in forums_of(case).items():
        treated = case.issues if forum.issues is None else forum.issues
        if all(issue.today is not None for issue in case.issues.values() if issue.id not in treated):
            yield f"zone.{name}", (forum, None)
            for draft, proposed in case.drafts.items():
                package = proposed.package.items()
                if all(case.issues[issue].today == at for issue, at in package if issue not in treated):
                    yield f"draft.{draft}@{name}", (forum, draft)


def _values(one: Range | Coin, size: int) -> Floats:
    if isinstance(one, Coin):
        return np.array(_STANDS)
    low, high = float(one.quantity.low), float(one.quantity.high)
    return np.rint(np.linspace(low, high, size) * GRID) / GRID


def _drawn(one: Range | Coin, values: Floats) -> Floats | Mask:
    return values > 0 if isinstance(one, Coin) else values


def _holding(found: DealsInWorlds, draft: str | None) -> Mask:
    return np.array(found.zone if draft is None else found.drafts[draft])
