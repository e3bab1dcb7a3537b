"""What a report says of where the conflict settles: worth, single steps, what threats change."""

from __future__ import annotations

from tests.analysis.test_threats import CLOSURE
from tests.report.made import report, section, tables

STRIKE = report(CLOSURE.encode())
WORTH = "What the states in which it settles (SEQ) are worth, in points"
STEPS = "Single steps from the status quo, and which of them start a slide"
EFFECTS = "Where the conflict settles (SEQ) if a threat or promise is certain to be kept, or to be broken"


def test_each_state_in_which_it_settles_has_its_worth() -> None:
    found = tables(section(STRIKE, "conflict"))[WORTH]
    assert found.columns == ("State", "Union")
    assert found.rows == (("state 1", "70"),)


def test_single_steps_say_whether_they_gain_where_they_lead_and_what_blocks_them() -> None:
    """The union strikes and stays with it. The firm would not close, and if it did they would strike too."""
    found = tables(section(STRIKE, "conflict"))[STEPS]
    assert found.rows == (
        ("Union.strike", "yes", "no change", "nothing"),
        ("Firm.close", "no", "state 3", "its owner would not gain by it"),
    )


def test_an_answer_that_blocks_a_step_is_told() -> None:
    """The firm would close down rather than bear a strike: that answer keeps the union from it."""
    deterring = CLOSURE.replace(
        "Firm: [not Union.strike, not Firm.close]", "Firm: [Firm.close if Union.strike, not Firm.close]"
    )
    rows = tables(section(report(deterring.encode()), "conflict"))[STEPS].rows
    assert rows[0] == ("Union.strike", "yes", "state 3", "the answer: Firm.close")


def test_what_a_threat_changes_is_told_with_the_deals_it_opens() -> None:
    found = tables(section(STRIKE, "conflict"))[EFFECTS]
    assert found.rows == (("closure", "the status quo. A deal in all: yes", "state 1. A deal in all: no"),)


def test_threats_that_change_nothing_have_no_table() -> None:
    peaceful = CLOSURE.replace("Union: [not Firm.close, Union.strike]", "Union: [not Union.strike]")
    assert EFFECTS not in tables(section(report(peaceful.encode()), "conflict"))
