"""One forum of the agreement lens as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.agreement.result import NoSolution, NotComputed
from detente.brief.numbers import decimals, difference, whole
from detente.cli.cells import NONE, across, columns, package_text
from detente.cli.home_tables import show_at_home
from detente.cli.lottery_tables import show_lotteries
from detente.cli.majority_tables import show_outvoted
from detente.cli.trade_tables import show_trades

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from detente.agreement.result import Demand, ForumAgreement, Range, Solution
    from detente.cli.page import Page
    from detente.model import Case, Rule

POINTS_SHOWN: Final = 10
SETS_SHOWN: Final = 10


def show_forum(page: Page, forum: ForumAgreement | NotComputed, case: Case) -> None:
    """Everything about one forum; of long tables the top, and how many more lines there are."""
    page.heading(f"{forum.name} ({forum.id})" if forum.name != forum.id else forum.name)
    page.paragraph(f"Seats: {', '.join(forum.seats)}")
    page.paragraph(f"Issues: {', '.join(forum.issues)}")
    if isinstance(forum, NotComputed):
        page.paragraph(f"Not computed: {forum.why_not}.")
        return
    page.paragraph(f"Rule: {_rule(forum.rule, len(forum.seats))}")
    _note_seats_without_points(page, forum, case)
    _show_zone(page, forum)
    _show_frontier(page, forum)
    _show_solutions(page, forum)
    show_outvoted(page, forum, SETS_SHOWN)
    show_lotteries(page, forum)
    _show_conflicts(page, forum)
    _show_agendas(page, forum, case)
    _show_corrections(page, forum)
    _show_drafts(page, forum)
    show_trades(page, forum)
    show_at_home(page, forum)
    _show_outside(page, forum)


def _rule(rule: Rule, seats: int) -> str:
    return "unanimity" if rule.threshold is None else f"at least {rule.threshold} of {seats} seats"


def _note_seats_without_points(page: Page, forum: ForumAgreement, case: Case) -> None:
    """Say which seats, such as blocs, judge through others alone: no table below weighs them."""
    for seat in forum.seats:
        if seat not in case.wants and seat in case.approval:
            through = ", ".join(ratifier.name for ratifier in case.approval[seat].ratifiers)
            page.paragraph(f"{seat} has no points and no red lines of its own; it judges through: {through}.")


def _show_zone(page: Page, forum: ForumAgreement) -> None:
    zone = forum.zone
    page.subheading("Zone of agreement")
    said = "A deal exists" if zone.exists else "No deal"
    page.paragraph(
        f"{said}: {zone.packages} of {whole(forum.packages)} packages;"
        f" {zone.packages_on_the_table} with options on the table."
    )
    if zone.analyst_options:
        needed = ", ".join(f"{issue} = {option}" for issue, option in zone.analyst_options)
        page.paragraph(f"Needed for a deal, but not on the table: {needed}")
    if forum.sought:
        page.paragraph("The issues are tied too closely to be merged; packages were sought one at a time.")
    if zone.narrowing:
        page.space()
        rows = [[step.demand.name, _threshold(step.demand), str(step.packages)] for step in zone.narrowing]
        if zone.narrowing[-1].packages != zone.packages:
            enough = "enough ratifiers agree" if forum.rule.threshold is None else "enough seats agree"
            rows.append(["in the end", enough, str(zone.packages)])
        page.table(["demand", "what", "packages left"], rows, numbers=[2])


def _threshold(demand: Demand) -> str:
    if demand.threshold is not None:
        return f"at least {decimals(demand.threshold)} points"
    return f"never {demand.never}"


def _show_frontier(page: Page, forum: ForumAgreement) -> None:
    of_zone = forum.zone.exists
    frontier = forum.zone_frontier if of_zone else forum.frontier
    page.subheading("Frontier of the zone" if of_zone else "Frontier of what crosses no red line of a seat")
    if frontier.size is None:
        page.paragraph("Not known: packages were sought one at a time.")
        return
    if not frontier.size:
        page.paragraph("Every package crosses a red line of a seat.")
        return
    seats = list(frontier.points[0].values) if frontier.points else []
    shown = frontier.points[:POINTS_SHOWN]
    names, cells = across([point.values for point in shown], seats)
    rows = [
        [*values, package_text(point.packages[0]), whole(point.n_packages)]
        for values, point in zip(cells, shown, strict=True)
    ]
    page.table([*names, "package", "packages"], rows, numbers=[*columns(names), len(names) + 1])
    _count_rest(page, frontier.size - len(shown))


def _count_rest(page: Page, rest: int) -> None:
    if rest:
        page.paragraph(f"and {whole(rest)} more; `--json` lists them")


def ties(solution: Solution) -> str:
    """How many other packages are as good; a question mark where that is not known."""
    return "?" if solution.ties is None else whole(solution.ties)


def _show_solutions(page: Page, forum: ForumAgreement) -> None:
    if not forum.zone.exists:
        return
    page.subheading("Solutions")
    found = {name: s for name, s in forum.solutions.items() if not isinstance(s, NoSolution)}
    rows = [("all seats", solution) for solution in found.values()]
    for winning in forum.winning_sets[:SETS_SHOWN]:
        together = ", ".join(winning.seats)
        rows += [(together, s) for s in winning.solutions.values() if not isinstance(s, NoSolution)]
    if rows:
        _solution_table(page, forum, rows)
    unproved = [solution.name for solution in found.values() if not solution.proved]
    if unproved:
        page.paragraph(f"Not proved that no other package is better: {', '.join(unproved)}.")
    rest = len(forum.winning_sets) - SETS_SHOWN
    if rest > 0:
        page.paragraph(f"and {whole(rest)} more winning sets; `--json` lists them")
    reasons: dict[str, list[str]] = {}
    for name, solution in forum.solutions.items():
        if isinstance(solution, NoSolution) and not forum.winning_sets:
            reasons.setdefault(solution.reason, []).append(name)
    for reason, names in reasons.items():
        page.paragraph(f"No {', '.join(names)}: {reason}.")


def _solution_table(page: Page, forum: ForumAgreement, rows: Sequence[tuple[str, Solution]]) -> None:
    """Solutions by winning set, where the rule has such; else by name alone."""
    seats = [seat for seat in forum.seats if any(seat in solution.values for _, solution in rows)]
    names, cells = across([solution.values for _, solution in rows], seats)
    first = ["seats"] if forum.winning_sets else []
    lines = [
        [
            *([together] if first else []),
            solution.name,
            *values,
            package_text(solution.package),
            ties(solution),
        ]
        for values, (together, solution) in zip(cells, rows, strict=True)
    ]
    start = len(first) + 1
    numbers = [*columns(names, start), start + len(names) + 1]
    page.table([*first, "solution", *names, "package", "ties"], lines, numbers=numbers)


def _show_conflicts(page: Page, forum: ForumAgreement) -> None:
    if not forum.conflicts:
        return
    page.subheading("Demands that no package meets together")
    for number, conflict in enumerate(forum.conflicts[:SETS_SHOWN], start=1):
        page.item("; ".join(demand.name for demand in conflict), f"{number}.")
    _more(page, len(forum.conflicts), forum)


def _show_corrections(page: Page, forum: ForumAgreement) -> None:
    if not forum.corrections:
        return
    page.subheading("What would open a deal, fewest changes first")
    rows = [
        [
            "; ".join(demand.name for demand in correction.demands),
            difference(correction.points) if correction.points else NONE,
            difference(correction.most) if correction.points else NONE,
        ]
        for correction in forum.corrections[:SETS_SHOWN]
    ]
    page.table(["demands dropped or lowered", "points in all", "most for one"], rows, numbers=[1, 2])
    _more(page, len(forum.corrections), forum)


def _show_agendas(page: Page, forum: ForumAgreement, case: Case) -> None:
    """What can be settled without the rest; idle where a deal on the whole exists."""
    if forum.zone.exists or len(forum.issues) == 1:
        return
    page.subheading("Largest agendas, all else as it is today")
    shown = forum.agendas[:SETS_SHOWN]
    if shown:
        seats = [seat for seat in forum.seats if seat in shown[0].best.values]
        names, cells = across([agenda.best.values for agenda in shown], seats)
        rows = [
            [", ".join(agenda.as_today), *values, package_text(agenda.best.package), agenda.best_by or NONE]
            for agenda, values in zip(shown, cells, strict=True)
        ]
        page.table(["left out", *names, "best package", "by"], rows, numbers=columns(names, 1))
    rest = len(forum.agendas) - len(shown)
    if rest:
        page.paragraph(f"and {whole(rest)} more; `--json` lists them")
    if forum.sought and not forum.agendas_complete:
        page.paragraph("Not looked for: packages were sought one at a time.")
    elif not forum.agendas_complete:
        page.paragraph("There may be more: the search ended at its limit.")
    elif not shown:
        known = all(case.issues[issue].today is not None for issue in forum.issues)
        unknown = "" if known else ", as far as `today` is given"
        page.paragraph(f"None: on no part alone is a deal possible{unknown}.")


def _more(page: Page, total: int, forum: ForumAgreement) -> None:
    if total > SETS_SHOWN:
        page.paragraph(f"and {whole(total - SETS_SHOWN)} more; `--json` lists them")
    if forum.sought and not forum.obstacles_complete:
        page.paragraph("There may be others: few were looked for.")
    elif not forum.obstacles_complete:
        page.paragraph("There are too many to list: only the smallest were looked for.")


def _show_drafts(page: Page, forum: ForumAgreement) -> None:
    if not forum.drafts:
        return
    page.subheading("Drafts")
    drafts = list(forum.drafts.values())
    names, cells = across([draft.values for draft in drafts], list(drafts[0].values))
    rows = [
        [draft.name, *values, ", ".join(draft.acceptable_to) or "nobody", _crossed(draft.red_lines)]
        for values, draft in zip(cells, drafts, strict=True)
    ]
    page.table(["draft", *names, "acceptable to", "red lines crossed"], rows, numbers=columns(names, 1))
    for name, draft in forum.drafts.items():
        if draft.acceptable_jointly:
            page.paragraph(f"{name}: acceptable to all seats together.")
        elif set(draft.acceptable_to) == set(forum.seats):
            page.paragraph(f"{name}: a version suits each seat, but none suits all.")
        if draft.better is not None:
            better = package_text(draft.better.package)
            page.paragraph(f"{name}: better for at least one seat and worse for none: {better}")
        if draft.changes:
            page.paragraph(f"{name}: acceptable to all seats with {package_text(draft.changes)}")


def _show_outside(page: Page, forum: ForumAgreement) -> None:
    """What solutions, agendas and drafts are worth to those outside, and whose red lines they cross."""
    if not forum.outside:
        return
    page.subheading("Without a seat")
    entries: list[tuple[str, Mapping[str, Fraction] | Mapping[str, Range], Mapping[str, Sequence[int]]]] = []
    entries.append(("today", forum.today, {}))
    entries += [
        (name, solution.others, solution.crosses)
        for name, solution in forum.solutions.items()
        if not isinstance(solution, NoSolution)
    ]
    if not forum.zone.exists:
        entries += [
            (f"agenda without {', '.join(agenda.as_today)}", agenda.best.others, agenda.best.crosses)
            for agenda in forum.agendas[:SETS_SHOWN]
        ]
    entries += [(f"draft {name}", draft.others, draft.crosses) for name, draft in forum.drafts.items()]
    known = [entry for entry in entries if entry[1]]
    names, cells = across([values for _, values, _ in known], list(forum.outside))
    rows = [
        [what, *values, _crossed(crosses)] for values, (what, _, crosses) in zip(cells, known, strict=True)
    ]
    page.table(["what", *names, "red lines crossed"], rows, numbers=columns(names, 1))


def _crossed(lines: Mapping[str, Sequence[int]]) -> str:
    said = (f"{party} {', '.join(map(str, numbers))}" for party, numbers in lines.items() if numbers)
    return "; ".join(said) or NONE
