"""``detente stability``, on a page and as a document."""

from __future__ import annotations

import re

import pytest

from detente import load
from detente.analysis import analyze
from detente.cli.stability import _CONCEPTS
from detente.stability.concepts import CONCEPTS
from tests.cli.command import printed, printed_document, run


def page(*words: str) -> str:
    return printed("stability", *words)


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
    done = printed_document("stability", "southland")["result"]
    assert set(done["threats"]) == {"closure", "detour"}
    assert set(done["promises"]) == {"restraint"}
    assert (done["threats"]["closure"]["credible"], done["threats"]["detour"]["credible"]) == (True, False)
    assert threats.splitlines()[1].endswith("yes, in some worlds  no")
    assert threats.splitlines()[2].endswith("no                   yes")


def flowing(text: str) -> str:
    """The text as though lines did not end."""
    return " ".join(text.split())


def rows(text: str, title: str) -> list[list[str]]:
    """The cells of the table under a heading, without its columns."""
    lines = text.partition(f"\n{title}\n")[2].partition("\n\n")[0].splitlines()
    return [re.split(r" {2,}", line) for line in lines[1:]]


def test_the_page_shows_ways_to_named_states_and_what_cannot_be_undone() -> None:
    text = page("southland", "--concept", "seq")
    assert rows(text, "Ways from the status quo")[:2] == [
        ["cut off", "no way", "South.close"],
        ["tax war", "South.tax", "the same"],
    ]
    assert "No way leads back from 6 of the states that moves reach." in text
    assert "What cannot be undone: North.reroute." in flowing(text)


def test_the_page_shows_a_way_to_where_it_settles_if_that_has_no_name() -> None:
    head = b"parties: {A: A, B: B}\nactions: {A: {a: Act}, B: {b: Act}}\nstatus quo: []\n"
    text = run("stability", "-", stdin=head + b"prefers: {A: [A.a], B: [B.b if A.a]}\n").stdout.decode()
    assert rows(text, "Ways from the status quo") == [["state 3", "A.a, then B.b", "the same"]]


def test_the_page_shows_each_single_step_and_what_blocks_it() -> None:
    assert rows(page("southland", "--concept", "seq"), "Single steps from the status quo") == [
        ["North.reroute", "no", "state 7", "own preference"],
        ["not North.sue", "yes", "no change", "South.tax"],
        ["South.tax", "yes", "no change", "nothing"],
        ["South.close", "no", "no change", "own preference"],
    ]


def test_without_a_status_quo_the_page_shows_no_ways() -> None:
    text = page("prisoners-dilemma")
    assert "Ways" not in text
    assert "Single steps" not in text


def test_a_state_is_explained_party_by_party() -> None:
    text = flowing(page("prisoners-dilemma", "--explain", "both silent"))
    assert "State 3: First.silent, Second.silent (both silent)" in text
    assert "First would leave (nash): it gains by not First.silent." in text
    assert (
        "First stays (gmr, smr, seq, sseq, sim_fh): it would gain by not First.silent, but Second would "
        "answer with not Second.silent, and First would be no better off, whatever it did then."
    ) in text
    assert "if Second chose not Second.silent at the same moment, First would be no better off." in text
    assert "Equilibria" not in text


def test_what_others_would_not_gain_by_they_could_do() -> None:
    text = flowing(page("elmira", "--explain", "status quo", "--concept", "gmr", "--concept", "seq"))
    assert "Local stays (gmr): it would gain by Local.insist, but Ministry could answer with" in text
    assert "Local would leave (seq): it gains by Local.insist, and nobody would punish it." in text
    assert "Nothing to gain by a move of their own: Ministry, Uniroyal." in text


def test_several_improvements_stand_one_under_the_other() -> None:
    text = page("geneva-2022", "--explain", "US.arm, Russia.mass", "--concept", "seq")
    assert "Russia stays (seq): it would gain by 3 moves, but each can be answered.\n    - " in text


@pytest.mark.parametrize("state", ["3", "both silent", "Second.silent, First.silent"])
def test_a_state_is_asked_for_by_number_by_name_or_by_the_actions_made(state: str) -> None:
    assert "State 3: First.silent, Second.silent (both silent)" in page(
        "prisoners-dilemma", "--explain", state
    )


def test_of_many_states_of_one_name_the_first_are_explained_and_the_rest_counted() -> None:
    text = page("geneva-2022", "--explain", "war", "--concept", "seq")
    assert text.count("\nState ") == 5
    assert "war: 251 more states are called so." in text


@pytest.mark.parametrize(
    ("case", "state", "message", "hint"),
    [
        ("elmira", "stalemat", 'no state or action "stalemat"', 'did you mean "stalemate"?'),
        ("elmira", "Local.insist, Uniroyal.acept", 'no action "Uniroyal.acept"', '"Uniroyal.accept"?'),
        ("elmira", "12", "there is no state 12", "from 0 to 11"),
        ("elmira", "Local.insist", "cannot be all that is done", "impossible"),
        ("elmira", "nonsense", 'no state or action "nonsense"', "its number, its name"),
        ("prisoners-dilemma", "status quo", "gives no status quo", "its number, its name"),
    ],
)
def test_a_state_that_is_none_is_wrong_usage(case: str, state: str, message: str, hint: str) -> None:
    done = run("stability", case, "--explain", state)
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode()
    assert hint in done.stderr.decode()


def test_the_document_explains_what_is_asked_besides_what_it_always_does() -> None:
    result = printed_document("stability", "elmira", "--explain", "3", "--explain", "stalemate")["result"]
    assert [found["state"] for found in result["why"]] == [0, 6, 3]
    assert result["ways"]["concept"] == "seq"


def test_long_lists_are_cut_and_say_so() -> None:
    assert "more; `--json` lists all." in page("geneva-2022", "--concept", "gmr")


def test_the_document_has_the_same_figures() -> None:
    result = printed_document("stability", "southland", "--concept", "seq")["result"]
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


def test_without_a_status_quo_the_page_says_what_it_leaves_out() -> None:
    text = " ".join(page("chicken", "--concept", "seq").split())
    assert "The case gives no `status quo`: not said are where the conflict settles" in text
    assert "Settles by" not in text


def test_what_is_settled_by_nothing_is_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where improvements are too many to follow, whatever rests on them says so with the same reason."""
    monkeypatch.setattr("detente.stability.graph_model.MAX_SETTLING", 2)
    found = analyze(load("southland"))
    reason = "more than 2 states are possible, which is the limit"
    assert found.stability is not None
    assert {found.stability.left_out[part] for part in ("settling", "ways")} == {reason}
    assert {found.left_out[part] for part in ("holds", "effects")} == {reason}
