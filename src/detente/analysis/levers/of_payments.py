"""Levers between two seats: one pays the other for its yes, in points."""

from __future__ import annotations

from contextlib import suppress
from itertools import permutations
from typing import TYPE_CHECKING

from detente.agreement.lens import forums_of
from detente.agreement.negotiation import Negotiation
from detente.agreement.result import ForumAgreement
from detente.agreement.side_payment import asks_for_points, least_payment
from detente.analysis.levers.lever import Lever
from detente.analysis.levers.of_demands import from_conflict
from detente.analysis.levers.wording import moved
from detente.casefile.scalars import plain
from detente.errors import TooLarge
from detente.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from detente.analysis.analyze import Analysis
    from detente.model import Case, Forum


def of_payments(analysis: Analysis) -> Iterator[Lever]:
    """The least payment by which one seat opens a deal with another, in each forum that has none.

    Not in forums whose issues are tied too closely to be merged, be it for this question alone.
    """
    case, forums = analysis.case, forums_of(analysis.case)
    for agreed in analysis.agreement or ():
        if isinstance(agreed, ForumAgreement) and not agreed.sought and not agreed.zone.exists:
            with suppress(TooLarge):
                for payer, receiver, points in _payments(case, forums[agreed.id]):
                    yield _payment(case, payer, receiver, points)


def _payments(case: Case, forum: Forum) -> Iterator[tuple[str, str, Fraction]]:
    """Who could pay whom in a forum, and how much; a ``no deal`` taken from the conflict is not for sale."""
    negotiation = Negotiation(case, forum)
    elsewhere = from_conflict(case)
    asking = [
        seat
        for seat in forum.seats
        if asks_for_points(negotiation, seat) and _no_deal(case, seat).path not in elsewhere
    ]
    for payer, receiver in permutations(asking, 2):
        points = least_payment(negotiation, payer, receiver)
        if points is not None:
            yield payer, receiver, points


def _payment(case: Case, payer: str, receiver: str, points: Fraction) -> Lever:
    settings = tuple(
        f"{no_deal.path}={moved(no_deal, by)}"
        for no_deal, by in ((_no_deal(case, payer), points), (_no_deal(case, receiver), -points))
    )
    return Lever("side payment", (payer, receiver, plain(points)), settings, (payer, receiver), points)


def _no_deal(case: Case, seat: str) -> Quantity:
    no_deal = case.demands[seat].no_deal
    if not isinstance(no_deal, Quantity):
        msg = f"{seat} has no points without a deal"
        raise TypeError(msg)
    return no_deal
