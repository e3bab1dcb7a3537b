"""Cases whose role sheets together need every template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.analysis import role_sheet
from detente.casefile import read_case
from tests.casefile.mutator import valid_cases

if TYPE_CHECKING:
    from detente.analysis import RoleSheet

ODDS = read_case(
    b"""\
title: Odds and ends
sources: {wire: A wire}
parties: {North: Northland, South: Southland}
people:
  Elm: {name: E. Elm, office: Envoy, for: North, to: 2020}
  Oak: {name: O. Oak, for: North}
issues: {fare: {options: [low, high]}, volume: {number: {from: 0, to: 10, step: 5}}}
wants:
  North:
    fare: {weight: 1, values: {low: 0, high: 40..60}}
    red lines: [{never: fare = low, sure: 30}]
    together: [{if: fare = low and volume = 0, points: 4}]
  South: {volume: {weight: 1, ideal: 5}, no deal: {from: conflict}}
actions: {North: {go: {name: Leave, irreversible: withdrawn}, stay: Stay}, South: {pay: Pay}}
threats: {t: {by: North, if: not South.pay, then: North.go, at once: false}}
approval: {North: {ratifiers: {House: {red lines: [{never: fare = high}]}}}}
record:
  - {date: 2019, who: Elm, does: meets, to: South, confidential: true}
  - {date: 2020, who: South, does: says, what: x, kind: claim, claimed by: South}
drafts: {fallback: {by: Oak, package: {fare: low}, confidential: true}}
""",
    "odds.yaml",
).case


def role_sheets() -> list[RoleSheet]:
    """A role sheet for every party of every valid case at hand."""
    whole = [read_case(text.encode(), name).case for name, text in valid_cases().items()]
    return [role_sheet(case, party) for case in (*whole, ODDS) for party in case.parties]
