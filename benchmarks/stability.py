"""How long the stability lens takes, and how much memory.

Run ``uv run python -m benchmarks.stability``. Each row is a process of its own; times are wall-clock, the
best of three (of one where it takes more than five seconds); memory is the peak above what the input took.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FIVE = ("nash", "gmr", "smr", "seq", "sseq")


@dataclass(frozen=True)
class Row:
    """A conflict of so many parties and actions, the concepts computed, and the time aimed at, in seconds."""

    parties: int
    actions: int
    concepts: tuple[str, ...]
    goal: float
    listed: bool = False
    worlds: int = 0


ROWS = {
    "4,096 states, 3 parties, Nash, GMR, SMR, SEQ, SSEQ": Row(3, 12, FIVE, 0.07),
    "the same with SIM": Row(3, 12, (*FIVE, "sim"), 0.2),
    "2^22 states, 4 parties, Nash, GMR, SMR, SEQ": Row(4, 22, FIVE[:4], 40),
    "geneva-2022, 768 states, 6 parties, all seven concepts and settling, in 1,024 worlds": Row(
        6, 10, (*FIVE, "sim", "sim_fh"), 1, worlds=1_024
    ),
    "60 actions, 521,017 possible states, 6 parties, Nash, GMR, SMR, SEQ, SSEQ, from the case": Row(
        6, 60, FIVE, 10, listed=True
    ),
}


def main() -> None:
    """Print a table, or with the name of a row measure it and print it as JSON."""
    if len(sys.argv) > 1:
        print(json.dumps(_measured(ROWS[sys.argv[1]])))
        return
    for name, row in ROWS.items():
        command = [sys.executable, "-m", "benchmarks.stability", name]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found = json.loads(done.stdout)
        print(
            f"{name}: {found['seconds']:.3f} s (goal {row.goal:g}), {found['states']:,} states, "
            f"{found['megabytes']:.0f} MB, {found['bytes_a_state']:.0f} bytes a state besides the result"
        )


def _measured(row: Row) -> dict[str, float]:
    run, states = (_worlds if row.worlds else _listed if row.listed else _tensor)(row)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
        if best > 5:  # noqa: PLR2004 - see above
            break
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    result = states * row.parties * len(row.concepts)
    return {
        "seconds": best,
        "states": states,
        "megabytes": grown / 2**20,
        "bytes_a_state": max(0, grown - result) / states,
    }


def _tensor(row: Row) -> tuple[Callable[[], object], int]:
    """All states possible, moves both ways, each party's ranking drawn without ties."""
    import numpy as np

    from detente.stability import stabilities

    rng = np.random.default_rng(1)
    size = 1 << row.actions
    rank = np.empty((row.parties, size), np.int32)
    for party in range(row.parties):
        rank[party] = np.arange(size, dtype=np.int32)
        rng.shuffle(rank[party])
    owner, direction = np.arange(row.actions) % row.parties, np.zeros(row.actions, int)
    possible = np.ones(size, bool)
    return lambda: stabilities(owner, direction, possible, rank, row.concepts), size


def _listed(row: Row) -> tuple[Callable[[], object], int]:
    """Each party escalates step by step, and no two can both go beyond the sixth."""
    from detente.casefile import read_case
    from detente.stability import stability

    steps = row.actions // row.parties
    names = [f"P{number}" for number in range(row.parties)]
    rules = [f"{p}.a{k} and not {p}.a{k - 1}" for p in names for k in range(1, steps)]
    rules += [f"{p}.a6 and {q}.a6" for p in names for q in names if p < q]
    prefers = {
        p: [f"not {q}.a5" for q in names if q != p] + [f"{p}.a{k}" for k in range(0, steps, 2)] for p in names
    }
    lines = [
        f"parties: {{{', '.join(f'{p}: {p}' for p in names)}}}",
        "actions:",
        *(f"  {p}: {{{', '.join(f'a{k}: Step {k}' for k in range(steps))}}}" for p in names),
        "impossible:",
        *(f"  - {rule}" for rule in rules),
        "status quo: []",
        "prefers:",
        *(f"  {p}: [{', '.join(statements)}]" for p, statements in prefers.items()),
    ]
    case = read_case("\n".join(lines).encode(), "benchmark.yaml").case
    return lambda: stability(case, row.concepts), len(stability(case, ["nash"]).states)


def _worlds(row: Row) -> tuple[Callable[[], object], int]:
    """The largest shipped case, in worlds drawn of it; states are counted once in each."""
    from detente import load
    from detente.analysis.robustness.draws import draws_of
    from detente.stability.graph_model import graph_model
    from detente.stability.in_worlds import conflict_in_worlds

    case = load("geneva-2022")
    model, worlds = graph_model(case), draws_of(case, 1).worlds(0, row.worlds)
    return lambda: conflict_in_worlds(model, worlds, row.concepts), row.worlds * len(model.states)


if __name__ == "__main__":
    main()
