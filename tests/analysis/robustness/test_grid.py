"""A grid of what-ifs: every combination of values in every world, all else the same."""

from __future__ import annotations

from typing import Any

import pytest

from detente.analysis.robustness.grid import grid_of, values_in
from detente.analysis.robustness.rows import world_rows
from detente.casefile import read_case
from detente.errors import CaseError, PathError, TooLarge
from tests.analysis.robustness.test_rows import CASE, CONFLICT, read


def table(vary: list[str], start: int, stop: int, text: str = CASE, **how: Any) -> list[dict[str, Any]]:
    """Rows of a case with judgments varied, by the names of the columns."""
    work = world_rows(read(text), 5, vary=vary, **how)
    names = [column.name for column in work.columns]
    return [dict(zip(names, row, strict=True)) for row in work.rows(start, stop)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1, 2,3 ", ("1", "2", "3")),
        ("20..30", ("20..30",)),
        ("{value: 3, range: 1..4}, 5", ("{value: 3, range: 1..4}", "5")),
        ("[a, [b, c]], d", ("[a, [b, c]]", "d")),
        ("'a, b', \"c, (\", d", ("'a, b'", '"c, ("', "d")),
        ("1,,2", ("1", "", "2")),
        ("", ("",)),
    ],
)
def test_commas_part_values_but_not_within_brackets_or_quotes(text: str, expected: tuple[str, ...]) -> None:
    assert values_in(text) == expected


def test_every_combination_is_a_case_with_its_values() -> None:
    grid = grid_of(read(CASE), ["wants.B.no deal=10, 20", "wants.A.no deal=30, 40..50"])
    assert grid.varied == (("wants.B.no deal", ("10", "20")), ("wants.A.no deal", ("30", "40..50")))
    assert [values for values, _ in grid.combinations] == [
        ("10", "30"),
        ("10", "40..50"),
        ("20", "30"),
        ("20", "40..50"),
    ]
    case = read_case(grid.combinations[2][1], "case.yaml").case
    told = [case.demands[party].no_deal for party in "BA"]
    assert [getattr(no_deal, "central", None) for no_deal in told] == [20, 30]


def test_nothing_varied_is_one_combination() -> None:
    grid = grid_of(read(CASE))
    assert (grid.varied, grid.combinations) == ((), (((), CASE.encode()),))


@pytest.mark.parametrize(
    ("vary", "kind", "told"),
    [
        (["wants.B.no deal=10,,20"], PathError, "lacks a value"),
        (["wants.B.no deal=1", "wants.B.no deal=2"], PathError, "varied twice"),
        (["wants.Nobody.no deal=1, 2"], PathError, "Nobody"),
        (["wants.B.no deal"], PathError, "sets nothing"),
        (["wants.A.fare.weight=1, -5"], CaseError, "1 problem"),
        (
            ["wants.B.no deal=" + ", ".join(map(str, range(86))), "wants.A.no deal=1, 2, 3"],
            TooLarge,
            "258 comb",
        ),
    ],
)
def test_what_spans_no_grid_is_refused(vary: list[str], kind: type[Exception], told: str) -> None:
    with pytest.raises(kind, match=told):
        grid_of(read(CASE), vary)


def test_each_world_has_a_row_for_each_combination() -> None:
    rows = table(["wants.A.no deal=0, 100"], 0, 6)
    assert list(rows[0])[:2] == ["draw", "set.wants.A.no deal"]
    assert [row["draw"] for row in rows] == [0, 0, 1, 1, 2, 2]
    assert [row["set.wants.A.no deal"] for row in rows] == ["0", "100"] * 3
    assert "wants.A.no deal" not in rows[0]
    assert {row["zone.board"] for row in rows[1::2]} == {0}


def test_all_that_is_not_varied_is_as_in_the_sweep_of_the_case_as_it_stands() -> None:
    plain = table([], 0, 8)
    varied = table(["wants.A.no deal=10, 40..70, 70"], 0, 24)
    for number, row in enumerate(varied):
        world = plain[number // 3]
        held = {name: value for name, value in world.items() if name.startswith(("wants.B", "wants.A.fare"))}
        assert held == {name: row[name] for name in held}
    for world, row in zip(plain, varied[1::3], strict=True):
        assert world == {name: row[name] for name in world}
    assert {row["wants.A.no deal"] for row in (*varied[0::3], *varied[2::3])} == {None}


def test_combinations_differ_in_the_range_and_not_in_the_place_within_it() -> None:
    rows = table(["wants.A.no deal=0..10, 50..60"], 0, 20)
    low, high = ([row["wants.A.no deal"] for row in rows[place::2]] for place in (0, 1))
    assert high == pytest.approx([number + 50 for number in low])


def test_what_is_uncertain_in_a_combination_alone_is_drawn_there_alone() -> None:
    rows = table(["wants.B.no deal=40, 30..50"], 0, 10)
    assert {row["wants.B.no deal"] for row in rows[0::2]} == {None}
    assert all(30 <= row["wants.B.no deal"] <= 50 for row in rows[1::2])


def test_any_stretch_gives_the_same_rows() -> None:
    how = {"text": CASE + CONFLICT, "lens": "agreement"}
    vary = ["wants.A.no deal=10, 40..70, 70"]
    whole = table(vary, 0, 30, **how)
    assert table(vary, 4, 11, **how) + table(vary, 11, 12, **how) == whole[4:12]


def test_states_are_looked_for_in_all_combinations() -> None:
    text = "parties: {A: A, B: B}\n" + CONFLICT
    rows = table(["prefers.A[2].sure=0, 100"], 0, 40, text)
    others = [name for name in rows[0] if name.startswith("equilibrium.") and name.endswith(".other")]
    assert len(others) == 7
    assert sum(row[name] for row in rows for name in others) == 0
    assert rows[0] != rows[1]
