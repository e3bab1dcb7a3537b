"""What `--set` adds to a verb."""

from __future__ import annotations

import hashlib

import pytest

from tests.cli.command import CASE, document, printed, printed_document, run

LESS = "wants.South.no deal=40"
MORE = "wants.South.no deal=60"
DOUBTFUL = "wants.Coast.red lines[1].never=fare = low | high"
"""A red line that every package crosses."""


@pytest.mark.parametrize("verb", ["analyze", "agreement"])
def test_the_result_is_that_of_the_changed_case(verb: str) -> None:
    asked = document(verb, "-", "--set", MORE, stdin=CASE)
    changed = document(verb, "-", stdin=CASE.replace(b"no deal: 50", b"no deal: 60"))
    told = asked["result"].pop("what_if")
    assert asked["result"] == changed["result"]
    assert asked["case"]["sha256"] == hashlib.sha256(CASE).hexdigest()
    assert told["set"] == [{"path": "wants.South.no deal", "before": "50", "after": "60"}]
    (deal,) = [change for change in told["changes"] if change["finding"] == "deal"]
    text = "A deal exists: no; before: yes."
    assert deal == {"forum": "board", "finding": "deal", "text": text, "before": True, "after": False}


def test_the_conflict_is_that_of_the_changed_case_too() -> None:
    quiet = "status quo=[]"
    asked = printed_document("stability", "southland", "--set", quiet)["result"]
    assert (asked["status_quo"], asked["settles"]["seq"]) == (0, [6])
    assert asked["what_if"]["set"] == [{"path": "status quo", "before": "[North.sue]", "after": "[]"}]
    (broken,) = asked["what_if"]["changes"]
    assert broken == {
        "forum": None,
        "finding": "promise credible restraint",
        "text": "The promise “restraint” is credible: no; before: yes.",
        "before": True,
        "after": False,
    }
    text = printed("stability", "southland", "--set", quiet)
    assert text.startswith("What if\n  - status quo: [], instead of [North.sue].\n")
    assert "  - The promise “restraint” is credible: no; before: yes.\n\nA pipeline" in text
    assert "\nStatus quo: nothing is done\n" in text


def test_without_it_there_is_no_such_key() -> None:
    assert "what_if" not in document("analyze", "-", stdin=CASE)["result"]


def test_it_may_be_repeated() -> None:
    told = document("analyze", "-", "--set", MORE, "--set", "wants.North.no deal=0", stdin=CASE)["result"]
    assert [entry["path"] for entry in told["what_if"]["set"]] == [
        "wants.South.no deal",
        "wants.North.no deal",
    ]
    assert told["agreement"]["zone"]["exists"] is True


@pytest.mark.parametrize("verb", ["analyze", "agreement"])
def test_what_was_set_and_what_changes_comes_before_the_changed_case(verb: str) -> None:
    text = run(verb, "-", "--set", MORE, stdin=CASE).stdout.decode()
    parts = [
        "What if\n  - wants.South.no deal: 60, instead of 50.\n",
        "What changes\n\n  Ferry Board:\n  - A deal exists: no; before: yes.\n",
        "  - New: these cannot be met together: North: no deal; South: no deal.\n",
        "\nA fare\n",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_that_nothing_changes_is_said() -> None:
    text = run("analyze", "-", "--set", LESS, stdin=CASE).stdout.decode()
    assert "Nothing changes in the central case: every finding is what it was." in text
    assert document("analyze", "-", "--set", LESS, stdin=CASE)["result"]["what_if"]["changes"] == []


@pytest.mark.parametrize(
    ("assignment", "code", "told"),
    [
        ("wants.South.no deel=3", 2, '"wants.South" holds no "no deel"'),
        ("wants.South.no deal", 2, 'there is no "="'),
        ("wants.South.no deal=lots", 3, "standard input (changed by --set):10:"),
    ],
)
def test_what_cannot_be_set_is_refused_in_place(assignment: str, code: int, told: str) -> None:
    done = run("analyze", "-", "--set", assignment, stdin=CASE)
    assert (done.returncode, done.stdout) == (code, b"")
    assert told in done.stderr.decode()


def test_what_is_newly_doubtful_is_noted() -> None:
    done = run("analyze", "-", "--set", DOUBTFUL, stdin=CASE)
    assert done.returncode == 0
    assert "standard input (changed by --set):11:" in done.stderr.decode()
    quiet = run("analyze", "-", "--json", "--set", DOUBTFUL, stdin=CASE)
    assert (quiet.returncode, quiet.stderr) == (0, b"")
    assert "(changed by --set)" not in run("analyze", "-", "--set", LESS, stdin=CASE).stderr.decode()


def test_a_judgment_can_be_added() -> None:
    told = document("agreement", "-", "--set", "wants.Coast.no deal=1..3", stdin=CASE)["result"]["what_if"]
    assert told["set"] == [{"path": "wants.Coast.no deal", "before": None, "after": "1..3"}]
