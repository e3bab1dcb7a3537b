"""The catalogue of the brief's words, put together from its parts."""

from __future__ import annotations

from collections import Counter

from detente.agreement.result import Count
from detente.brief import templates
from detente.brief.change_templates import CHANGES
from detente.brief.conflict_templates import CONFLICT
from detente.brief.lever_templates import LEVERS
from detente.brief.majority_templates import MAJORITIES
from detente.brief.role_sheet_templates import ROLE_SHEET
from detente.brief.source_templates import SOURCES
from detente.brief.sure_templates import SURE
from detente.brief.verdict_templates import VERDICTS


def test_no_two_parts_of_the_catalogue_have_a_template_of_one_name() -> None:
    parts = (CONFLICT, ROLE_SHEET, CHANGES, SOURCES, VERDICTS, SURE, LEVERS, MAJORITIES)
    names = Counter(name for part in parts for name in part)
    assert [name for name, times in names.items() if times > 1] == []
    assert all(templates.TEMPLATES[name] == text for part in parts for name, text in part.items())


def test_a_count_that_is_not_exact_is_more_than_one() -> None:
    assert templates.say("table holds all", zone=Count(1, 2)).startswith("All of them use")
