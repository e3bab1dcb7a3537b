"""A case that uses every section, read whole."""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from subprocess import run

import pytest

from detente.casefile import read_case
from detente.model import Citation, Grounds, Judgment
from tests.casefile.reading import doubtful, read, wrong

ROOT = Path(__file__).parents[2]
PIPELINE = Path(__file__).with_name("pipeline.yaml")

JUDGMENTS = """\
parties.North.power
parties.South.power
parties.Coast.power
issues.tariff.today
issues.term.today
issues.inspectors.today
issues.inspectors.options.neutral.binds
issues.volume.today
wants.North.tariff.weight
wants.North.tariff.values.low
wants.North.tariff.values.middle
wants.North.tariff.values.high
wants.North.term.weight
wants.North.term.values.5 years
wants.North.term.values.15 years
wants.North.volume.weight
wants.North.volume.ideal
wants.North.no deal
wants.North.red lines[1]
wants.North.red lines[2]
wants.North.red lines[2].sure
wants.North.together[1]
wants.North.together[1].points
wants.South.order
wants.South.tariff.best first
wants.South.term.best first
wants.South.volume.ideal
wants.South.no deal
wants.Coast.tariff.weight
wants.Coast.tariff.best first
wants.Coast.no deal
drafts.northern
actions.North.reroute.irreversible
impossible[1]
status quo
prefers.North[1]
prefers.North[2]
prefers.North[2][1]
prefers.North[2][2]
prefers.North[3]
prefers.South.weights.South.tax
prefers.South.weights.South.close
prefers.South.weights.North.reroute
prefers.Coast.ranking
worth.North.cut off
worth.North.status quo
worth.North.otherwise
worth.South.cut off
worth.South.status quo
worth.South.otherwise
threats.closure
promises.restraint
forums.council
forums.commission
approval.North
approval.North.ratifiers.Cabinet.no deal
approval.North.ratifiers.Lower House.no deal
approval.North.ratifiers.Lower House.red lines[1]
approval.North.ratifiers.Upper House.no deal
approval.League
positions.tariff.Coast.at
positions.tariff.Coast.salience
record[1]
record[2]
record[3]
record[4]
record[5]
forecasts[1]
forecasts[1].probability
outcome
""".splitlines()


@pytest.fixture(scope="module")
def data() -> bytes:
    return PIPELINE.read_bytes()


def test_every_section_is_read(data: bytes) -> None:
    case = read(data).case
    assert case.title == "A pipeline through Southland"
    assert case.sha256 == hashlib.sha256(data).hexdigest()
    assert case.date is not None
    assert case.date.text == "2024-03-01"
    sections = {
        "parties": ["North", "South", "Coast", "League"],
        "people": ["Alder"],
        "issues": ["tariff", "term", "inspectors", "volume"],
        "wants": ["North", "South", "Coast"],
        "demands": ["North", "South", "Coast"],
        "drafts": ["northern"],
        "forums": ["council", "commission"],
        "approval": ["North", "League"],
        "sources": ["daily"],
    }
    assert {section: list(getattr(case, section)) for section in sections} == sections
    assert (len(case.record), len(case.forecasts), len(case.positions)) == (5, 1, 1)
    conflict = case.conflict
    assert conflict is not None
    assert list(conflict.actions) == ["North.reroute", "North.sue", "South.tax", "South.close"]
    assert (list(conflict.prefers), list(conflict.worth)) == (["North", "South", "Coast"], ["North", "South"])
    assert (list(conflict.threats), list(conflict.promises)) == (["closure"], ["restraint"])
    assert case.outcome is not None
    assert case.outcome.package == {"tariff": 1, "term": 1, "inspectors": 1, "volume": 8}


def test_every_judgment_is_entered_under_its_path(data: bytes) -> None:
    case = read(data).case
    assert sorted(case.judgments) == sorted(JUDGMENTS)
    places = [(judgment.line, judgment.column) for judgment in case.judgments.values()]
    assert places == sorted(places)
    assert all(judgment.path == path for path, judgment in case.judgments.items())


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("wants.North.tariff.values.middle", "55 +- 10,"),
        ("wants.North.red lines[2]", "{never: inspectors = none and"),
        ("wants.South.order", "[tariff, volume, term]"),
        ("prefers.North[2][2]", "not North.reroute]"),
        ("worth.North.cut off", "-20,"),
        ("approval.North.ratifiers.Lower House.no deal", "55,"),
        ("record[4]", "{date: 2024-02, who: Alder"),
        ("forecasts[1].probability", "0..0.2"),
        ("issues.volume.today", "20"),
    ],
)
def test_a_judgment_knows_its_place(data: bytes, path: str, written: str) -> None:
    judgment = read(data).case.judgments[path]
    line = data.decode().splitlines()[judgment.line - 1]
    assert line[judgment.column - 1 :].startswith(written)


def test_what_is_read_computes(data: bytes) -> None:
    case = read(data).case
    north = case.wants["North"]
    assert north.central_weights() == {
        "tariff": Fraction(60, 100),
        "term": Fraction(30, 100),
        "volume": Fraction(10, 100),
    }
    assert north.issues["tariff"].valuation.central() == tuple(map(Fraction, (100, 55, 0)))
    assert north.issues["volume"].valuation.central()[6] == 50
    assert case.wants["South"].central_weights()["tariff"] == Fraction(11, 18)
    assert [line.stands for line in case.demands["North"].red_lines] == [True, True]


def test_a_worth_against_preferences_is_doubted(data: bytes) -> None:
    (told,) = read(data).warnings
    line = data.decode().splitlines()[told.line - 1]
    assert line[told.column - 1 :].startswith("South: {cut off: 20")
    assert told.text == "of two states, South prefers one and gives more points to the other"


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_case_is_the_same_with_other_line_ends_and_a_mark(
    data: bytes, newline: bytes, mark: bytes
) -> None:
    other = read(mark + data.replace(b"\n", newline)).case
    case = read(data).case
    assert replace(other, sha256=case.sha256) == case


def test_reading_twice_gives_the_same(data: bytes) -> None:
    assert read_case(data, "a") == read_case(data, "a")


def test_a_case_of_three_lines_works() -> None:
    case = read("""\
parties: {A: x, B: y}
issues: {t: {options: [low, high]}}
wants: {A: {t: {weight: 1, best first: [low, high]}}}
""").case
    assert case.title == "Untitled case"
    assert case.judgments["wants.A.t.weight"] == Judgment("wants.A.t.weight", 3, 25, Grounds())


def test_one_source_for_the_whole_case() -> None:
    text = "parties: {A: {power: 3}}\nsources: {d: x}\nsource: d ¶1\nwhy: told\n"
    grounds = read(text).case.judgments["parties.A.power"].grounds
    assert grounds == Grounds((Citation("d", "¶1"),), "told")


def test_two_judgments_cannot_share_a_path() -> None:
    text = """\
parties: {A: x, A.t: y}
issues: {t: {options: [low, high]}, t.t: {options: [low, high]}}
wants:
  A: {t.t: {weight: 1, best first: [low, high]}}
  A.t: {t: {weight: 1, best first: [low, high]}}
"""
    assert wrong(text) == [
        "5:21: a second judgment has the path wants.A.t.t.weight",
        "5:36: a second judgment has the path wants.A.t.t.best first",
    ]


def test_what_is_left_out_is_not_doubted() -> None:
    assert doubtful("parties: {A: x}\n") == []


def test_what_is_wrong_is_told_alike_in_every_run() -> None:
    text = """\
parties: {A: x, B: y}
sources: {week: x, weed: y, weep: z}
forums: {cat: {seats: [A]}, car: {seats: [B]}, cap: {seats: [C]}}
source: wee ¶3
record: [{date: 2024, who: D, does: say, forum: ca, disputed: we}]
"""
    script = f"from tests.casefile.reading import wrong, hints; print(wrong({text!r}), hints({text!r}))"
    told = {
        run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("1", "2", "3", "4")
    }
    assert len(told) == 1


def test_importing_loads_nothing_heavy() -> None:
    heavy = ("yaml", "lark", "edtf", "pysat", "numpy")
    script = f"import sys, detente.casefile; print([name for name in {heavy} if name in sys.modules])"
    done = run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_small_case_loads_neither_edtf_nor_a_solver() -> None:
    script = (
        "import sys; from detente.casefile import read_case; "
        f"read_case({PIPELINE.read_bytes()!r}, 'f'); "
        "print([name for name in ('edtf', 'pysat', 'numpy') if name in sys.modules])"
    )
    done = run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
