"""An analysis as a flat list of findings."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from detente.agreement.document import agreement_document
from detente.agreement.result import Count, ForumAgreement
from detente.analysis import analyze
from detente.analysis.findings import KINDS, Change, Question, changes, findings, plain, unlisted
from detente.casefile import read_case
from tests.analysis.test_conflict_findings import SLIDE
from tests.cli.command import CASE
from tests.shipped import SHIPPED, analysis_of, running

FARE = analyze(read_case(CASE, "fare.yaml").case)


@pytest.mark.parametrize("name", running("agreement"))
def test_findings_say_what_the_results_say(name: str) -> None:
    analysis = analysis_of(name)
    assert analysis.agreement is not None
    found = {(q.forum, q.name): plain(value) for q, value in findings(analysis).items()}
    for forum, result in agreement_document(analysis.agreement)["forums"].items():
        assert found[forum, "deal"] == result["zone"]["exists"]
        assert found[forum, "packages on the table"] in (
            result["zone"]["on_the_table"]["packages"],
            result["zone"]["on_the_table"]["packages_bounds"],
        )
        for solution, picked in result["solutions"].items():
            assert found.get((forum, f"package {solution}")) == (picked and picked["package"])
            assert found.get((forum, f"values {solution}")) == (picked and picked["values"])
        for kind in ("conflict", "correction"):
            listed = {f"{kind} {'; '.join(sorted(demands))}" for demands in result[f"{kind}s"]}
            assert {name for of, name in found if of == forum and name.startswith(f"{kind} ")} == listed
        for draft, judged in result["drafts"].items():
            assert found[forum, f"draft {draft}"] == judged["acceptable_jointly"]
            assert found[forum, f"draft acceptable to {draft}"] == sorted(judged["acceptable_to"])


def test_every_kind_comes_up_in_some_case() -> None:
    """But for those that tell why something is not there."""
    analyses = [analysis_of(name) for name in SHIPPED]
    analyses.append(analyze(read_case(SLIDE.encode(), "slide.yaml").case))
    kinds = {question.kind for analysis in analyses for question in findings(analysis)}
    assert set(KINDS) - kinds == {"not computed", "left out", "breaches not computed"}
    assert {question.kind for question in findings(analyze(read_case(b"parties: {A: A}", "a").case))} == {
        "not run"
    }


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Count(3, 3), 3),
        (Count(3, 8), [3, 8]),
        ((Fraction(1, 2), Fraction(1)), [0.5, 1.0]),
        ({"North": Fraction(1, 4)}, {"North": 0.25}),
        (("North", "South"), ["North", "South"]),
        ((1, 3), [1, 3]),
        (((), ("North.push",)), [[], ["North.push"]]),
        (None, None),
    ],
)
def test_values_as_plain_data(value: object, expected: object) -> None:
    assert plain(value) == expected
    json.dumps(plain(value))


def test_changes_hold_both_values_and_what_one_side_alone_has() -> None:
    deal, conflict, gone = (
        Question("board", "deal"),
        Question("board", "conflict", ("A", "B")),
        Question(None, "not run"),
    )
    assert changes({deal: True, gone: "no issues"}, {deal: False, conflict: True}) == (
        Change(deal, True, False),  # noqa: FBT003 - what was and what is
        Change(gone, "no issues", None),
        Change(conflict, None, True),  # noqa: FBT003
    )
    assert changes(findings(FARE), findings(FARE)) == ()


def test_forums_of_which_not_every_conflict_is_listed_are_named() -> None:
    assert FARE.agreement is not None
    board = FARE.agreement.forums["board"]
    assert isinstance(board, ForumAgreement)
    cut = replace(FARE.agreement, forums={"board": replace(board, obstacles_complete=False)})
    assert unlisted(FARE) == ()
    assert unlisted(replace(FARE, agreement=cut)) == ("board",)
