"""Frontier and solutions with NegMAS, for one problem read as JSON from standard input.

Runs in an environment of its own that has NegMAS and not Détente; see :mod:`benchmarks.against_negmas`.
"""

import json
import sys
import time

import negmas
from negmas.outcomes import make_issue, make_os
from negmas.preferences import LinearAdditiveUtilityFunction
from negmas.preferences.ops import kalai_points, ks_points, max_welfare_points, nash_points, pareto_frontier
from negmas.preferences.value_fun import TableFun


def main() -> None:
    """Print the seconds taken and the number of points found, as JSON."""
    problem = json.load(sys.stdin)
    sizes = problem["sizes"]
    issues = [make_issue([f"o{o}" for o in range(size)], name=f"i{i}") for i, size in enumerate(sizes)]
    space = make_os(issues)
    ufuns = [
        LinearAdditiveUtilityFunction(
            values=[TableFun({f"o{o}": v for o, v in enumerate(values)}) for values in party["values"]],
            weights=party["weights"],
            outcome_space=space,
            reserved_value=party["no deal"],
        )
        for party in problem["parties"]
    ]
    start = time.perf_counter()
    frontier, _ = pareto_frontier(ufuns, issues=issues)
    seconds_frontier = time.perf_counter() - start
    for solve in (nash_points, kalai_points, ks_points, max_welfare_points):
        solve(ufuns, frontier, outcome_space=space)
    seconds = time.perf_counter() - start
    print(
        json.dumps(
            {
                "negmas": negmas.__version__,
                "seconds": seconds,
                "seconds_frontier": seconds_frontier,
                "points": len(set(frontier)),
            }
        )
    )


if __name__ == "__main__":
    main()
