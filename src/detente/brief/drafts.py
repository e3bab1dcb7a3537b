"""What each draft is worth, to whom it is acceptable, and what it crosses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.brief.certainty import tell_draft_in_worlds
from detente.brief.rules import enough, everyone
from detente.brief.templates import say
from detente.brief.words import joined
from detente.brief.worth import each_worth

if TYPE_CHECKING:
    from detente.agreement.result import DraftJudged, ForumAgreement
    from detente.brief.teller import Teller
    from detente.model import Draft

DRAFTS_TOLD: Final = 4
"""Drafts told of; the rest are counted."""


def tell_drafts(teller: Teller, forum: ForumAgreement) -> None:
    """Each draft, up to :data:`DRAFTS_TOLD`, and how many more there are."""
    for draft in list(forum.drafts.values())[:DRAFTS_TOLD]:
        _tell_draft(teller, forum, draft)
    rest = len(forum.drafts) - DRAFTS_TOLD
    if rest > 0:
        teller.tell(say("more drafts", n=rest))


def authorship(draft: Draft | DraftJudged, authors: str) -> str:
    """By whom a draft is; or that the coder put it together, and from whose words."""
    if draft.compiled:
        return say("draft compiled by", parties=authors) if authors else say("draft compiled")
    return say("draft by", parties=authors) if authors else ""


def in_best_completion(forum: ForumAgreement, draft: str) -> str:
    """A draft by its name; one that leaves issues open in its best completion."""
    return say("draft completed" if forum.drafts[draft].open_issues else "draft named", draft=draft)


def _tell_draft(teller: Teller, forum: ForumAgreement, draft: DraftJudged) -> None:
    """To whom the draft is acceptable, what it is worth to each seat, and the red lines it crosses."""
    words = teller.words
    by = authorship(draft, words.parties(draft.by) if draft.by else "")
    worth = each_worth(draft.values, forum.no_deal, words) if draft.values else ""
    grounds = (
        draft.path,
        *teller.grounds.acceptance(forum),
        *teller.grounds.values(draft.values),
        *teller.grounds.no_deals(draft.values),
    )
    if not draft.acceptable_jointly and set(draft.acceptable_to) == set(forum.seats):
        teller.tell(say("draft versions", draft=draft.name, by=by, worth=worth), grounds)
        tell_draft_in_worlds(teller, forum, draft, grounds)
        return
    crossed = any(draft.red_lines.values())
    lines = teller.demands.crossed(draft.red_lines) if crossed else ""
    name = "draft" if worth else "draft without values"
    text = say(
        f"{name}, open" if draft.open_issues else name,
        draft=draft.name,
        by=by,
        issues=joined(draft.open_issues) if draft.open_issues else "",
        accepted=(_completed if draft.open_issues else _accepted)(teller, forum, draft),
        worth=worth,
        crossing=say("draft crossing", lines=lines) if crossed else "",
    )
    teller.tell(text, grounds)
    tell_draft_in_worlds(teller, forum, draft, grounds)
    all_valued = all(map(teller.has_points, forum.seats))
    if draft.acceptable_jointly and draft.better is not None and all_valued:
        teller.tell(say("draft bettered", package=words.package(draft.better.package)), grounds)


def _accepted(teller: Teller, forum: ForumAgreement, draft: DraftJudged) -> str:
    """To whom the draft is acceptable, as a predicate."""
    seats = draft.acceptable_to
    if draft.acceptable_jointly:
        return everyone(forum, teller.words)
    if not seats:
        return say("acceptable to none")
    if set(seats) == set(draft.by) and not enough(forum, seats):
        return say("acceptable to authors", n=len(seats))
    return say(
        "acceptable to enough" if enough(forum, seats) else "acceptable to some",
        seats=teller.words.parties(seats),
    )


def _completed(teller: Teller, forum: ForumAgreement, draft: DraftJudged) -> str:
    """To whom a draft with open issues could be acceptable, once they are filled in."""
    if draft.acceptable_jointly:
        return say("completed well", accepted=everyone(forum, teller.words))
    if not draft.acceptable_to:
        return say("completed for none")
    return say("completed for some", seats=teller.words.parties(draft.acceptable_to))
