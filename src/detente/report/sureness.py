"""How sure the answers are: what was drawn, shares of worlds, what carries them, and what was held fixed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from detente.brief import fold, grouped
from detente.brief.numbers import whole
from detente.brief.words import joined
from detente.figures.acceptability import label
from detente.figures.conclusions import ConclusionLabels, percent, told
from detente.figures.judgments import JudgmentLabels
from detente.model import Coin, GroupOrder, Range, ValueOrder, WeightOrder, counted
from detente.report.cells import NONE, package
from detente.report.content import Bullets, Details, Item, Paragraph, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.agreement.result import ForumAgreement
    from detente.analysis.robustness.result import Robustness
    from detente.report.content import Block
    from detente.report.material import Material

JUDGMENTS_SHOWN: Final = 10
CONCLUSIONS_SHOWN: Final = 8
_WAYS: Final = {"sobol": "scrambled Sobol sequences", "monte_carlo": "pseudo-random numbers"}
_SHAPES: Final = {
    "uniform": "uniform within its range",
    "triangular": "triangular within its range, with its peak at the central value",
    "normal": "normal around its central value, and cut at the ends of its range",
}
_KINDS: Final = {
    Range: ("range", "ranges"),
    Coin: ("doubt whether something stands", "doubts whether something stands"),
    WeightOrder: ("order of weights", "orders of weights"),
    ValueOrder: ("order of options", "orders of options"),
    GroupOrder: ("group of wishes in unknown order", "groups of wishes in unknown order"),
}


def sureness(material: Material) -> Section | None:
    """The case as a whole, then forum by forum, then what was held fixed."""
    found = material.analysis.robustness
    if found is None:
        return None
    rests_on = grouped(fold((one.path for one in found.drawn), material.case.judgments))
    blocks: list[Block] = [Paragraph(_drawn(found), rests_on), Paragraph(_counts(found))]
    blocks += [Paragraph(f"Not computed: {what}, since {reason}.") for what, reason in found.left_out.items()]
    if found.drawn:
        blocks += [
            *material.figures("shares"),
            *material.figures("flips"),
            *_learning(material, found),
            *material.by_forum("sureness", _forum),
        ]
    return Section("sureness", "How sure?", (*blocks, *_fixed(material, found)))


def _drawn(found: Robustness) -> str:
    """How many worlds, of what, and how."""
    kinds = Counter(type(one) for one in found.drawn)
    parts = [counted(kinds[kind], *words) for kind, words in _KINDS.items() if kinds[kind]]
    if not parts:
        return "The case leaves nothing uncertain: there is one world, which is the central case."
    return (
        f"What the case leaves uncertain was drawn {whole(found.worlds)} times, each draw a world:"
        f" {joined(parts)}, each independent of the others, with {_WAYS[found.way]} from seed {found.seed};"
        f" a number is {_SHAPES[found.shape]}, an order gives all numbers that it allows the same chance."
    )


def _counts(found: Robustness) -> str:
    """What a share is, and what it is not."""
    n = len(found.fixed)
    return (
        "Shares count only what the case declares uncertain; they are shares of these worlds, and not the"
        f" chance that something happens. {counted(n, 'judgment was', 'judgments were')} held fixed, and so"
        " was the model itself."
    )


def _learning(material: Material, found: Robustness) -> Iterator[Table]:
    """For each conclusion that is told of, the judgments that it would be most worth to know for sure."""
    labels, conclusions = JudgmentLabels(material.case), ConclusionLabels(material.analysis)
    known = [found.learning[each.name] for each in told(found) if each.name in found.learning]
    known = [each for each in known if any(gain > 0 for gain in each.by_judgment.values())]
    known.sort(key=lambda each: each.now)
    rows = [
        (conclusions.short(each.conclusion), percent(each.now), labels.short(path), percent(each.now + gain))
        for each in known[:CONCLUSIONS_SHOWN]
        for path, gain in list(each.by_judgment.items())[:JUDGMENTS_SHOWN]
        if gain > 0
    ]
    if rows:
        rest = len(known) - CONCLUSIONS_SHOWN
        more = f"; of {counted(rest, 'further conclusion', 'further conclusions')} nothing is shown"
        caption = (
            "In what share of worlds the better guess at a conclusion is right, now and if one judgment were"
            f" known for sure: the {JUDGMENTS_SHOWN} most telling of each{more if rest > 0 else ''}"
        )
        columns = ("Conclusion", "Right now", "Judgment", "Right if it were known")
        yield Table(caption, columns, tuple(rows), frozenset({1, 3}))


def _forum(material: Material, forum: ForumAgreement) -> tuple[Block, ...]:
    """What moves the margin of a forum, and how its packages fare."""
    kinds = ("tornado", "border", "acceptability")
    figures = [figure for kind in kinds for figure in material.figures(kind, forum.id)]
    return (*figures, *_packages(material, forum.id))


def _packages(material: Material, forum: str) -> Iterator[Table]:
    """What the names of the packages stand for, and how often a solution picks each."""
    found = material.analysis.robustness
    compared = None if found is None else found.acceptability.get(forum)
    if found is not None and compared is not None and compared.packages:
        solutions = list(compared.chosen)
        rows = tuple(
            (
                label(name),
                package(chosen, material.words),
                percent(compared.accepted[name]) if name in compared.accepted else NONE,
                *(percent(compared.chosen[each].get(name, 0.0)) for each in solutions),
            )
            for name, chosen in compared.packages.items()
        )
        n, cut = found.compared_over, found.worlds > found.compared_over
        worlds = f"the first {whole(n)} worlds" if cut else "worlds"
        caption = (
            f"The packages compared, in what share of {worlds} each is accepted, and in which it is best by"
        )
        columns = ("Name", "Package", "Accepted", *(label(each) for each in solutions))
        yield Table(f"{caption} each solution", columns, rows, frozenset(range(2, len(columns))))


def _fixed(material: Material, found: Robustness) -> Iterator[Block]:
    """All judgments that no world changes, folded up."""
    if found.fixed:
        listed = grouped(fold(found.fixed, material.case.judgments))
        summary = f"Held fixed: {counted(len(found.fixed), 'judgment', 'judgments')}"
        yield Details(summary, (Bullets(tuple(map(Item, listed))),))
