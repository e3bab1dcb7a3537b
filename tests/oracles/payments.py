"""Side payments by brute force: every package and many sums, judged straight from the definition."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from typing import TYPE_CHECKING, Any, Final

from tests.oracles.agreement import agreed, read_forums, todays_package
from tests.oracles.issues import Package, all_packages
from tests.oracles.seats import Case, read_case

if TYPE_CHECKING:
    from tests.oracles.agreement import Forum

_SUMS: Final = [Fraction(points) for points in (1, 5, 10, 20, 40, 80)]


def least_payments(document: dict[str, Any]) -> dict[tuple[str, str, str], Fraction]:
    """By forum without a deal, payer and receiver the least sum in hundredths that opens one, if any does.

    Tried are all sums at which a package becomes just good enough for the receiver, and some besides; the
    smallest first.
    """
    case = read_case(document)
    found = {}
    for name, forum in read_forums(document, case).items():
        today = todays_package(case, forum)
        if any(issue not in forum.treated and issue not in today for issue in case.issues):
            continue
        packages = list(all_packages([case.issues[issue] for issue in forum.treated], today))
        if any(accepted(case, forum, package, ()) for package in packages):
            continue
        asking = [seat for seat in forum.seats if case.parties[seat].no_deal is not None]
        for payer, receiver in permutations(asking, 2):
            for paid in sums(case, receiver, packages):
                changed = with_payment(case, payer, receiver, paid)
                if any(accepted(changed, forum, package, (payer,)) for package in packages):
                    found[name, payer, receiver] = paid
                    break
    return found


def sums(case: Case, receiver: str, packages: list[Package]) -> list[Fraction]:
    """The payments that are tried, all of them above 0, in rising order."""
    party = case.parties[receiver]
    assert party.valuation is not None
    assert party.no_deal is not None
    short = {math.ceil((party.no_deal - party.valuation.value(package)) * 100) for package in packages}
    return sorted({*(Fraction(hundredths, 100) for hundredths in short if hundredths > 0), *_SUMS})


def with_payment(case: Case, payer: str, receiver: str, paid: Fraction) -> Case:
    """The case in which the payer asks for so much more, and the receiver for so much less."""
    parties = dict(case.parties)
    for party, more in ((payer, paid), (receiver, -paid)):
        no_deal = parties[party].no_deal
        assert no_deal is not None
        parties[party] = replace(parties[party], no_deal=no_deal + more)
    return replace(case, parties=parties)


def accepted(case: Case, forum: Forum, package: Package, needed: tuple[str, ...]) -> bool:
    """Whether the forum accepts a package, and so does each of those needed."""
    treated = set(forum.treated)
    missed = frozenset().union(*(case.missed(seat, package, treated) for seat in forum.seats))
    accepting = frozenset(seat for seat in forum.seats if case.accepts(seat, missed, treated))
    return agreed(forum, accepting) and all(party in accepting for party in needed)
