"""Results made by hand, for what no shipped case shows."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from detente import load
from detente.agreement.result import ForumAgreement
from detente.analysis import Analysis, analyze

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.model import Option

GENEVA = analyze(load("geneva-2022"))


@dataclass(frozen=True)
class Agenda:
    """What can be settled without the rest."""

    issues: tuple[str, ...]
    package: Mapping[str, Option]
    values: Mapping[str, Fraction]
    best_by: str = "nash"


@dataclass(frozen=True)
class WithAgendas(ForumAgreement):
    """A forum that knows its agendas."""

    agendas: tuple[Agenda, ...] = ()


def agenda(values: Mapping[str, Fraction], **options: str) -> Agenda:
    """An agenda of Geneva, by the options settled on."""
    issues = GENEVA.case.issues
    package = {
        issue: next(each for each in issues[issue].options if each.id == option)
        for issue, option in options.items()
    }
    return Agenda(tuple(options), package, values)


def with_agendas(found: Analysis, forum: str, agendas: tuple[Agenda, ...]) -> Analysis:
    """The analysis with the agendas of one forum given."""
    assert found.agreement is not None
    forums: dict[str, Any] = dict(found.agreement.forums)
    held = {member.name: getattr(forums[forum], member.name) for member in fields(ForumAgreement)}
    forums[forum] = WithAgendas(**held, agendas=agendas)
    return replace(found, agreement=replace(found.agreement, forums=forums))


ARMS = agenda(
    {"US": Fraction(80), "Russia": Fraction(241, 10)},
    missiles="verified",
    exercises="capped",
    troops="declared",
)
LIMITS = agenda({"US": Fraction(75), "Russia": Fraction(305, 10)}, activity="limited", missiles="verified")
ALL_SIX = agenda(
    {"US": Fraction(80), "Russia": Fraction(50)},
    enlargement="later",
    activity="limited",
    missiles="verified",
    exercises="capped",
    troops="declared",
    voice="consulted",
)
assert GENEVA.agreement is not None
COUNCIL = GENEVA.agreement.forums["council"]
assert isinstance(COUNCIL, ForumAgreement)
BY_HAND = {
    "two agendas": with_agendas(GENEVA, "bilateral", (ARMS, LIMITS)),
    "one agenda": with_agendas(GENEVA, "bilateral", (ARMS,)),
    "everything": with_agendas(GENEVA, "bilateral", (ALL_SIX,)),
    "no way out": replace(
        GENEVA,
        agreement=replace(
            GENEVA.agreement, forums={"council": replace(COUNCIL, corrections=(), obstacles_complete=False)}
        ),
    ),
}
