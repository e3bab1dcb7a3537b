"""``detente stability``, on a page and as a document."""

from __future__ import annotations

import pytest

from detente.cli.stability import _CONCEPTS
from detente.stability.concepts import CONCEPTS
from tests.cli.command import document, run


def page(*words: str) -> str:
    done = run("stability", *words)
    assert done.returncode == 0
    return done.stdout.decode()


def test_the_flag_offers_every_concept() -> None:
    assert tuple(CONCEPTS) == _CONCEPTS


def test_the_page_tells_where_the_conflict_settles_and_why() -> None:
    text = page("southland", "--concept", "seq")
    assert "12 states are possible" in text
    assert "Status quo: North.sue\n" in text
    assert "Settles by sequential stability: improvements lead there from the status quo" in text
    assert "North.sue, South.tax (tax war)" in text
    assert "Nash" not in text


def test_the_page_says_where_nobody_moves_and_where_nothing_is_stable() -> None:
    head = b"parties: {A: A, B: B}\nactions: {A: {a: Act}, B: {b: Act}}\nstatus quo: []\n"
    chase = b"prefers: {A: [A.a iff B.b], B: [not A.a iff B.b]}\n"
    text = run("stability", "-", "--concept", "nash", stdin=head + chase).stdout.decode()
    assert "go round among these without end" in " ".join(text.split())
    assert "\nNone." in text
    calm = b"prefers: {A: [not A.a], B: [not B.b]}\n"
    text = run("stability", "-", "--concept", "nash", stdin=head + calm).stdout.decode()
    assert "nobody would leave the status quo" in text
    assert "nothing is done" in text


def test_threats_and_promises_are_judged_on_the_page() -> None:
    text = page("southland", "--concept", "seq")
    threats = text.partition("\nThreats\n")[2].partition("\n\n")[0]
    assert threats.splitlines()[1].split()[:4] == ["closure", "South", "North.reroute", "South.close"]
    assert "\nPromises\n" in text
    done = document("stability", "southland")["result"]
    assert set(done["threats"]) == {"closure", "detour"}
    assert set(done["promises"]) == {"restraint"}
    assert (done["threats"]["closure"]["credible"], done["threats"]["detour"]["credible"]) == (True, False)
    assert threats.splitlines()[1].endswith("yes, in some worlds  no")
    assert threats.splitlines()[2].endswith("no                   yes")


def test_long_lists_are_cut_and_say_so() -> None:
    assert "more; `--json` lists all." in page("geneva-2022", "--concept", "gmr")


def test_the_document_has_the_same_figures() -> None:
    result = document("stability", "southland", "--concept", "seq")["result"]
    assert result["equilibria"] == {"seq": [6, 7]}
    assert result["settles"] == {"seq": [6]}
    assert result["settles_by"] == {"seq": "improvements"}
    assert result["states"][6] == [0, 1, 1, 0]
    assert list(result["stable"]["seq"]) == ["North", "South", "Coast"]
    assert result["status_quo"] == 2


def test_a_case_without_actions_is_told_what_it_lacks() -> None:
    done = run("stability", "harbour-park")
    assert done.returncode == 3
    assert b"actions" in done.stderr
    assert not done.stdout


@pytest.mark.parametrize("words", [["--concept", "hash"], ["--concept"]])
def test_a_concept_of_another_name_is_wrong_usage(words: list[str]) -> None:
    done = run("stability", "southland", *words)
    assert done.returncode == 2
    assert b"--concept" in done.stderr


def test_too_many_states_end_in_exit_code_four() -> None:
    names = ", ".join(f"a{number}: Act" for number in range(23))
    case = f"parties: {{A: A}}\nactions: {{A: {{{names}}}}}\nprefers: {{A: [A.a0]}}\n"
    done = run("stability", "-", stdin=case.encode())
    assert done.returncode == 4
    assert b"4,194,304" in done.stderr
