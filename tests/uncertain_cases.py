"""Small random case documents in which most judgments are ranges, orders, or more or less sure."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tests.generators import Profile, random_case
from tests.oracles.judgments import Coin, Range, ValueOrder, WeightOrder

if TYPE_CHECKING:
    import random

    from tests.oracles.judgments import Judgment, Setting

_WIDEST = (1, 2, 5, 10, 20, 40)
_STEPS = 12


def random_uncertain_case(rng: random.Random) -> dict[str, Any]:
    """Draw a valid case of at most three parties, three issues and sixty packages, as a file holds it.

    In some cases all ranges are narrow, so that answers are certain; in some they are wide.
    """
    return random_case(
        rng,
        Profile(
            parties=(2, 3),
            issues=(1, 3),
            options=(2, 3),
            most_packages=60,
            most_demands=8,
            plain=0,
            decimals=0.05,
            ranges=0.85,
            widest=rng.choice(_WIDEST),
            ideal_ranges=0.8,
            weights_from_nothing=0.15,
            opposed=rng.choice([0, 0.4, 0.8]),
            sure=0.7,
            red_lines=0.4,
            approval=0.3,
            from_conflict=0.1,
            observer=0,
            record=0,
        ),
    )


def random_setting(rng: random.Random, judgment: Judgment) -> Setting:
    """Draw what a judgment is in a world, its ends often among it.

    Drawn on a coarse grid, so that ties come about; not uniform among what is possible.
    """
    match judgment:
        case Coin():
            return rng.random() < 0.5
        case Range(low=low, high=high):
            return low + (high - low) * Fraction(rng.randint(0, _STEPS), _STEPS)
        case WeightOrder(issues=issues):
            lighter = [Fraction(rng.randint(0, _STEPS)) for _ in issues[1:]]
            return Fraction(_STEPS), *sorted(lighter, reverse=True)
        case ValueOrder(options=options):
            between = sorted(
                (Fraction(100 * rng.randint(0, _STEPS), _STEPS) for _ in options[2:]), reverse=True
            )
            return Fraction(100), *between, Fraction(0)
