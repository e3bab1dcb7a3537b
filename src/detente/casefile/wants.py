"""What parties and ratifiers want: weights and values, or orders; red lines; no deal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.casefile.quantities import quantity_of, read_quantity
from detente.casefile.source import shorten
from detente.casefile.valuations import read_valuation
from detente.casefile.words import RESERVED
from detente.model import Demands, FromConflict, IssueWant, RedLine, Together, Wants

if TYPE_CHECKING:
    from detente.casefile.conditions import Conditions
    from detente.casefile.known import Known
    from detente.casefile.nodes import Cursor, Fields
    from detente.model import Quantity


def read_wants(
    section: Cursor, known: Known, conditions: Conditions
) -> tuple[dict[str, Wants], dict[str, Demands]]:
    """What each party wants, and what it insists on."""
    fields = section.fields("wants", names=known.parties)
    wants: dict[str, Wants] = {}
    demands: dict[str, Demands] = {}
    for key, value in fields.names() if fields else ():
        party = known.party(key)
        entries = value.fields("party wants", names=known.issues)
        if entries is None:
            continue
        found = read_party_wants(entries, known, conditions)
        insists = read_demands(entries, conditions)
        if party is None:
            continue
        wants[party], demands[party] = found, insists
        if not any(entries.names()) and ("no deal" in entries or "red lines" not in entries):
            key.error(f"{party} gives no issue a weight, so no package has a value to it")
    return wants, demands


def read_demands(entries: Fields, conditions: Conditions, *, conflict: bool = True) -> Demands:
    """The ``no deal`` and the ``red lines`` of a party or ratifier."""
    lines = entries.get("red lines")
    found = []
    for number, item in enumerate(lines.items("a list of red lines") if lines else (), start=1):
        line = _red_line(number, item, conditions)
        if line is not None:
            found.append(line)
    return Demands(_no_deal(entries.get("no deal"), conflict=conflict), tuple(found))


def _red_line(number: int, cursor: Cursor, conditions: Conditions) -> RedLine | None:
    fields = cursor.fields("red line")
    never = fields.get("never") if fields else None
    if fields is None or never is None:
        return None
    fields.cursor.judged()
    condition = conditions.read(never, "issues")
    sure = read_quantity(fields.get("sure"), 0, 100)
    price = read_quantity(fields.get("price"), 0)
    return None if condition is None else RedLine(number, condition, cursor.path, sure, price)


def _no_deal(cursor: Cursor | None, *, conflict: bool) -> Quantity | FromConflict | None:
    if cursor is None or not cursor.is_mapping:
        return read_quantity(cursor)
    fields = cursor.fields("no deal")
    if fields is None:
        return None
    origin = fields.get("from")
    if origin is None:
        return quantity_of(fields)
    if "value" in fields or "range" in fields:
        fields.cursor.error("`no deal` is either points or `{from: conflict}`")
    elif origin.choice(("conflict",), "what `no deal` can come from"):
        if not conflict:
            origin.error("only a party's `no deal` can come from the conflict")
        fields.cursor.judged()
        return FromConflict(cursor.path)
    return None


def read_party_wants(entries: Fields, known: Known, conditions: Conditions) -> Wants:
    """The weights, values and combinations under a party, or under `wants` of a ratifier."""
    issues: dict[str, IssueWant] = {}
    order = entries.get("order")
    for key, value in entries.names():
        want = _issue_want(key, value, known, ordered=order is not None)
        if want is not None:
            issues[want.issue] = want
    ranked = _order(order, [key.name for key, _ in entries.names()], known) if order else ()
    _check_weights(entries.cursor, issues)
    together = entries.get("together")
    items = together.items("a list of combinations") if together else []
    found = [_together(item, conditions) for item in items]
    return Wants(entries.cursor.path, issues, ranked, tuple(entry for entry in found if entry is not None))


def _issue_want(key: Cursor, value: Cursor, known: Known, *, ordered: bool) -> IssueWant | None:
    if key.name in RESERVED:
        key.error(f"`{key.name}` cannot stand here", "a ratifier's stands beside its `wants`, not within")
        return None
    if key.name not in known.issues:
        key.unknown("issue", key.name, [*known.issues, "order", "together", "red lines", "no deal"])
        return None
    fields = value.fields("issue want")
    if fields is None:
        return None
    weight = fields.get("weight")
    if weight is not None and ordered:
        weight.error("weights stand beside each issue or in `order`, not in both")
    elif weight is None and not ordered:
        key.error(f"{shorten(key.name)} has no weight here", "give `weight`, or name all issues in `order`")
    points = read_quantity(weight, 0)
    valuation = read_valuation(fields, key.name, known)
    return None if valuation is None else IssueWant(key.name, points, valuation, value.path)


def _order(cursor: Cursor, issues: list[str], known: Known) -> tuple[str, ...]:
    cursor.judged()
    ranked: dict[str, None] = {}
    wanted = set(issues)
    for item in cursor.items("a list of issues"):
        issue = known.issue(item)
        if issue is None:
            continue
        if issue in ranked:
            item.error(f"{issue} stands twice in this order")
        elif issue not in wanted:
            item.error(f"{issue} stands in this order, but not among what is wanted here")
        else:
            ranked[issue] = None
    missing = [issue for issue in issues if issue in known.issues and issue not in ranked]
    if missing and cursor.is_list:
        cursor.error(f"this order leaves out {shorten(', '.join(missing))}")
    return tuple(ranked)


def _check_weights(cursor: Cursor, issues: dict[str, IssueWant]) -> None:
    weights = [want.weight for want in issues.values() if want.weight is not None]
    if weights and len(weights) == len(issues) and sum(weight.central for weight in weights) == 0:
        cursor.error("these weights sum to 0, so no package has a value")


def _together(cursor: Cursor, conditions: Conditions) -> Together | None:
    fields = cursor.fields("together")
    if fields is None:
        return None
    fields.cursor.judged()
    condition, points = fields.get("if"), read_quantity(fields.get("points"))
    found = conditions.read(condition, "issues") if condition else None
    return None if found is None or points is None else Together(found, points, cursor.path)
