"""``detente sweep show`` and ``detente sweep export``: what is in the file of a sweep."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any, Final

from detente.cli.parser import UsageError
from detente.cli.reading import shown
from detente.cli.share import show_left_out

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from detente.cli.output import Output
    from detente.model import Case
    from detente.runs.reading import Stored, Tally

_OTHERS: Final = ".other"
_LISTED: Final = ("zone.", "draft.", "settles.seq.")


def show(file: Path, output: Output, *, json: bool, everything: bool) -> None:
    """Tell what a sweep is, how far it is, and in how many worlds each conclusion holds.

    everything : whether all concepts of stability are listed; else only where it settles by one.
    """
    from detente.runs.reading import stored  # noqa: PLC0415 - `detente --help` does without

    with stored(file) as run:
        if json:
            output.document("sweep", _case(run), document(run), run.told["seed"])
            return
        _show(run, output, everything=everything)
        if run.done < run.told["worlds"]:
            output.note("The command that began it goes on with it.")
        else:
            target = shown(str(file.with_suffix(".csv")))
            output.suggest(f"detente sweep export {shown(str(file))} {target}", "writes the rows as a table")


def export(file: Path, target: Path, output: Output) -> None:
    """Write the rows of a sweep to a table."""
    from detente.runs.export import FORMATS, write_table  # noqa: PLC0415 - `detente --help` does without
    from detente.runs.reading import stored  # noqa: PLC0415

    if target.suffix.lower() not in FORMATS:
        raise UsageError(
            f'"{target}" ends in none of {", ".join(FORMATS)}', "the ending of TARGET says what to write"
        )
    with stored(file) as run:
        write_table(run, target)
        output.note(f"Wrote {target}: {_how_far(run)}.")


def _case(run: Stored) -> Case:
    """What the file says of the case that was swept."""
    from detente.model import Case  # noqa: PLC0415 - `detente --help` does without

    told = run.told
    return Case(title=told["title"], sha256=told["case"], parties={}, left_out=told.get("confidential"))


def document(run: Stored) -> dict[str, Any]:
    """The sweep as plain data."""
    told = run.told
    found: dict[str, Any] = {
        "worlds": {"asked": told["worlds"], "done": run.done},
        "shape": told["shape"],
        "lenses": told["lenses"],
        "set": told["set"],
        "left_out": told["left_out"],
        "judgments": [column.name for column in run.columns if column.role == "drawn"],
    }
    if not told["vary"]:
        return {**found, "conclusions": _plain(_tallies(run))}
    each = [{"values": values, "conclusions": _plain(_tallies(run, values))} for values in _combinations(run)]
    return {**found, "combinations": each}


def _plain(tallies: Mapping[str, Tally]) -> dict[str, Any]:
    return {
        name: {"share": tally.share, "mean": tally.mean, "unknown": tally.empty}
        for name, tally in tallies.items()
    }


def _combinations(run: Stored) -> list[dict[str, str]]:
    """Each combination of what is varied, a value a path; one of nothing where nothing is."""
    vary = run.told["vary"]
    paths = [path for path, *_ in vary]
    return [dict(zip(paths, chosen, strict=True)) for chosen in product(*(values for _, *values in vary))]


def _tallies(run: Stored, values: Mapping[str, str] | None = None) -> dict[str, Tally]:
    """What each conclusion comes to, in all rows or in those of one combination."""
    named = {column.name: column for column in run.columns}
    where = {named[f"set.{path}"]: value for path, value in (values or {}).items()}
    return run.tallies([column for column in run.columns if column.role == "found"], where)


def _show(run: Stored, output: Output, *, everything: bool) -> None:
    from detente.model import counted  # noqa: PLC0415 - `detente --help` does without

    told, page = run.told, output.page()
    drawn = sum(column.role == "drawn" for column in run.columns)
    page.title(told["title"])
    page.paragraph(f"{_how_far(run)}, of seed {told['seed']}, by Détente {told['version']}")
    page.paragraph(f"Drawn: {counted(drawn, 'judgment', 'judgments')}, {told['shape']} within their ranges")
    page.paragraph(f"Lenses: {', '.join(told['lenses'])}")
    show_left_out(page, _case(run))
    for setting in told["set"]:
        page.paragraph(f"Set: {setting}")
    for values in _combinations(run):
        where = "; ".join(f"{path} = {value}" for path, value in values.items())
        page.heading("In how many of the worlds a conclusion holds" + (f", with {where}" if where else ""))
        tallies = _tallies(run, values)
        listed = [name for name in tallies if everything or name.startswith(_LISTED)]
        rows = [(name, _share(tallies[name]), _remark(name, tallies[name])) for name in listed]
        width = 3 if any(remark for *_, remark in rows) else 2
        page.table(("conclusion", "worlds", "")[:width], [row[:width] for row in rows], numbers=(1,))
        if len(listed) < len(tallies):
            page.paragraph(f"and {len(tallies) - len(listed):,} more on states; `--all` lists them.")
    for name, reason in told["left_out"].items():
        page.paragraph(f"Out of reach: {name}, since {reason}.")
    output.write(str(page))


def _how_far(run: Stored) -> str:
    asked, what = run.told["worlds"], "rows" if run.told["vary"] else "worlds"
    return f"{run.done:,} {what}" if run.done == asked else f"{run.done:,} of {asked:,} {what}"


def _share(tally: Tally) -> str:
    return "-" if tally.share is None else f"{100 * tally.share:.1f} %"


def _remark(name: str, tally: Tally) -> str:
    """What the share alone does not tell."""
    others = ""
    if name.endswith(_OTHERS) and tally.mean:
        others = f"{tally.mean:.2f} such states in the mean"
    unknown = f"out of reach in {tally.empty:,} worlds" if tally.empty else ""
    return "; ".join(filter(None, (others, unknown)))
