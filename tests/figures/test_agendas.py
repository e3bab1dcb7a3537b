"""What can be settled without the rest."""

from __future__ import annotations

from detente.figures.agendas import agendas
from tests.figures.drawn import rows, texts
from tests.figures.examples import DEADLOCKED, ONE_WAY


def test_the_title_names_what_can_be_settled() -> None:
    (two,) = agendas(DEADLOCKED)
    assert two.title == (
        "Ferry Board: 2 agendas can be settled without the rest; the largest is fare and trips."
    )
    (one,) = agendas(ONE_WAY)
    assert one.title == "Fare, trips and fleet can be settled even though the rest cannot."


def test_squares_tell_what_is_settled_and_the_rows_below_what_it_is_worth() -> None:
    (figure,) = agendas(DEADLOCKED)
    settled = [row["issue"] for row in rows(figure, "settled") if row["settled"]]
    assert sorted(settled) == ["fare", "fare", "fleet", "trips"]
    assert len(rows(figure, "settled")) == 2 * 4
    assert {"73 (60)", "30 (20)", "middle", "many"} <= set(texts(figure))


def test_the_table_has_a_row_for_each_agenda() -> None:
    (figure,) = agendas(DEADLOCKED)
    first, second = figure.table.rows
    assert first[1:] == ("as today", "middle", "many", "as today", "73 (60)", "30 (20)")
    assert second[1:5] == ("as today", "middle", "as today", "new")
