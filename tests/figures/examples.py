"""Results made by hand, for what no shipped case shows."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from detente import load
from detente.agreement.result import Agenda, ForumAgreement, Solution
from detente.analysis import Analysis, analyze

if TYPE_CHECKING:
    from collections.abc import Mapping

GENEVA = analyze(load("geneva-2022"))


def agenda(values: Mapping[str, Fraction], **options: str) -> Agenda:
    """An agenda of Geneva, by the options settled on."""
    issues = GENEVA.case.issues
    package = {
        issue: next(each for each in issues[issue].options if each.id == option)
        for issue, option in options.items()
    }
    return Agenda(tuple(options), (), (), Solution("nash", values, package, 0, {}, {}))


def with_agendas(found: Analysis, forum: str, agendas: tuple[Agenda, ...]) -> Analysis:
    """The analysis with the agendas of one forum given."""
    assert found.agreement is not None
    computed = found.agreement.forums[forum]
    assert isinstance(computed, ForumAgreement)
    forums = {**found.agreement.forums, forum: replace(computed, agendas=agendas)}
    return replace(found, agreement=replace(found.agreement, forums=forums))


ARMS = agenda(
    {"US": Fraction(80), "Russia": Fraction(241, 10)},
    missiles="verified",
    exercises="capped",
    troops="declared",
)
LIMITS = agenda({"US": Fraction(75), "Russia": Fraction(305, 10)}, activity="limited", missiles="verified")
assert GENEVA.agreement is not None
COUNCIL = GENEVA.agreement.forums["council"]
assert isinstance(COUNCIL, ForumAgreement)
BY_HAND = {
    "two agendas": with_agendas(GENEVA, "bilateral", (ARMS, LIMITS)),
    "one agenda": with_agendas(GENEVA, "bilateral", (ARMS,)),
    "no way out": replace(
        GENEVA,
        agreement=replace(
            GENEVA.agreement, forums={"council": replace(COUNCIL, corrections=(), obstacles_complete=False)}
        ),
    ),
}
