"""What is shared depends on what is confidential in no way but by how many parts it has."""

from __future__ import annotations

import copy
import random
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.cli import main
from tests.cli.command import CASE
from tests.generators import Profile
from tests.strategies import cases
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

TRACE = "zq"
"""Stands in every name and text that is confidential here, and in no other."""

COMMANDS = (
    ("analyze", "CASE"),
    ("analyze", "CASE", "--json"),
    ("agreement", "CASE"),
    ("agreement", "CASE", "--json"),
    ("sources", "CASE"),
    ("sources", "CASE", "--json"),
    ("diff", "OTHER", "CASE", "--grounds", "--runs", "1"),
    ("diff", "OTHER", "CASE", "--json", "--runs", "1"),
)


def with_secrets(drawn: dict[str, Any], rng: random.Random, number: int) -> dict[str, Any]:
    """The document with confidential parts of each kind; another number gives others at the same places."""
    case = copy.deepcopy(drawn)
    mark = {"confidential": "true", "why": f"{TRACE} reason {number}", "source": f"{TRACE} memo {number}"}
    case["sources"] = {f"{TRACE} memo {n}": f"{TRACE} title" for n in range(2)}
    for wants in case["wants"].values():
        if rng.random() < 0.5:
            never = f'"{TRACE} issue" = {number}'
            wants.setdefault("red lines", []).insert(0, {"never": never, "sure": str(60 + number), **mark})
        if "no deal" in wants and rng.random() < 0.5:
            wants["no deal"] = {"value": str(10 + number), **mark}
        weighted = [name for name, want in wants.items() if isinstance(want, dict) and "weight" in want]
        if weighted and rng.random() < 0.3:
            wants[f"{TRACE} issue"] = {
                "weight": str(3 + number),
                "best first": ["1", "0"][:: 1 - 2 * number],
            }
    case["issues"][f"{TRACE} issue"] = {"options": ["0", "1"], "today": str(number), **mark}
    case["parties"][f"{TRACE} party"] = {"name": f"{TRACE} name {number}", **mark}
    case.setdefault("drafts", {})[f"{TRACE} draft {number}"] = {"package": {f"{TRACE} issue": str(number)}}
    entry = {"date": f"2023-0{1 + number}", "who": f"{TRACE} party", "does": "says", "what": TRACE}
    case.setdefault("record", []).insert(0, entry)
    case["people"] = {f"{TRACE} person": {"for": f"{TRACE} party"}}
    return case


def outputs(text: str, path: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[int, str, str]]:
    """What each command prints when the case is shared: exit code, output, messages."""
    path.write_text(text, encoding="utf-8")
    other = path.with_name("other.yaml")
    other.write_bytes(CASE)
    words = {"CASE": str(path), "OTHER": str(other)}
    found = []
    for command in COMMANDS:
        code = main([words.get(word, word) for word in (*command, "--share")])
        found.append((code, *capsys.readouterr()))
    return found


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(cases(Profile(most_packages=40)), st.integers(0, 2**32))
def test_other_secrets_give_the_same_outputs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], drawn: dict[str, Any], seed: int
) -> None:
    one, other = (to_yaml(with_secrets(drawn, random.Random(seed), number)) for number in (0, 1))
    assert one != other
    path = tmp_path / "case.yaml"
    found = outputs(f"# {TRACE} comment\n{one}", path, capsys)
    assert found == outputs(other, path, capsys)
    for code, printed, noted in found:
        assert code in {0, 3}
        assert TRACE not in printed + noted


def test_a_case_with_secrets_is_computed_as_the_case_without(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.yaml"
    text = CASE.decode()
    without = text.replace(", no deal: 20", "").replace(", red lines: [{never: owner = joint}]", "")
    marked = text.replace("no deal: 20", "no deal: {value: 20, confidential: true}")
    marked = marked.replace("never: owner = joint", "never: owner = joint, confidential: true")
    (_, brief, _), (_, document, _), *agreement = outputs(marked, path, capsys)
    (_, plain, _), (_, plain_document, _), *plain_agreement = outputs(without, path, capsys)
    assert "Left out as confidential: 2 parts of `wants`." in " ".join(brief.split())
    assert "nothing is left out" in " ".join(plain.split())
    assert brief.partition("Ferry Board")[2] == plain.partition("Ferry Board")[2]
    assert document.partition('"result"')[2].count("\n") == plain_document.partition('"result"')[2].count(
        "\n"
    )
    assert '"left_out": {\n      "wants": 2\n    }' in document
    assert agreement[1][1].partition('"result"')[2] == plain_agreement[1][1].partition('"result"')[2]


def test_what_is_wrong_with_a_file_is_not_quoted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for code, printed, noted in outputs(
        f"parties: {{A: a}}\nwants: {{A: {{{TRACE}: {{confidential: true}}}}}}\n",
        tmp_path / "case.yaml",
        capsys,
    ):
        assert (code, printed) == (3, "")
        assert TRACE not in noted
        assert "1 problem" in noted
        assert "detente check" in noted
