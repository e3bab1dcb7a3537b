"""What `docs/cases/geneva-2022.md` promises of the case that the project began with."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from detente.casefile import read_case
from detente.casefile.library import find

if TYPE_CHECKING:
    from detente.model import Case

NAME = "geneva-2022"
TEXT = find(NAME, io.BytesIO())[0].decode("utf-8")


@pytest.fixture(scope="module")
def forums() -> dict[str, Any]:
    command = [sys.executable, "-m", "detente", "agreement", NAME, "--json"]
    run = subprocess.run(command, capture_output=True, check=True)
    found: dict[str, Any] = json.loads(run.stdout)["result"]["forums"]
    return found


@pytest.fixture(scope="module")
def case() -> Case:
    return read_case(TEXT.encode("utf-8"), NAME).case


def sets(demands: list[list[str]]) -> set[frozenset[str]]:
    return {frozenset(each) for each in demands}


def test_every_paragraph_of_the_report_grounds_a_judgment_or_an_entry(case: Case) -> None:
    cited = {
        citation.place
        for judgment in case.judgments.values()
        for citation in judgment.grounds.citations
        if citation.source == "wsws"
    }
    assert cited >= {f"¶{number}" for number in range(1, 21)}


def test_no_judgment_is_without_source_or_reason(case: Case) -> None:
    assert [path for path, judgment in case.judgments.items() if not judgment.grounds] == []


def test_nothing_but_the_outcome_and_what_was_scheduled_is_later_than_the_report(case: Case) -> None:
    assert case.date is not None
    later = [event for event in case.record if event.date.earliest > case.date.latest]
    assert [event.kind for event in later] == ["scheduled", "scheduled"]


def test_no_forum_has_a_deal(forums: dict[str, Any]) -> None:
    assert list(forums) == ["bilateral", "council", "osce"]
    for forum in forums.values():
        assert forum["zone"]["exists"] is forum["zone"]["on_the_table"]["exists"] is False


def test_in_geneva_every_conflict_is_about_enlargement(forums: dict[str, Any]) -> None:
    closed = {"US: red line 1", "US/Senate: red line 1"}
    paused = {"US: red line 2", "Russia: red line 2"}
    assert sets(forums["bilateral"]["conflicts"]) == {
        frozenset({shut, pause, "Russia: red line 1"}) for shut in closed for pause in paused
    }


def test_in_geneva_three_things_open_a_deal(forums: dict[str, Any]) -> None:
    assert sets(forums["bilateral"]["corrections"]) == {
        frozenset({"Russia: red line 1"}),
        frozenset({"US: red line 1", "US/Senate: red line 1"}),
        frozenset({"US: red line 2", "Russia: red line 2"}),
    }


def test_without_enlargement_geneva_and_brussels_can_settle_the_rest_and_vienna_no_part(
    forums: dict[str, Any],
) -> None:
    left_out = {name: [agenda["as_today"] for agenda in forum["agendas"]] for name, forum in forums.items()}
    assert left_out == {"bilateral": [["enlargement"]], "council": [["enlargement"]], "osce": []}


def test_in_brussels_nato_cannot_give_way_on_enlargement_alone(forums: dict[str, Any]) -> None:
    assert len(forums["council"]["conflicts"]) == 5
    opens = sets(forums["council"]["corrections"])
    assert frozenset({"Russia: red line 1"}) in opens
    assert frozenset({"NATO: red line 1"}) not in opens
    assert frozenset({"NATO: red line 1", "NATO: no deal"}) in opens


def test_vienna_cannot_give_russia_what_no_deal_is_worth(forums: dict[str, Any]) -> None:
    vienna = forums["osce"]
    assert vienna["conflicts"] == vienna["corrections"] == [["Russia: no deal"]]
    best = max(point["values"]["Russia"] for point in vienna["frontier"]["points"])
    assert round(best, 1) == 11.9
    assert vienna["no_deal"]["Russia"] == 22.5


def test_today_forces_are_massed_and_nothing_else_is_done(case: Case) -> None:
    conflict = case.conflict
    assert conflict is not None
    assert len(conflict.actions) == 10
    assert conflict.status_quo == frozenset({"Russia.mass"})
    assert [name for name, action in conflict.actions.items() if action.irreversible] == ["Russia.attack"]


def test_washington_threatens_with_what_is_not_its_own_to_do(case: Case) -> None:
    conflict = case.conflict
    assert conflict is not None
    owners = {conflict.actions[name].party for name in conflict.threats["at once"].then}
    assert owners == {"US", "EU", "Germany"}
