"""Compute what follows in each of many worlds, and store it in a file, a row a world.

A world is one draw of all that the case leaves uncertain. Interrupted at any moment, the same command goes
on where it stopped. `detente sweep show FILE` tells what a file holds and how far it is; `detente sweep
export FILE TARGET` writes its rows to a table that ends in .csv or .parquet. A case that is called `show`
or `export` is given as ./show or ./export.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from detente.cli.parser import UsageError, add_case, add_json, add_set, at_least_one, zero_or_more
from detente.cli.progress import progress
from detente.cli.reading import shown
from detente.cli.share import add_share, read_asked
from detente.cli.sweep_file import export, show

if TYPE_CHECKING:
    import argparse

    from detente.analysis.robustness.draws import Shape
    from detente.cli.output import Output
    from detente.runs.engines import Engine

WORLDS: Final = 4096
_LENSES: Final = ("agreement", "stability")
_SHAPES: Final = ("uniform", "triangular", "normal")
_OF_A_SWEEP: Final = ("worlds", "seed", "shape", "out", "lens", "jobs", "cluster", "set", "vary", "share")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CASE, ``--worlds``, ``--seed``, ``--shape``, ``--out``, ``--lens``, ``--jobs`` and more."""
    add_case(parser)
    parser.add_argument(
        "files", metavar="FILE", nargs="*", default=[], help="after `show` a file, after `export` two"
    )
    parser.add_argument(
        "--worlds", type=at_least_one, metavar="N", help=f"compute N worlds (default: {WORLDS})"
    )
    parser.add_argument(
        "--seed", type=zero_or_more, metavar="S", help="draw the worlds of this seed (default: 0)"
    )
    parser.add_argument(
        "--shape",
        choices=_SHAPES,
        help="how numbers lie within their ranges: alike everywhere, or with a peak at the central value, as"
        " a triangle or a normal curve cut at both ends (default: uniform)",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="the file for the rows, begun or gone on with; a SQLite database",
    )
    parser.add_argument(
        "--lens",
        choices=_LENSES,
        metavar="NAME",
        help=f"only what this lens concludes: {' or '.join(_LENSES)} (default: all that the case allows)",
    )
    parser.add_argument(
        "--jobs", type=at_least_one, metavar="N", help="compute in N processes of this machine (default: 1)"
    )
    parser.add_argument(
        "--cluster", metavar="ADDRESS", help="compute on the Dask cluster whose scheduler has this address"
    )
    add_json(parser)
    add_set(parser)
    add_share(parser)
    parser.add_argument("--all", action="store_true", help="with show: list every conclusion on states too")
    parser.add_argument(
        "--vary",
        action="append",
        default=[],
        metavar="PATH=VALUES",
        help="compute each world with this judgment set to each of these values, parted by commas; may be"
        " repeated, for every combination",
    )


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Run a sweep, or tell of one, or write its rows elsewhere."""
    takes = {"show": ("FILE",), "export": ("FILE", "TARGET")}.get(arguments.case, ())
    _check_words(arguments, takes)
    if arguments.case == "show":
        show(Path(arguments.files[0]), output, json=arguments.json, everything=arguments.all)
    elif arguments.case == "export":
        export(Path(arguments.files[0]), Path(arguments.files[1]), output)
    else:
        _sweep(arguments, output)


def _check_words(arguments: argparse.Namespace, takes: tuple[str, ...]) -> None:
    """Refuse words too many or too few, and flags where they mean nothing."""
    hint = "`detente sweep --help` shows what it takes"
    command = f"detente sweep {arguments.case}" if takes else "detente sweep CASE"
    missing, more = takes[len(arguments.files) :], arguments.files[len(takes) :]
    if missing:
        raise UsageError(f"`{command}` must be told {' and '.join(missing)}", hint)
    if more:
        raise UsageError(f'`{command}` takes no further word, but there is "{more[0]}"', hint)
    given = [name for name in _OF_A_SWEEP if getattr(arguments, name)]
    if arguments.all and arguments.case != "show":
        raise UsageError(f"`{command}` takes no --all", hint)
    if takes and arguments.case == "export" and arguments.json:
        given.append("json")
    if takes and given:
        raise UsageError(f"`{command}` takes no --{given[0]}", hint)
    if not takes and arguments.out is None:
        raise UsageError("`detente sweep` must be told in which file to store the rows", "add --out FILE.db")
    if arguments.jobs and arguments.cluster:
        raise UsageError("--jobs is for this machine, --cluster for others", "give one of them")


def _sweep(arguments: argparse.Namespace, output: Output) -> None:
    """Compute the worlds of a case that are not in the file yet."""
    from detente.analysis.robustness.rows import world_rows  # noqa: PLC0415 - `detente --help` does without
    from detente.analysis.robustness.sweep import sweep_of  # noqa: PLC0415 - `detente --help` does without
    from detente.analysis.what_if import changed_case  # noqa: PLC0415

    file, worlds = arguments.out, arguments.worlds or WORLDS
    engine = _engine(arguments)
    found = read_asked(arguments.case, share=arguments.share)
    if arguments.set:
        found, _ = changed_case(found, arguments.set)
    shape: Shape = arguments.shape or "uniform"
    rows = world_rows(found, arguments.seed or 0, arguments.lens, shape, arguments.vary)
    sweep = sweep_of(found, rows, arguments.set)
    if not any(column.role == "drawn" for column in rows.columns):
        output.note("Nothing in this case is uncertain: all worlds are alike.")
    total, done = worlds * rows.combinations, 0
    what = "rows" if arguments.vary else "worlds"
    try:
        with progress(output, what, total) as bar:

            def tell(stored: int) -> None:
                nonlocal done
                done = stored
                bar(stored)

            sweep.run(file, worlds, engine, tell)
    except KeyboardInterrupt:
        output.note(f"Interrupted: {done:,} of {total:,} {what} are in {file}. The same command goes on.")
        raise
    if arguments.json:
        show(file, output, json=True, everything=True)
        return
    of_each = f" of each of {rows.combinations} combinations" if arguments.vary else ""
    output.note(f"{file} holds {worlds:,} worlds{of_each}.")
    output.suggest(f"detente sweep show {shown(str(file))}", "tells what follows in how many of them")


def _engine(arguments: argparse.Namespace) -> Engine:
    """Who computes."""
    from detente.runs.engines import cluster, in_process, processes  # noqa: PLC0415 - `detente --help` does without

    if arguments.cluster:
        return cluster(arguments.cluster)
    return processes(arguments.jobs) if (arguments.jobs or 1) > 1 else in_process()
