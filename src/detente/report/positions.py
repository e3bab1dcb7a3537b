"""Who meets, and where the parties stand on each issue: their points, their red lines, what holds today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.brief.numbers import decimals
from detente.model import OptionIn
from detente.report.cells import NONE
from detente.report.content import Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.model import Case, Issue, RedLine
    from detente.report.content import Block
    from detente.report.material import Material

OPTIONS_SHOWN: Final = 12
"""Options of a number issue that a table lists at most, beside those that somebody speaks of."""


def positions(material: Material) -> Section:
    """The parties, the forums, the red lines and each issue."""
    case = material.case
    blocks: list[Block] = [_parties(material)]
    if case.forums:
        blocks.append(_forums(material))
    lines = tuple(_red_lines(case))
    if lines:
        columns = ("Red line", "Never", "How sure, in percent")
        blocks.append(Table("Red lines", columns, lines, frozenset({2})))
    if case.wants:
        blocks.append(_weights(case))
    figures = list(material.figures("issues"))
    blocks += figures
    if not figures:
        for number, issue in enumerate(case.issues.values(), start=1):
            heading = f"{issue.id}: {issue.ask}" if issue.ask else issue.id
            blocks.append(Section(f"issue-{number}", heading, (_issue(case, issue),)))
    return Section("positions", "Who meets, and what each wants", tuple(blocks))


def _parties(material: Material) -> Table:
    case = material.case
    rows = []
    for party in case.parties.values():
        speakers = [person.name for person in case.people.values() if person.party == party.id]
        demands = case.demands.get(party.id)
        no_deal = None if demands is None else demands.no_deal
        walking = NONE if no_deal is None else material.written.get(no_deal.path, NONE)
        approval = case.approval.get(party.id)
        consent = ", ".join(ratifier.name for ratifier in approval.ratifiers) if approval else NONE
        rows.append((party.id, party.name, ", ".join(speakers) or NONE, walking, consent))
    columns = ("Party", "Name", "Who speaks for it", "Points without a deal", "Who must consent")
    return Table("Parties", columns, tuple(rows))


def _forums(material: Material) -> Table:
    rows = []
    for forum in material.case.forums.values():
        rule = forum.rule
        needed = (
            "unanimity" if rule.threshold is None else f"at least {decimals(rule.threshold)} of the seats"
        )
        issues = ", ".join(forum.issues) if forum.issues else "all"
        date = forum.date.text if forum.date else NONE
        rows.append((forum.name, date, ", ".join(forum.seats), needed, issues))
    return Table("Forums", ("Forum", "Date", "Seats", "Rule", "Issues"), tuple(rows))


def _red_lines(case: Case) -> Iterator[tuple[str, str, str]]:
    owners = {party: demands.red_lines for party, demands in case.demands.items()}
    for party, approval in case.approval.items():
        owners |= {f"{party}/{r.name}": r.demands.red_lines for r in approval.ratifiers}
    for owner, lines in owners.items():
        for line in lines:
            sure = "100" if line.sure is None else decimals(line.sure.central)
            doubted = "" if line.stands else ", so not counted"
            yield f"{owner}: red line {line.number}", line.never.text, f"{sure}{doubted}"


def _weights(case: Case) -> Table:
    """How much each issue matters to whom."""
    weights = {party: wants.central_weights() for party, wants in case.wants.items() if wants.has_values}
    rows = tuple(
        (issue, *(decimals(100 * of[issue]) if issue in of else NONE for of in weights.values()))
        for issue in case.issues
    )
    numbers = frozenset(range(1, len(weights) + 1))
    return Table("How much each issue matters to each party, in percent", ("Issue", *weights), rows, numbers)


def _issue(case: Case, issue: Issue) -> Table:
    """The options of an issue in order, with what each is worth to whom."""
    wanting = {party: wants for party, wants in case.wants.items() if issue.id in wants.issues}
    values = [wants.issues[issue.id].valuation.central() for wants in wanting.values()]
    rows = []
    shown = _shown(case, issue, values)
    for place in shown:
        option = issue.options[place]
        said = option.id if option.name == option.id else f"{option.id}: {option.name}"
        name = f"{option.id} {issue.unit}" if issue.is_number and issue.unit else said
        cells = (
            decimals(of[place]) + _never(case, party, issue.id, place)
            for party, of in zip(wanting, values, strict=True)
        )
        rows.append((name, _named(case, issue, place), *cells))
    left = len(issue.options) - len(shown)
    caption = f"Points of each option of {issue.id}" + (
        f" ({left} options between are left out)" if left else ""
    )
    columns = ("Option", "Stands in", *wanting)
    return Table(caption, columns, tuple(rows), frozenset(range(2, len(columns))))


def _shown(case: Case, issue: Issue, values: Sequence[Sequence[object]]) -> list[int]:
    """The positions of the options listed: all, or of many the ends, some between and all spoken of."""
    last = len(issue.options) - 1
    if last < OPTIONS_SHOWN or not issue.is_number:
        return list(range(last + 1))
    steps = {last * step // (OPTIONS_SHOWN - 1) for step in range(OPTIONS_SHOWN)}
    named = {draft.package[issue.id] for draft in case.drafts.values() if issue.id in draft.package}
    best = {max(range(last + 1), key=lambda place, of=of: of[place]) for of in values}  # type: ignore[misc]
    today = set() if issue.today is None else {issue.today}
    return sorted(steps | named | best | today)


def _named(case: Case, issue: Issue, place: int) -> str:
    """Where an option stands: today, and in which drafts."""
    drafts = [f"draft {d.name}" for d in case.drafts.values() if d.package.get(issue.id) == place]
    return ", ".join([*(["today"] if issue.today == place else []), *drafts]) or NONE


def _never(case: Case, party: str, issue: str, place: int) -> str:
    """The red lines that rule this option out by itself."""
    lines: Sequence[RedLine] = case.demands[party].red_lines if party in case.demands else ()
    ruling = [str(line.number) for line in lines if line.stands and _rules_out(line, issue, place)]
    return f" (red line {', '.join(ruling)})" if ruling else ""


def _rules_out(line: RedLine, issue: str, place: int) -> bool:
    never = line.never.expression
    return isinstance(never, OptionIn) and never.issue == issue and place in never.options
