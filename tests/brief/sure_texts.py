"""How sure the answers are, made by hand; together these need every template about that."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from detente.analysis import Analysis, analyze
from detente.analysis.robustness.result import (
    Conclusion,
    DealCertainty,
    ForumAcceptability,
    Learning,
    Robustness,
    Share,
)
from detente.casefile import read_case
from detente.model import uncertain
from tests.brief.case_texts import CASE, UNSURE
from tests.brief.conflict_texts import CALM, CONFLICTS, RACE, analysis_of
from tests.brief.examples import BEST, DEAL, NONE, analysis, draft, no_deal, red_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.agreement.result import ForumAgreement
    from detente.model import Case

NO_DEAL: Final = "wants.North.no deal"
ORDER: Final = "wants.South.tariff.best first"
LINE: Final = "wants.North.red lines[1].sure"
ZONE: Final = "zone.council"
SOME: Final = Share(0.62, 0.581, 0.659)
COLLIDING: Final = (red_line("North", 1), red_line("South", 1))

SWAYING = read_case(
    b"""\
title: A canal
parties: {N: Northland, S: Southland}
issues:
  toll: {options: [low, middle, high]}
  depth: {number: {from: 0, to: 60, step: 20, unit: feet}}
wants:
  why: said in talks
  N:
    toll: {weight: 20..40, values: {low: 100, middle: 40..60, high: 0}}
    depth: {weight: 50, values: {0: 0, 40: 60..80, 60: 100}}
    no deal: 45..65
    red lines: [{never: toll = high, sure: 30}, {never: depth = 0 and toll = middle, sure: 60..90}]
    together: [{if: toll = low and depth = 60, points: -8..0}]
  S:
    order: [toll, depth]
    toll: {best first: [high, middle, low]}
    depth: {ideal: 20..40}
    no deal: 20
forums:
  why: so arranged
  one: {name: First table, seats: [N, S]}
  two: {name: Second table, seats: [N]}
drafts:
  why: as tabled
  sketch: {by: N, package: {toll: low}}
  outline: {by: N, package: {toll: high}}
  plan: {by: S, package: {toll: high}}
actions: {why: plain, N: {dig: Dig}, S: {tax: Tax}}
status quo: []
prefers:
  why: said in talks
  N: [[not S.tax, not N.dig], {holds: N.dig if S.tax, sure: 70}, {holds: S.tax, sure: 20}]
  S: {weights: {S.tax: -5..5, N.dig: 1}}
worth:
  why: an estimate
  N: {S.tax: 30..40, otherwise: 45..60}
  S: {S.tax: 30, otherwise: 20}
""",
    "canal.yaml",
).case
"""Uncertain in every way there is."""


def robustness(case: Case, **changes: Any) -> Robustness:
    """How sure the answers to a case are: nothing but what it draws, unless said."""
    drawn = uncertain(case)
    known = {each.path for each in drawn}
    fixed = tuple(path for path in case.judgments if path not in known)
    base = Robustness(case.title, case.sha256, 4096, 7, "sobol", "uniform", drawn, fixed)
    return replace(base, **changes)


def sure(found: Analysis, **changes: Any) -> Analysis:
    """An analysis with how sure its answers are."""
    return replace(found, robustness=robustness(found.case, **changes))


def forum(told: ForumAgreement, certainty: DealCertainty, case: Case = UNSURE, **changes: Any) -> Analysis:
    """An analysis of one forum, with the word for it."""
    return sure(analysis(told, case=case), forums={told.id: certainty}, **changes)


def conclusion(name: str, share: Share | None, occurs: Any = None, *, central: bool = False) -> Conclusion:
    """Something that holds in a world or not."""
    return Conclusion(name, central, share, occurs)


def conclusions(*found: Conclusion) -> dict[str, Conclusion]:
    """By their names."""
    return {each.name: each for each in found}


def _of_one_name(found: Analysis) -> tuple[int, int]:
    """Two states that the case calls by the same name."""
    known: dict[str, int] = {}
    for place in range(len(found.stability.states) if found.stability else 0):
        name = " + ".join(found.stability.names(place, found.case)) if found.stability else ""
        if name and place != known.setdefault(name, place):
            return known[name], place
    raise LookupError


def flips(**at: float) -> Mapping[str, tuple[Fraction, ...]]:
    """The one value, or the values, at which the answer of the council turns."""
    return {ZONE: tuple(map(Fraction, map(str, at.values())))}


DRAFTED = replace(
    DEAL,
    drafts={
        "treaty": draft(acceptable_to=("North", "South"), acceptable_jointly=True),
        "second": draft(
            name="second", open_issues=("term",), acceptable_to=("North", "South"), acceptable_jointly=True
        ),
        "third": draft(name="third"),
        "fourth": draft(name="fourth"),
    },
)
BLOCKED = replace(NONE, conflicts=(COLLIDING, (red_line("North", 2), no_deal("South", 30))))
OPEN = DealCertainty("open", proved=True, share=SOME, turned_by=(ORDER, NO_DEAL, LINE))
SWAYED = analyze(SWAYING)
SETTLES = "settles.seq."
CALMED = analysis_of(CALM.replace("N: [not N.arm]", "N: [{holds: not N.arm, sure: 70}]"))
RACING = analysis_of(RACE.replace("Firm: [Firm.close]", "Firm: [{holds: Firm.close, sure: 80}]"))
QUIETENED = analysis_of(
    CALM.replace("status quo: [N.arm]", "status quo: []").replace(
        "N: [not N.arm]", "N: [{holds: not N.arm, sure: 70}]"
    )
)
UNKNOWN = analysis_of(
    CALM.replace("status quo: [N.arm]\n", "").replace("N: [not N.arm]", "N: [{holds: not N.arm, sure: 70}]")
)
SKETCHED: Final = ("draft.sketch@one", "draft.sketch@two")
SWAYING_ONE: Final = (
    "wants.S.order", "wants.N.red lines[1].sure", "wants.N.no deal", "wants.N.toll.weight",
    "wants.N.toll.values.middle",
)  # fmt: skip
EIGHT: Final = (
    *(f"wants.{party}.tariff.weight" for party in ("North", "South", "Coast")),
    "wants.North.term.weight", "wants.Coast.no deal", ORDER, NO_DEAL, LINE,
)  # fmt: skip

ALIKE: Final = _of_one_name(CONFLICTS["geneva"])

SURE: Mapping[str, Analysis] = {
    "certain": forum(DEAL, DealCertainty("certain", proved=True, share=None, package=BEST)),
    "certain, all fixed": forum(DEAL, DealCertainty("certain", proved=True, share=None, package=BEST), CASE),
    "impossible": forum(
        BLOCKED, DealCertainty("impossible", proved=True, share=None, conflicts=(COLLIDING,))
    ),
    "impossible, one demand": forum(
        NONE, DealCertainty("impossible", proved=True, share=None, conflicts=((no_deal("South", 30),),))
    ),
    "impossible, several": forum(
        BLOCKED, DealCertainty("impossible", proved=True, share=None, conflicts=BLOCKED.conflicts)
    ),
    "impossible, cut short": forum(
        BLOCKED,
        DealCertainty(
            "impossible", proved=True, share=None, conflicts=(COLLIDING,), conflicts_complete=False
        ),
    ),
    "impossible, unnamed": forum(BLOCKED, DealCertainty("impossible", proved=True, share=None)),
    "impossible, all fixed": forum(
        BLOCKED, DealCertainty("impossible", proved=True, share=None, conflicts=(COLLIDING,)), CASE
    ),
    "open": forum(
        DEAL,
        OPEN,
        flips={NO_DEAL: flips(at=47.5), LINE: flips(at=50)},
        orders={ORDER: (ZONE, "draft.unknown@council")},
        conclusions=conclusions(conclusion(ZONE, SOME, central=True)),
        learning={ZONE: Learning(ZONE, 0.62, {LINE: 0.2, NO_DEAL: 0.31})},
        left_out={"indices": "there is no range"},
    ),
    "open, most say otherwise": forum(NONE, replace(OPEN, turned_by=())),
    "open, packages compared": forum(
        DEAL,
        OPEN,
        acceptability={
            "council": ForumAcceptability(
                "council",
                {"draft.treaty": {}, "nash, most accepted": BEST},
                {"draft.treaty": 0.1, "nash, most accepted": 0.154},
                {},
                {},
            )
        },
    ),
    "open, not known what turns it": forum(
        DEAL, replace(OPEN, turned_by=()), left_out={"flips council": "there are too many packages"}
    ),
    "open, few worlds": forum(DEAL, replace(OPEN, share=Share(0.5, None, None), turned_by=EIGHT)),
    "open, nothing drawn": forum(DEAL, replace(OPEN, turned_by=()), CASE),
    "open, no world drawn": forum(DEAL, replace(OPEN, share=Share(0, None, None))),
    "open, all worlds drawn": forum(DEAL, replace(OPEN, share=Share(1, None, None))),
    "open, none of few worlds": forum(DEAL, replace(OPEN, share=Share(0, 0, 0.08))),
    "open, all of few worlds": forum(DEAL, replace(OPEN, share=Share(1, 0.92, 1))),
    "open, no share": forum(DEAL, replace(OPEN, share=None), flips={NO_DEAL: flips(at=50)}),
    "open, by different packages": forum(DEAL, replace(OPEN, in_every_world=True)),
    "not decided": forum(
        DEAL, replace(OPEN, proved=False, why_not="there are too many packages", share=None)
    ),
    "not decided, share": forum(
        DEAL, replace(OPEN, proved=False, why_not="there are too many packages", turned_by=())
    ),
    "open drafts": forum(
        DRAFTED,
        OPEN,
        conclusions=conclusions(
            conclusion("draft.treaty@council", None, "every", central=True),
            conclusion("draft.second@council", Share(0.996, 0.99, 1)),
            conclusion("draft.third@council", Share(0, 0, 0.001)),
            conclusion("draft.fourth@council", None, "none"),
        ),
        shape="triangular",
    ),
    "drafts in some worlds": forum(
        DRAFTED,
        replace(OPEN, turned_by=()),
        conclusions=conclusions(
            conclusion("draft.treaty@council", None, "some"), conclusion("draft.third@council", SOME, "some")
        ),
        orders={ORDER: ("draft.third@council",)},
        way="monte_carlo",
    ),
    "everything uncertain": sure(
        SWAYED,
        fixed=(),
        shape="normal",
        forums={
            "one": replace(OPEN, turned_by=SWAYING_ONE),
            "two": DealCertainty("certain", proved=True, share=None),
        },
        conclusions=conclusions(
            conclusion("zone.one", SOME, central=True),
            conclusion("zone.two", None, "every", central=True),
            conclusion("draft.sketch@one", SOME, central=True),
            conclusion("draft.sketch@two", SOME, central=False),
            conclusion(f"{SETTLES}0", SOME, central=True),
            *(conclusion(f"{SETTLES}{place}", Share(0.2, 0.19, 0.21)) for place in (1, 2)),
            conclusion("stays.seq.N", SOME, "some"),
            conclusion("stays.seq.S", Share(1, 1, 1), "every"),
        ),
        flips={
            "wants.N.no deal": {"zone.one": (Fraction(50), Fraction(60))},
            "wants.N.toll.weight": {name: (Fraction(25),) for name in (*SKETCHED, "zone.one")},
            "wants.N.toll.values.middle": {"zone.one": (Fraction(50),)},
            "prefers.N[3].sure": {f"{SETTLES}0": (Fraction(50),), f"{SETTLES}1": (Fraction(50),)},
            "wants.N.red lines[1].sure": {"zone.one": (Fraction(50),), "nash.one": (Fraction(50),)},
            "prefers.N[2].sure": {f"{SETTLES}0": (Fraction(50),), f"{SETTLES}1": (Fraction(50),)},
            "worth.N.S.tax": {"zone.one": (Fraction(39),)},
        },
        learning={f"{SETTLES}0": Learning(f"{SETTLES}0", 0.62, {"prefers.N[2].sure": 0.1})},
    ),
    "many answers": sure(
        SWAYED,
        forums={"one": replace(OPEN, turned_by=()), "two": replace(OPEN, turned_by=())},
        conclusions=conclusions(
            *(conclusion(f"{SETTLES}{place}", SOME, central=True) for place in range(4)),
            *(conclusion(f"draft.{name}@one", SOME) for name in ("sketch", "outline", "plan")),
            conclusion("draft.sketch@two", Share(1, 0.99, 1)),
        ),
    ),
    "moves in most worlds": sure(
        CALMED,
        conclusions=conclusions(
            *(conclusion(f"{SETTLES}{n}", Share(0.7, 0.6, 0.8)) for n in range(4)),
            conclusion("stays.seq.N", Share(0.3, 0.2, 0.4)),
            conclusion("stays.seq.S", Share(1, 0.99, 1)),
        ),
    ),
    "moves to one of several": sure(
        RACING,
        conclusions=conclusions(
            *(conclusion(f"{SETTLES}{n}", SOME, central=True) for n in range(3)),
            conclusion("stays.seq.Union", Share(0.25, 0.2, 0.3)),
            conclusion("stays.seq.Firm", None, "none"),
        ),
        first_of_several=True,
        left_out={
            "sim": "joint moves are too many",
            "indices": "the states are too many",
            "margins through the conflict": "the states are too many",
        },
    ),
    "stays in every world": sure(
        QUIETENED,
        conclusions=conclusions(
            conclusion(f"{SETTLES}0", None, "every", central=True),
            *(conclusion(f"stays.seq.{party}", Share(1, 1, 1), "every") for party in "NS"),
        ),
    ),
    "states of one name": sure(
        CONFLICTS["geneva"],
        conclusions=conclusions(*(conclusion(f"{SETTLES}{place}", Share(0.2, 0.1, 0.3)) for place in ALIKE)),
    ),
    "nobody leaves": sure(
        UNKNOWN,
        conclusions=conclusions(*(conclusion(f"equilibrium.seq.{n}", SOME) for n in range(4))),
    ),
}
