"""Would a deal hold: who would gain by breaking what a package promises, and the least that stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.brief.numbers import decimals
from detente.report.cells import NONE, points
from detente.report.content import Paragraph, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from detente.analysis.would_it_hold import Breach, Holding
    from detente.report.content import Block
    from detente.report.material import Material

BREACHES_SHOWN: Final = 40
_FRONTIER: Final = ".frontier."
_COLUMNS: Final = ("Package", "Broken by", "Turning", "Gain in points", "Penalty that stops it")


def holding(material: Material) -> Section | None:
    """A row for each breach that may pay; then the packages that hold, and those that nothing is known of."""
    found = material.analysis.holds
    if not found:
        return None
    told = {_name(material, name): each for name, each in found.items() if _FRONTIER not in name}
    blocks: list[Block] = [
        Paragraph(
            "Signing a package sets the actions that its options promise. In a breach one party turns some of"
            " its own against the promise; from there the conflict settles. What the party has there, less"
            " what the package is worth to it, is its gain: from the lowest to the highest, over all states"
            " in which it may settle and all ways to complete a draft."
        ),
        *_breaches(told),
        *(Paragraph(text) for text in _without_breach(told)),
    ]
    frontier = [each for name, each in found.items() if _FRONTIER in name]
    if frontier:
        kept = sum(each.why_not is None and not each.breaches for each in frontier)
        listed = f"Of the {len(frontier):,} listed packages of the frontiers"
        blocks.append(Paragraph(f"{listed}, {kept:,} have no breach that may pay."))
    return Section("holding", "Would a deal hold?", tuple(blocks))


def _breaches(told: Mapping[str, Holding]) -> Iterator[Table]:
    rows = [(name, *_breach(breach)) for name, each in told.items() for breach in each.breaches]
    if rows:
        rest = len(rows) - BREACHES_SHOWN
        more = f"; {rest:,} more are not shown" if rest > 0 else ""
        caption = f"Breaches that may pay, and the loss that would just stop each{more}"
        yield Table(caption, _COLUMNS, tuple(rows[:BREACHES_SHOWN]), frozenset({3, 4}))


def _breach(breach: Breach) -> tuple[str, ...]:
    gain = "unknown" if breach.gain is None else points(breach.gain)
    penalty = NONE if breach.penalty is None else decimals(breach.penalty)
    return breach.by, ", ".join(breach.actions), gain, penalty


def _without_breach(told: Mapping[str, Holding]) -> Iterator[str]:
    kept = [name for name, each in told.items() if each.why_not is None and not each.breaches]
    binding = [name for name in kept if told[name].promised or told[name].open]
    idle = [name for name in kept if name not in binding]
    if binding:
        yield f"Nobody gains by breaking: {'; '.join(binding)}."
    if idle:
        yield f"Nobody is bound to anything by: {'; '.join(idle)}."
    for name, each in told.items():
        if each.why_not is not None:
            yield f"Of {name} nothing can be told, since {each.why_not}."


def _name(material: Material, name: str) -> str:
    """A draft by its name; a solution with its forum, where there are several."""
    kind, _, rest = name.partition(".")
    if kind == "draft" and rest in material.case.drafts:
        return f"draft {rest}"
    forum, _, solution = name.rpartition(".")
    return f"{forum}: {solution}" if len(material.forums) > 1 else solution
