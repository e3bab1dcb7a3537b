"""Small cases with a conflict, each for a few kinds of sentence; together they need every such template."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.analysis import Analysis, analyze
from detente.casefile import read_case
from tests.analysis.test_no_deal_from_conflict import STRIKE
from tests.analysis.test_threats import CLOSURE
from tests.analysis.test_would_it_hold import TREATY
from tests.shipped import analysis_of as of_shipped

if TYPE_CHECKING:
    from collections.abc import Mapping

DETERRED = CLOSURE.replace(
    "Firm: [not Union.strike, not Firm.close]", "Firm: [Firm.close if Union.strike, not Firm.close]"
)
"""The firm would rather close down than bear a strike, and so the union does not strike."""

RACE = STRIKE.replace("Firm: [not Union.strike, not Firm.close]", "Firm: [Firm.close]").replace(
    "status quo: []",
    "impossible: [Union.strike and Firm.close]\nstatus quo: []\nstates: {walkout: Union.strike}\n"
    "forums: {works: {name: Works council, seats: [Union, Firm]}, board: {name: The board, seats: [Firm]}}\n"
    "promises: {patience: {by: Firm, if: not Union.strike, then: [not Firm.close]}}",
)
"""Whoever moves first wins: the union may strike, or the firm close."""

RACE_FOR_ALL = RACE.replace("Union.strike: 60..80, otherwise: 10", "Union.strike: 60..80, otherwise: 90")
"""As before, but where the firm closes the union has more than any pay the firm accepts."""
RACE_FOR_NOTHING = RACE_FOR_ALL.replace(", board: {name: The board, seats: [Firm]}", "")

GAMES = """
parties: {N: Northland, S: Southland}
actions:
  N: {a: Arm, b: Build, c: Cut the pipe, d: Dig, e: Enter, g: Give, h: Hire}
  S: {x: Expand, y: Yield, z: Zone}
impossible: [S.z and N.e]
status quo: [N.b]
prefers:
  N:
    - N.a if S.x
    - N.g if S.y
    - not N.c
    - not N.d
    - not N.h
    - {holds: not N.b if S.x, sure: 40..70}
    - not N.b if S.y
    - not N.a
    - not N.g
  S: [not N.a, not N.c, N.h, N.g, S.x, not S.y, not S.z]
threats:
  carried: {by: N, if: S.x, then: [N.a]}
  weak: {by: N, if: S.x, then: [not N.b]}
  spare: {by: N, if: S.y, then: [not N.b]}
  empty: {by: N, if: S.x, then: [N.c]}
  idle: {by: N, if: S.x, then: [N.d]}
  kept: {by: N, if: S.x, then: [not N.c]}
  unknown: {by: N, if: S.z, then: [N.e]}
promises:
  carried: {by: N, if: S.y, then: [N.g]}
  weak: {by: N, if: S.y, then: [not N.b]}
  spare: {by: N, if: S.x, then: [not N.b]}
  empty: {by: N, if: S.y, then: [N.h]}
  idle: {by: N, if: S.y, then: [N.d]}
  kept: {by: N, if: S.y, then: [not N.c]}
  unknown: {by: N, if: S.z, then: [N.e]}
"""
"""A threat and a promise of every kind, by the name of what it comes to."""

CHASE = """
parties: {N: Northland, S: Southland}
actions: {N: {a: Arm}, S: {b: Build}}
status quo: []
prefers: {N: [not N.a iff S.b], S: [S.b iff N.a]}
"""
"""One wants to do what the other does not, who wants to do the same."""

DILEMMA = """
parties: {N: Northland, S: Southland}
actions: {N: {arm: Arm}, S: {arm: Arm}}
status quo: []
prefers: {N: [not S.arm, N.arm], S: [not N.arm, S.arm]}
"""

CALM = """
parties: {N: Northland, S: Southland}
actions: {N: {arm: Arm}, S: {arm: Arm}}
status quo: [N.arm]
states: {peace: not N.arm and not S.arm}
prefers: {N: [not N.arm], S: [not S.arm]}
threats: {arms: {by: S, if: not N.arm, then: [S.arm]}}
"""
"""Northland disarms, since it likes that better; nobody would arm, whatever was threatened."""

QUIET = CALM.replace("status quo: [N.arm]", "status quo: []")

_NAMES = ", ".join(f"P{n}: Party {n}" for n in range(8))
_ACTIONS = ", ".join(f"P{n}: {{act: {{name: Act {n}, irreversible: made}}}}" for n in range(8))
_ANY = " or ".join(f"P{n}.act" for n in range(7))
_EACH = ", ".join(f"P{n}: [not P{n}.act]" for n in range(7))
CROWD = (
    f"parties: {{{_NAMES}}}\nactions: {{{_ACTIONS}}}\nstatus quo: []\n"
    f"prefers: {{{_EACH}, P7: [P7.act if ({_ANY}), not P7.act]}}\n"
)
"""Whichever of seven acts, the eighth acts too, and stays with it while they do."""

FIRST = (
    "parties: {A: Alder, B: Birch, C: Cedar, D: Dogwood}\n"
    "actions: {A: {win: Win}, B: {win: Win}, C: {win: Win}, D: {win: Win}}\nstatus quo: []\n"
    "impossible: [A.win and B.win, A.win and C.win, A.win and D.win, B.win and C.win, B.win and D.win,"
    " C.win and D.win]\nprefers: {A: [A.win], B: [B.win], C: [C.win], D: [D.win]}\n"
)
"""Whoever of four comes first wins."""

UNKNOWN_GAIN = TREATY.replace("South.arm: 70, otherwise: 0", "not South.arm: 0")
TWO = (
    TREATY.replace("South: {arm: Arm}}", "South: {arm: Arm, test: Test}}")
    .replace("not North.arm, not South.arm]", "not North.arm, not South.arm, not South.test]")
    .replace("South.arm: 70", "South.arm or South.test: 70")
    .replace("South: [South.arm]", "South: [South.arm, South.test]")
)
"""Two promised actions, each of which pays to go back on."""
TWO_FORUMS = (
    TREATY.replace(
        "peace: {by: South, package: {trade: free}}", "today: {package: {missiles: open, trade: closed}}"
    )
    + "forums: {one: {name: Here, seats: [North, South]}, two: {name: There, seats: [North]}}\n"
)
IMPOSSIBLE = TREATY + "impossible: [not North.arm and not South.arm]\n"


def analysis_of(text: str) -> Analysis:
    """What is found in a case given as text."""
    return analyze(read_case(text.encode(), "case.yaml").case)


def _out_of_reach() -> Analysis:
    """As if limits had been reached."""
    found = analysis_of(CLOSURE)
    assert found.stability is not None
    limited = replace(
        found.stability, left_out={"settling": "too much", "ways": "too much"}, ways=None, settles={}
    )
    return replace(
        found, stability=limited, settled=(), effects={}, left_out={"effects": "so", "holds": "so"}
    )


CONFLICTS: Mapping[str, Analysis] = {
    "closure": analysis_of(CLOSURE),
    "deterred": analysis_of(DETERRED),
    "race": analysis_of(RACE),
    "race for all": analysis_of(RACE_FOR_ALL),
    "race for nothing": analysis_of(RACE_FOR_NOTHING),
    "peaceful": analysis_of(
        CLOSURE.replace("Union: [not Firm.close, Union.strike]", "Union: [not Union.strike]")
    ),
    "games": analysis_of(GAMES),
    "chase": analysis_of(CHASE),
    "dilemma": analysis_of(DILEMMA),
    "calm": analysis_of(CALM),
    "quiet": analysis_of(QUIET),
    "crowd": analysis_of(CROWD),
    "first": analysis_of(FIRST),
    "nobody knows": analysis_of(CALM.replace("status quo: [N.arm]\n", "")),
    "silent": analysis_of(CALM.replace(", S: [not S.arm]", "")),
    "treaty": analysis_of(TREATY),
    "two": analysis_of(TWO),
    "unknown gain": analysis_of(UNKNOWN_GAIN),
    "two forums": analysis_of(TWO_FORUMS),
    "impossible": analysis_of(IMPOSSIBLE),
    "geneva": of_shipped("geneva-2022"),
    "treaty of five": of_shipped("climate-treaty"),
    "no worth": analysis_of(STRIKE[: STRIKE.index("worth")]),
    "cuba": of_shipped("cuba-1962"),
    "out of reach": _out_of_reach(),
}
