"""A judgment set to another value: what is set, what changes, what is refused."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.findings import Question
from detente.analysis.what_if import WhatIf, split, what_if
from detente.casefile import ReadCase, read_case
from detente.casefile.edit import written_at
from detente.casefile.library import find
from detente.errors import CaseError, PathError
from tests.casefile.mutator import valid_cases
from tests.cli.command import CASE
from tests.strategies import cases
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    import random


def fare(*assignments: str) -> WhatIf:
    return what_if(read_case(CASE, "fare.yaml"), assignments)


def shipped(name: str) -> ReadCase:
    return read_case(*find(name, io.BytesIO()))


def changed(answer: WhatIf) -> dict[str, tuple[object, object]]:
    return {change.question.name: (change.before, change.after) for change in answer.changes}


def test_what_is_set_is_told_with_what_stood_there() -> None:
    answer = fare(
        "wants.North.no deal=90", "wants.South.no deal = 60..70", "drafts.offer.package.owner=joint"
    )
    assert [(s.path, s.before, s.after) for s in answer.settings] == [
        ("wants.North.no deal", "20", "90"),
        ("wants.South.no deal", "50", "60..70"),
        ("drafts.offer.package.owner", None, "joint"),
    ]


def test_the_same_judgment_set_twice_ends_at_the_last_value() -> None:
    answer = fare("wants.South.no deal=90", "wants.South.no deal=50")
    assert [(s.before, s.after) for s in answer.settings] == [("50", "90"), ("90", "50")]
    assert answer.changes == ()


def test_every_kind_of_finding_that_changes_is_told() -> None:
    found = changed(fare("wants.South.no deal=60"))
    assert found["deal"] == (True, False)
    assert found["package nash"] == ({"fare": "high", "owner": "joint"}, None)
    assert found["values nash"] == ({"North": 100, "South": 50}, None)
    assert found["outside nash; Coast"] == ((0, 0), None)
    assert found["crosses nash; Coast"] == ((1,), None)
    assert found["conflict North: no deal; South: no deal"] == (None, True)
    assert found["correction South: no deal"] == (None, True)
    assert found["draft offer"] == (True, False)
    assert found["draft acceptable to offer"] == (("North", "South"), ("North",))


def test_what_does_not_change_is_not_told() -> None:
    assert fare("wants.North.no deal=21").changes == ()


def test_a_forum_that_can_be_computed_only_now_is_told_with_the_reason_before() -> None:
    text = CASE.replace(b"joint], today: north", b"joint]").replace(b"South]}}", b"South], issues: [fare]}}")
    answer = what_if(read_case(text, "fare.yaml"), ["issues.owner.today=north"])
    found = {change.question: change.before for change in answer.changes}
    assert "owner" in str(found[Question("board", "not computed")])
    assert found[Question("board", "deal")] is None


def test_a_lens_that_runs_only_now_is_told() -> None:
    lacking = read_case(b"parties: {A: A}\n", "x")
    answer = what_if(lacking, ["wants={A: {red lines: []}}"])
    assert {change.question.kind for change in answer.changes} == {"not run"}


def test_the_changed_case_has_the_digest_of_its_own_text() -> None:
    answer = fare("wants.North.no deal=90")
    assert answer.changed.case.sha256 == hashlib.sha256(answer.changed.data).hexdigest()
    assert b"no deal: 90" in answer.changed.data
    assert answer.after.case is answer.changed.case


def test_the_order_of_seats_changes_nothing() -> None:
    found = read_case(valid_cases()["southland"].encode(), "southland.yaml")
    assert what_if(found, ["forums.council.seats=[South, North]"]).changes == ()


def test_a_path_that_does_not_exist_is_refused_with_the_part_that_does() -> None:
    with pytest.raises(PathError, match=r'"wants\.North" holds no "no deel"'):
        fare("wants.North.no deel=3")


def test_a_value_that_makes_the_case_invalid_is_located_in_the_changed_text() -> None:
    with pytest.raises(CaseError) as caught:
        fare("wants.North.fare.weight=-3")
    assert caught.value.file == "fare.yaml (changed by --set)"
    (problem,) = caught.value.problems
    assert problem.source_line[problem.column - 1 :].startswith("-3")


@pytest.mark.parametrize(
    ("assignment", "expected"),
    [
        ("wants.North.no deal=30", ("wants.North.no deal", "30")),
        (" wants.North.no deal = 30 ", ("wants.North.no deal", "30")),
        ("wants.Coast.red lines[1].never=owner = north", ("wants.Coast.red lines[1].never", "owner = north")),
        ('parties."North"={name: "a = b"}', ('parties."North"', '{name: "a = b"}')),
        (
            "wants.Nobody.red lines[1].never=owner = north",
            ("wants.Nobody.red lines[1].never", "owner = north"),
        ),
    ],
)
def test_a_path_ends_at_the_first_sign_after_it(assignment: str, expected: tuple[str, str]) -> None:
    assert split(CASE.decode(), assignment) == expected


def test_a_name_may_hold_the_sign() -> None:
    text = "parties: {A: A, a=b: B}\n"
    assert split(text, 'parties."a=b"=C') == ('parties."a=b"', "C")
    assert split(text, "parties.a=b=C") == ("parties.a=b", "C")


@pytest.mark.parametrize("assignment", ["wants.North.no deal", "", 'parties."a=b"'])
def test_an_assignment_without_the_sign_is_refused(assignment: str) -> None:
    with pytest.raises(PathError, match='there is no "="'):
        split(CASE.decode(), assignment)


@pytest.mark.parametrize("assignment", ["=3", "wants.North.no deal="])
def test_an_assignment_without_path_or_value_is_refused(assignment: str) -> None:
    with pytest.raises(PathError):
        fare(assignment)


@given(cases(), st.randoms(use_true_random=False))
def test_a_judgment_set_to_its_own_value_changes_nothing(
    document: dict[str, object], rng: random.Random
) -> None:
    found = read_case(to_yaml(document).encode(), "random")
    path = rng.choice(list(found.case.judgments))
    value = written_at(found.text, path)
    assert value is not None
    answer = what_if(found, [f"{path}={value}"])
    assert answer.changes == ()
    assert answer.settings[0].before == value


def test_the_answer_describes_itself() -> None:
    assert repr(fare("wants.North.no deal=21")) == "<WhatIf: 1 judgment set, 0 findings changed>"
    assert len(what_if(shipped("southland"), ["wants.South.no deal=60"]).changes) > 10
