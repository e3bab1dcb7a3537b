"""Results made by hand, each for a kind of sentence; together they need every template of the catalogue."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from detente.agreement.result import (
    Agenda,
    Agreement,
    Better,
    Correction,
    Count,
    Demand,
    DraftJudged,
    ForumAgreement,
    Frontier,
    NoSolution,
    NotComputed,
    Solution,
    WinningSet,
    Zone,
)
from detente.analysis import Analysis, analyze
from detente.model import Rule
from tests.brief.case_texts import BRIDGES, CASE, COUNCILS, DOUBTED, RED_LINES_ALONE, UNSURE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.agreement.result import Package

ALL_FOUR = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")


def points(**values: float) -> dict[str, Fraction]:
    """Exact points of some parties."""
    return {party: Fraction(str(value)) for party, value in values.items()}


def package(tariff: str = "middle", term: str = "5 years", volume: str = "20") -> Package:
    """A package over the three issues; where nothing is said, as today."""
    chosen = {"tariff": tariff, "term": term, "volume": volume}
    return {
        issue: next(o for o in CASE.issues[issue].options if o.id == option)
        for issue, option in chosen.items()
    }


def red_line(party: str, number: int, ratifier: str | None = None) -> Demand:
    """A red line of the case, as a demand."""
    if ratifier is None:
        line = CASE.demands[party].red_lines[number - 1]
    else:
        line = next(r for r in CASE.approval[party].ratifiers if r.name == ratifier).demands.red_lines[
            number - 1
        ]
    owner = party if ratifier is None else f"{party}/{ratifier}"
    price = None if line.price is None else line.price.central
    return Demand(f"{owner}: red line {number}", party, ratifier, line.path, None, line.never.text, price)


def no_deal(party: str, threshold: float, ratifier: str | None = None) -> Demand:
    """A ``no deal``, as a demand."""
    path = f"wants.{party}.no deal" if ratifier is None else f"approval.{party}.ratifiers.{ratifier}.no deal"
    owner = party if ratifier is None else f"{party}/{ratifier}"
    return Demand(f"{owner}: no deal", party, ratifier, path, Fraction(str(threshold)))


def solution(name: str, chosen: Package, values: Mapping[str, Fraction], **more: Any) -> Solution:
    """A bargaining solution."""
    return Solution(name, values, chosen, **{"ties": 0, "others": {}, "crosses": {}, **more})


def frontier(size: int) -> Frontier:
    """A frontier of which only the size counts."""
    return Frontier(size, ())


def zone(packages: int, on_the_table: int, **more: Any) -> Zone:
    """A zone with so many packages."""
    return Zone(
        packages > 0, Count(packages, packages), on_the_table > 0, Count(on_the_table, on_the_table), **more
    )


def draft(**changes: Any) -> DraftJudged:
    """The draft of the case, acceptable to nobody unless said otherwise."""
    base = DraftJudged(
        name="treaty",
        by=("North",),
        path="drafts.treaty",
        open_issues=(),
        values={},
        others={},
        red_lines={},
        crosses={},
        acceptable_to=(),
        acceptable_jointly=False,
        better=None,
        changes=None,
    )
    return replace(base, **changes)


BEST = package(tariff="low", volume="60")
WORTH = points(North=60, South=30.04)
AT_HOME = no_deal("North", 69, "Cabinet")
DEAL = ForumAgreement(
    id="council",
    name="Energy Council",
    seats=("North", "South"),
    issues=("tariff", "term", "volume"),
    rule=Rule(),
    demands=(red_line("North", 1), no_deal("North", 45), AT_HOME, no_deal("South", 30)),
    outside=("Coast",),
    packages=24,
    zone=zone(5, 5),
    frontier=frontier(6),
    zone_frontier=frontier(3),
    solutions={name: solution(name, BEST, WORTH) for name in ALL_FOUR},
    winning_sets=(),
    no_deal=points(North=45, South=30),
    today=points(North=50, South=50, Coast=50),
    conflicts=(),
    corrections=(),
    obstacles_complete=True,
    agendas=(),
    agendas_complete=True,
    drafts={},
)
NONE = replace(
    DEAL,
    zone=zone(0, 0),
    zone_frontier=frontier(0),
    solutions={name: NoSolution(name, "no package is accepted") for name in ALL_FOUR},
)
MAJORITY = replace(
    DEAL,
    id="commission",
    name="Tariff Commission",
    seats=("East", "South", "Coast"),
    rule=Rule("majority", Fraction(2)),
    solutions={name: NoSolution(name, "each winning set has its own") for name in ALL_FOUR},
    no_deal={**points(South=30, Coast=20), "East": None},
    outside=(),
)


def winning(*seats: str, solved: bool = True) -> WinningSet:
    """A winning set with the same solution by each measure, or with none."""
    values = {seat: Fraction(50) for seat in seats}
    found = {name: solution(name, package("high"), values) for name in ALL_FOUR}
    none = {name: NoSolution(name, "no package is accepted") for name in ALL_FOUR}
    return WinningSet(seats, solved, found if solved else none)


def analysis(*forums: ForumAgreement | NotComputed, case: Any = CASE) -> Analysis:
    """The analysis of a case with these results."""
    return Analysis(case, Agreement(case.title, case.sha256, {forum.id: forum for forum in forums}))


def several_solutions() -> ForumAgreement:
    """Two measures agree, one leaves a seat out and ties, one does not apply."""
    return replace(
        DEAL,
        solutions={
            "nash": solution("nash", BEST, WORTH, left_out=("South",), ties=2),
            "kalai_smorodinsky": solution("kalai_smorodinsky", BEST, WORTH),
            "egalitarian": NoSolution("egalitarian", "it does not apply"),
            "utilitarian": solution("utilitarian", package(), points(North=50, South=50), ties=1),
        },
    )


def drafts() -> ForumAgreement:
    """Drafts acceptable to their author, to nobody, to each in some version; and more than are told of."""
    worth = {"North": (Fraction(20), Fraction(60)), "South": (Fraction(0), Fraction(0))}
    judged = {
        "treaty": draft(
            values=worth,
            acceptable_to=("North",),
            open_issues=("term", "volume"),
            red_lines={"North": (), "South": (1,)},
            changes={"tariff": package("high")["tariff"]},
        ),
        "second": draft(name="second", by=(), open_issues=("term",)),
        "third": draft(name="third", by=("North", "South"), values=worth, acceptable_to=("North", "South")),
        "fourth": draft(name="fourth", by=("South",), acceptable_to=("North",), values=worth),
        **{name: draft(name=name) for name in ("fifth", "sixth")},
    }
    return replace(NONE, drafts=judged, conflicts=((red_line("North", 1), red_line("South", 1)),))


def open_drafts() -> ForumAgreement:
    """An open draft that can be completed for all, and a closed one that suits its author alone."""
    judged = {
        "treaty": draft(acceptable_to=("North", "South"), acceptable_jointly=True, open_issues=("term",)),
        "second": draft(name="second", acceptable_to=("North",), compiled=True),
        "third": draft(name="third", by=(), compiled=True),
    }
    return replace(DEAL, drafts=judged)


def with_blocs() -> ForumAgreement:
    """A bloc without points of its own beside a seat that has some; a member of the bloc has no seat."""
    values = points(North=60)
    found = {name: solution(name, BEST, values, others=points_range(Coast=50)) for name in ALL_FOUR}
    return replace(DEAL, seats=("North", "League"), solutions=found, no_deal=points(North=45))


def accepted_draft() -> ForumAgreement:
    """A draft acceptable to all that could be bettered for all."""
    judged = draft(
        acceptable_to=("North", "South"),
        acceptable_jointly=True,
        values={"North": (Fraction(60), Fraction(60)), "South": (Fraction(31), Fraction(31))},
        better=Better(package(), points(North=70, South=31)),
    )
    return replace(DEAL, drafts={"treaty": judged})


def outsiders() -> ForumAgreement:
    """A party without a seat whose red lines the best package and a draft cross."""
    others = {"Coast": (Fraction(10), Fraction(25))}
    found = {
        name: solution(name, BEST, WORTH, others=others, crosses={"Coast": (2,)}) for name in ALL_FOUR[:2]
    } | {name: solution(name, package(), WORTH, others=points_range(Coast=50)) for name in ALL_FOUR[2:]}
    judged = draft(others=points_range(Coast=0), crosses={"Coast": (2,)})
    second = draft(name="second", others=points_range(Coast=5), crosses={"Coast": (1, 2)})
    return replace(DEAL, solutions=found, drafts={"treaty": judged, "second": second})


def points_range(**values: float) -> dict[str, tuple[Fraction, Fraction]]:
    """Exact points as a range of one value."""
    return {party: (value, value) for party, value in points(**values).items()}


def blocked() -> ForumAgreement:
    """Conflicts and corrections of every kind, more of both than are told of."""
    return replace(
        NONE,
        seats=("North", "South"),
        outside=("Coast", "East"),
        today={},
        conflicts=(
            (no_deal("South", 30),),
            (red_line("North", 1), red_line("South", 1)),
            (red_line("North", 2), no_deal("North", 69, "Cabinet"), red_line("North", 1, "Lower House")),
            (red_line("North", 1), no_deal("South", 30)),
        ),
        corrections=(
            Correction((red_line("North", 2),), Fraction(0), Fraction(0)),
            Correction((no_deal("South", 30),), Fraction("4.5"), Fraction("4.5")),
            Correction((red_line("North", 1), red_line("South", 1)), Fraction(0), Fraction(0)),
            Correction(
                (red_line("South", 1), no_deal("South", 30), no_deal("North", 69, "Cabinet")),
                Fraction(12),
                Fraction(7),
            ),
            Correction((no_deal("North", 45), no_deal("South", 30)), Fraction(20), Fraction(19)),
        ),
        obstacles_complete=False,
    )


def agenda(*as_today: str, by: str = "nash", values: Mapping[str, Fraction] = WORTH) -> Agenda:
    """An agenda that leaves these issues out, its best package being the part of ``BEST``."""
    part = {issue: option for issue, option in BEST.items() if issue not in as_today}
    best = solution(by, part, values, others=points_range(Coast=50))
    return Agenda(tuple(part), as_today, (no_deal("North", 45), no_deal("South", 30)), best)


def agendas() -> ForumAgreement:
    """More agendas than are told of, the second for seats without values, and the search cut short."""
    found = (agenda("tariff"), agenda("term", "volume", values={}), agenda("tariff", "term"))
    return replace(NONE, agendas=found, agendas_complete=False)


EXAMPLES: Mapping[str, Analysis] = {
    "a deal, all four measures on one package": analysis(DEAL),
    "to share": analysis(DEAL, case=replace(CASE, left_out={"wants": 2, "approval": 1})),
    "to share whole": analysis(DEAL, case=replace(CASE, left_out={})),
    "several solutions": analysis(several_solutions()),
    "one package": analysis(
        replace(DEAL, zone=zone(1, 1), zone_frontier=frontier(1), packages=1, seats=("North",), no_deal={})
    ),
    "best for all": analysis(
        replace(
            DEAL,
            zone=zone(3, 1, analyst_options=(("tariff", "low"),)),
            zone_frontier=frontier(1),
            packages=10**20,
        )
    ),
    "bounds": analysis(
        replace(
            DEAL,
            zone=Zone(
                True,  # noqa: FBT003 - whether it exists
                Count(10, 4000),
                False,  # noqa: FBT003 - whether it does on the table
                Count(0, 0),
                analyst_options=(("tariff", "low"), ("volume", "60")),
            ),
        )
    ),
    "no value of walking away": analysis(
        replace(
            DEAL,
            seats=("South", "East"),
            no_deal={**points(South=30), "East": None},
            solutions=NONE.solutions,
        )
    ),
    "left to the conflict": analysis(
        replace(
            DEAL,
            seats=("South", "West"),
            no_deal={**points(South=30), "West": None},
            solutions=NONE.solutions,
        )
    ),
    "no deal": analysis(NONE),
    "no deal, one package": analysis(replace(NONE, packages=1, seats=("South", "Coast", "East"), outside=())),
    "five seats": analysis(replace(NONE, seats=("North", "South", "Coast", "East", "West"))),
    "majority": analysis(
        replace(
            MAJORITY,
            winning_sets=(
                winning("East", "South", solved=False),
                winning("East", "Coast"),
                winning("South", "Coast"),
            ),
            conflicts=((red_line("Coast", 1),), (red_line("South", 1), no_deal("Coast", 20))),
            drafts={"treaty": draft(acceptable_to=("South", "Coast"), by=())},
        )
    ),
    "majority of many": analysis(
        replace(
            MAJORITY,
            seats=("North", "South", "Coast", "East", "West"),
            winning_sets=tuple(winning(seat) for seat in ("South", "Coast", "East", "West")),
            rule=Rule("majority", Fraction(1)),
            outside=("North",),
        )
    ),
    "too many winning sets": analysis(
        replace(MAJORITY, winning_sets=(winning("South", "Coast"), winning("East", "Coast")))
    ),
    "blocs that agree": analysis(
        replace(
            DEAL,
            seats=("League", "Pact"),
            solutions={},
            zone_frontier=frontier(1),
            drafts=accepted_draft().drafts,
        )
    ),
    "blocs": analysis(replace(NONE, seats=("League", "Pact"))),
    "drafts": analysis(drafts()),
    "open drafts": analysis(open_drafts()),
    "a bloc beside a seat": analysis(with_blocs()),
    "winning sets with blocs": analysis(
        replace(
            MAJORITY,
            seats=("North", "League", "Pact"),
            winning_sets=(
                WinningSet(
                    ("North", "League"),
                    True,  # noqa: FBT003 - there is such a package
                    {name: solution(name, BEST, points(North=60)) for name in ALL_FOUR},
                ),
                replace(winning("League", "Pact", solved=False), exists=True),
            ),
            outside=(),
        )
    ),
    "outvoted with red lines alone": analyze(RED_LINES_ALONE),
    "doubted red lines": analysis(DEAL, case=DOUBTED),
    "accepted draft": analysis(accepted_draft()),
    "outsiders": analysis(outsiders()),
    "blocked": analysis(blocked()),
    "many ways alike": analysis(
        replace(NONE, corrections=(Correction((red_line("North", 1),), Fraction(0), Fraction(0)),) * 5)
    ),
    "several forums": analysis(
        DEAL,
        NotComputed("talks", "Talks", ("North",), ("tariff",), "what holds `today` is not given for term"),
        replace(MAJORITY, winning_sets=(winning("South", "Coast"),)),
    ),
    "two conflicts on one issue": analysis(
        replace(NONE, conflicts=((red_line("North", 1), red_line("South", 1)),) * 2, outside=())
    ),
    "agendas": analysis(agendas()),
    **{example: analyze(case) for example, case in (BRIDGES | COUNCILS).items()},
    "unsure": analysis(DEAL, case=UNSURE),
    "nothing to look at": Analysis(CASE, not_run={"agreement": "the case lacks issues; wants"}),
}
