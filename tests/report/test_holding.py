"""What a report says of deals that would hold, or not."""

from __future__ import annotations

from detente.report.content import Paragraph, Report
from tests.analysis.test_would_it_hold import TREATY
from tests.report.made import report, section, tables

BREACHES = "Breaches that may pay, and the loss that would just stop each"


def said(made: Report) -> list[str]:
    return [block.text for block in section(made, "holding").blocks if isinstance(block, Paragraph)]


def test_each_breach_that_may_pay_has_a_row() -> None:
    rows = tables(section(report(TREATY.encode()), "holding"))[BREACHES].rows
    assert rows[:2] == (
        ("draft ban", "South", "South.arm", "10", "10"),
        ("draft peace", "South", "South.arm", "10", "10"),
    )


def test_a_gain_that_nobody_gave_points_for_is_unknown() -> None:
    unknown = TREATY.replace("South.arm: 70, otherwise: 0", "not South.arm: 0")
    rows = tables(section(report(unknown.encode()), "holding"))[BREACHES].rows
    assert rows[0] == ("draft ban", "South", "South.arm", "unknown", "–")


def test_packages_that_hold_and_those_that_bind_nobody_are_told_apart() -> None:
    kept = TREATY.replace("South.arm: 70", "South.arm: 0").replace(
        "{by: North, package: {missiles: banned, trade: closed}}",
        "{by: North, package: {missiles: open, trade: closed}}",
    )
    told = said(report(kept.encode()))
    assert any(text.startswith("Nobody gains by breaking: draft peace") for text in told)
    assert any(text.startswith("Nobody is bound to anything by: draft ban") for text in told)


def test_the_frontier_is_counted() -> None:
    assert any("packages of the frontiers" in text for text in said(report(TREATY.encode())))


def test_the_reason_is_told_where_nothing_can_be() -> None:
    impossible = TREATY + "impossible: [not North.arm and not South.arm]\n"
    assert "Of draft ban nothing can be told, since what it promises together is impossible." in said(
        report(impossible.encode())
    )


def test_a_case_that_binds_nothing_has_no_such_section() -> None:
    unbound = TREATY.replace(", binds: [not North.arm]", "").replace(
        ", binds: [not North.arm, not South.arm]", ""
    )
    assert all(part.id != "holding" for part in report(unbound.encode()).sections)
