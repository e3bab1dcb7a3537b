"""Approval at home: what passes there, on whom it hangs, and what a harder rule there does to the deal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.agreement.result import Solution
from detente.brief.drafts import in_best_completion
from detente.brief.home_words import ratifier_text, spare_text
from detente.brief.rules import consent
from detente.brief.templates import say
from detente.brief.words import capital
from detente.brief.worth import each_worth

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from detente.agreement.result import ForumAgreement
    from detente.agreement.result_in_full import AtHome, RuleAtHome
    from detente.brief.teller import Teller

DRAFTS_TOLD: Final = 2
"""Drafts told of before the ratifiers of a seat; `detente agreement` lists all."""


def tell_at_home(teller: Teller, forum: ForumAgreement) -> None:
    """For each seat whose ratifiers ask for something: what passes at home, and what that changes."""
    asking = {(demand.party, demand.ratifier) for demand in forum.demands}
    for seat in forum.seats:
        approval, found = teller.case.approval.get(seat), forum.at_home.get(seat)
        if approval is None or not any(r.is_party or (seat, r.name) in asking for r in approval.ratifiers):
            continue
        if teller.first_time(approval.path):
            name = "home consent" if seat in teller.case.wants else "bloc consent"
            text = say(name, party=teller.words.party(seat), consent=consent(approval, teller.words))
            teller.tell(text, teller.grounds.acceptance(forum) if forum.zone.exists else [approval.path])
        if found is not None:
            _tell_win_set(teller, forum, seat, found)
            _tell_drafts(teller, forum, seat, found)
            _tell_harder_rule(teller, forum, seat, found)


def _tell_win_set(teller: Teller, forum: ForumAgreement, seat: str, found: AtHome) -> None:
    """How many packages would pass at home, and how many the forum would accept if nobody were asked."""
    free, zone = found.rules[0].zone, forum.zone.packages
    name = "win-set"
    if free.exact is not None and zone.exact is not None:
        name = "win-set, narrowing" if free != zone else "win-set, idle" if zone.exact else name
    text = say(
        name,
        party=teller.words.party(seat),
        n=found.win_set,
        packages=forum.packages,
        free=free,
        zone=zone,
    )
    teller.tell(text, teller.grounds.acceptance(forum))


def _tell_drafts(teller: Teller, forum: ForumAgreement, seat: str, found: AtHome) -> None:
    """Whether drafts, and the package best by Nash, would pass, and on whom that hangs."""
    drafts = [name for name in found.judged if name.startswith("draft.")][:DRAFTS_TOLD]
    for name in (*drafts, "nash"):
        judged = found.judged.get(name)
        if judged is None or judged.pivotal is None:
            continue
        draft = name.removeprefix("draft.")
        text = say(
            "passes at home" if judged.ratified else "fails at home",
            what=capital(in_best_completion(forum, draft) if draft != name else say("the nash package")),
            party=teller.words.party(seat),
            pivotal=ratifier_text(teller.case.approval[seat], judged.pivotal, teller.words),
            spare=spare_text(judged),
        )
        paths = [teller.case.drafts[draft].path] if draft in forum.drafts and draft != name else []
        teller.tell(text, (*paths, *teller.grounds.acceptance(forum)))


def _tell_harder_rule(teller: Teller, forum: ForumAgreement, seat: str, found: AtHome) -> None:
    """What the harder rules at home would leave, and whether they would serve the seat by Nash's solution."""
    now = found.as_it_is
    if now is None or now.needed is None:
        return
    for rule in _harder(found, now):
        before, after = now.solutions["nash"], rule.solutions["nash"]
        if rule.zone == now.zone and (rule.zone.exact is not None or before == after):
            continue
        name, worth = "harder rule", ""
        if not rule.zone.high:
            name = "harder rule, nothing left"
        elif isinstance(before, Solution) and isinstance(after, Solution) and before.values != after.values:
            name = _moved(before.values.get(seat), after.values.get(seat))
            worth = each_worth(after.values, {}, teller.words)
        text = say(name, n=rule.needed, party=teller.words.party(seat), zone=rule.zone, worth=worth)
        teller.tell(text, (*teller.grounds.acceptance(forum), *teller.grounds.values(forum.seats)))
        return


def _moved(before: Fraction | None, after: Fraction | None) -> str:
    """Whether what the Nash package is worth to the seat itself rises under a harder rule."""
    if before is None or after is None:
        return "harder rule, moves"
    return "harder rule, gains" if after > before else "harder rule, loses"


def _harder(found: AtHome, now: RuleAtHome) -> Iterator[RuleAtHome]:
    """The rules by which more ratifiers must agree, the next first."""
    needed = now.needed or 0
    yield from (rule for rule in found.rules if rule.needed is not None and rule.needed > needed)
