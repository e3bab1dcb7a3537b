"""A role sheet: what one party knows as it goes into the room, and nothing that others keep to themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from detente.model import (
        Action,
        Approval,
        Case,
        Commitment,
        Date,
        Demands,
        Draft,
        Event,
        Forum,
        Issue,
        Party,
        Person,
        Source,
        Wants,
    )

T = TypeVar("T", "Draft", "Event")


@dataclass(frozen=True, slots=True)
class RoleSheet:
    """The situation as everybody knows it, and what is one party's own.

    Attributes
    ----------
    title, date, sha256
        Those of the case.
    party
        The id of the party the sheet is for.
    parties, people, forums, issues, drafts
        As in the case. Parties come without their power and their notes, which are the analyst's.
    record, speaking_sources
        What was done and said, in order of the earliest day each date may mean, without the opinions of
        those who wrote about it; and the sources among those who did, claim or dispute it.
    own_drafts, own_record
        Drafts and deeds of the party's own that are confidential.
    wants, demands, approval
        What the party wants, what it insists on and who must agree at home; absent where the case
        states none.
    weights
        How much each of its issues counts, in percent; the middle of what an order of issues allows.
    actions, threats, promises
        What it can do alone, and what it has said it will do.
    named_actions
        The actions that these or the record name, whoever can make them, by ``PARTY.action``.
    """

    title: str
    date: Date | None
    sha256: str
    party: str
    parties: Mapping[str, Party]
    people: tuple[Person, ...]
    forums: tuple[Forum, ...]
    issues: Mapping[str, Issue]
    drafts: tuple[Draft, ...]
    record: tuple[Event, ...]
    speaking_sources: tuple[Source, ...]
    own_drafts: tuple[Draft, ...]
    own_record: tuple[Event, ...]
    wants: Wants | None
    demands: Demands | None
    approval: Approval | None
    weights: Mapping[str, Fraction]
    actions: tuple[Action, ...]
    threats: tuple[Commitment, ...]
    promises: tuple[Commitment, ...]
    named_actions: Mapping[str, Action]

    def __repr__(self) -> str:
        return f"<RoleSheet of {self.title!r} for {self.party}>"


def role_sheet(case: Case, party: str) -> RoleSheet:
    """Put together what one party knows.

    Parameters
    ----------
    case
        The case. Where its file marks anything as confidential but wants, drafts and entries of the record,
        it must be the case as this party may see it, of :func:`detente.casefile.party_view.party_view`: all
        parties, people, issues, forums and actions are taken to be open.
    party
        The id of one of its parties.

    Raises
    ------
    KeyError
        The case has no such party.
    """
    id_ = case.parties[party].id
    wants = case.wants.get(party)
    weights = wants.central_weights() if wants is not None and wants.has_values else {}
    actions = case.conflict.actions if case.conflict is not None else {}
    threats, promises = _said(case, "threats", party), _said(case, "promises", party)
    drafts, own_drafts = _known(case, party, [(draft, draft.by) for draft in case.drafts.values()])
    told = (event for event in case.record if event.kind != "opinion")
    in_order = sorted(told, key=lambda event: event.date.earliest)
    record, own_record = _known(case, party, [(event, event.who) for event in in_order])
    events = (*record, *own_record)
    speakers = {name for event in events for name in (*event.who, event.claimed_by)}
    speakers |= {citation.source for event in events for citation in event.disputed}
    named = {event.action for event in events}
    named.update(*({*said.if_, *said.then} for said in (*threats, *promises)))
    return RoleSheet(
        title=case.title,
        date=case.date,
        sha256=case.sha256,
        party=id_,
        parties={name: replace(each, power=None, note=None) for name, each in case.parties.items()},
        people=tuple(case.people.values()),
        forums=tuple(case.forums.values()),
        issues=case.issues,
        drafts=drafts,
        record=record,
        speaking_sources=tuple(source for name, source in case.sources.items() if name in speakers),
        own_drafts=own_drafts,
        own_record=own_record,
        wants=wants,
        demands=case.demands.get(party),
        approval=case.approval.get(party),
        weights={issue: 100 * weight for issue, weight in weights.items()},
        actions=tuple(action for action in actions.values() if action.party == party),
        threats=threats,
        promises=promises,
        named_actions={name: action for name, action in actions.items() if name in named},
    )


def _known(
    case: Case, party: str, authored: Sequence[tuple[T, tuple[str, ...]]]
) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """Of drafts or entries of the record, each with its authors: what all know, what the party alone."""
    secret = [(each, by) for each, by in authored if case.judgments[each.path].confidential]
    known = tuple(each for each, _ in authored if not case.judgments[each.path].confidential)
    return known, tuple(each for each, by in secret if case.speaks_alone(party, by))


def _said(case: Case, section: Literal["threats", "promises"], party: str) -> tuple[Commitment, ...]:
    said = {} if case.conflict is None else getattr(case.conflict, section)
    return tuple(each for each in said.values() if each.by == party)
