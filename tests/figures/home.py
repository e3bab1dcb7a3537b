"""Cases in which somebody must agree at home, and cases in which something can be traded."""

from __future__ import annotations

from typing import Any, Final

from tests.figures.cases import LONG

_RISING: Final = {"share": {"weight": 1, "values": {0: 0, 100: 100}}}
_FALLING: Final = {"share": {"weight": 1, "values": {0: 100, 100: 0}}}


def chambers(ratifiers: dict[str, Any], rule: object = "unanimity", **more: Any) -> dict[str, Any]:
    """North and South split a hundred in tens, the whole to North at best; some at home must agree for North.

    Both have 20 without a deal; if nobody were asked, the Nash package would be worth 50 to each.
    """
    return {
        "title": "A split",
        "parties": {"N": "Northland", "S": "Southland"},
        "issues": {"share": {"number": {"from": 0, "to": 100, "step": 10}, "today": 0}},
        "wants": {"N": {**_RISING, "no deal": 20}, "S": {**_FALLING, "no deal": 20}},
        "approval": {"N": {"rule": rule, "ratifiers": ratifiers}},
        **more,
    }


DOVES: Final = {"wants": _FALLING, "no deal": 60}
"""They would leave the larger part to South."""
_ROADS: Final = 8
_PASTURES: Final = {"a": "P0", "b": "P0", "c": "P1", "d": "P1", "e": "P1"}
"""Whose they are."""


def _wants(number: int) -> dict[str, Any]:
    """A mended road; for the first two pastures of the other more than their own."""
    mended = {"weight": 30, "values": {"as it is": 0, "mended": 100}}
    found: dict[str, Any] = {f"road {number % _ROADS}": mended, "no deal": 40}
    for pasture, owner in _PASTURES.items() if number < 2 else ():
        kept, given = (40, 0) if owner == f"P{number}" else (0, 100)
        found[pasture] = {"weight": 10, "values": {"kept": kept, "given": given}}
    return found


NEIGHBOURS: Final[dict[str, Any]] = {
    "title": "Nine neighbours",
    "parties": {f"P{n}": f"Party {n} of the nine, {LONG}" for n in range(9)},
    "issues": {
        **{f"road {n}": {"options": ["as it is", "mended"], "today": "as it is"} for n in range(_ROADS)},
        **{name: {"options": ["kept", "given"], "today": "kept"} for name in _PASTURES},
    },
    "wants": {f"P{n}": _wants(n) for n in range(9)},
}
"""Each has a road that few others care for; the first two could exchange pastures as well."""
MANY: Final = chambers(
    {f"Chamber {n} of {LONG}": {"no deal": 4 * n} for n in range(24)},
    {"majority": 23},
    drafts={f"draft {n}": {"by": "N", "package": {"share": 10 * n}} for n in range(9)},
)
AT_HOME: Final[dict[str, dict[str, Any]]] = {
    "serves": chambers({"Cabinet": {"no deal": 30}, "Lower House": {"no deal": 60}}),
    "costs": chambers({"Doves": DOVES}),
    "loses": chambers({"Cabinet": {"no deal": 30}, "Doves": DOVES}, {"majority": 1}),
    "nothing left": chambers({"Cabinet": {"no deal": 30}, "Hawks": {"no deal": 90}}, {"majority": 1}),
    "leaves": chambers({"Cabinet": {"no deal": 40}}),
    "asks little": chambers({"Cabinet": {"no deal": 10}}),
    "many at home": MANY,
    "neighbours": NEIGHBOURS,
}
"""Each named by what having to ask at home, or a harder rule, does; the last two by what there is much of."""
