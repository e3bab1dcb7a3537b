"""The solutions over lotteries as tables."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from detente.agreement.lotteries.result import Lottery
from detente.agreement.result import NoSolution
from detente.brief.numbers import difference, told_apart, whole
from detente.cli.cells import across, columns, package_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from detente.agreement.lotteries.result import Lotteries
    from detente.agreement.result import ForumAgreement, Solution
    from detente.cli.page import Page

SETS_SHOWN: Final = 10

Rows = list[tuple[str, Lottery]]


def show_lotteries(page: Page, forum: ForumAgreement) -> None:
    """What each solution picks if lots may be drawn, and what that gives more; idle where nobody asked."""
    found = forum.lotteries
    if found is None:
        return
    page.subheading("By lottery")
    _say_whether(page, forum, found)
    rows: Rows = [("all seats", lottery) for lottery in _picked(found.solutions)]
    for winning in found.winning_sets[:SETS_SHOWN]:
        rows += [(", ".join(winning.seats), lottery) for lottery in _picked(winning.solutions)]
    if rows:
        _table(page, forum, rows)
    rest = len(found.winning_sets) - SETS_SHOWN
    if rest > 0:
        page.paragraph(f"and {whole(rest)} more winning sets; `--json` lists them")
    for line in _against_packages(forum, found):
        page.item(line)
    for _, lottery in rows:
        if not lottery.exact:
            page.paragraph(
                f"{lottery.name} among {', '.join(lottery.values)} is found in doubles: no lottery has a"
                f" product of gains larger by a factor of more than 1 + {float(lottery.gap):.0e}."
            )


def _say_whether(page: Page, forum: ForumAgreement, found: Lotteries) -> None:
    """Whether any lottery is acceptable, where that does not go without saying; what is not defined."""
    if found.exists and not forum.zone.exists:
        page.paragraph("A lottery is acceptable though no package is.")
    elif found.exists is False:
        page.paragraph("No lottery is acceptable either.")
        return
    reasons: dict[str, list[str]] = {}
    for name, solution in found.solutions.items():
        if isinstance(solution, NoSolution) and not found.winning_sets:
            reasons.setdefault(solution.reason, []).append(name)
    for reason, names in reasons.items():
        page.paragraph(f"No {', '.join(names)}: {reason}.")


def _picked(solutions: Mapping[str, Lottery | NoSolution]) -> Iterator[Lottery]:
    return (solution for solution in solutions.values() if isinstance(solution, Lottery))


def _table(page: Page, forum: ForumAgreement, rows: Rows) -> None:
    """A line a package; what a lottery is worth stands in its first."""
    seats = [seat for seat in forum.seats if any(seat in lottery.values for _, lottery in rows)]
    names, cells = across([lottery.values for _, lottery in rows], seats)
    first = ["seats"] if forum.winning_sets else []
    lines: list[list[str]] = []
    for values, (together, lottery) in zip(cells, rows, strict=True):
        told = [*([together] if first else []), lottery.name, *values]
        for package, chance in lottery.packages:
            lines.append([*told, _percent(chance), package_text(package)])
            told = [""] * len(told)
    start = len(first) + 1
    numbers = [*columns(names, start), start + len(names)]
    page.table([*first, "solution", *names, "chance", "package"], lines, numbers=numbers)


def _percent(chance: Fraction) -> str:
    """A probability in percent; not 0 or 100 where it is neither."""
    percent = 100 * chance
    told = difference(percent) if percent < 1 else told_apart(percent, Fraction(100))[0]
    return f"almost {told}%" if told in ("0", "100") and chance < 1 else f"{told}%"


def _against_packages(forum: ForumAgreement, found: Lotteries) -> Iterator[str]:
    """What lotteries give more or less than the packages that the same solutions pick."""
    groups: Sequence[tuple[str, Mapping[str, Lottery | NoSolution], Mapping[str, Solution | NoSolution]]] = [
        ("", found.solutions, forum.solutions),
        *(
            (f", {', '.join(lots.seats)}", lots.solutions, alone.solutions)
            for lots, alone in zip(found.winning_sets[:SETS_SHOWN], forum.winning_sets, strict=False)
        ),
    ]
    for among, lotteries, packages in groups:
        for lottery in _picked(lotteries):
            package = packages[lottery.name]
            if isinstance(package, NoSolution):
                continue
            moves = {seat: points - package.values[seat] for seat, points in lottery.values.items()}
            told = [f"{seat} {'+' if by > 0 else ''}{difference(by)}" for seat, by in moves.items() if by]
            if told:
                yield f"{lottery.name}{among}, against its package: {', '.join(told)}"
