"""A role sheet in words: what everybody knows, then what is the party's own."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from detente.brief.blocks import Item, Part, Table
from detente.brief.drafts import authorship
from detente.brief.numbers import decimals
from detente.brief.role_sheet_wants import told_wants
from detente.brief.templates import say
from detente.brief.words import Words, capital, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from detente.analysis import RoleSheet
    from detente.brief.blocks import Block
    from detente.model import Draft, Event, Forum, Issue, Person


def told_role_sheet(sheet: RoleSheet) -> tuple[Part, ...]:
    """The parts of a role sheet in order: the title, what everybody knows, what is the party's own.

    Parts without content are left out.
    """
    told = _Situation(sheet)
    open_parts = (
        ("who takes part", told.parties()),
        ("where you meet", told.forums()),
        ("to be settled", told.issues()),
        ("role drafts", told.drafts(sheet.drafts)),
        ("record so far", told.record(sheet.record)),
    )
    own_parts = (
        *told_wants(sheet),
        ("role own drafts", told.drafts(sheet.own_drafts)),
        ("role own record", told.record(sheet.own_record)),
    )
    known = [Part(say(heading), blocks) for heading, found in open_parts if (blocks := tuple(found))]
    own = [Part(say(heading), blocks, own=True) for heading, found in own_parts if (blocks := tuple(found))]
    date = None if sheet.date is None else sheet.date.text
    title = sheet.title if date is None else say("sheet dated", title=sheet.title, date=date)
    return (Part(title, (say("sheet for", party=told.words.party(sheet.party)),)), *known, *own)


class _Situation:
    """What everybody knows, in words."""

    def __init__(self, sheet: RoleSheet) -> None:
        self._sheet = sheet
        self.words = Words(sheet)

    def parties(self) -> Iterator[Block]:
        """Who takes part, and who speaks for whom."""
        for party in self._sheet.parties.values():
            people = [
                self._person(person)
                for person in self._sheet.people
                if person.party == party.id and person.is_in_office(self._sheet.date)
            ]
            members = say("role members", parties=self.words.parties(party.members)) if party.members else ""
            you = say("role you") if party.id == self._sheet.party else ""
            text = say("role party", party=party.name, you=you, members=members)
            yield Item(say("role speaks", party=text, people="; ".join(people)) if people else text)

    def _person(self, person: Person) -> str:
        office = "" if person.office is None else say("role office", office=person.office)
        since = None if person.since is None else person.since.text
        until = None if person.until is None else person.until.text
        if since and until:
            term = say("role in office between", since=since, until=until)
        elif since:
            term = say("role in office", since=since)
        else:
            term = say("role left office", until=until) if until else ""
        return say("role person", name=person.name, office=office, term=term)

    def forums(self) -> Iterator[Block]:
        """Where the parties meet, who sits there, and how many must agree."""
        if not self._sheet.forums:
            yield say("role everyone sits")
        for forum in self._sheet.forums:
            yield Item(self._forum(forum))

    def _forum(self, forum: Forum) -> str:
        date = "" if forum.date is None else say("role forum date", date=forum.date.text)
        if forum.rule.threshold is not None:
            rule = say("role majority", needed=forum.rule.threshold)
        else:
            rule = say("role all agree") if len(forum.seats) > 1 else ""
        issues = say("role all issues")
        if forum.issues is not None:
            issues = say("role some issues", issues=joined(forum.issues))
        seats = self.words.parties(forum.seats)
        return say("role forum", forum=forum.name, date=date, seats=seats, rule=rule, issues=issues)

    def issues(self) -> Iterator[Block]:
        """What is to be settled: the questions, what they could be answered with, and what holds today."""
        for issue in self._sheet.issues.values():
            if issue.ask is not None:
                yield Item(say("role issue asked", issue=issue.id, ask=issue.ask))
        columns = ("role column issue", "role column options", "role column today")
        rows = [(issue.id, self._options(issue), self._today(issue)) for issue in self._sheet.issues.values()]
        if rows:
            yield Table("", tuple(map(say, columns)), tuple(rows))

    def _options(self, issue: Issue) -> str:
        if not issue.is_number:
            return "; ".join(option.name for option in issue.options)
        first, second, *_ = issue.options
        step = (second.number or Fraction(0)) - (first.number or Fraction(0))
        unit = "" if issue.unit is None else f" {issue.unit}"
        return say("role numbers", low=first.id, high=issue.options[-1].id, unit=unit, step=decimals(step, 6))

    def _today(self, issue: Issue) -> str:
        if issue.today is None:
            return say("role no today")
        return self.words.option(issue.id, issue.options[issue.today])

    def drafts(self, drafts: Sequence[Draft]) -> Iterator[Block]:
        """What has been proposed, or is kept ready."""
        for draft in drafts:
            yield Item(self._draft(draft))

    def _draft(self, draft: Draft) -> str:
        open_issues = [issue for issue in self._sheet.issues if issue not in draft.package]
        return say(
            "role draft",
            draft=draft.name,
            by=authorship(draft, self._names(draft.by) if draft.by else ""),
            date="" if draft.date is None else say("role forum date", date=draft.date.text),
            package=self._package({issue: (option,) for issue, option in draft.package.items()}),
            open=say("role draft open", issues=joined(open_issues)) if open_issues else "",
        )

    def _package(self, options: Mapping[str, Sequence[int]]) -> str:
        told = []
        for name, chosen in options.items():
            issue = self._sheet.issues[name]
            named = joined((self.words.option(name, issue.options[at]) for at in chosen), "or")
            told.append(say("issue", issue=name, options=named))
        return "; ".join(told)

    def record(self, events: Sequence[Event]) -> Iterator[Block]:
        """What was done and said."""
        rows = [(event.date.text, self._event(event)) for event in events]
        if rows:
            yield Table("", (say("role column when"), say("role column what")), tuple(rows))

    def _event(self, event: Event) -> str:
        about = [] if event.what is None else [event.what]
        if event.draft is not None:
            about.append(say("role the draft", draft=event.draft))
        if event.about:
            about.append(self._package(event.about))
        if event.action is not None:
            about.append(self._sheet.named_actions[event.action].name)
        if event.forum is not None:
            names = {forum.id: forum.name for forum in self._sheet.forums}
            about.append(say("role in forum", forum=names.get(event.forum, event.forum)))
        return capital(
            say(
                "role did",
                who=self._names(event.who),
                does=event.does if len(event.who) == 1 else _of_several(event.does),
                to=say("role to", parties=self._names(event.to)) if event.to else "",
                about=say("role about", parts="; ".join(about)) if about else "",
                kind=self._kind(event),
            )
        )

    def _kind(self, event: Event) -> str:
        disputed = say("role disputed", by=self._names(self._disputing(event))) if event.disputed else ""
        if event.kind == "claim" and event.claimed_by is not None:
            if event.claimed_by in event.who:
                return say("role own claim") + disputed
            return say("role claim", whom=self._names([event.claimed_by])) + disputed
        if event.kind == "scheduled":
            return say("role scheduled") + disputed
        return disputed

    def _disputing(self, event: Event) -> list[str]:
        return list(dict.fromkeys(citation.source for citation in event.disputed))

    def _names(self, speakers: Sequence[str]) -> str:
        names = {person.id: person.name for person in self._sheet.people}
        names |= {
            source.name: source.publisher or source.title or source.name
            for source in self._sheet.speaking_sources
        }
        return joined(names.get(name) or self.words.party(name) for name in speakers)


def _of_several(does: str) -> str:
    """The verb for more than one: ``meet``, ``ratify``."""
    return f"{does.removesuffix('ies')}y" if does.endswith("ies") else does.removesuffix("s")
