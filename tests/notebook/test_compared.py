"""What-ifs and comparisons at a prompt and in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import detente
from detente.brief import brief_of_diff, brief_of_what_if
from detente.errors import PathError
from detente.notebook import DiffResult, LoadedCase, WhatIfResult
from detente.notebook.compared import DIFF_ROWS
from detente.notebook.rows import change_rows

if TYPE_CHECKING:
    from pathlib import Path

SET = "wants.North.no deal=60"


@pytest.fixture(scope="module")
def southland() -> LoadedCase:
    return detente.load("southland")


@pytest.fixture(scope="module")
def answer(southland: LoadedCase) -> WhatIfResult:
    return southland.what_if(SET)


@pytest.fixture(scope="module")
def compared(southland: LoadedCase) -> DiffResult:
    return southland.diff(southland.set("wants.North.no deal", 60))


def test_each_is_one_line(answer: WhatIfResult, compared: DiffResult) -> None:
    assert repr(answer) == f"<WhatIf: 1 judgment set, {len(answer.changes)} findings changed>"
    assert repr(compared) == f"<Diff: 1 judgment and {len(compared.findings)} findings differ>"


def test_both_cases_of_a_what_if_go_on_answering(answer: WhatIfResult, southland: LoadedCase) -> None:
    assert answer.before.case is southland
    changed = answer.after.case
    assert isinstance(changed, LoadedCase)
    assert changed.demands["North"].no_deal.central == 60  # type: ignore[union-attr]
    assert answer.after.agreement == changed.agreement()
    assert len(changed.what_if("wants.North.no deal=60").changes) == 0
    assert answer.plot("values", "council").figures == changed.agreement().plot("values", "council").figures


def test_they_explain_themselves_as_the_brief_does(answer: WhatIfResult, compared: DiffResult) -> None:
    assert tuple(answer.explain()) == brief_of_what_if(answer)
    assert tuple(compared.explain()) == brief_of_diff(compared)
    assert {sentence.forum for sentence in answer.explain("council")} == {"council"}
    with pytest.raises(ValueError, match='did you mean "council"'):
        compared.explain("counsil")


def test_in_a_notebook_a_what_if_tells_what_was_set_and_what_changes(answer: WhatIfResult) -> None:
    shown = answer._repr_html_()
    assert "<li>wants.North.no deal: 60, instead of 45.</li>" in shown
    assert "Packages accepted: 25; before: 34." in shown
    assert "<script" not in shown


def test_in_a_notebook_a_comparison_has_a_table_of_judgments(compared: DiffResult) -> None:
    shown = compared._repr_html_()
    assert shown.count("<tr>") == 2
    assert "Packages accepted: 34 in A, 25 in B. wants.North.no deal turns it alone." in shown
    assert "45 in A, 60 in B" not in shown


def test_a_case_and_itself_has_no_table(southland: LoadedCase) -> None:
    assert "<table" not in southland.diff(southland)._repr_html_()


def test_a_path_that_is_not_there_is_refused(southland: LoadedCase) -> None:
    with pytest.raises(PathError) as caught:
        southland.what_if("wants.North.no dael=60")
    assert caught.value.hint == 'did you mean "wants.North.no deal"?'


def test_a_limit_on_runs_is_kept(southland: LoadedCase) -> None:
    other = southland.set("wants.North.no deal", 60).set("wants.South.no deal", 60)
    assert southland.diff(other, runs=1).runs == 1


def test_the_report_on_a_what_if_says_what_was_set(answer: WhatIfResult, tmp_path: Path) -> None:
    text = answer.report(tmp_path / "what-if.md").read_text(encoding="utf-8")
    assert "This is a what-if" in text
    assert "60, instead of 45" in text


def test_a_change_is_a_row_with_both_values(answer: WhatIfResult) -> None:
    rows = {(row["forum"], row["finding"]): row for row in change_rows(answer)}
    assert len(rows) == len(answer.changes)
    packages = rows["council", "packages"]
    assert (packages["before"], packages["after"]) == (34, 25)
    assert packages["text"] == "Packages accepted: 25; before: 34."


def test_the_tables_of_a_comparison(compared: DiffResult) -> None:
    assert DIFF_ROWS["judgments"](compared) == [
        {"path": "wants.North.no deal", "in": "both", "a": "45", "b": "60"}
    ]
    packages = next(row for row in DIFF_ROWS["findings"](compared) if row["finding"] == "packages")
    assert (packages["a"], packages["b"], packages["alone"]) == (34, 25, ("wants.North.no deal",))
    assert DIFF_ROWS["grounds"](compared) == []
    alphas = {row["judgments"]: row for row in DIFF_ROWS["alpha"](compared)}
    assert alphas["values"]["alpha"] == 1.0
    assert all((row["alpha"] is None) == bool(row["why_none"]) for row in alphas.values())


def test_other_grounds_are_a_row(tmp_path: Path) -> None:
    for name, why in (("a", "it is small"), ("b", "it is weak")):
        text = f"parties: {{A: {{power: 1, why: {why}}}}}\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    a, b = (detente.load(tmp_path / f"{name}.yaml") for name in "ab")
    assert DIFF_ROWS["grounds"](a.diff(b)) == [
        {
            "path": "parties.A.power",
            "a.sources": "",
            "a.why": "it is small",
            "b.sources": "",
            "b.why": "it is weak",
        }
    ]
