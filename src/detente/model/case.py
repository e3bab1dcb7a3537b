"""The case: everything one file says, as immutable objects that know no file and no lens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from detente.model.counted import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from fractions import Fraction

    from detente.model.conflict import Conflict
    from detente.model.expression import Condition
    from detente.model.judgment import Citation, Date, Judgment, Source
    from detente.model.quantity import Quantity
    from detente.model.wants import Demands, Wants

EventKind = Literal["reported", "fact", "claim", "opinion", "scheduled"]


@dataclass(frozen=True, slots=True)
class Party:
    """Whoever wants or does something: a state, a group, an organisation, a bloc with members."""

    id: str
    name: str
    power: Quantity | None = None
    members: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who speaks or acts for a party, while in office."""

    id: str
    name: str
    office: str | None = None
    party: str | None = None
    since: Date | None = None
    until: Date | None = None

    def is_in_office(self, day: Date | None) -> bool:
        """Whether they may be in office on a day; where no day is given, whether or not."""
        if day is None:
            return True
        begun = self.since is None or self.since.earliest <= day.latest
        return begun and (self.until is None or self.until.latest >= day.earliest)


@dataclass(frozen=True, slots=True)
class Option:
    """A value an issue can take. ``at`` is its place on 0 to 100; ``binds`` the actions it promises.

    ``number`` is set on number issues alone; ``binds`` maps ``PARTY.action`` to made (true) or not made.
    """

    id: str
    name: str
    number: Fraction | None = None
    at: Quantity | None = None
    binds: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Issue:
    """Something to be settled. ``today`` is the position of the option that holds while nothing is agreed."""

    id: str
    options: tuple[Option, ...]
    ask: str | None = None
    ordered: bool = True
    today: int | None = None
    unit: str | None = None

    @property
    def is_number(self) -> bool:
        """Whether the options are numbers on a grid."""
        return self.options[0].number is not None


@dataclass(frozen=True, slots=True)
class Draft:
    """A named proposal: an option (its position) for each issue it speaks of; the others stay open.

    ``compiled`` : the coder put it together from what was said; nobody handed it over as one text.
    """

    name: str
    package: Mapping[str, int]
    by: tuple[str, ...] = ()
    date: Date | None = None
    compiled: bool = False
    path: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """How many must say yes.

    ``threshold`` counts heads under ``majority`` and weights under ``weighted``; unused under ``unanimity``.
    """

    kind: Literal["unanimity", "majority", "weighted"] = "unanimity"
    threshold: Fraction | None = None
    weights: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Forum:
    """Where parties meet: who has a seat, under which rule, over which issues (none named: all)."""

    id: str
    name: str
    seats: tuple[str, ...]
    rule: Rule = field(default_factory=Rule)
    issues: tuple[str, ...] | None = None
    date: Date | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Ratifier:
    """Someone whose yes a party needs at home, or a member of a bloc.

    One that is a party of the case (``is_party``) judges as that party does, by its whole rule; any
    other by the demands given here and by its own ``wants``, else by those of the party it ratifies for.
    ``title`` is what it is called, where that is more than its name.
    """

    name: str
    is_party: bool
    demands: Demands
    wants: Wants | None = None
    path: str = ""
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Approval:
    """Who must say yes for a party to accept, beside the party itself."""

    party: str
    rule: Rule
    ratifiers: tuple[Ratifier, ...]
    path: str = ""


@dataclass(frozen=True, slots=True)
class PartyPosition:
    """Where a party stands on an issue for the forecast, where that differs from what it wants."""

    issue: str
    party: str
    at: Quantity | int | None
    salience: Quantity | None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the record: who did or said what, when, and who says so.

    ``about`` maps issues to the options (positions) the entry names; ``action`` is ``PARTY.action``.
    """

    date: Date
    who: tuple[str, ...]
    does: str
    to: tuple[str, ...] = ()
    what: str | None = None
    kind: EventKind = "reported"
    claimed_by: str | None = None
    disputed: tuple[Citation, ...] = ()
    draft: str | None = None
    about: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    action: str | None = None
    forum: str | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class PublishedForecast:
    """What somebody expected, in their words, and the probability read into them."""

    by: str
    says: Condition
    probability: Quantity
    words: str | None = None
    date: Date | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened afterwards. No lens reads it. At most one of package, no deal and state is told."""

    date: Date | None = None
    forum: str | None = None
    package: Mapping[str, int] | None = None
    no_deal: bool = False
    state: frozenset[str] | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One case. Mappings keep the order of the file.

    ``wants`` and ``demands`` hold one entry for each party under ``wants``; ``judgments`` one for each
    judgment, by path; ``sha256`` is the digest of the file's bytes. ``left_out`` is absent where the whole
    file was read; in a case made for sharing it counts, by section, what was left out as confidential.
    """

    title: str
    sha256: str
    parties: Mapping[str, Party]
    date: Date | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    issues: Mapping[str, Issue] = field(default_factory=dict)
    wants: Mapping[str, Wants] = field(default_factory=dict)
    demands: Mapping[str, Demands] = field(default_factory=dict)
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    conflict: Conflict | None = None
    forums: Mapping[str, Forum] = field(default_factory=dict)
    approval: Mapping[str, Approval] = field(default_factory=dict)
    positions: tuple[PartyPosition, ...] = ()
    record: tuple[Event, ...] = ()
    forecasts: tuple[PublishedForecast, ...] = ()
    outcome: Outcome | None = None
    judgments: Mapping[str, Judgment] = field(default_factory=dict)
    note: str | None = None
    left_out: Mapping[str, int] | None = None

    @property
    def all_wants(self) -> Iterator[Wants]:
        """What every party and ratifier wants, of those with wants of their own."""
        yield from self.wants.values()
        yield from (ratifier.wants for ratifier in self._ratifiers if ratifier.wants is not None)

    @property
    def all_demands(self) -> Iterator[Demands]:
        """What every party and ratifier demands."""
        yield from self.demands.values()
        yield from (ratifier.demands for ratifier in self._ratifiers)

    @property
    def _ratifiers(self) -> Iterator[Ratifier]:
        for approval in self.approval.values():
            yield from approval.ratifiers

    def speaks_alone(self, party: str, speakers: Iterable[str]) -> bool:
        """Whether all speakers are the party or people who speak for it, and there is one at least."""
        named = tuple(speakers)
        own = {party, *(person.id for person in self.people.values() if person.party == party)}
        return bool(named) and own.issuperset(named)

    def __repr__(self) -> str:
        day = "" if self.date is None else f" of {self.date.text}"
        held = (
            counted(len(self.parties), "party", "parties"),
            counted(len(self.issues), "issue", "issues"),
            counted(len(self.forums), "forum", "forums"),
            counted(len(self.judgments), "judgment", "judgments"),
        )
        return f"<Case {self.title!r}{day}: {', '.join(held)}>"
