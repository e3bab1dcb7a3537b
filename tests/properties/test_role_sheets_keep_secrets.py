"""A role sheet depends on what others keep to themselves in no way."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.cli import main
from tests.generators import Profile
from tests.strategies import cases
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

TRACE = "zq"
"""Stands in every name and text that the party must not see, and in no other."""


def with_secrets(drawn: dict[str, Any], party: str, number: int) -> dict[str, Any]:
    """The document with parts that the party must not see; another number gives others at the same places."""
    case = copy.deepcopy(drawn)
    mark = {"confidential": "true", "why": f"{TRACE} reason {number}"}
    issue, options = next((name, entry.get("options")) for name, entry in case["issues"].items())
    never = f'not "{issue}" = 0' if options is None else f'"{issue}" = "{next(iter(options))}"'
    for name, wants in case["wants"].items():
        if name != party:
            wants["why"] = f"{TRACE} thought {number}"
            wants["source"] = f"{TRACE} memo {number}"
            wants.setdefault("red lines", []).append({"never": never, "sure": str(60 + number)})
            if "no deal" in wants:
                wants["no deal"] = str(10 + number)
    others = [name for name in case["parties"] if name != party]
    case["sources"] = {f"{TRACE} memo {n}": f"{TRACE} title" for n in range(2)}
    case["actions"] = {others[0]: {f"{TRACE} act {number}": f"{TRACE} deed"}, party: {"leave": "Leave"}}
    said = {"by": others[0], "if": f"{party}.leave", "then": [f"{others[0]}.{TRACE} act {number}"]}
    case["threats"] = {f"{TRACE} threat {number}": said}
    case["worth"] = {others[0]: {f"{party}.leave": str(30 + number)}}
    case["drafts"] = {**case.get("drafts", {}), f"{TRACE} draft {number}": {"package": draft(case), **mark}}
    case["record"] = [
        {"date": "2023", "who": others[0], "does": "says", "what": TRACE * number or "-", **mark}
    ]
    case["people"] = {f"{TRACE} person": {"for": others[0], **mark}}
    case["outcome"] = {"date": "2025", "no deal": "true", "why": f"{TRACE} end {number}"}
    return case


def draft(case: dict[str, Any]) -> dict[str, str]:
    """A package of one option."""
    name, issue = next(iter(case["issues"].items()))
    return {name: next(iter(issue["options"])) if "options" in issue else issue["number"]["from"]}


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(cases(Profile(most_packages=40)), st.sampled_from(["North", "South"]))
def test_other_secrets_of_others_give_the_same_sheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], drawn: dict[str, Any], party: str
) -> None:
    path = tmp_path / "case.yaml"
    found = []
    for number in (0, 1):
        text = f"# {TRACE} comment {number}\n{to_yaml(with_secrets(drawn, party, number))}"
        path.write_text(text, encoding="utf-8")
        for flags in ([], ["--json"]):
            code = main(["analyze", str(path), "--for", party, *flags])
            found.append((code, *capsys.readouterr()))
    assert found[:2] == found[2:]
    for code, printed, noted in found:
        assert code == 0, noted
        assert TRACE not in printed + noted
        assert "Leave" in printed
