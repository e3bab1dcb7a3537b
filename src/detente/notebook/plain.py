"""Results as plain values: points as floats, options by their ids, forums that could be computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.agreement.result import ForumAgreement

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from detente.agreement.result import Agreement
    from detente.model import Option


def computed(found: Agreement) -> Iterator[ForumAgreement]:
    """The forums with a result."""
    return (forum for forum in found if isinstance(forum, ForumAgreement))


def points(given: Fraction | None) -> float | None:
    """Points, where there are any."""
    return None if given is None else float(given)


def option(chosen: Option) -> str | float:
    """A number, or else an id."""
    return chosen.id if chosen.number is None else float(chosen.number)
