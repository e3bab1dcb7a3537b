"""Levers on the options: a new one between two that are there, and numbers in finer steps."""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING, Final

from detente.analysis.levers.lever import Lever
from detente.analysis.levers.wording import middle, quoted
from detente.casefile.edit import content_at
from detente.casefile.flow import flow
from detente.casefile.scalars import plain
from detente.model import BestFirst, Scores, holds, issues_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.casefile import ReadCase
    from detente.casefile.flow import Content
    from detente.model import Case, Condition, Issue, IssueWant

MAX_LOOKED_AT: Final = 10_000
"""Packages over which a condition is looked at, to see whether it can hold with an option; else it can."""


def of_options(found: ReadCase) -> Iterator[Lever]:
    """Half the step of each number issue, and the middle of each two neighbours on each other scale."""
    for issue in found.case.issues.values():
        numbers = [option.number for option in issue.options if option.number is not None]
        path = f"issues.{quoted(issue.id)}"
        if len(numbers) > 1:
            step = plain((numbers[1] - numbers[0]) / 2)
            yield Lever("finer steps", (issue.id, step), (f"{path}.number.step={step}",))
        elif issue.ordered and not numbers:
            for left in range(len(issue.options) - 1):
                settings = _between(found, issue, left)
                if settings is not None:
                    names = (option.id for option in issue.options[left : left + 2])
                    yield Lever("option", (issue.id, *names), settings)


def _between(found: ReadCase, issue: Issue, left: int) -> tuple[str, ...] | None:
    """A new option between one and the next, as settings; nothing where its worth could not be told.

    1. Nobody's red lines may name both neighbours, which the middle would only escape by its name. 2. No
    ``together`` may name either. 3. To whoever gives values it is worth the middle of the two; where
    options stand best first, it stands between the two, which must be side by side.
    """
    case = found.case
    together = [entry.condition for wants in case.all_wants for entry in wants.together]
    for demands in case.all_demands:
        lines = [line.never for line in demands.red_lines]
        if all(any(_can_hold(case, line, issue, place) for line in lines) for place in (left, left + 1)):
            return None
    if any(_can_hold(case, one, issue, place) for one in together for place in (left, left + 1)):
        return None
    name = f"{issue.options[left].id} to {issue.options[left + 1].id}"
    options = _with_option(found, issue, left, name)
    if options is None or name in {option.id for option in issue.options}:
        return None
    settings = [options]
    for wants in case.all_wants:
        if issue.id in wants.issues:
            setting = _with_worth(found, wants.issues[issue.id], issue, left, name)
            if setting is None:
                return None
            settings.append(setting)
    return tuple(settings)


def _can_hold(case: Case, condition: Condition, issue: Issue, place: int) -> bool:
    """Whether a condition that names an issue holds of some package with this option on it."""
    named = issues_of(condition.expression)
    if issue.id not in named:
        return False
    others = sorted(named - {issue.id})
    ranges = [range(len(case.issues[other].options)) for other in others]
    if math.prod(map(len, ranges)) > MAX_LOOKED_AT:
        return True
    packages = ({**dict(zip(others, rest, strict=True)), issue.id: place} for rest in product(*ranges))
    return any(holds(condition.expression, package) for package in packages)


def _with_option(found: ReadCase, issue: Issue, left: int, name: str) -> str | None:
    """The options written anew with one more; it has a place where both neighbours have one."""
    path = f"issues.{quoted(issue.id)}.options"
    written = content_at(found.text, path)
    before, after = issue.options[left], issue.options[left + 1]
    if isinstance(written, list):
        return f"{path}={flow([*written[: left + 1], name, *written[left + 1 :]])}"
    if not isinstance(written, dict):
        return None
    told: Content = f"between {before.id} and {after.id}"
    if before.at is not None and after.at is not None:
        told = {"name": told, "at": middle(before.at, after.at)}
    return f"{path}={flow(_inserted(written, before.id, name, told))}"


def _with_worth(found: ReadCase, want: IssueWant, issue: Issue, left: int, name: str) -> str | None:
    """What the new option is worth to somebody, as a setting; nothing where that could not be told."""
    valuation = want.valuation
    if isinstance(valuation, Scores):
        path = f"{want.path}.values"
        written = content_at(found.text, path)
        worth = middle(valuation.values[left], valuation.values[left + 1])
        if not isinstance(written, dict):
            return None
        return f"{path}={flow(_inserted(written, issue.options[left].id, name, worth))}"
    if isinstance(valuation, BestFirst):
        ranks = sorted(valuation.ranking.index(place) for place in (left, left + 1))
        path = f"{want.path}.best first"
        written = content_at(found.text, path)
        if ranks[1] - ranks[0] > 1 or not isinstance(written, list):
            return None
        return f"{path}={flow([*written[: ranks[1]], name, *written[ranks[1] :]])}"
    return None


def _inserted(written: dict[str, Content], after: str, name: str, told: Content) -> dict[str, Content]:
    """A mapping with one more entry behind another."""
    found: dict[str, Content] = {}
    for key, value in written.items():
        found[key] = value
        if key == after:
            found[name] = told
    return found
