"""What a package that some seats settle between them does to the seats that are not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.brief.templates import say
from detente.brief.worth import each_worth

if TYPE_CHECKING:
    from collections.abc import Collection

    from detente.agreement.result import ForumAgreement, Package
    from detente.brief.teller import Teller


def tell_outvoted(teller: Teller, forum: ForumAgreement, winners: Collection[str], package: Package) -> None:
    """Name each seat left with less than no deal gives it, or with a red line of it crossed."""
    issues = teller.case.issues
    chosen = {name: issue.today for name, issue in issues.items() if issue.today is not None}
    chosen |= {issue: issues[issue].options.index(option) for issue, option in package.items()}
    for seat in forum.seats:
        if seat in winners or seat not in teller.case.wants:
            continue
        points = teller.case.wants[seat].central_value(chosen) if teller.has_points(seat) else None
        crossed = teller.case.demands[seat].crossed(chosen, forum.issues)
        no_deal = forum.no_deal.get(seat)
        if crossed or (points is not None and no_deal is not None and points < no_deal):
            lines = teller.demands.crossed({seat: crossed}) if crossed else ""
            party = teller.words.party(seat)
            if points is None:
                text = say("outvoted without points", party=party, lines=lines)
            else:
                worth = each_worth({seat: points}, forum.no_deal, teller.words)
                crossing = say("draft crossing", lines=lines) if crossed else ""
                text = say("outvoted", party=party, worth=worth, crossing=crossing)
            grounds = (
                *teller.grounds.acceptance(forum),
                *teller.grounds.values([seat, *winners]),
                *teller.grounds.no_deals([seat, *winners]),
                *teller.grounds.red_lines(seat, crossed),
            )
            teller.tell(text, grounds)
