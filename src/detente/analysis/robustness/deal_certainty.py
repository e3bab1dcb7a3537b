"""Certain, open or impossible for every forum and draft, and what alone can turn it; no world is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from detente.agreement import lacks as agreement_lacks
from detente.agreement.alone import Alone
from detente.agreement.certainty import deal_occurs, draft_occurs
from detente.agreement.every_world import deal_in_every_world
from detente.agreement.flips import flips
from detente.agreement.lens import forums_of, untreated_without_today
from detente.agreement.orders import turned_by_orders
from detente.analysis.no_deal_from_conflict import (
    CONCEPT,
    asks_the_conflict,
    settled_state,
    settled_states,
    with_no_deals,
)
from detente.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from fractions import Fraction

    from detente.agreement.certainty import DealOccurs, Word
    from detente.model import Case, Forum, Occurs
    from detente.stability.graph_model import GraphModel

    MaySettle = Mapping[str, Sequence[Occurs | None]]

FLIPS: Final = "flips"
"""What is left out, as ``flips FORUM``, where a forum has too many packages to ask each judgment alone."""
MAX_NO_DEALS: Final = 64
"""Different no deals, over the states in which the conflict may settle in some world."""
UNSETTLED: Final = "in which states the conflict settles in some world is not decided exactly"
"""Why a deal that is neither certain nor impossible, as far as is known, may still be one of these."""

_OCCURS: Final[Mapping[str, Occurs]] = MappingProxyType({"certain": "every", "impossible": "none"})


@dataclass(frozen=True, slots=True)
class NoDeals:
    """The case with the no deals of each state in which its conflict may settle in some world.

    ``central`` : with those of the central case. ``known`` : whether these states are decided exactly; else
    there may be some among them in which it settles in no world.
    """

    central: Case
    cases: Sequence[Case]
    known: bool = True


@dataclass(slots=True)
class ExactDeals:
    """What is decided of deals without drawing a world.

    ``deals`` : by forum. ``drafts`` : by conclusion, such as ``draft.northern@council``. ``flips`` : by
    judgment path and conclusion. ``turned_by`` : by conclusion the judgments that alone can turn it.
    ``cases`` : the case with each no deal that its conflict can leave. ``by_different_packages`` : the forums
    in which a deal is proved for every world, though no one package.
    """

    known: bool = True
    cases: Sequence[Case] = ()
    deals: dict[str, DealOccurs] = field(default_factory=dict)
    drafts: dict[str, Word] = field(default_factory=dict)
    flips: dict[str, dict[str, tuple[Fraction, ...]]] = field(default_factory=dict)
    turned_by: dict[str, list[str]] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    by_different_packages: frozenset[str] = frozenset()

    @property
    def occurs(self) -> dict[str, Occurs]:
        """By conclusion, in which worlds it holds, where that is in every one or in none."""
        words = {**{f"zone.{name}": found.deal for name, found in self.deals.items()}, **self.drafts}
        decided = {name: _OCCURS[word] for name, word in words.items() if word in _OCCURS}
        return {**decided, **{f"zone.{name}": "every" for name in self.by_different_packages}}


def exact_deals(
    case: Case, model: GraphModel | None, may_settle: MaySettle, only: Collection[str] | None = None
) -> ExactDeals:
    """Decide each forum and draft of a case, and what single judgments do to them.

    may_settle : by concept, for each possible state, in which worlds the conflict settles there. only : the
    forums for which it is decided whether there is a deal, and nothing else; all, and in full, without.
    """
    if agreement_lacks(case):
        return ExactDeals()
    try:
        no_deals = _no_deals(case, model, may_settle)
    except TooLarge as limit:
        return ExactDeals(left_out=dict.fromkeys(forums_of(case) if only is None else only, limit.message))
    found = ExactDeals(known=no_deals.known, cases=no_deals.cases)
    for name, forum in forums_of(case).items():
        if untreated_without_today(case, forum) or (only is not None and name not in only):
            continue
        _occurs(found, no_deals, forum, drafts=only is None)
        if only is not None:
            continue
        try:
            _turning(found, Alone(no_deals.central, forum))
        except TooLarge as limit:
            found.left_out[f"{FLIPS} {name}"] = limit.message
    return found


def by_different_packages(found: ExactDeals, case: Case, likely: Iterable[str]) -> frozenset[str]:
    """The forums in which a deal, though open, is proved for every world.

    likely : the forums for which it is tried, since no world without a deal is known.
    """
    forums = forums_of(case)
    return frozenset(
        name
        for name in likely
        if name in found.deals
        and found.deals[name].deal == "open"
        and all(deal_in_every_world(one, forums[name]) for one in found.cases)
    )


def _no_deals(case: Case, model: GraphModel | None, may_settle: MaySettle) -> NoDeals:
    """The no deals that the conflict can leave; the case alone where none is taken from there."""
    asking = asks_the_conflict(case)
    if not asking or model is None or model.status_quo is None or CONCEPT not in may_settle:
        return NoDeals(case, [case], known=not asking)
    decided = may_settle[CONCEPT]
    left: dict[tuple[str | None, ...], Case] = {}
    for state, occurs in enumerate(decided):
        if occurs != "none":
            settled = settled_state(model, state)
            given = (settled.worth.get(party) for party in asking)
            key = tuple(None if points is None else points.path for points in given)
            left.setdefault(key, with_no_deals(case, settled))
    central = settled_states(model)
    cases = list(left.values())
    if len(cases) > MAX_NO_DEALS:
        raise TooLarge(f"the conflict may leave over {MAX_NO_DEALS} different no deals, which is the limit")
    return NoDeals(with_no_deals(case, central[0]) if central else case, cases, known=None not in decided)


def _occurs(found: ExactDeals, no_deals: NoDeals, forum: Forum, *, drafts: bool) -> None:
    try:
        found.deals[forum.id] = deal_occurs(no_deals.cases, forum)
        for name, draft in no_deals.central.drafts.items() if drafts else ():
            word = draft_occurs(no_deals.cases, forum, draft)
            if word is not None:
                found.drafts[f"draft.{name}@{forum.id}"] = word
    except TooLarge as limit:
        found.left_out[forum.id] = limit.message


def _turning(found: ExactDeals, alone: Alone) -> None:
    for path, by_conclusion in flips(alone).items():
        found.flips.setdefault(path, {}).update(by_conclusion)
        _turned(found, path, by_conclusion)
    for conclusion, paths in turned_by_orders(alone).items():
        for path in paths:
            _turned(found, path, [conclusion])


def _turned(found: ExactDeals, path: str, conclusions: Iterable[str]) -> None:
    for conclusion in conclusions:
        found.turned_by.setdefault(conclusion, []).append(path)
