"""Cases in which something leads on from a draft or from today, for the sentences on that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.analysis import analyze
from detente.casefile import read_case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.analysis import Analysis

CATCH = """
title: Two grounds
parties: {A: Alder, B: Birch}
issues:
  cod: {options: [ours, theirs], today: ours}
  crab: {options: [ours, theirs], today: theirs}
wants:
  A: {cod: {weight: 20, values: {ours: 100, theirs: 0}}, crab: {weight: 80, values: {ours: 100, theirs: 0}}}
  B: {cod: {weight: 80, values: {ours: 0, theirs: 100}}, crab: {weight: 20, values: {ours: 0, theirs: 100}}}
"""
"""Alder cares for crab and Birch for cod, and each has the other one today."""

_EACH = "weight: 1, values: {poor: 0, good: 100}"
_ISSUES = ", ".join(f"i{n}: {{options: [poor, good], today: poor}}" for n in range(6))
_WANTS = ", ".join(f"i{n}: {{{_EACH}}}" for n in range(6))
REPAIRS = f"""
title: Repairs
parties: {{A: Alder, B: Birch}}
issues: {{{_ISSUES}}}
wants:
  A: {{{_WANTS}}}
  B: {{{_WANTS}}}
drafts:
  first: {{by: A, package: {{i0: good}}}}
  second: {{by: B, package: {{{", ".join(f"i{n}: poor" for n in range(6))}}}}}
  third: {{by: B, package: {{i1: poor}}}}
  fourth: {{by: B, package: {{i2: poor}}}}
"""
"""Six things that both would have better."""


def _analysis(text: str) -> Analysis:
    return analyze(read_case(text.encode(), "case.yaml").case)


LEADING: Mapping[str, Analysis] = {
    "an exchange": _analysis(CATCH),
    "many exchanges": _analysis(
        CATCH.replace(
            "  crab: {options: [ours, theirs], today: theirs}\n",
            "  crab: {options: [ours, shared, theirs], today: theirs}\n",
        )
        .replace("ours: 100, theirs: 0}}}\n  B", "ours: 100, shared: 50, theirs: 0}}}\n  B")
        .replace(
            "weight: 20, values: {ours: 0, theirs: 100}}}\n",
            "weight: 20, values: {ours: 0, shared: 50, theirs: 100}}}\n",
        )
    ),
    "six steps": _analysis(REPAIRS),
}
