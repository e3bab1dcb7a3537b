"""Who meets, and where the parties stand on each issue: their points, their red lines, what holds today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.brief.numbers import decimals
from detente.report.cells import NONE
from detente.report.content import Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.model import Case
    from detente.report.content import Block
    from detente.report.material import Material


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
    blocks += material.figures("issues")
    talks = bool(case.forums or case.wants)
    return Section("positions", "Who meets, and what each wants" if talks else "The parties", tuple(blocks))


def _parties(material: Material) -> Table:
    case = material.case
    rows = []
    for party in case.parties.values():
        speakers = [
            person.name
            for person in case.people.values()
            if person.party == party.id and person.is_in_office(case.date)
        ]
        demands = case.demands.get(party.id)
        no_deal = None if demands is None else demands.no_deal
        walking = NONE if no_deal is None else material.written.get(no_deal.path, NONE)
        approval = case.approval.get(party.id)
        consent = ", ".join(r.title or r.name for r in approval.ratifiers) if approval else NONE
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
