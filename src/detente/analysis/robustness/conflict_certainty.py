"""In which worlds states are equilibria and the conflict settles there, decided without drawing a world."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from detente.errors import TooLarge
from detente.stability.certainty import settles_occurs, stability_occurs
from detente.stability.flips import conflict_flips, left_out_of_flips, turned_by_groups

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from detente.model import Occurs
    from detente.stability.graph_model import GraphModel

    States = Mapping[str, Sequence[Occurs | None]]

DECIDED: Final = ("nash", "gmr", "smr", "seq")
"""The concepts that are decided; of the others worlds alone tell, since they take long."""


@dataclass(frozen=True, slots=True)
class ExactConflict:
    """What is decided of a conflict; nothing where the case has none.

    ``settles`` : by concept and state in which worlds the conflict settles there. ``occurs`` : the same by
    conclusion, and of equilibria and of who stays in the status quo; those that are not decided are absent.
    ``flips`` : by judgment path and conclusion. ``turned_by`` : by conclusion the groups of unknown order
    that alone can turn it.
    """

    settles: States = field(default_factory=dict)
    occurs: Mapping[str, Occurs] = field(default_factory=dict)
    flips: Mapping[str, Mapping[str, tuple[Fraction, ...]]] = field(default_factory=dict)
    turned_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)


def exact_conflict(model: GraphModel | None) -> ExactConflict:
    """Decide what can be decided of a conflict over all worlds."""
    if model is None:
        return ExactConflict()
    settles: States = settles_occurs(model, DECIDED)
    stable = stability_occurs(model, DECIDED)
    occurs = {
        **_named("equilibrium", {concept: found.equilibrium for concept, found in stable.items()}),
        **_named("stays", {concept: found.stays for concept, found in stable.items()}, model.parties),
        **_named("settles", settles),
    }
    turned: dict[str, tuple[str, ...]] = {}
    try:
        flips = conflict_flips(model)
        for path, conclusions in turned_by_groups(model).items():
            turned |= {name: (*turned.get(name, ()), path) for name in sorted(conclusions)}
    except TooLarge as limit:
        return ExactConflict(settles, occurs, left_out={"flips of the conflict": limit.message})
    return ExactConflict(settles, occurs, flips, turned, _passed_over(left_out_of_flips(model)))


def _named(kind: str, found: States, of: Sequence[str] | None = None) -> dict[str, Occurs]:
    """What is decided, by conclusion; ``of`` : what the words of each concept are on, if not on states."""
    return {
        f"{kind}.{concept}.{each}": occurs
        for concept, words in found.items()
        for each, occurs in zip(range(len(words)) if of is None else of, words, strict=False)
        if occurs is not None
    }


def _passed_over(reasons: Mapping[str, str]) -> dict[str, str]:
    """The judgments of which it is not known what they turn, those of one reason together."""
    by_reason: dict[str, list[str]] = {}
    for path, reason in reasons.items():
        by_reason.setdefault(reason, []).append(path)
    return {
        f"flips of {first}{f' and {len(rest)} more' if rest else ''}": reason
        for reason, (first, *rest) in by_reason.items()
    }
