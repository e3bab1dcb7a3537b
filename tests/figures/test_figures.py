"""What holds for every picture, of shipped cases, of cases hard to draw, and of cases drawn at random."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from detente.analysis import analyze
from detente.casefile import read_case
from detente.figures import FIGURES
from detente.figures import captions as catalogue
from tests.figures import conflicts, sureness
from tests.figures.cases import HARD, analysis
from tests.figures.drawn import layers, outside, overlaps, texts
from tests.figures.examples import BY_HAND
from tests.figures.home import AT_HOME
from tests.shipped import SHIPPED, analysis_of
from tests.strategies import cases, conflict_cases
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from detente.analysis import Analysis
    from detente.figures.figure import Figure

EXAMPLES = (*SHIPPED, *HARD, *AT_HOME, *BY_HAND, *conflicts.CONFLICTS, *conflicts.BY_HAND, *sureness.DRAWN)
_DRAW = """
import hashlib
from detente import load
from detente.analysis import analyze
from detente.figures import FIGURES
found = analyze(load("geneva-2022"))
drawn = "".join(figure.svg() for draw in FIGURES.values() for figure in draw(found))
print(hashlib.sha256(drawn.encode()).hexdigest())
"""


@cache
def example(name: str) -> Analysis:
    """What is found in one of the examples; computed once for all tests that ask."""
    if name in SHIPPED:
        return analysis_of(name)
    made = HARD | AT_HOME
    if name in made:
        return analysis(made[name])
    drawn = BY_HAND | sureness.DRAWN
    return drawn[name] if name in drawn else conflicts.conflict(name)


def figures(found: Analysis) -> list[Figure]:
    """All pictures of an analysis."""
    return [figure for draw in FIGURES.values() for figure in draw(found)]


@cache
def of_kind(kind: str, name: str) -> tuple[Figure, ...]:
    """The pictures of one kind of an example, drawn once for all tests that ask."""
    return tuple(FIGURES[kind](example(name)))


def pictures(name: str) -> list[Figure]:
    """All pictures of an example."""
    return [figure for kind in FIGURES for figure in of_kind(kind, name)]


def check(found: Analysis, drawn: list[Figure]) -> None:
    """What holds for every picture of an analysis."""
    names = [figure.name for figure in drawn]
    assert len(set(names)) == len(names)
    for figure in drawn:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", figure.name)
        assert re.fullmatch(r"\S.*[.]", figure.title), figure.title
        assert re.fullmatch(r"\S.*[.]", figure.description), figure.description
        for text in (figure.title, figure.description, figure.table.caption):
            assert not re.search(r"[{}]|None(?! of)|  |\.\.|,,|Fraction", text), text
        assert figure.table.rows
        assert {len(row) for row in figure.table.rows} == {len(figure.table.columns)}
        assert all(isinstance(cell, str) for row in figure.table.rows for cell in row)
        assert max(figure.table.numbers, default=0) < len(figure.table.columns)
        assert set(figure.judgments) <= set(found.case.judgments)
        assert len(set(figure.judgments)) == len(figure.judgments)
        assert figure.forum is None or found.agreement is None or figure.forum in found.agreement.forums
        assert figure.spec["width"] <= 560
        assert min(look["fontSize"] for look, _ in layers(figure) if look["type"] == "text") >= 12
        assert overlaps(figure) == [], figure.name
        assert outside(figure) == [], figure.name


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_picture_says_what_it_shows_and_no_label_covers_another(name: str) -> None:
    check(example(name), pictures(name))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases() | conflict_cases())
def test_any_case_can_be_drawn(drawn: dict[str, Any]) -> None:
    found = analyze(read_case(to_yaml(drawn).encode(), "drawn.yaml").case)
    check(found, figures(found))


@pytest.mark.parametrize("kind", FIGURES)
def test_every_kind_is_drawn_for_some_example(kind: str) -> None:
    drawn = [figure for name in EXAMPLES for figure in of_kind(kind, name)]
    assert drawn
    assert all(figure.name == kind or figure.name.startswith(f"{kind}-") for figure in drawn)


def test_a_case_with_no_issues_has_no_pictures() -> None:
    assert pictures("no issues") == []


def test_a_drawing_holds_no_script_no_link_and_no_words_for_screen_readers() -> None:
    for figure in pictures("southland"):
        svg = figure.svg()
        assert svg.startswith("<svg ")
        assert not re.search(r"<script|<image|<a |href=|role=|aria-|@import|url\(http", svg)
        assert "Liberation Sans, Arial, Helvetica, sans-serif" in svg
        for text in texts(figure)[:5]:
            assert text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in svg


def test_names_that_look_like_markup_are_drawn_as_they_are() -> None:
    document = {**HARD["alone"], "parties": {"A": 'X role="img" <b> & aria-label="y"'}}
    (drawn,) = [figure for figure in figures(analysis(document)) if figure.name == "values"]
    assert 'X role="img" &lt;b&gt; &amp; aria-label="y"' in drawn.svg()


def test_a_case_is_drawn_alike_in_every_process() -> None:
    def digest(seed: str) -> str:
        run = [sys.executable, "-c", _DRAW]
        return subprocess.run(
            run, env={"PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout.decode()

    drawn = "".join(figure.svg() for figure in pictures("geneva-2022"))
    assert digest("1").strip() == digest("2").strip() == hashlib.sha256(drawn.encode()).hexdigest()


def test_no_drawing_library_is_loaded_before_something_is_drawn() -> None:
    code = (
        "import sys, detente.figures as f; print({'altair', 'vl_convert'} & {*sys.modules}, len(f.FIGURES))"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == f"set() {len(FIGURES)}"


class _Recording(dict[str, str]):
    """A catalogue that remembers which of its captions were filled."""

    def __init__(self, captions: dict[str, str]) -> None:
        super().__init__(captions)
        self.used: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.used.add(name)
        return super().__getitem__(name)


def test_every_caption_is_needed_by_some_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    recording = _Recording(dict(catalogue.CAPTIONS))
    monkeypatch.setattr(catalogue, "CAPTIONS", recording)
    for name in EXAMPLES:
        figures(example(name))
    assert recording.used == set(recording)
