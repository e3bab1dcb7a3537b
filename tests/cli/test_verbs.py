"""What each verb prints."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

import pytest

import detente
from detente.analysis import LENSES
from detente.casefile.library import shipped_cases
from detente.casefile.new import template
from tests.cli.command import CASE, document, printed, printed_document, run

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = [case.name for case in shipped_cases()]
FINDINGS = {1, 2, 3, 4, 6, 7}


@pytest.mark.parametrize("verb", ["analyze", "analyse", "agreement", "check"])
def test_the_envelope_of_a_document(verb: str) -> None:
    found = document(verb, "-", stdin=CASE)
    assert list(found) == ["schema", "version", "case", "seed", "result"]
    assert found["schema"] == f"detente/{verb.replace('analyse', 'analyze')}/1"
    assert found["version"] == detente.__version__
    assert found["case"] == {"title": "A fare", "sha256": hashlib.sha256(CASE).hexdigest()}
    assert found["seed"] == (0 if verb in ("analyze", "analyse") else None)


def test_json_prints_nothing_but_one_document() -> None:
    done = run("analyze", "-", "--json", stdin=CASE)
    assert done.stderr == b""
    json.loads(done.stdout)


def test_agreement_in_json() -> None:
    result = document("agreement", "-", stdin=CASE)["result"]
    assert result["zone"]["exists"] is True
    assert result["solutions"]["nash"]["package"] == {"fare": "high", "owner": "joint"}
    assert result["forums"]["board"]["seats"] == ["North", "South"]
    assert result["frontier"]["points"][0]["others"] == {"Coast": [0.0, 0.0]}


def test_points_cuts_the_frontier_and_says_so() -> None:
    whole = printed_document("agreement", "southland")["result"]["frontier"]
    cut = printed_document("agreement", "southland", "--points", "2")["result"]["frontier"]
    assert (whole["truncated"], cut["truncated"]) == (False, True)
    assert cut["points"] == whole["points"][:2]
    assert cut["size"] == whole["size"] > 2
    analysed = printed_document("analyze", "southland", "--points", "2")["result"]["agreement"]
    assert analysed["frontier"] == cut


def test_analyze_holds_the_result_of_each_lens() -> None:
    result = printed_document("analyze", "southland")["result"]
    assert result["agreement"] == printed_document("agreement", "southland")["result"]
    assert result["not_run"] == {}
    assert {sentence["finding"] for sentence in result["brief"]} == FINDINGS


def test_analyze_says_what_did_not_run_and_why() -> None:
    result = document("analyze", "-", stdin=b"parties: {A: A}\n")["result"]
    assert "agreement" not in result
    assert "issues" in result["not_run"]["agreement"]
    assert "robustness" not in result
    assert "nothing to be sure of" in result["not_run"]["robustness"]
    assert [sentence["finding"] for sentence in result["brief"]] == [1]


@pytest.mark.parametrize("case", SHIPPED)
def test_the_brief_printed_is_the_brief_in_json(case: str) -> None:
    text = " ".join(printed("analyze", case).split())
    place = 0
    for sentence in printed_document("analyze", case)["result"]["brief"]:
        place = text.index(" ".join(sentence["text"].split()), place)


@pytest.mark.parametrize("case", SHIPPED)
def test_every_sentence_rests_on_judgments_of_the_case(case: str) -> None:
    judgments = set(detente.load(case).judgments)
    for sentence in printed_document("analyze", case)["result"]["brief"]:
        assert set(sentence["judgments"]) <= judgments


def test_the_printed_brief_names_the_judgments() -> None:
    text = run("analyze", "-", stdin=CASE).stdout.decode()
    assert "  Yes: 1 of 4 possible packages is acceptable to both Northland and Southland.\n" in text
    assert "[wants: North, South]" in text


def test_agreement_as_tables() -> None:
    text = run("agreement", "-", stdin=CASE).stdout.decode()
    for part in (
        "Ferry Board (board)",
        "A deal exists: 1 of 4 packages; 0 with options on the table.",
        "Needed for a deal, but not on the table: owner = joint",
        "South: no deal",
        "fare = high, owner = joint",
        "kalai_smorodinsky",
        "offer: acceptable to all seats together.",
        "Without a seat",
        "Coast 1",
    ):
        assert part in text


def test_the_largest_agendas_as_a_table() -> None:
    issues = "issues: {x: {options: [low, high], today: low}, y: {options: [low, high], today: low}}\n"
    even = "{weight: 1, values: {low: 0, high: 100}}"
    wants = (
        f"wants: {{A: {{x: {even}, y: {even}, no deal: 0, red lines: [{{never: x = low}}]}}, "
        f"B: {{x: {even}, y: {even}, no deal: 0, red lines: [{{never: x = high}}]}}, C: {{y: {even}}}}}\n"
    )
    head = "parties: {A: A, B: B, C: C}\n" + issues + wants
    blocked = run("agreement", "-", stdin=(head + "forums: {f: {seats: [A, B]}}\n").encode())
    told = " ".join(blocked.stdout.decode().split())
    assert "Largest agendas, all else as it is today left out A B best package by" in told
    assert "x 50 50 y = high nash" in told
    assert "agenda without x 100 -" in told


def test_lotteries_as_tables_where_they_are_asked_for() -> None:
    text = " ".join(printed("agreement", "southland", "--lotteries").split())
    council, commission, talks = text.split("By lottery ")[1:]
    assert "nash 69 43.9 70% tariff = middle, term = 15 years" in council
    assert "- nash, against its package: North +11.5, South -9.2" in council
    assert "acceptable" not in council.split("Drafts")[0]
    assert commission.startswith("seats solution South Coast chance package South, Coast nash 95.1 100 100%")
    assert talks.startswith("A lottery is acceptable though no package is.")
    assert "By lottery" not in printed("agreement", "southland")


def test_a_lottery_where_no_package_is_acceptable_is_told() -> None:
    case = b"""
    parties: {A: A, B: B, C: C}
    issues: {x: {options: [low, middle, high], today: low}}
    wants:
      A: {x: {weight: 1, values: {low: 100, middle: 10, high: 0}}, no deal: 20}
      B: {x: {weight: 1, values: {low: 0, middle: 10, high: 100}}, no deal: 20}
      C: {x: {weight: 1, values: {low: 40, middle: 60, high: 40}}, no deal: 10}
    """
    told = " ".join(run("agreement", "-", "--lotteries", stdin=case).stdout.decode().split())
    assert "By lottery A lottery is acceptable though no package is. solution A B C chance package" in told
    assert "kalai_smorodinsky 50 50 40 50% x = low 50% x = high" in told
    assert "against its package" not in told


def test_that_nash_is_inexact_is_told_and_by_how_much() -> None:
    case = b"""
    parties: {A: A, B: B, C: C}
    issues: {x: {options: [low, high], today: low}}
    wants:
      A: {x: {weight: 1, values: {low: 10, high: 20}}, no deal: 0}
      B: {x: {weight: 1, values: {low: 30, high: 10}}, no deal: 0}
      C: {x: {weight: 1, values: {low: 20, high: 30}}, no deal: 0}
    """
    told = " ".join(run("agreement", "-", "--lotteries", stdin=case).stdout.decode().split())
    assert "54.1% x = high 45.9% x = low" in told
    assert re.search(
        r"nash among A, B, C is found in doubles: no lottery has a product of gains larger by a factor of"
        r" more than 1 \+ \de-1\d\.",
        told,
    )


def test_a_chance_next_to_nothing_is_not_told_as_none() -> None:
    case = b"""
    parties: {A: A, B: B}
    issues: {x: {options: [low, high], today: low}}
    wants:
      A: {x: {weight: 1, values: {low: 0, high: 50}}, no deal: 0.0000000001}
      B: {x: {weight: 1, values: {low: 100, high: 0}}, no deal: 0}
    """
    told = " ".join(run("agreement", "-", "--lotteries", stdin=case).stdout.decode().split())
    assert "utilitarian 0 100 almost 100% x = low almost 0% x = high" in told


def test_that_no_part_can_be_settled_is_said() -> None:
    _, _, osce = printed("agreement", "geneva-2022").split("\nRule: ")[1:]
    assert "None: on no part alone is a deal possible.\n" in osce
    council, *_ = printed("agreement", "southland").split("\nRule: ")[1:]
    assert "Largest agendas" not in council
    text = b"parties: {A: A}\nissues: {x: {options: [low, high]}, y: {options: [low, high]}}\n"
    blocked = run("agreement", "-", stdin=text + b"wants: {A: {red lines: [{never: x = low | high}]}}\n")
    assert "is a deal possible, as far as `today` is given." in blocked.stdout.decode()


def test_the_packages_left_end_at_the_number_of_packages_accepted() -> None:
    council, commission, talks = printed("agreement", "southland").split("\nRule: ")[1:]
    assert "in the end         enough ratifiers agree                                  34\n" in council
    assert "in the end         enough ratifiers agree                                   0\n" in talks
    assert "packages left" not in commission
    assert "in the end" not in run("agreement", "-", stdin=CASE).stdout.decode()


def test_a_seat_that_judges_through_others_alone_is_named() -> None:
    council, _, talks = printed("agreement", "southland").split("\nRule: ")[1:]
    assert "League has no points and no red lines of its own; it judges through: South," in talks
    assert "southern: a version suits each seat, but none suits all." in talks
    assert "no points" not in council


def test_who_is_outvoted_is_told_with_the_points_of_the_frontier() -> None:
    result = printed_document("analyze", "southland")["result"]
    points = result["agreement"]["forums"]["commission"]["zone_frontier"]["points"]
    (north,) = [p["values"]["North"] for p in points if p["packages"][0]["tariff"] == "high"]
    assert north == 12
    (told,) = [sentence["text"] for sentence in result["brief"] if "outvotes" in sentence["text"]]
    assert told == (
        "That outvotes Northland: it is worth 12 points to Northland (45 without a deal), and it crosses red"
        " line 1 (tariff) of Northland."
    )


def test_a_table_tells_whom_each_winning_set_outvotes() -> None:
    _, commission, _ = printed("agreement", "southland").split("\nRule: ")[1:]
    (table,) = re.findall(r"\nOutvoted\n(.*?)\n\n", commission, re.DOTALL)
    heads, *rows = [re.split("  +", line.strip()) for line in table.splitlines()]
    assert heads == ["seats", "best by", "North", "refused by", "red lines crossed"]
    assert rows == [["South, Coast", "nash", "12", "North", "North 1"]]


def test_agreement_shows_the_top_of_long_tables_and_how_much_is_left() -> None:
    options = ", ".join(str(number) for number in range(20))
    issue = f"issues: {{price: {{options: [{options}]}}}}\n"
    rising = ", ".join(f"{number}: {number}" for number in range(20))
    falling = ", ".join(f"{number}: {19 - number}" for number in range(20))
    wants = (
        f"wants:\n  A: {{price: {{weight: 1, values: {{{rising}}}}}}}\n"
        f"  B: {{price: {{weight: 1, values: {{{falling}}}}}}}\n"
    )
    text = run("agreement", "-", stdin=f"parties: {{A: A, B: B}}\n{issue}{wants}".encode()).stdout.decode()
    assert "and 10 more; `--json` lists them" in text
    assert text.count("price = ") >= 10


def test_check_in_json() -> None:
    doubtful = CASE.replace(b"never: owner = joint", b"never: fare = low | high")
    result = document("check", "-", stdin=doubtful)["result"]
    assert result["lenses"] == {
        "agreement": {"runs": True, "lacks": []},
        "stability": {"runs": False, "lacks": ["actions"]},
    }
    assert set(result["lenses"]) == set(LENSES)
    (warning,) = result["warnings"]
    assert set(warning) == {"line", "column", "text"}
    assert warning["line"] == 11
    assert "wants.South.no deal" in result["unsourced"]
    assert "wants.North.fare.weight" not in result["unsourced"]


def test_check_in_words() -> None:
    doubtful = CASE.replace(b"never: owner = joint", b"never: fare = low | high")
    text = run("check", "-", stdin=doubtful).stdout.decode()
    assert "A fare: a valid case" in text
    assert "agreement runs." in text
    assert "standard input:11:" in text
    assert "judgments have neither a source nor a reason" in text
    lacking = run("check", "-", stdin=b"parties: {A: A}\n")
    assert lacking.returncode == 0
    assert "agreement does not run. It lacks: issues; wants." in lacking.stdout.decode()


def test_warnings_are_mentioned_wherever_a_case_is_read() -> None:
    doubtful = CASE.replace(b"never: owner = joint", b"never: fare = low | high")
    assert "1 warning on this case file" in run("analyze", "-", stdin=doubtful).stderr.decode()


def test_cases_lists_the_shipped_cases() -> None:
    text = run("cases").stdout.decode()
    listed = document("cases")
    assert listed["case"] is None
    assert [case["name"] for case in listed["result"]["cases"]] == SHIPPED
    for case in shipped_cases():
        assert f"{case.name} " in text
        assert case.title in text


def test_new_writes_a_case_that_checks_and_never_overwrites(tmp_path: Path) -> None:
    done = run("new", "mine.yaml", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"")
    assert "detente check mine.yaml" in done.stderr.decode()
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == template()
    assert run("check", "mine.yaml", folder=tmp_path).returncode == 0
    again = run("new", "mine.yaml", folder=tmp_path)
    assert again.returncode == 3
    assert "exists already" in again.stderr.decode()


def test_schema_prints_the_json_schema() -> None:
    done = run("schema")
    assert done.returncode == 0
    assert json.loads(done.stdout)["$schema"].startswith("https://json-schema.org/")


def test_load_reads_files_and_shipped_cases(tmp_path: Path) -> None:
    path = tmp_path / "fare.yaml"
    path.write_bytes(CASE)
    assert detente.load(path).title == detente.load(str(path)).title == "A fare"
    assert detente.load("southland").parties["North"].name == "Northland"
    with pytest.raises(AttributeError):
        detente.no_such_name  # noqa: B018 - asked for on purpose
