"""``detente levers``, on a page and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.cli.command import CASE, document, run

if TYPE_CHECKING:
    from pathlib import Path

SHORT = CASE.replace(b"no deal: 20", b"no deal: 61").replace(b"no deal: 50", b"no deal: 101")


def levers(*words: str, stdin: bytes = SHORT) -> dict[str, Any]:
    found: dict[str, Any] = document("levers", "-", "--worlds", "0", *words, stdin=stdin)
    return found


def test_the_document_lists_those_first_that_open_a_deal() -> None:
    found = levers()
    assert (found["schema"], found["seed"]) == ("detente/levers/1", 0)
    first = found["result"]["levers"][0]
    assert first["opens"] == ["board"]
    assert first["text"] == "South would take 50 points"
    assert (first["kind"], first["points"], first["movers"]) == ("no deal", 51, ["South"])
    assert first["deals"]["board"] == {"deal": "certain", "proved": True, "share": 1}
    assert set(first["outsiders"]) == {"board"}
    assert {"forum": "board", "finding": "deal", "before": False, "after": True}.items() <= first["changes"][
        0
    ].items()


def test_what_is_told_can_be_set() -> None:
    setting = levers()["result"]["levers"][0]["set"][0]
    done = run("analyze", "-", "--worlds", "0", "--set", setting, stdin=SHORT)
    assert b"A deal exists: yes; before: no." in done.stdout


def test_the_page_tells_what_opens_what_would_lose_and_what_else_changes() -> None:
    done = run("levers", "-", "--worlds", "0", stdin=SHORT)
    told = done.stdout.decode()
    assert "What opens a deal" in told
    assert "1. --set 'wants.South.no deal=50'" in told
    assert "more change nothing." in told
    assert b"tells what follows from the first" in done.stderr
    without = run("levers", "-", "--worlds", "0", stdin=CASE).stdout.decode()
    assert "No lever that was tried opens a deal where there is none." in without
    assert "What would lose a deal" in without


def test_a_case_without_a_lens_is_refused() -> None:
    done = run("levers", "-", stdin=b"parties: {A: A}\n")
    assert (done.returncode, done.stdout) == (3, b"")
    assert b"Traceback" not in done.stderr


def test_what_is_suggested_leaves_out_what_was_left_out() -> None:
    secret = SHORT.replace(
        b"no deal: 61", b"no deal: 61, red lines: [{never: fare = low, confidential: true}]"
    )
    done = run("levers", "-", "--worlds", "0", "--share", stdin=secret)
    assert done.returncode == 0
    assert b"detente analyze - --share --set" in done.stderr
    assert b"fare = low" not in done.stdout + done.stderr


def test_of_a_conflict_alone_no_deal_is_spoken_of() -> None:
    done = run("levers", "chicken")
    assert done.returncode == 0
    assert b"What opens a deal" not in done.stdout
    assert b"detente stability chicken" in done.stderr


def test_a_brief_with_levers_tells_what_opens_a_deal_and_has_the_same_document() -> None:
    found = document("analyze", "-", "--levers", "--worlds", "0", stdin=SHORT)["result"]
    assert found["levers"] == levers()["result"]
    texts = [sentence["text"] for sentence in found["brief"] if sentence["finding"] == 2]
    assert any(text.startswith("If 50 points will do for Southland, 51 less") for text in texts)


def test_without_the_flag_no_lever_is_tried() -> None:
    assert "levers" not in document("analyze", "-", "--worlds", "0", stdin=SHORT)["result"]


def test_where_a_forum_has_no_deal_the_next_command_tries_what_opens_one(tmp_path: Path) -> None:
    for text, verb in ((SHORT, "levers"), (CASE, "agreement")):
        (tmp_path / "case.yaml").write_bytes(text)
        done = run("analyze", "case.yaml", "--worlds", "0", folder=tmp_path)
        assert f"Next: detente {verb} case.yaml" in done.stderr.decode()


def test_levers_of_a_what_if_are_those_of_the_changed_case() -> None:
    asked = ("analyze", "-", "--levers", "--worlds", "0", "--set", "wants.South.no deal=61")
    found = document(*asked, stdin=SHORT)["result"]["levers"]
    opening = [lever["text"] for lever in found["levers"] if lever["opens"]]
    assert "South would take 50 points" in opening
    assert all("101" not in str(lever) for lever in found["levers"])


def test_how_sure_deals_are_is_told_by_no_more_worlds_than_levers_take() -> None:
    unsure = SHORT.replace(b"no deal: 101", b"no deal: 61..101")
    told = document("analyze", "-", "--levers", "--worlds", "512", stdin=unsure)["result"]
    assert told["robustness"]["worlds"] == 512
    alone = document("levers", "-", stdin=unsure)["result"]
    assert told["levers"] == alone


def test_a_role_sheet_has_no_levers() -> None:
    done = run("analyze", "-", "--for", "North", "--levers", stdin=CASE)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"does not go with --levers" in done.stderr
