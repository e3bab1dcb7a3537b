"""A lever: one change to a case, as ``--set`` takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from fractions import Fraction

Kind = Literal[
    "red line", "no deal", "ratifier", "side payment", "option", "finer steps", "issue off", "issue on",
    "seat off", "seat on", "rule", "other forum", "action", "threat", "promise", "guarantee",
    "pair",
]  # fmt: skip
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Lever:
    """One change. ``about`` : the names that say what is moved, a demand or a forum first.

    ``settings`` : the change as ``--set`` takes it. ``movers`` : whose judgment it is that must move, where
    it is somebody's; of a side payment the payer first. ``points`` : what these give up, or what is paid,
    where that is known.
    """

    kind: Kind
    about: tuple[str, ...]
    settings: tuple[str, ...]
    movers: tuple[str, ...] = ()
    points: Fraction | None = None
