"""Analyses with how sure they are, made by hand: results that are hard to draw, and plain ones."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

from detente import load
from detente.analysis import analyze
from detente.analysis.robustness.result import (
    Acceptability,
    Bar,
    Conclusion,
    DealCertainty,
    ForumAcceptability,
    Learning,
    Share,
    Tornado,
)
from tests.figures.cases import DEADLOCK, LONG, analysis, crowd
from tests.figures.conflicts import DILEMMA
from tests.sureness import conclusions, with_sureness

SALE: Final[dict[str, Any]] = {
    "title": "A sale",
    "parties": {"B": "Buyer", "S": "Seller"},
    "issues": {
        "price": {"options": ["low", "middle", "high"], "today": "low"},
        "colour": {"options": ["red", "blue"], "today": "red"},
    },
    "wants": {
        "B": {
            "price": {"weight": 1, "values": {"low": 100, "middle": "50..70", "high": 0}},
            "no deal": "40..80",
        },
        "S": {
            "price": {"weight": "1..3", "best first": ["high", "middle", "low"]},
            "colour": {"weight": 1, "values": {"red": 0, "blue": 100}},
            "no deal": "30..70",
            "red lines": [
                {"never": "price = low", "sure": 80},
                {"never": "price = middle", "sure": "10..30"},
            ],
        },
    },
    "drafts": {"fair": {"by": "B", "package": {"price": "middle", "colour": "blue"}}},
}
"""One forum, and something uncertain of every kind that deals have."""
BUYER, MIDDLE, SELLER = "wants.B.no deal", "wants.B.price.values.middle", "wants.S.no deal"
ORDER, LINE = "wants.S.price.best first", "wants.S.red lines[2].sure"
WEIGHT = "wants.S.price.weight"


def open_deal(share: float = 0.62, **fields: Any) -> DealCertainty:
    """A deal that is there in some worlds."""
    return DealCertainty("open", proved=True, share=Share(share, share - 0.04, share + 0.04), **fields)


def packages(n: int, name: str = "frontier.{}", parties: tuple[str, str] = ("B", "S")) -> ForumAcceptability:
    """So many packages that are accepted the less often the later they come."""
    names = tuple(name.format(place) for place in range(n))
    falling = tuple(tuple(float(rank == place) for rank in range(n)) for place in range(n))
    even = tuple((1 / n,) * n for _ in range(n))
    return ForumAcceptability(
        forum="all",
        packages={each: {} for each in names},
        accepted={each: 1 - place / n for place, each in enumerate(names)},
        chosen={},
        by_party={
            party: Acceptability(party, names, ranks, {}, {})
            for party, ranks in zip(parties, (falling, even), strict=True)
        },
    )


_SALE = analysis(SALE)
SOLD = with_sureness(
    _SALE,
    forums={"all": open_deal(turned_by=(BUYER, ORDER, LINE))},
    conclusions=conclusions(
        Conclusion("zone.all", central=True, share=Share(0.62, 0.58, 0.66)),
        Conclusion("draft.fair@all", central=False, share=Share(0.003, 0.0, 0.006)),
    ),
    flips={
        BUYER: {"zone.all": (Fraction(60),), "draft.fair@all": (Fraction(60),)},
        MIDDLE: {"draft.fair@all": (Fraction(55), Fraction(131, 2))},
        LINE: {"zone.all": (Fraction(50),), "equilibrium.nash.0": (Fraction(50),)},
    },
    orders={ORDER: ("zone.all",)},
    tornados={
        "all": Tornado(
            "all",
            0.0,
            (
                Bar(LINE, None, 0.0),
                Bar(BUYER, -20.0, 20.0, (80.0, 40.0)),
                Bar(MIDDLE, -10.0, 10.0, (50.0, 70.0)),
                Bar(WEIGHT, 0.0, 0.0),
                Bar(ORDER, None, None),
            ),
        )
    },
    learning={"zone.all": Learning("zone.all", 0.62, {BUYER: 0.25, LINE: 0.1})},
    acceptability={"all": packages(3)},
)
"""A deal that is open, with all kinds of flip points and bars."""
_CROWD = analysis(crowd(2, 8))
_BARS = tuple(
    Bar(path, -number / 3, 1e4 * number) for number, path in enumerate(list(_CROWD.case.judgments)[:20], 1)
)
_DEADLOCK = analysis(DEADLOCK)
MANY = with_sureness(
    _DEADLOCK,
    forums={
        "board": DealCertainty("impossible", proved=True, share=Share(0, 0, 0)),
        "pier": DealCertainty("certain", proved=True, share=Share(1, 1, 1), in_every_world=True),
    },
    conclusions=conclusions(
        *(
            Conclusion(f"draft.plan {n}, {LONG}@board", central=n % 2 == 0, share=Share(n / 30, n / 31, 1.0))
            for n in range(1, 30)
        ),
        Conclusion("draft.plan 0@pier", central=True, share=Share(0, 0, 0), occurs="none"),
        Conclusion("zone.board", central=False, share=Share(0, 0, 0), occurs="none"),
        Conclusion("zone.pier", central=True, share=Share(1, 1, 1), occurs="every"),
        *(
            Conclusion(f"draft.plan {n}, {LONG}@pier", central=True, share=Share(0.5, None, None))
            for n in range(250)
        ),
    ),
    flips={
        path: {f"draft.plan {m}, {LONG}@board": (Fraction(1, 3),) for m in range(1 + n % 7)}
        for n, path in enumerate(list(_DEADLOCK.case.judgments)[:20])
    },
)
"""More than can be shown, with long names; one deal certain, the other not to be had."""
CROWDED = with_sureness(
    _CROWD,
    forums={"council": open_deal(0.999)},
    conclusions=conclusions(Conclusion("zone.council", central=False, share=None, occurs="some")),
    tornados={"council": Tornado("council", 12.5, _BARS)},
    acceptability={
        "council": packages(
            20, "draft.{}, of which " + LONG, ("Party0 with a long id", "Party1 with a long id")
        )
    },
)
"""Twenty bars and packages, numbers of many digits, and a share that is not known."""
SURE = with_sureness(
    _SALE,
    forums={"all": DealCertainty("certain", proved=True, share=Share(1, 1, 1))},
    conclusions=conclusions(Conclusion("zone.all", central=True, share=Share(1, 1, 1), occurs="every")),
    flips={MIDDLE: {"draft.fair@all": (Fraction(60),)}},
    tornados={"all": Tornado("all", None, (Bar(BUYER, 1.0, 2.0),))},
    acceptability={"all": replace(packages(1, "nash, egalitarian"), accepted={"nash, egalitarian": 0.0})},
)
"""All certain, and one row of each."""
_DILEMMA = analysis(DILEMMA)
SETTLING = with_sureness(
    _DILEMMA,
    conclusions=conclusions(
        Conclusion("settles.seq.0", central=True, share=Share(0.75, 0.7, 0.8)),
        Conclusion("settles.seq.3", central=False, share=Share(0.25, 0.2, 0.3)),
        Conclusion("settles.nash.3", central=False, share=Share(0.5, 0.4, 0.6)),
        Conclusion("settles.seq.1", central=False, share=Share(0, 0, 0), occurs="none"),
    ),
)
STABLE = with_sureness(
    _DILEMMA,
    conclusions=conclusions(Conclusion("equilibrium.seq.3", central=True, share=None, occurs="every")),
)
"""Conflicts without a forum: open where it settles, and settled beyond doubt."""
EVERYWHERE = with_sureness(
    _SALE,
    forums={"all": open_deal(1.0, in_every_world=True)},
    conclusions=conclusions(Conclusion("zone.all", central=True, share=Share(1.0, 0.99, 1.0))),
    flips={LINE: {"zone.all": (Fraction(50),)}},
    acceptability={"all": packages(1, "most accepted")},
)
IMPOSSIBLE = with_sureness(
    _SALE,
    forums={"all": DealCertainty("impossible", proved=True, share=Share(0, 0, 0))},
    conclusions=conclusions(Conclusion("zone.all", central=False, share=Share(0, 0, 0), occurs="none")),
    flips={
        MIDDLE: {"draft.fair@all": (Fraction(60),)},
        BUYER: {"draft.fair@all": (Fraction(60),)},
    },
)
PIPELINE = with_sureness(
    analyze(load("southland")),
    forums={"council": open_deal(0.98), "commission": open_deal(), "talks": open_deal(0.1)},
    conclusions=conclusions(
        Conclusion("zone.council", central=True, share=Share(0.98, 0.97, 0.99)),
        Conclusion("zone.talks", central=False, share=Share(0.1, 0.08, 0.12)),
    ),
    tornados={
        "council": Tornado("council", 13.8, (Bar("wants.South.no deal", 12.5, 21.3),)),
        "commission": Tornado(
            "commission",
            -15.5,
            (
                Bar("wants.North.term.weight", -19.0, -12.0),
                Bar("wants.North.inspectors.weight", -16.0, -15.5),
            ),
        ),
        "talks": Tornado(
            "talks",
            47.0,
            (Bar("wants.North.term.weight", 40.0, 48.0), Bar("wants.North.inspectors.weight", 46.0, 47.5)),
        ),
    },
)
"""A shipped case with several forums and a conflict, where few judgments move a margin, and none across 0."""
LANE: Final[dict[str, Any]] = {
    "title": "A lane",
    "parties": {"A": "Arden", "B": "Birk"},
    "issues": {"width": {"number": {"from": 0, "to": 10, "step": 1, "unit": "m"}}},
    "wants": {
        "A": {"width": {"weight": 1, "ideal": "6..8"}, "no deal": 50},
        "B": {"width": {"weight": 1, "ideal": "1..2"}, "no deal": 90},
    },
}
LANES = with_sureness(
    analysis(LANE),
    forums={"all": open_deal()},
    conclusions=conclusions(Conclusion("zone.all", central=False, share=Share(0.62, 0.6, 0.64))),
    tornados={
        "all": Tornado(
            "all",
            -30.0,
            (Bar("wants.A.width.ideal", -40.0, 20.0), Bar("wants.B.width.ideal", -32.0, -28.0)),
        )
    },
)
"""Numbers that are liked best, only one of which reaches across 0; and no deal on all of the square."""
DRAWN: Final = {
    "sold": SOLD,
    "many": MANY,
    "crowded": CROWDED,
    "sure": SURE,
    "settling": SETTLING,
    "stable": STABLE,
    "everywhere": EVERYWHERE,
    "impossible": IMPOSSIBLE,
    "pipeline": PIPELINE,
    "lanes": LANES,
}
