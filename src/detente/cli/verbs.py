"""All verbs of the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from detente.cli import (
    agreement,
    analyze,
    cases,
    check,
    convert,
    diff,
    levers,
    new,
    robustness,
    schema,
    sources,
    stability,
    sweep,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from detente.cli.output import Output


@dataclass(frozen=True, slots=True)
class Verb:
    """One command: its name, what it takes (as shown), what it is for, its arguments, and what runs it."""

    name: str
    takes: str
    summary: str
    description: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Output], None]
    aliases: tuple[str, ...] = ()


VERBS: Final = (
    Verb(
        "analyze",
        " CASE",
        "the brief: is there a deal, why not, who is left outside?",
        analyze.__doc__ or "",
        analyze.add_arguments,
        analyze.run,
        ("analyse",),
    ),
    Verb(
        "agreement",
        " CASE",
        "every forum in full: zone, frontier, conflicts, drafts",
        agreement.__doc__ or "",
        agreement.add_arguments,
        agreement.run,
    ),
    Verb(
        "stability",
        " CASE",
        "without a deal: which states are stable, where it settles",
        stability.__doc__ or "",
        stability.add_arguments,
        stability.run,
    ),
    Verb(
        "robustness",
        " CASE",
        "how sure: certain, open or impossible; shares of worlds",
        robustness.__doc__ or "",
        robustness.add_arguments,
        robustness.run,
    ),
    Verb(
        "levers",
        " CASE",
        "what single change opens a deal, and at what cost?",
        levers.__doc__ or "",
        levers.add_arguments,
        levers.run,
    ),
    Verb(
        "check",
        " CASE",
        "is the file right, and what does it lack?",
        check.__doc__ or "",
        check.add_arguments,
        check.run,
    ),
    Verb(
        "sweep",
        " CASE",
        "what follows in each of many worlds, in a file",
        sweep.__doc__ or "",
        sweep.add_arguments,
        sweep.run,
    ),
    Verb(
        "sources",
        " CASE",
        "which judgments rest on which place of which source?",
        sources.__doc__ or "",
        sources.add_arguments,
        sources.run,
    ),
    Verb(
        "diff",
        " A B",
        "two versions, or two coders: what differs, and why?",
        diff.__doc__ or "",
        diff.add_arguments,
        diff.run,
    ),
    Verb(
        "cases", "", "the cases that come with Détente", cases.__doc__ or "", cases.add_arguments, cases.run
    ),
    Verb(
        "new", " FILE", "write a first case file to start from", new.__doc__ or "", new.add_arguments, new.run
    ),
    Verb(
        "convert",
        " SOURCE TARGET",
        "to or from a .gmcr file of the Graph Model",
        convert.__doc__ or "",
        convert.add_arguments,
        convert.run,
    ),
    Verb(
        "schema",
        "",
        "the JSON Schema of case files, for editors",
        schema.__doc__ or "",
        schema.add_arguments,
        schema.run,
    ),
)
"""In the order in which the help lists them."""
