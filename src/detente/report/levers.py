"""What single changes to the case open a deal, and what would lose one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.brief.lever_words import lever_text, outsider_text
from detente.brief.numbers import difference, whole
from detente.brief.shares import within
from detente.report.cells import NONE
from detente.report.content import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.agreement.result import ForumAgreement
    from detente.analysis.levers.result import Effect
    from detente.analysis.robustness.result import DealCertainty
    from detente.report.content import Block
    from detente.report.material import Material

LEVERS_SHOWN: Final = 30
OPENING: Final = "What opens a deal, one change at a time"
IN_PAIRS: Final = "What opens a deal, two demands at a time"
LOSING: Final = "What would lose the deal"
_EXPLAINED: Final = (
    "Each is set in the case by itself, and all is computed anew; the surest stand first. Points are what"
    " whoever must move gives up or pays, where that is known. Those without a seat are told what the best"
    " package then gives them, in points: more or less than no deal, or than today."
)


def levers(material: Material, forum: ForumAgreement) -> Iterator[Block]:
    """What opens a deal in a forum, or would lose it the one it has; nothing where that was not tried."""
    tried = material.analysis.levers
    if tried is None:
        return
    if not forum.zone.exists:
        yield from _what_opens(tried.opening(forum.id), forum.id)
    elif losing := tried.closing(forum.id):
        rows = tuple(_losing(effect, forum.id) for effect in losing[:LEVERS_SHOWN])
        yield Table(LOSING, ("If", "Who must move", "These then cannot be met together"), rows)
        yield from _more(losing)


def _what_opens(effects: Sequence[Effect], forum: str) -> Iterator[Block]:
    """The single levers that open a forum, the surest first; pairs where no single one does."""
    if not effects:
        yield Paragraph("No change that was tried opens a deal here.")
        return
    single = [effect for effect in effects if effect.lever.kind != "pair"]
    shown = single or effects
    columns = ("If", "Who must move", "A deal is", "In worlds", "Points", "Those without a seat")
    rows = tuple(_opening(effect, forum) for effect in shown[:LEVERS_SHOWN])
    yield Table(OPENING if single else IN_PAIRS, columns, rows, frozenset({4}))
    yield from _more(shown)
    yield Paragraph(_EXPLAINED)


def _opening(effect: Effect, forum: str) -> tuple[str, ...]:
    """What is moved, by whom, how sure the deal then is, what it costs, and what it gives those outside."""
    lever, deal = effect.lever, effect.deals.get(forum)
    outsiders = effect.outsiders.get(forum, {})
    return (
        lever_text(lever),
        _movers(effect),
        *((NONE, NONE) if deal is None else _how_sure(deal)),
        NONE if lever.points is None else difference(lever.points),
        "; ".join(outsider_text(party, found) for party, found in outsiders.items()) or NONE,
    )


def _how_sure(deal: DealCertainty) -> tuple[str, str]:
    """The word for a deal, and the share of worlds in which there is one."""
    word = deal.deal if deal.proved else f"{deal.deal}, not decided"
    if deal.deal == "certain" or deal.in_every_world:
        return word, "all"
    return word, NONE if deal.share is None else within(deal.share)


def _losing(effect: Effect, forum: str) -> tuple[str, str, str]:
    """What is moved, by whom, and the first demands that then collide and did not before."""
    colliding = (
        "; ".join(change.question.names)
        for change in effect.changes
        if change.question.forum == forum and change.question.kind == "conflict" and change.before is None
    )
    return lever_text(effect.lever), _movers(effect), next(colliding, NONE)


def _movers(effect: Effect) -> str:
    return ", ".join(effect.lever.movers) or NONE


def _more(effects: Sequence[Effect]) -> Iterator[Paragraph]:
    rest = len(effects) - LEVERS_SHOWN
    if rest > 0:
        yield Paragraph(f"{whole(rest)} more are not shown.")
