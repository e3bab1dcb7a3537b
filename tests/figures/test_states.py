"""The graph of states shows what the stability lens found, and says where the conflict settles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from detente.analysis import analyze
from detente.casefile import read_case
from detente.figures.palette import marks
from detente.figures.states import states
from tests.figures.conflicts import CONFLICTS, conflict
from tests.figures.drawn import labels, layers, rows, texts
from tests.shipped import analysis_of
from tests.strategies import conflict_cases
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from detente.analysis import Analysis
    from detente.figures.figure import Figure

NAMES = ("chicken", "cuba-1962", "elmira", "geneva-2022", "korea-2017", "prisoners-dilemma")


def drawn(found: Analysis) -> Figure:
    (figure,) = states(found)
    return figure


def arrows(figure: Figure) -> list[dict[str, Any]]:
    """The improvements drawn."""
    return rows(figure, "left", "entered")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("elmira", "From the status quo the conflict slides to state 6 (stalemate)."),
        (
            "korea-2017",
            "Nobody would leave the status quo: no step away is an improvement for whoever takes it.",
        ),
        (
            "chicken",
            "No status quo is given; nobody would leave state 1 (second wins) or state 2 (first wins).",
        ),
    ],
)
def test_the_title_says_where_the_conflict_settles(name: str, title: str) -> None:
    assert drawn(analysis_of(name)).title == title


def test_up_to_three_ends_are_named() -> None:
    assert drawn(analysis_of("cuba-1962")).title == (
        "From the status quo the conflict slides to state 4 (withdrawal unasked), state 5 (withdrawal after a"
        " strike) or state 6 (withdrawal under blockade)."
    )


def test_a_status_quo_held_by_fear_of_the_answer_is_told_from_one_that_nobody_could_better() -> None:
    assert drawn(conflict("dilemma")).title == (
        "Nobody would leave the status quo: whoever could gain by a step would lose the gain by the answer to"
        " it."
    )


def test_many_ends_are_counted_and_a_round_is_called_one() -> None:
    assert drawn(conflict("choice")).title == "From the status quo the conflict slides to one of 5 states."
    assert drawn(conflict("round and round")).title == (
        "From the status quo the conflict goes round among 4 states without end."
    )
    assert drawn(conflict("out of reach")).title.startswith("Where the conflict settles is out of reach;")


@pytest.mark.parametrize("name", NAMES[:3])
def test_all_states_of_a_small_conflict_are_drawn_with_all_improvements(name: str) -> None:
    found = analysis_of(name)
    assert found.graph is not None
    figure = drawn(found)
    assert sorted(row["state"] for row in rows(figure, "state")) == list(range(len(found.graph.states)))
    known = found.graph.improvements.tocoo()
    expected = sorted(zip(known.row.tolist(), known.col.tolist(), strict=True))
    assert sorted((row["left"], row["entered"]) for row in arrows(figure)) == expected


@pytest.mark.parametrize("name", NAMES)
def test_rings_and_filling_tell_the_equilibria(name: str) -> None:
    found = analysis_of(name).stability
    assert found is not None
    for row in rows(drawn(analysis_of(name)), "state", "nash", "seq"):
        assert row["nash"] == (row["state"] in found.equilibria["nash"])
        assert row["seq"] == (row["state"] in found.equilibria["seq"])
        assert (row["shape"] == "square") == (row["state"] == found.status_quo)


def test_the_way_from_the_status_quo_is_heavy_and_ends_where_the_conflict_settles() -> None:
    figure = drawn(analysis_of("cuba-1962"))
    way = {(row["left"], row["entered"]) for row in arrows(figure) if row["way"]}
    assert way == {(0, 1), (1, 5), (0, 2), (2, 6), (6, 4)}
    assert {row["settles"] for row in rows(figure, "settles")} == {4, 5, 6}
    assert "way from the status quo" in texts(figure)


def test_of_many_ends_the_way_to_the_nearest_is_drawn() -> None:
    assert sum(row["way"] for row in arrows(drawn(conflict("choice")))) == 1


def test_an_improvement_has_the_colour_and_mark_of_its_party() -> None:
    found = analysis_of("elmira")
    looks = marks(found.case.parties)
    assert found.stability is not None
    for row in arrows(drawn(found)):
        assert row["colour"] == looks[found.stability.parties[row["party"]]].colour
    assert "improves for Uniroyal Chemical Ltd." in texts(drawn(found))
    assert "improves for the Ontario Ministry of the Environment" not in texts(drawn(found))


def test_what_cannot_be_taken_back_is_marked() -> None:
    """Uniroyal cannot reopen the plant; local government can insist or not."""
    final = {
        (row["left"], row["entered"]): row["irreversible"] for row in arrows(drawn(analysis_of("elmira")))
    }
    assert final[2, 4]
    assert not final[0, 6]


def test_of_many_states_those_that_matter_are_drawn_and_the_rest_are_counted() -> None:
    found = analysis_of("geneva-2022")
    figure = drawn(found)
    shown = {row["state"] for row in rows(figure, "state")}
    assert found.stability is not None
    apart = (found.stability.states != found.stability.states[1]).sum(axis=1)
    assert {1, *found.stability.equilibria["nash"], *(apart == 1).nonzero()[0].tolist()} <= shown
    assert f"{768 - len(shown)} of 768 possible states are not shown" in figure.description
    assert [row[0] for row in figure.table.rows] == [str(state) for state in sorted(shown)]


def test_a_state_that_can_be_improved_on_only_elsewhere_says_so() -> None:
    """An attack would be answered, but by states that are not drawn."""
    figure = drawn(analysis_of("geneva-2022"))
    assert 2 in {row["leads on"] for row in rows(figure, "leads on")}
    assert next(row for row in figure.table.rows if row[0] == "2")[-1] == "others"


def test_of_too_many_improvements_the_best_are_drawn_and_the_way() -> None:
    figure = drawn(conflict("one of many means"))
    assert "only the best improvement" in figure.description
    assert len(arrows(figure)) == len({(row["left"], row["party"]) for row in arrows(figure)})


def test_the_table_says_who_would_stay_by_which_concept() -> None:
    table = drawn(analysis_of("elmira")).table
    assert table.columns[3:6] == ("Ministry stays by", "Uniroyal stays by", "Local stays by")
    assert table.rows[0] == (
        *("0", "Uniroyal.delay", "status quo", "all", "all", "GMR, SMR", "GMR, SMR", "6"),
    )
    assert table.rows[1][4:7] == ("none", "all but Nash", "none")


def test_names_are_drawn_as_they_are_and_what_is_done_stays_readable() -> None:
    figure = drawn(conflict("long standoff"))
    assert any("<b>" in text for text in texts(figure))
    heads = [text for text in texts(figure) if text.startswith("the <b>") and ": the" in text]
    assert heads
    assert "&lt;b&gt;" in figure.svg()


def test_a_case_without_actions_has_no_states_to_draw() -> None:
    assert states(analysis_of("harbour-park")) == ()


@pytest.mark.parametrize("name", [*NAMES, *CONFLICTS])
def test_no_line_between_rows_runs_through_a_text(name: str) -> None:
    figure = drawn(analysis_of(name) if name in NAMES else conflict(name))
    lines = [row["y"] for look, found in layers(figure) if look["type"] == "rule" for row in found]
    assert len(lines) > 1
    crossed = [text for text, box in labels(figure) for y in lines if box.y + 1 < y < box.y2 - 1]
    assert crossed == []


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(conflict_cases())
def test_no_two_states_share_a_place_and_every_arrow_is_an_improvement(document: dict[str, Any]) -> None:
    found = analyze(read_case(to_yaml(document).encode(), "drawn.yaml").case)
    assert found.graph is not None
    figure = drawn(found)
    placed = rows(figure, "state", "nash")
    assert len({(row["x"], row["y"]) for row in placed}) == len(placed)
    for row in placed:
        assert 150 < row["x"] < figure.spec["width"] - 10
        assert 10 < row["y"] < figure.spec["height"] - 10
    for row in arrows(figure):
        assert found.graph.improvements[row["left"], row["entered"]]
        rank = found.graph.rank[row["party"]]
        assert rank[row["entered"]] > rank[row["left"]]
