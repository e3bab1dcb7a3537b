"""The lenses a case can be looked at through, and what each needs of it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from detente.agreement import lacks as agreement_lacks
from detente.stability import lacks as stability_lacks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from detente.model import Case


@dataclass(frozen=True, slots=True)
class Lens:
    """One way of looking at a case.

    ``question`` is what it answers; ``lacks`` tells what a case is missing for it, nothing where it runs.
    """

    name: str
    question: str
    lacks: Callable[[Case], tuple[str, ...]]


LENSES: Final[Mapping[str, Lens]] = MappingProxyType(
    {
        lens.name: lens
        for lens in (
            Lens("agreement", "Is there a deal, and if not, why not?", agreement_lacks),
            Lens("stability", "Where does the conflict settle without a deal?", stability_lacks),
        )
    }
)
"""All lenses by name, in the order in which they are run and reported."""
