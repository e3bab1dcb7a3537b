"""What was held fixed: the judgments that the lenses read and no world draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.model import touched

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.model import Case, Uncertain

_READ: Final = (
    "wants.",
    "approval.",
    "forums.",
    "actions.",
    "impossible[",
    "status quo",
    "prefers.",
    "worth.",
)
"""Where the judgments stand that decide what comes of a case; on issues, what holds today and what binds."""
_OF_ISSUES: Final = (".today", ".binds")


def held_fixed(case: Case, drawn: Iterable[Uncertain]) -> tuple[str, ...]:
    """The paths of judgments that are the same in every world, in the order of the file."""
    varying = touched(drawn)
    return tuple(path for path in case.judgments if _is_read(path) and path not in varying)


def _is_read(path: str) -> bool:
    return path.startswith(_READ) or (path.startswith("issues.") and path.endswith(_OF_ISSUES))
