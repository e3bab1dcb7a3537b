"""The value of an issue's options: points, an order, the number liked best, points at some numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.casefile import scalars
from detente.casefile.quantities import read_quantity
from detente.casefile.source import shorten
from detente.model import BestFirst, Ideal, Knots, Scores

if TYPE_CHECKING:
    from fractions import Fraction

    from detente.casefile.known import Known
    from detente.casefile.nodes import Cursor, Fields
    from detente.model import Issue, Quantity, Valuation

_WAYS = ("values", "best first", "ideal")


def read_valuation(fields: Fields, issue_name: str, known: Known) -> Valuation | None:
    """The one of `values`, `best first` and `ideal` that is given."""
    given = [way for way in _WAYS if way in fields]
    issue = known.issues.get(issue_name)
    if len(given) != 1:
        wanted = (
            "`values` or `ideal`" if issue is not None and issue.is_number else "`values` or `best first`"
        )
        fields.cursor.error(f"{shorten(issue_name)} needs {wanted} here, and one of them only")
        return None
    cursor = fields.get(given[0])
    if cursor is None or issue is None:
        return None
    if given[0] == "best first":
        return _best_first(cursor, issue, known)
    if given[0] == "ideal":
        return _ideal(cursor, issue, known)
    return _knots(cursor, issue, known) if issue.is_number else _scores(cursor, issue, known)


def _scores(cursor: Cursor, issue: Issue, known: Known) -> Scores | None:
    fields = cursor.fields("values", names=[option.id for option in issue.options])
    if fields is None:
        return None
    found: dict[int, Quantity] = {}
    named: set[int] = set()
    for key, value in fields.names():
        position = known.option(key, issue.id)
        points = read_quantity(value, 0, 100)
        if position is None:
            continue
        named.add(position)
        if points is not None:
            found[position] = points
    missing = [option.id for place, option in enumerate(issue.options) if place not in named]
    if missing:
        cursor.error(f"the values leave out {shorten(', '.join(missing))}", "give every option its points")
    if len(found) < len(issue.options):
        return None
    return Scores(tuple(found[place] for place in range(len(issue.options))))


def _knots(cursor: Cursor, issue: Issue, known: Known) -> Knots | None:
    fields = cursor.fields("values")
    if fields is None:
        return None
    numbers = known.numbers(issue)
    found: dict[Fraction, Quantity] = {}
    read = 0
    for key, value in fields.names():
        read += 1
        points = read_quantity(value, 0, 100)
        try:
            number = scalars.number(key.name)
        except scalars.Unreadable as error:
            key.error(error.text)
            continue
        if not numbers[0] <= number <= numbers[-1]:
            key.error(f"{shorten(key.name)} is not among {issue.options[0].id} to {issue.options[-1].id}")
        elif number in found:
            key.error(f"{scalars.plain(number)} stands here twice")
        elif points is not None:
            found[number] = points
    if len(found) < read:
        return None
    for number, option in ((numbers[0], issue.options[0]), (numbers[-1], issue.options[-1])):
        if number not in found:
            cursor.error(
                f"the values leave out {option.id}, an end of {issue.id}", "give both ends their points"
            )
            return None
    at = tuple(sorted(found))
    return Knots(at, tuple(found[number] for number in at), numbers)


def _best_first(cursor: Cursor, issue: Issue, known: Known) -> BestFirst | None:
    if issue.is_number:
        cursor.error(
            f"{issue.id} is a number issue; `best first` is for options in words", "write `ideal` or `values`"
        )
        return None
    cursor.judged()
    ranking: dict[int, None] = {}
    for item in cursor.items("a list of options"):
        position = known.option(item, issue.id)
        if position is None:
            continue
        if position in ranking:
            item.error(f"{issue.options[position].id} stands twice in this order")
        else:
            ranking[position] = None
    missing = [option.id for place, option in enumerate(issue.options) if place not in ranking]
    if missing and cursor.is_list:
        text = f"this order leaves out {shorten(', '.join(missing))}"
        cursor.error(text, "list every option once, the best first")
    return None if missing else BestFirst(tuple(ranking), cursor.path)


def _ideal(cursor: Cursor, issue: Issue, known: Known) -> Ideal | None:
    if not issue.is_number:
        cursor.error(
            f"{issue.id} is not a number issue; `ideal` is for numbers", "write `values` or `best first`"
        )
        return None
    numbers = known.numbers(issue)
    at = read_quantity(cursor, numbers[0], numbers[-1])
    return None if at is None else Ideal(at, numbers)
