"""The reference pages name all there is."""

from __future__ import annotations

import argparse
import re
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from detente.analysis.findings import KINDS
from detente.cli.failure import CODES
from detente.cli.program import DONE, INTERRUPTED, UNEXPECTED, WRONG_USAGE
from detente.cli.verbs import VERBS
from detente.stability.concepts import CONCEPTS
from tests.cli.command import document, printed_document
from tests.docs.pages import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from detente.cli.verbs import Verb

COMMANDS = (ROOT / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")
JSON = (ROOT / "docs" / "reference" / "json.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_verb_and_flag_is_on_the_page_of_the_command_line(verb: Verb) -> None:
    _, heading, rest = COMMANDS.partition(f"## detente {verb.name}{verb.takes}\n")
    assert heading
    section = rest.partition("\n## ")[0]
    parser = argparse.ArgumentParser()
    verb.add_arguments(parser)
    for action in parser._actions:
        for flag in action.option_strings:
            assert f"`{flag}" in section
    for alias in verb.aliases:
        assert f"`{alias}`" in section


def test_no_flag_is_on_the_page_that_does_not_exist() -> None:
    known = {"--help", "--version"}
    for verb in VERBS:
        of_verb = argparse.ArgumentParser()
        verb.add_arguments(of_verb)
        known |= {flag for action in of_verb._actions for flag in action.option_strings}
    assert set(re.findall(r"--[a-z]+", COMMANDS)) <= known


def test_every_exit_code_is_on_the_page() -> None:
    for code in {DONE, WRONG_USAGE, UNEXPECTED, INTERRUPTED, *CODES.values()}:
        assert f"\n| {code} |" in COMMANDS


def keys(found: Any, below: tuple[str, ...] = ()) -> Iterator[str]:
    """Every key of a document that is no name of the case."""
    named_by_the_case = {"forums", "values", "others", "package", "packages", "no_deal", "today", "crosses"}
    named_by_the_case |= {"red_lines", "drafts", "changes", "why_null", "lenses", "not_run", "weights"}
    named_by_the_case |= {"sources", "record", "stable", "equilibria", "settles", "settles_by", "left_out"}
    named_by_the_case |= {"threats", "promises", "named", "worth", "deals", "holds", "promised", "by_state"}
    named_by_the_case |= {"conclusions", "tornado", "learning", "adds", "indices", "first", "total"}
    named_by_the_case |= {"flips", "orders", *CONCEPTS}  # a concept holds parties
    named_by_the_case |= {"at_home", "accepts", "gains", "gives", "judged", "trades", "outvoted"}
    if isinstance(found, list):
        for entry in found:
            yield from keys(entry, below)
    elif isinstance(found, dict):
        for key, value in found.items():
            if not below or below[-1] not in named_by_the_case:
                yield key
            if key not in {"flips", "central_weights", "acceptability"}:  # named by the case more than once
                yield from keys(value, (*below, key))


@pytest.mark.parametrize(
    ("verb", "case"),
    [
        *product(["analyze", "check", "sources"], ["southland", "geneva-2022", "harbour-park"]),
        ("stability", "southland"),
        ("agreement --lotteries", "southland"),
    ],
)
def test_every_key_is_on_the_page_of_the_json_results(verb: str, case: str) -> None:
    found = set(keys(printed_document(*verb.split(), case)))
    assert len(found) > 5
    assert [key for key in sorted(found) if f"`{key}`" not in JSON] == []


def test_every_key_of_a_comparison_is_on_the_page_of_the_json_results() -> None:
    asked = printed_document("analyze", "southland", "--set", "wants.South.no deal=60")["result"]["what_if"]
    compared = printed_document("diff", "southland", "geneva-2022", "--runs", "1")
    found = set(
        keys([asked["set"], [{**c, "before": 0, "after": 0} for c in asked["changes"]], {"what_if": 0}])
    )
    findings = [{**entry, "a": 0, "b": 0} for entry in compared["result"]["findings"]]
    alpha = list(compared["result"]["alpha"].values())
    found |= set(keys({**compared, "result": {**compared["result"], "findings": findings, "alpha": alpha}}))
    assert len(found) > 15
    assert [key for key in sorted(found) if f"`{key}`" not in JSON] == []


def test_every_key_of_a_sweep_is_on_the_page_of_the_json_results(tmp_path: Path) -> None:
    swept = document(
        "sweep", "southland", "--lens", "agreement", "--worlds", "1", "--out", str(tmp_path / "a.db")
    )
    conclusions = list(swept["result"]["conclusions"].values())
    found = set(keys({**swept, "result": {**swept["result"], "conclusions": conclusions}}))
    assert len(found) > 10
    assert [key for key in sorted(found) if f"`{key}`" not in JSON] == []


def test_every_kind_of_finding_is_on_the_page_of_the_json_results() -> None:
    assert [kind for kind in KINDS if not re.search(rf"`{kind}[` ]", JSON)] == []
