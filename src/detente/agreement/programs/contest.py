"""The search for the best packages: one after another, until none is left that is as good."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from detente.agreement.programs.program import Linear, Program

SAME: Final = 1e-5
"""In points: of sums that differ by less it is not told by the solver which is larger."""
FIRST_GAP: Final = 1e-3
"""How near the best the first package found need be; the next search proves, or finds better."""

MAX_REJECTED: Final = 50
"""Packages that the solver takes for accepted and that are not, by less than its tolerance."""


@dataclass
class Contest:
    """The packages found so far, and the best of them.

    program : what is required of a package; what was found is excluded, and what is worse than the best.
    score : the exact score of a package, the larger the better; nothing where it is not accepted after all.
    learn : is told of every package found, and may add to the program.
    tied : the packages of the best score, by number. ``proved`` : whether no other has a better score, to
    the tolerance of the solver; ``complete`` : whether no other has the same.
    """

    program: Program
    score: Callable[[int], Any | None]
    learn: Callable[[int], None] = lambda _: None
    best: Any | None = None
    tied: list[int] = field(default_factory=list)
    proved: bool = False
    complete: bool = False

    def run(self, wanted: Linear, worth: Callable[[Any], float], tries: int) -> None:
        """Look for the packages that have most of what is wanted; at most ``tries`` that are accepted.

        worth : what is wanted, of a package with such a score.

        1. Find a package, and judge it exactly. 2. Exclude it, and whatever is worse than the best. 3. Once
        nothing is left, no other package is as good.
        """
        rejected = 0
        while tries and rejected < MAX_REJECTED:
            near = self.best is None and tries > 1
            found = self.program.maximise(wanted, FIRST_GAP if near else 0.0)
            if found.number is None:
                self.complete = self.proved = found.finished
                return
            before = None if self.best is None else worth(self.best)
            if self._judge(found.number):
                tries -= 1
            else:
                rejected += 1
            if self.best is not None:
                most = worth(self.best)
                self.proved = found.finished and found.bound <= most + SAME
                self.complete = found.finished and before is not None and found.bound < before - SAME
                self.program.at_least(wanted, most - SAME)
            if self.complete or not found.finished:
                return
            self.program.exclude(found.number)

    def _judge(self, package: int) -> bool:
        """Whether a package is accepted; it may be the best, or as good."""
        score = self.score(package)
        self.learn(package)
        if score is None:
            return False
        if self.best is None or score > self.best:
            self.best, self.tied = score, [package]
        elif score == self.best:
            self.tied.append(package)
        return True
