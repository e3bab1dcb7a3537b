"""A case is one line at a prompt, whatever it holds."""

from __future__ import annotations

from detente.casefile import read_case
from detente.model import Case, Party

TEXT = b"""\
title: A fare
date: 2024-03-01
parties: {North: Northland, South: Southland}
issues: {fare: {options: [low, high]}}
wants: {North: {red lines: [{never: fare = high}]}}
forums: {board: {seats: [North]}}
"""


def test_a_case_in_one_line() -> None:
    found = read_case(TEXT, "fare.yaml")
    told = "<Case 'A fare' of 2024-03-01: 2 parties, 1 issue, 1 forum, 2 judgments>"
    assert repr(found.case) == told
    assert repr(found) == f"<ReadCase 'fare.yaml': {told}>"


def test_a_case_without_a_date_names_none() -> None:
    case = Case("A fare", "", {"North": Party("North", "Northland")})
    assert repr(case) == "<Case 'A fare': 1 party, 0 issues, 0 forums, 0 judgments>"
