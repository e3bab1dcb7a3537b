"""What can be settled without the rest."""

from __future__ import annotations

from detente.figures.agendas import agendas
from tests.figures.drawn import rows, texts
from tests.figures.examples import BY_HAND


def test_the_title_names_what_can_be_settled() -> None:
    (two,) = agendas(BY_HAND["two agendas"])
    assert two.title == (
        "Strategic Stability Dialogue, Geneva: 2 agendas can be settled without the rest; the largest is"
        " missiles, exercises and troops."
    )
    (one,) = agendas(BY_HAND["one agenda"])
    assert one.title.endswith("Missiles, exercises and troops can be settled even though the rest cannot.")


def test_squares_tell_what_is_settled_and_the_rows_below_what_it_is_worth() -> None:
    figure, _ = agendas(BY_HAND["two agendas"])
    settled = [row["issue"] for row in rows(figure, "settled") if row["settled"]]
    assert sorted(settled) == ["activity", "exercises", "missiles", "missiles", "troops"]
    assert len(rows(figure, "settled")) == 12
    assert {"80 (61)", "24.1 (22.5)", "75 (61)", "30.5 (22.5)", "declared"} <= set(texts(figure))


def test_the_table_has_a_row_for_each_agenda() -> None:
    (figure,) = agendas(BY_HAND["two agendas"])
    first, second = figure.table.rows
    assert first[1:3] == ("as today", "as today")
    assert second[-2:] == ("75 (61)", "30.5 (22.5)")
