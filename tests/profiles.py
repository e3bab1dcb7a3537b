"""How large random cases are, and how often they have what they may have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Profile:
    """How large a case may be, and how often (0 to 1) it has a feature where it could have it."""

    parties: tuple[int, int] = (2, 4)
    issues: tuple[int, int] = (1, 4)
    options: tuple[int, int] = (2, 4)
    most_packages: int = 200
    most_demands: int = 11
    number_issues: float = 0.25
    unordered: float = 0.15
    left_out: float = 0.15
    order: float = 0.25
    best_first: float = 0.3
    ideal: float = 0.5
    decimals: float = 0.12
    ranges: float = 0.15
    widest: int = 10
    ideal_ranges: float = 0
    weights_from_nothing: float = 0
    opposed: float = 0.5
    together: float = 0.3
    plain: float = 0.45
    no_deal: float = 0.93
    from_conflict: float = 0.3
    red_lines: float = 0.55
    sure: float = 0.25
    about_today: float = 0
    today: float = 0.75
    some_today: float = 0.2
    drafts: float = 0.6
    record: float = 0.4
    forums: float = 0.55
    partial_forums: float = 0.4
    majority: float = 0.3
    approval: float = 0.2
    own_wants: float = 0.35
    bloc: float = 0.3
    observer: float = 0.15
    stakes: Sequence[int] = (10, 20, 25, 30, 40, 50, 50, 60, 75)


USUAL = Profile()

ABOUT_TODAY = Profile(
    parties=(3, 4),
    issues=(3, 5),
    options=(2, 3),
    most_packages=120,
    most_demands=14,
    from_conflict=0,
    red_lines=1,
    sure=0,
    about_today=0.9,
    today=0.6,
    some_today=0.75,
    stakes=(0, 10, 20, 30),
)
"""Cases where one issue often blocks the rest: red lines on what is today, and no `today` here and there."""
