"""``detente robustness``, on a page and as a document, and what ``analyze`` tells of it."""

from __future__ import annotations

import json
from typing import Any

from detente.analysis.robustness.result import Share
from detente.cli.sure_tables import share_text
from tests.cli.command import document, run


def result(*words: str) -> dict[str, Any]:
    found: dict[str, Any] = document("robustness", *words)["result"]
    return found


def page(*words: str) -> str:
    done = run("robustness", *words)
    assert done.returncode == 0
    return done.stdout.decode()


def test_the_document_tells_certain_and_open_with_shares() -> None:
    found = document("robustness", "southland", "--worlds", "256", "--seed", "3")
    assert found["schema"] == "detente/robustness/1"
    assert found["seed"] == 3
    forums = found["result"]["forums"]
    assert {name: forum["deal"] for name, forum in forums.items()} == {
        "council": "open",
        "commission": "certain",
        "talks": "open",
    }
    assert forums["commission"]["package"] == {"tariff": "high"}
    assert forums["commission"]["share"] == forums["commission"]["low"] == 1
    talks = forums["talks"]
    assert 0 < talks["low"] < talks["share"] < talks["high"] < 1
    assert talks["turned_by"] == ["wants.North.red lines[2].sure"]


def test_conclusions_have_the_names_that_are_documented() -> None:
    names = result("southland", "--worlds", "64")["conclusions"]
    assert {"zone.council", "draft.northern@council", "settles.seq.6", "equilibrium.nash.6"} <= names.keys()
    assert names["zone.commission"]["occurs"] == "every"
    assert names["zone.council"]["central"] is True


def test_what_is_drawn_and_what_is_fixed_share_no_judgment() -> None:
    found = result("southland", "--worlds", "0")
    assert "wants.North.red lines[2].sure" in found["drawn"]
    assert "wants.North.red lines[2]" not in found["fixed"]
    assert "wants.North.no deal" in found["fixed"]
    assert not set(found["drawn"]) & set(found["fixed"])


def test_without_worlds_only_what_is_exact_has_a_share() -> None:
    forums = result("southland", "--worlds", "0")["forums"]
    assert forums["council"]["share"] is None
    assert forums["commission"]["share"] == 1


def test_the_same_seed_gives_the_same_document_and_another_seed_another() -> None:
    first, again, other = (
        run("robustness", "southland", "--json", "--worlds", "64", "--seed", seed).stdout for seed in "112"
    )
    assert first == again
    assert first != other


def test_a_judgment_set_to_a_number_is_no_longer_drawn() -> None:
    found = result("southland", "--worlds", "0", "--set", "wants.North.red lines[2].sure=100")
    assert "wants.North.red lines[2].sure" not in found["drawn"]
    assert found["forums"]["talks"]["turned_by"] == []


def test_how_sure_a_deal_was_stands_beside_how_sure_it_is_with_what_was_set() -> None:
    words = ("southland", "--worlds", "64", "--set", "wants.North.red lines[2].sure=100")
    now, usual = result(*words), result("southland", "--worlds", "64")
    assert now["what_if"]["forums_before"] == usual["forums"]
    before, after = (found["forums"]["talks"]["share"] for found in (usual, now))
    assert before > after
    told = page(*words).partition("How sure a deal was, and is now\n")[2].splitlines()
    assert told[0].split() == ["forum", "before", "in", "worlds", "now", "in", "worlds"]
    (line,) = (line for line in told[:5] if line.startswith("talks"))
    _, was, is_ = line.split("open")
    assert was.strip().startswith(f"{100 * before:.0f} % (")
    assert is_.strip().startswith(f"{100 * after:.0f} % (")
    assert "How sure a deal was" not in page("southland", "--worlds", "64")


def test_what_is_set_may_be_what_the_case_lacked() -> None:
    bare = b"parties: {A: A, B: B}\nissues: {price: {options: [low, high], today: low}}\n"
    wants = "{price: {weight: 1, values: {low: 0, high: 100}}, no deal: 20..60}"
    words = ("robustness", "-", "--worlds", "64", "--set", f"wants={{A: {wants}, B: {wants}}}")
    done = run(*words, stdin=bare)
    assert done.returncode == 0
    assert b"Is there a deal?\nforum  a deal is" in done.stdout
    assert b"How sure a deal was" not in done.stdout
    found = json.loads(run(*words, "--json", stdin=bare).stdout)["result"]
    assert found["forums"]["all"]["deal"] == "certain"
    assert "forums_before" not in found["what_if"]


def test_indices_are_computed_where_they_are_asked_for() -> None:
    assert result("southland", "--worlds", "64")["indices"] == {}
    found = result("southland", "--worlds", "64", "--indices", "128")["indices"]["zone.talks"]
    assert found["first"]["wants.North.red lines[2].sure"] > 0.1
    assert found["total"].keys() == found["first"].keys()


def test_the_page_says_what_shares_count_and_what_was_held_fixed() -> None:
    text = page("southland", "--worlds", "64", "--shape", "triangular")
    assert "64 worlds were drawn from seed 0 by scrambled Sobol\nsequences." in text
    assert "commission: accepted in every world is tariff: high." in text
    assert "Shares count only what the case declares uncertain." in text
    assert "  - wants.Coast: tariff.weight, no deal, red lines[1]\n" in text


def test_what_is_wrong_with_the_flags_is_told() -> None:
    done = run("robustness", "southland", "--worlds", "many")
    assert done.returncode == 2
    assert b'a whole number of at least 0 is expected, not "many"' in done.stderr
    assert run("robustness", "southland", "--indices", "0").returncode == 2
    refused = run("robustness", "southland", "--indices", "3")
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert b'a power of two is expected, such as 4, not "3"' in refused.stderr


def test_a_case_that_no_lens_can_look_at_has_nothing_to_be_sure_of() -> None:
    done = run("robustness", "-", stdin=b"parties: {A: A}\n")
    assert done.returncode == 3
    assert done.stdout == b""
    assert b"there is nothing to be sure of: no lens ran" in done.stderr
    assert done.stderr.count(b"no lens ran") == 1


def test_analyze_tells_the_same() -> None:
    words = ("southland", "--worlds", "64", "--seed", "5")
    assert document("analyze", *words)["result"]["robustness"] == result(*words)


def test_a_share_is_told_with_a_decimal_where_its_interval_is_narrow() -> None:
    assert share_text(Share(0.123, 0.117, 0.129)) == "12 % (11 % to 13 %)"
    assert share_text(Share(0.1234, 0.1222, 0.1243)) == "12.3 % (12.2 % to 12.5 %)"
    assert share_text(Share(0.0003, 0.0001, 0.0008)) == "<0.1 % (0.0 % to 0.1 %)"
    assert share_text(Share(1, 0.9991, 1)) == "100.0 % (99.9 % to 100.0 %)"
    assert share_text(Share(0.004, 0.001, 0.016)) == "<1 % (0 % to 2 %)"
    assert share_text(Share(0.5, None, None)) == "50 %"
    assert share_text(None) == "-"
