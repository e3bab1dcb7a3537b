"""How long the agreement lens takes on large cases, and how much memory.

Run ``uv run python -m benchmarks.agreement``. Each row is a process of its own, so that its peak of
memory is its own; times are wall-clock, the best of three, after the case file was read.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.random_cases import approved, blocked, case_text, decided_by, lined, ranged_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from detente.agreement.merge import Layer
    from detente.agreement.negotiation import Negotiation
    from detente.model import Case


@dataclass(frozen=True)
class Row:
    """A case of so many parties, issues and options; what is computed; the time aimed at, in seconds.

    ``shipped`` : the case of that name, in place of one drawn at random. ``no_deal`` : where every number is
    a range, the lower end of that of no deal. ``lined`` : so many red lines of each party, with a no deal of
    ``floor``. ``needed`` : so many of the parties decide, from a no deal of ``floor``.
    """

    parties: int
    issues: int
    options: int
    what: str
    goal: float | None = None
    tied: bool = False
    blocked: bool = False
    lined: int = 0
    floor: int = 50
    shipped: str | None = None
    no_deal: int | None = None
    wanting: int | None = None
    needed: int | None = None


RATIFIERS, NEEDED = 5, 3
WORLDS = 10_000
ROWS = {
    "2 parties, 20 issues x 10, all neighbours tied, packages": Row(2, 20, 10, "packages", 2.0, tied=True),
    "2 parties, 20 issues x 10, all neighbours tied, everything": Row(2, 20, 10, "everything", tied=True),
    "2 parties, 20 issues x 10, all neighbours tied, largest agendas": Row(
        2, 20, 10, "agendas", tied=True, blocked=True
    ),
    "5 parties, 10^9 packages, frontier alone": Row(5, 9, 10, "frontier", 2.0),
    "5 parties, 10^9 packages, everything": Row(5, 9, 10, "everything", 5.0),
    "2 parties, 10^60 packages, frontier alone": Row(2, 60, 10, "frontier", 0.2),
    "2 parties, 10^6 packages, frontier and solutions": Row(2, 6, 10, "solutions"),
    "3 parties, 10^6 packages, frontier and solutions": Row(3, 6, 10, "solutions"),
    "5 parties, 10^6 packages, frontier and solutions": Row(5, 6, 10, "solutions"),
    "10 parties x 5 red lines, 8 issues x 5, minimal conflicts": Row(
        10, 8, 5, "conflicts", 1.0, lined=5, floor=65
    ),
    "3 parties, 10^14 packages, all solutions over lotteries": Row(3, 14, 10, "lotteries"),
    "5 parties, 10^5 packages, all solutions over lotteries": Row(5, 5, 10, "lotteries"),
    "5 parties, 10^9 packages, all solutions over lotteries": Row(5, 9, 10, "lotteries"),
    "10 parties x 5 red lines, 30 issues x 5, by programs": Row(
        10, 30, 5, "programs", 30.0, lined=5, floor=35
    ),
    "the same with a no deal of 50": Row(10, 30, 5, "programs", 30.0, lined=5),
    "the same, where there is no deal": Row(10, 30, 5, "programs", 30.0, lined=5, floor=66),
    "2 parties, 12 issues x 6, every number a range, certain": Row(2, 12, 6, "certainty", 1.0, no_deal=40),
    "2 parties, 12 issues x 6, every number a range, open": Row(2, 12, 6, "certainty", 1.0, no_deal=68),
    "2 parties, 12 issues x 6, every number a range, impossible": Row(2, 12, 6, "certainty", 1.0, no_deal=85),
    "2 parties, 20 issues x 10, 3 of 5 ratifiers, approval at home": Row(2, 20, 10, "approval", wanting=0),
    "2 parties, 20 issues x 10, 3 of 5 ratifiers, two with own wants, approval at home": Row(
        2, 20, 10, "approval", wanting=2
    ),
    "2 parties, 8 issues x 10, 3 of 5 ratifiers, all with own wants, approval at home": Row(
        2, 8, 10, "approval", wanting=5
    ),
    "2 parties, 20 issues x 10, exchanges and ways": Row(2, 20, 10, "trades"),
    "2 parties, 20 issues x 10, all neighbours tied, exchanges and ways": Row(2, 20, 10, "trades", tied=True),
    "3 parties, 20 issues x 10, exchanges and ways": Row(3, 20, 10, "trades"),
    "10 parties of which 6 decide, 6 issues x 5, everything": Row(10, 6, 5, "majorities", needed=6),
    "12 parties of which 7 decide, 6 issues x 5, everything": Row(12, 6, 5, "majorities", needed=7),
    "15 parties of which 8 decide, 6 issues x 5, everything": Row(15, 6, 5, "majorities", needed=8),
    "geneva-2022, all forums in 10,000 worlds, the drawing included": Row(
        8, 8, 5, "worlds", 10.0, shipped="geneva-2022"
    ),
}


def main() -> None:
    """Print a table, or with ``--row`` measure one row and print it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--row")
    parser.add_argument("--json", action="store_true", help="all rows as one JSON document")
    options = parser.parse_args()
    if options.row:
        print(json.dumps(measured(ROWS[options.row])))
        return
    results = {}
    for name, row in ROWS.items():
        command = [sys.executable, "-m", "benchmarks.agreement", "--row", name]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        found = results[name] = json.loads(printed)
        goal = "" if row.goal is None else f" (goal {row.goal} s)"
        if not options.json:
            size = f"{found['megabytes']:.0f} MB, {found['points']} points"
            print(f"{name}: {found['seconds']:.3f} s{goal}, {size}")
    if options.json:
        print(json.dumps(results, indent=1))


def measured(row: Row) -> dict[str, float]:
    """Seconds, peak megabytes, and the number of points on the frontier, or what else the work counts."""
    from detente import load
    from detente.casefile import read_case

    if row.shipped is not None:
        case = load(row.shipped)
    elif row.no_deal is not None:
        text = ranged_text(row.parties, row.issues, row.options, seed=1, no_deal=row.no_deal)
        case = read_case(text.encode(), "random.yaml").case
    else:
        text = case_text(row.parties, row.issues, row.options, seed=1, tied=row.tied)
        if row.blocked:
            text = blocked(text, range(0, row.issues, 4))
        if row.lined:
            text = lined(text, row.lined, row.issues, row.options, row.floor)
        if row.needed is not None:
            text = decided_by(text, row.needed, row.floor)
        if row.wanting is not None:
            text = approved(text, RATIFIERS, NEEDED, seed=1, wanting=row.wanting)
        case = read_case(text.encode(), "random.yaml").case
    work = WORK[row.what]
    times = []
    for _ in range(3):
        start = time.perf_counter()
        points = work(case)
        times.append(time.perf_counter() - start)
    return {"seconds": min(times), "megabytes": peak_megabytes(), "points": points}


def merged(case: Case) -> tuple[Negotiation, Layer]:
    """All parties at one table, and the merged frontier of the packages that cross no red line."""
    from detente.agreement.negotiation import Negotiation
    from detente.model import Forum

    negotiation = Negotiation(case, Forum("all", "all", tuple(case.wants)))
    return negotiation, negotiation.best(negotiation.no_red_line_crossed(), negotiation.space)


def frontier_alone(case: Case) -> int:
    """The merged frontier."""
    return len(merged(case)[1])


def with_packages(case: Case) -> int:
    """The frontier with the packages behind each point, up to a thousand a point."""
    from detente.agreement.frontier import frontier

    negotiation, layer = merged(case)
    return frontier(negotiation, layer, negotiation.seats, len(layer)).size


def with_solutions(case: Case) -> int:
    """The frontier, and all solutions over the zone."""
    from detente.agreement.solutions import solutions

    negotiation, layer = merged(case)
    zone = negotiation.best(negotiation.acceptance.formula, negotiation.space)
    solutions(negotiation, zone, negotiation.seats)
    return len(layer)


def with_lotteries(case: Case) -> int:
    """All solutions over lotteries, the merging included; how many points they are drawn from."""
    from detente.agreement.lotteries.accepted import accepted
    from detente.agreement.lotteries.forum import lotteries
    from detente.agreement.negotiation import Negotiation
    from detente.model import Forum

    negotiation = Negotiation(case, Forum("all", "all", tuple(case.wants)))
    lotteries(negotiation, most_winning_sets=1)
    (only,) = accepted(negotiation, negotiation.acceptance.formula, negotiation.seats)
    return len(only.codes)


def with_agendas(case: Case) -> int:
    """The largest agendas where there is no deal, each with its best package; their number."""
    from detente.agreement.agendas import largest_agendas

    negotiation, _ = merged(case)
    best = negotiation.best(negotiation.acceptance.formula, negotiation.space)
    found, complete = largest_agendas(negotiation, best)
    if len(best) or not complete:
        msg = "the case is meant to have no deal, and agendas that can all be found"
        raise ValueError(msg)
    return len(found)


def with_conflicts(case: Case) -> int:
    """All minimal conflicts and corrections where there is no deal; the number of conflicts."""
    from detente.agreement.corrections import obstacles
    from detente.agreement.negotiation import Negotiation
    from detente.model import Forum

    negotiation = Negotiation(case, Forum("all", "all", tuple(case.wants)))
    return len(obstacles(negotiation, deal=False).conflicts)


def with_approval(case: Case) -> int:
    """What passes at home, under each rule there, and the packages judged before whom; their number."""
    from detente.agreement.solutions import solutions_of_forum
    from detente.agreement.win_sets import at_home
    from detente.agreement.zone import zone

    negotiation, _ = merged(case)
    best = negotiation.best(negotiation.acceptance.formula, negotiation.space)
    found = solutions_of_forum(negotiation, best)
    (home,) = at_home(negotiation, zone(negotiation, best).packages, found).values()
    if len(home.rules) != RATIFIERS + 1:
        msg = "each number of ratifiers is meant to be tried"
        raise ValueError(msg)
    return len(home.judged)


def with_trades(case: Case) -> int:
    """The exchanges and the way to the frontier from today, the frontier included; how many exchanges."""
    from detente.agreement.trades import trades

    return trades(*merged(case))["today"].n_exchanges


def by_programs(case: Case) -> int:
    """What integer programs tell of the forum; how many solutions are proved to be the best."""
    from detente.agreement.programs import forum
    from detente.agreement.result import Solution
    from detente.model import Forum

    found = forum.by_programs(case, Forum("all", "all", tuple(case.wants)))
    return sum(isinstance(one, Solution) and one.proved for one in found.solutions.values())


def everything(case: Case) -> int:
    """All the lens says."""
    from detente.agreement import agreement
    from detente.agreement.result import NotComputed

    (forum,) = agreement(case)
    if isinstance(forum, NotComputed):
        raise TypeError(forum.why_not)
    return forum.frontier.size


def with_majorities(case: Case) -> int:
    """All the lens says; how many minimal winning sets were looked at."""
    from detente.agreement import agreement
    from detente.agreement.result import NotComputed

    (forum,) = agreement(case)
    if isinstance(forum, NotComputed):
        raise TypeError(forum.why_not)
    return len(forum.winning_sets)


def certainty(case: Case) -> int:
    """Whether a deal is certain, open or impossible: 2, 1 or 0."""
    from detente.agreement.certainty import deal_occurs
    from detente.model import Forum

    word = deal_occurs([case], Forum("all", "all", tuple(case.wants))).deal
    return ("impossible", "open", "certain").index(word)


def in_worlds(case: Case) -> int:
    """What every forum decides in many worlds; how many of them have a deal, in all."""
    from detente.agreement.in_worlds import ForumInWorlds
    from detente.analysis.robustness.draws import draws_of

    worlds = draws_of(case, seed=1).worlds(0, WORLDS)
    found = [ForumInWorlds(case, forum).judge(worlds) for forum in case.forums.values()]
    return int(sum(one.zone.sum() for one in found))


WORK: Mapping[str, Callable[[Case], int]] = {
    "frontier": frontier_alone,
    "packages": with_packages,
    "solutions": with_solutions,
    "lotteries": with_lotteries,
    "agendas": with_agendas,
    "conflicts": with_conflicts,
    "programs": by_programs,
    "approval": with_approval,
    "trades": with_trades,
    "everything": everything,
    "majorities": with_majorities,
    "certainty": certainty,
    "worlds": in_worlds,
}


def peak_megabytes() -> float:
    """The most memory this process held, or nothing known where the system does not tell."""
    try:
        import resource
    except ImportError:
        return float("nan")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
