"""Frontier and solutions of a million packages, beside NegMAS, in one run.

NegMAS is licensed under the AGPL and is no dependency: install it in an environment of its own, then ::

    uv venv ../negmas && uv pip install --python ../negmas negmas==0.16.0
    uv run python -m benchmarks.against_negmas ../negmas/bin/python

Both get the same random scenarios: 2, 3 and 5 parties, 6 issues of 10 options, whole values from 0 to 100,
weights of equal size, no red lines. Both compute the frontier and the Nash, Kalai-Smorodinsky,
egalitarian and utilitarian points, each as it defines them; counts and conflicts are left aside. The
distinct points found are compared.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import time
from typing import Any

from benchmarks.agreement import with_solutions
from detente.casefile import read_case

ISSUES, OPTIONS, NO_DEAL = 6, 10, 35
REPEATS = 5


def scenario(parties: int) -> dict[str, Any]:
    """A random problem as plain numbers."""
    rng = random.Random(parties)
    return {
        "sizes": [OPTIONS] * ISSUES,
        "parties": [
            {
                "weights": [1] * ISSUES,
                "values": [[rng.randint(0, 100) for _ in range(OPTIONS)] for _ in range(ISSUES)],
                "no deal": NO_DEAL * ISSUES,
            }
            for _ in range(parties)
        ],
    }


def as_case(problem: dict[str, Any]) -> str:
    """The same problem as a case file."""
    lines = ["parties:", *(f"  p{p}: p{p}" for p in range(len(problem["parties"]))), "issues:"]
    labels = ", ".join(f"o{o}" for o in range(OPTIONS))
    lines += [f"  i{i}: {{options: [{labels}]}}" for i in range(ISSUES)]
    lines.append("wants:")
    for p, party in enumerate(problem["parties"]):
        lines.append(f"  p{p}:")
        for i, values in enumerate(party["values"]):
            table = ", ".join(f"o{o}: {value}" for o, value in enumerate(values))
            lines.append(f"    i{i}: {{weight: {party['weights'][i]}, values: {{{table}}}}}")
        lines.append(f"    no deal: {NO_DEAL}")
    return "\n".join(lines) + "\n"


def ours(problem: dict[str, Any]) -> tuple[float, int]:
    """The best of some runs in seconds, and the number of points."""
    case = read_case(as_case(problem).encode(), "random.yaml").case
    times, points = [], 0
    for _ in range(REPEATS):
        start = time.perf_counter()
        points = with_solutions(case)
        times.append(time.perf_counter() - start)
    return min(times), points


def main() -> None:
    """Print a line for each number of parties."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("python", help="the interpreter of an environment with NegMAS")
    python = parser.parse_args().python
    for parties in (2, 3, 5):
        problem = scenario(parties)
        seconds, points = ours(problem)
        command = [python, "benchmarks/peers/negmas_frontier.py"]
        asked = json.dumps(problem)
        answer = subprocess.run(command, input=asked, check=True, capture_output=True, text=True)
        theirs = json.loads(answer.stdout)
        print(
            f"{parties} parties, 10^6 packages: {seconds * 1000:.1f} ms ({points} points); "
            f"NegMAS {theirs['negmas']} {theirs['seconds']:.1f} s, of which the frontier "
            f"{theirs['seconds_frontier']:.1f} s ({theirs['points']} points); "
            f"{theirs['seconds'] / seconds:,.0f} times"
        )


if __name__ == "__main__":
    main()
