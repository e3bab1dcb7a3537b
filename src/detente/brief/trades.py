"""What leads on from a draft, or from today: exchanges by which both gain, and steps that hurt nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.brief.drafts import in_best_completion
from detente.brief.numbers import difference
from detente.brief.templates import say
from detente.brief.words import joined
from detente.brief.worth import each_worth

if TYPE_CHECKING:
    from detente.agreement.result import ForumAgreement
    from detente.agreement.result_in_full import Trades
    from detente.brief.teller import Teller

STARTS_TOLD: Final = 3
"""Packages told of from which an exchange, or a way, leads on."""
STEPS_TOLD: Final = 4
_TWO: Final = 2


def tell_trades(teller: Teller, forum: ForumAgreement) -> None:
    """From each draft and from today the best exchange, and the way to the frontier."""
    leading = [(name, found) for name, found in forum.trades.items() if _leads_on(found)]
    for name, found in leading[:STARTS_TOLD]:
        draft = name.removeprefix("draft.")
        what = say("what holds today") if draft == name else in_best_completion(forum, draft)
        own = [] if draft == name else [teller.case.drafts[draft].path]
        grounds = (
            *own,
            *teller.grounds.values(found.values),
            *teller.grounds.demands(d for d in forum.demands if d.never is not None and d.ratifier is None),
        )
        if found.exchanges:
            teller.tell(_exchange(teller, what, found), grounds)
        if found.way and not _is_the_exchange(found):
            teller.tell(_way(teller, forum, what, found), grounds)
    rest = len(leading) - STARTS_TOLD
    if rest > 0:
        teller.tell(say("more trades", n=rest))


def _leads_on(found: Trades) -> bool:
    """Whether there is anything to tell: two seats at least have values, and something is better for both."""
    return len(found.values) >= _TWO and bool(found.exchanges or found.way)


def _is_the_exchange(found: Trades) -> bool:
    """Whether the way is the exchange that was told of, and nothing more."""
    told = [exchange.changes for exchange in found.exchanges[:1]]
    return told == [step.changes for step in found.way]


def _exchange(teller: Teller, what: str, found: Trades) -> str:
    """The exchange that is best for both, and how many others there are."""
    best = found.exchanges[0]
    (one, own), (other, return_) = best.gives.items()
    gains = joined(
        say(
            "exchange gain" if seat == one else "exchange gain, next",
            points=difference(best.gains[seat]),
            party=teller.words.party(seat),
        )
        for seat in best.gives
    )
    rest = found.n_exchanges - 1
    return say(
        "exchange",
        what=what,
        one=teller.words.party(one),
        own=own,
        other=teller.words.party(other),
        other_issue=return_,
        changes=teller.words.changes(best.changes),
        gains=gains,
        rest=say("exchanges more", n=rest) if rest else "",
    )


def _way(teller: Teller, forum: ForumAgreement, what: str, found: Trades) -> str:
    """The steps of a way, the first of many, and what the last package is worth."""
    steps = [teller.words.changes(step.changes) for step in found.way[:STEPS_TOLD]]
    rest = len(found.way) - STEPS_TOLD
    steps += [say("steps more", n=rest)] if rest > 0 else []
    return say(
        "way on",
        what=what,
        n=len(found.way),
        steps="; ".join(steps),
        worth=each_worth(found.way[-1].values, forum.no_deal, teller.words),
    )
