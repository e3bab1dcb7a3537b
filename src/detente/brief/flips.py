"""What single judgments turn, and at which values, the most telling first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from detente.brief.numbers import decimals
from detente.brief.templates import say
from detente.brief.uncertain_words import UncertainWords

if TYPE_CHECKING:
    from detente.analysis.robustness.result import Robustness
    from detente.brief.conclusions import ConclusionWords
    from detente.brief.teller import Teller
    from detente.brief.uncertain_words import Unsure
    from detente.model import Quantity

FLIPS_TOLD: Final = 5
"""Turning judgments told of; the rest are counted."""
_CONCLUSIONS_TOLD: Final = 3


@dataclass(frozen=True, slots=True)
class _Flip:
    """A judgment beyond some values, and all that turns there; ``reach`` : how much of it lies beyond."""

    path: str
    unsure: Unsure
    condition: str
    reach: float
    names: list[str] = field(default_factory=list)

    @property
    def order(self) -> tuple[bool, float]:
        """Those that turn whether there is a deal come first, then those of which most lies beyond."""
        return (not any(name.startswith("zone.") for name in self.names), -self.reach)


def tell_flips(teller: Teller, found: Robustness, words: ConclusionWords) -> None:
    """A sentence for each judgment that turns an answer by itself."""
    flips = sorted(_flips(teller, found, words), key=lambda flip: flip.order)
    for place, flip in enumerate(flips[:FLIPS_TOLD]):
        told = [_turned(found, name, words) for name in _deals_first(flip.names)[:_CONCLUSIONS_TOLD]]
        name, turned = "another flip" if place else "flip", "; ".join(told)
        if flip.unsure.number is None:
            text = say(f"{name}, no number", condition=flip.condition, turned=turned)
        else:
            now = _now(flip.unsure, flip.unsure.number)
            text = say(name, condition=flip.condition, now=now, turned=turned)
        teller.tell(text, teller.grounds.known([flip.path]))
    rest = flips[FLIPS_TOLD:]
    if rest:
        paths = teller.grounds.known(flip.path for flip in rest)
        teller.tell(say("more flips", n=len({flip.path for flip in rest})), paths)


def _flips(teller: Teller, found: Robustness, words: ConclusionWords) -> list[_Flip]:
    """By judgment and the values at which it turns something, all that it turns there."""
    unsure = UncertainWords(teller.case, teller.words)
    alike: dict[tuple[str, str], _Flip] = {}
    turned = [(path, name, at) for path, names in found.flips.items() for name, at in names.items()]
    turned += [(path, name, ()) for path, names in found.orders.items() for name in names]
    for path, name, at in turned:
        judgment = unsure[path]
        if name in words and (at or judgment.number is None):
            condition = judgment.condition(at)
            new = _Flip(path, judgment, condition, judgment.reach(at))
            alike.setdefault((path, condition), new).names.append(name)
    return list(alike.values())


def _deals_first(names: list[str]) -> list[str]:
    return sorted(names, key=lambda name: not name.startswith("zone."))


def _turned(found: Robustness, name: str, words: ConclusionWords) -> str:
    """What would be so that is not, or the other way round."""
    said = words.get(name)
    conclusion = found.conclusions.get(name)
    if said is None:
        return name
    return said.goes if conclusion is not None and conclusion.central else said.comes


def _now(unsure: Unsure, number: Quantity) -> str:
    """What is held of a judgment: how sure it is; or its central value and its range."""
    low, central, high = map(decimals, (number.low, number.central, number.high))
    if unsure.stands is None:
        return say("taken as", low=low, central=central, high=high)
    return say("held sure", sure=say("range", low=low, high=high) if number.is_range else central)
