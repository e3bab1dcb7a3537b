"""Cases that are hard to draw: very small, very large, with long names, with little in them."""

from __future__ import annotations

import json
from typing import Any, Final

from detente.analysis import Analysis, analyze
from detente.casefile import read_case

LONG: Final = "an undertaking in writing that nothing whatever will be done about any of it before next year"


def analysis(document: dict[str, Any]) -> Analysis:
    """What comes of a case."""
    return analyze(read_case(json.dumps(document, ensure_ascii=False).encode(), "drawn.yaml").case)


def crowd(parties: int, issues: int, options: int = 3) -> dict[str, Any]:
    """A case with so many of each, where every second party wants the opposite of the first."""
    names = [f"Party{number} with a long id" for number in range(parties)]
    asked = [f"issue {number}" for number in range(issues)]
    kinds = {f"option {number}": LONG for number in range(options)}
    wants: dict[str, Any] = {}
    for at, name in enumerate(names):
        order = list(kinds) if at % 2 else list(kinds)[::-1]
        wants[name] = {issue: {"weight": 1 + n, "best first": order} for n, issue in enumerate(asked)}
        wants[name]["no deal"] = 40
        wants[name]["red lines"] = [{"never": f"{asked[at % issues]} = {order[-1]}"}]
    return {
        "title": "A crowd",
        "parties": {name: {"name": f"{name}, {LONG}"} for name in names},
        "issues": {issue: {"ask": LONG, "options": kinds, "today": "option 0"} for issue in asked},
        "wants": wants,
        "drafts": {f"draft {n}": {"by": names[0], "package": {asked[0]: "option 1"}} for n in range(4)},
        "forums": {"council": {"name": LONG, "seats": names[: max(1, parties - 2)]}},
        "record": [
            {"date": f"20{year:02d}", "who": names[0], "does": "says", "kind": "opinion", "what": LONG}
            for year in range(20)
        ],
    }


NUMBERS: Final = {
    "title": "Numbers",
    "parties": {"A": "Arden", "B": "Birk"},
    "issues": {"sum": {"number": {"from": 0, "to": 99, "step": 1, "unit": "million"}}},
    "wants": {
        "A": {"sum": {"weight": 1, "ideal": 0}, "no deal": 20},
        "B": {"sum": {"weight": 1, "ideal": 99}, "no deal": 20},
    },
}
ALONE: Final = {
    "title": "One party",
    "parties": {"A": "Arden"},
    "issues": {"width": {"options": ["narrow", "wide"]}},
    "wants": {"A": {"width": {"weight": 1, "best first": ["wide", "narrow"]}}},
}
SCRIPTS: Final = {
    "title": "Other scripts",
    "parties": {"Россия": "Российская Федерация", "中国": "中华人民共和国"},
    "issues": {"граница": {"options": {"север": "на севере", "юг": "на юге"}, "today": "юг"}},
    "wants": {
        "Россия": {"граница": {"weight": 1, "best first": ["север", "юг"]}, "no deal": 60},
        "中国": {"граница": {"weight": 1, "best first": ["юг", "север"]}, "no deal": 60},
    },
    "forums": {"совет": {"seats": ["Россия", "中国"]}, "сове́т": {"seats": ["中国"]}},
}
RED_LINES: Final = {
    "title": "Red lines alone",
    "parties": {"A": "Arden", "B": "Birk"},
    "issues": {"width": {"options": ["narrow", "wide"], "today": "narrow"}},
    "wants": {
        "A": {"red lines": [{"never": "width = wide"}]},
        "B": {"red lines": [{"never": "width = narrow"}]},
    },
}
IDLE: Final = {
    "title": "Demands that rule nothing out",
    "parties": {"A": "Arden", "B": "Birk", "C": "Corby"},
    "issues": {"width": {"options": ["narrow", "wide"], "today": "narrow"}},
    "wants": {
        "A": {"width": {"weight": 1, "best first": ["wide", "narrow"]}, "no deal": 0},
        "B": {"width": {"weight": 1, "best first": ["wide", "narrow"]}, "no deal": 0},
        "C": {"width": {"weight": 1, "best first": ["narrow", "wide"]}},
    },
    "drafts": {"plan": {"by": "A", "package": {"width": "wide"}}},
    "forums": {"all": {"seats": ["A", "B"]}},
    "record": [{"date": "2020-05-01", "who": "A", "does": "proposes", "draft": "plan"}],
}
UNREACHABLE: Final = {
    "title": "Too much asked",
    "parties": {"A": "Arden", "B": "Birk"},
    "issues": {"width": {"options": ["narrow", "wide"]}},
    "wants": {
        "A": {"width": {"weight": 1, "values": {"narrow": 0, "wide": 50}}, "no deal": 60},
        "B": {"width": {"weight": 1, "values": {"narrow": 0, "wide": 50}}, "no deal": 60},
    },
    "forums": {
        "one": {"seats": ["A"]},
        "vote": {"seats": ["A", "B"], "rule": {"majority": 1}},
    },
}
PAIRS: Final = {
    "title": "Three quarrels at once",
    "parties": {name: name for name in "ABCDEF"},
    "issues": {f"issue {n}": {"options": ["no", "yes"]} for n in range(3)},
    "wants": {
        name: {
            f"issue {at // 2}": {"weight": 1, "best first": ["yes", "no"] if at % 2 else ["no", "yes"]},
            "no deal": 50,
        }
        for at, name in enumerate("ABCDEF")
    },
}
QUARREL: Final = {
    "title": "A quarrel of twelve",
    "parties": {name: name for name in "ABCDEFGHIJKL"},
    "issues": {"width": {"options": ["narrow", "wide"]}},
    "wants": {
        name: {
            "width": {"weight": 1, "best first": ["wide", "narrow"]},
            "red lines": [{"never": f"width = {'narrow' if at % 2 else 'wide'}"}],
        }
        for at, name in enumerate("ABCDEFGHIJKL")
    },
}
DEADLOCK: Final[dict[str, Any]] = {
    "title": "A ferry at a deadlock",
    "parties": {"N": "Northland", "S": "Southland", "C": "Coastland", "I": "the islands"},
    "issues": {
        "owner": {"options": ["north", "joint"], "today": "north"},
        "fare": {"options": ["low", "middle", "high"], "today": "low"},
        "trips": {"options": ["few", "many"], "today": "few"},
        "fleet": {"options": ["old", "new"], "today": "old"},
    },
    "wants": {
        "N": {
            "owner": {"weight": 40, "values": {"north": 100, "joint": 0}},
            "fare": {"weight": 30, "values": {"low": 0, "middle": 60, "high": 100}},
            "trips": {"weight": 15, "values": {"few": 100, "many": 0}},
            "fleet": {"weight": 15, "values": {"old": 100, "new": 0}},
            "no deal": 60,
            "red lines": [{"never": "owner = joint"}, {"never": "trips = many and fleet = new"}],
        },
        "S": {
            "owner": {"weight": 40, "values": {"north": 0, "joint": 100}},
            "fare": {"weight": 20, "values": {"low": 100, "middle": 50, "high": 0}},
            "trips": {"weight": 20, "values": {"few": 0, "many": 100}},
            "fleet": {"weight": 20, "values": {"old": 0, "new": 100}},
            "no deal": 20,
            "red lines": [{"never": "owner = north"}, {"never": "trips = few"}, {"never": "fleet = old"}],
        },
        "C": {
            "fare": {"weight": 1, "values": {"low": 100, "middle": 40, "high": 0}},
            "no deal": 50,
            "red lines": [{"never": "fare = high"}],
        },
        "I": {
            "trips": {"weight": 1, "values": {"few": 0, "many": 100}},
            "no deal": 30,
            "red lines": [{"never": "trips = few"}],
        },
    },
    "drafts": {
        "dear": {"by": "N", "package": {"fare": "high", "trips": "few"}},
        "fair": {"by": "S", "package": {"owner": "joint", "fare": "middle", "trips": "many", "fleet": "new"}},
    },
    "forums": {
        "board": {"name": "Ferry Board", "seats": ["N", "S"]},
        "pier": {"name": "Pier", "seats": ["N", "S"], "issues": ["fare", "trips"]},
    },
    "record": [
        {"date": "1998", "who": "N", "does": "signs", "what": "the purchase of the ferry"},
        {"date": "2021-04~", "who": "S", "does": "demands", "to": ["N"], "what": "a share in it"},
        {"date": "2024-02-01/2024-02-20", "who": ["N", "S"], "does": "meets", "forum": "board"},
        {"date": "2024-02-10", "who": "N", "does": "proposes", "draft": "dear", "forum": "board"},
        {"date": "2024-02-20", "who": "S", "does": "proposes", "draft": "fair", "forum": "board"},
    ],
}
"""No deal at the board, where one issue is closed and two others can be settled, but not both at once."""
_OWNER_ALONE: Final = {
    **DEADLOCK["wants"],
    "S": {**DEADLOCK["wants"]["S"], "red lines": [{"never": "owner = north"}]},
}
OWNER_ALONE: Final = {**DEADLOCK, "wants": _OWNER_ALONE, "forums": {"board": DEADLOCK["forums"]["board"]}}
"""The same with nothing in the way but who owns it."""
HARD: Final[dict[str, dict[str, Any]]] = {
    "numbers": NUMBERS,
    "alone": ALONE,
    "scripts": SCRIPTS,
    "red lines": RED_LINES,
    "idle": IDLE,
    "unreachable": UNREACHABLE,
    "pairs": PAIRS,
    "quarrel": QUARREL,
    "deadlock": DEADLOCK,
    "owner alone": OWNER_ALONE,
    "two": crowd(2, 1),
    "five": crowd(5, 8, 4),
    "ten": crowd(10, 6),
    "many issues": crowd(3, 30),
    "many parties": crowd(23, 2),
    "no issues": {"title": "Nothing", "parties": {"A": "Arden"}},
}
