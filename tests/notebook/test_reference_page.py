"""The reference lists all that a loaded case answers with."""

from __future__ import annotations

import pytest

from detente.model import Case
from detente.notebook import LoadedCase
from detente.notebook.compared import DIFF_ROWS
from detente.notebook.conflict_rows import STABILITY_ROWS
from detente.notebook.levers import LEVER_ROWS
from detente.notebook.rows import ROWS
from detente.notebook.sure_rows import SURE_ROWS
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
SHOWS = {"found", "of", "plot", "to_frame"}
"""What a case has besides questions: where it comes from, and how it shows itself."""


@pytest.mark.parametrize(
    "question",
    [name for name in vars(LoadedCase) if not name.startswith("_") and name not in {*vars(Case), *SHOWS}],
)
def test_every_question_has_a_row(question: str) -> None:
    assert f"\n| `{question}(" in PAGE


@pytest.mark.parametrize("table", [*ROWS, *DIFF_ROWS, *STABILITY_ROWS, *SURE_ROWS, *LEVER_ROWS, "holds"])
def test_every_table_is_named(table: str) -> None:
    assert f"`{table}`" in PAGE
