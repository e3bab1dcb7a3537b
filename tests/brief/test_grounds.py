from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.brief import Sentence, brief, fold, folder, grouped
from tests.shipped import analysis_of

KNOWN = (
    "wants.North.tariff.weight",
    "wants.North.tariff.values.low",
    "wants.North.tariff.values.high",
    "wants.North.red lines[1]",
    "wants.North.red lines[1].sure",
    "wants.North.red lines[2]",
    "wants.South.no deal",
    'wants."U.S. side".no deal',
    "drafts.treaty",
)


def test_a_path_stands_for_all_judgments_below_it() -> None:
    assert fold(KNOWN[:3], KNOWN) == ("wants.North.tariff",)
    assert fold(KNOWN[1:3], KNOWN) == ("wants.North.tariff.values",)
    assert fold(KNOWN[:6], KNOWN) == ("wants.North",)
    assert fold(KNOWN[:8], KNOWN) == ("wants",)


def test_a_part_of_what_lies_below_is_told_in_full() -> None:
    assert fold(KNOWN[:2], KNOWN) == KNOWN[:2]
    assert fold(["wants.North.red lines[1]"], KNOWN) == ("wants.North.red lines[1]",)
    assert fold(KNOWN[3:5], KNOWN) == ("wants.North.red lines[1]",)
    assert fold(["wants.South.no deal"], KNOWN) == ("wants.South.no deal",)
    assert fold(['wants."U.S. side".no deal'], KNOWN) == ('wants."U.S. side".no deal',)
    assert fold(["drafts.treaty"], KNOWN) == ("drafts.treaty",)


@given(st.sets(st.sampled_from(KNOWN)))
def test_folding_keeps_every_judgment_and_adds_none(chosen: set[str]) -> None:
    """A folded path that is a judgment of its own stands for itself, or for itself and all below."""
    folded = fold(sorted(chosen), KNOWN)
    below = {
        known: {path for path in KNOWN if path == known or path.startswith(f"{known}.")} for known in folded
    }
    assert chosen <= set().union(*below.values())
    for path, covered in below.items():
        assert covered <= chosen or path in chosen


@given(st.lists(st.sets(st.sampled_from(KNOWN)), min_size=2, max_size=2))
def test_one_folder_folds_each_selection_as_if_alone(selections: list[set[str]]) -> None:
    folded = folder(KNOWN)
    for chosen in selections:
        assert folded(sorted(chosen)) == fold(sorted(chosen), KNOWN)


def test_paths_are_listed_by_what_they_lie_below() -> None:
    paths = [
        "wants.North.no deal",
        "wants.North.red lines[1]",
        "wants.North.red lines[3]",
        "drafts.treaty",
        "wants",
    ]
    assert grouped(paths) == ("wants.North: no deal, red lines[1, 3]", "drafts.treaty", "wants")
    assert grouped(["wants.North", "wants.South"]) == ("wants: North, South",)
    assert grouped(["record[2]", "record[4]"]) == ("record[2, 4]",)
    assert grouped(['wants."U.S. side".no deal']) == ('wants."U.S. side".no deal',)


def told_of(case: str, start: str) -> Sentence:
    """The first sentence of a brief that begins so."""
    return next(s for s in brief(analysis_of(case)) if s.text.startswith(start))


def test_values_rest_on_what_holds_today_where_a_forum_does_not_treat_an_issue() -> None:
    board = told_of("geneva-2022", "Permanent Council of the OSCE, Vienna: No")
    assert "forums.osce" in board.judgments
    assert "issues.enlargement.today" in board.judgments
    assert "issues.troops.today" not in board.judgments
    assert "wants.Russia.no deal" in board.judgments
    assert "wants.Russia.order" in board.judgments


def test_red_lines_alone_rest_on_no_values() -> None:
    geneva = told_of("geneva-2022", "Strategic Stability Dialogue, Geneva: No")
    assert set(geneva.judgments) == {
        "forums.bilateral",
        *(f"wants.US.red lines[{number}]" for number in (1, 2)),
        "wants.US.red lines[2].sure",
        *(f"approval.US.ratifiers.Senate.red lines[1]{sure}" for sure in ("", ".sure")),
        *(f"wants.Russia.red lines[{number}]{sure}" for number in (1, 2) for sure in ("", ".sure")),
    }


def test_what_is_on_the_table_rests_on_drafts_and_offers_not_on_refusals() -> None:
    table = told_of("southland", "Of the 34, 5 use only options")
    assert {"drafts.northern", "drafts.southern", "record[2]", "record[5]"} <= set(table.judgments)
    assert "record[3]" not in table.judgments
