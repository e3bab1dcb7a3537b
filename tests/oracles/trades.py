"""Exchanges, joint improvements and ways to the frontier by brute force, straight from the definitions.

Everything is over one forum of a case given as plain text, as `agreement_result` takes it: packages over the
issues it treats, the others as they are today. The seats that count are those with values of their own. A
package is allowed if it crosses no red line of any seat; `no deal`, approvals and ratifiers play no part. All
values are central and exact.

Packages that are returned name the treated issues only, with options as results print them; packages that are
given may have them so, exact, or as the text of the case. Lists are in no order that means anything.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from tests.oracles.agreement import Forum, completes, read_forums, red_lines_crossed, todays_package
from tests.oracles.issues import Issue, Option, Package, all_packages, number, shown
from tests.oracles.seats import Case, read_case
from tests.oracles.solutions import dominates, shown_package

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

Choice: TypeAlias = tuple[Option, ...]
Shown: TypeAlias = dict[str, str | int | float]

_FEW_CHANGES = 2


@dataclass(frozen=True)
class Ground:
    """All packages of a forum in option order, each as its options on the treated issues."""

    case: Case
    forum: Forum
    seats: list[str]
    values: dict[Choice, tuple[Fraction, ...]]
    allowed: frozenset[Choice]

    @property
    def issues(self) -> list[Issue]:
        """The treated issues, in file order."""
        return [self.case.issues[name] for name in self.forum.treated]

    def package(self, choice: Choice) -> Package:
        """The treated issues by name, with exact options."""
        return dict(zip(self.forum.treated, choice, strict=True))

    def shown(self, choice: Choice) -> Shown:
        """The treated issues by name, with options as results print them."""
        return shown_package(self.package(choice), self.forum.treated)

    def choice(self, package: Mapping[str, Any]) -> Choice:
        """The package given; ValueError where it is none of the forum."""
        if set(package) != set(self.forum.treated):
            msg = f"{dict(package)} is not over the issues {self.forum.treated}"
            raise ValueError(msg)
        return tuple(option_of(issue, package[issue.name]) for issue in self.issues)

    def better(self, choice: Choice, start: Choice) -> bool:
        """Whether a package is worth no less than another to any seat, and more to one."""
        return dominates(self.values[choice], self.values[start])

    def improvements(self, start: Choice, n_changes: int) -> list[Choice]:
        """The allowed packages better than one that differ from it on so many issues."""
        return [
            choice
            for choice in self.values
            if choice in self.allowed
            and len(changed(start, choice)) == n_changes
            and self.better(choice, start)
        ]


def ground_of(document: dict[str, Any], forum: str) -> Ground:
    """Every package of a forum that can be computed, valued and held against the red lines."""
    case = read_case(document)
    chosen = read_forums(document, case)[forum]
    others = todays_package(case, chosen)
    if len(others) + len(chosen.treated) < len(case.issues):
        msg = f"the forum {forum!r} leaves an issue without `today` untreated"
        raise ValueError(msg)
    # A party may state red lines and value nothing; its `wants` then hold no weights.
    valuations = {
        seat: valuation
        for seat in chosen.seats
        if (valuation := case.parties[seat].valuation) is not None and valuation.weights
    }
    values, allowed = {}, set()
    for package in all_packages([case.issues[name] for name in chosen.treated], others):
        choice = tuple(package[name] for name in chosen.treated)
        values[choice] = tuple(valuation.value(package) for valuation in valuations.values())
        if not red_lines_crossed(case, chosen, package):
            allowed.add(choice)
    return Ground(case, chosen, list(valuations), values, frozenset(allowed))


def option_of(issue: Issue, given: str | float | Fraction) -> Option:
    """The option of an issue that is given exact, as it is shown, or as text."""
    if issue.is_number and isinstance(given, str):
        given = number(given)
    for option in issue.options:
        if given in (option, shown(option)):
            return option
    msg = f"{given!r} is no option of {issue.name!r}"
    raise ValueError(msg)


def changed(one: Choice, other: Choice) -> list[int]:
    """The places at which two packages differ."""
    return [place for place, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]


def references(document: dict[str, Any], forum: str) -> dict[str, Shown]:
    """The packages a forum starts from: each draft it could sign, and today.

    A draft that names an issue the forum does not treat, at other than its `today`, is none of its own. One
    that leaves issues open stands for the completion with the largest sum of the seats' values, and of
    several for the first in option order, red lines or no. Today is none where a treated issue has none.
    """
    ground = ground_of(document, forum)
    others = todays_package(ground.case, ground.forum)
    found = {}
    for name, draft in ground.case.drafts.items():
        if any(draft.get(issue, option) != option for issue, option in others.items()):
            continue
        completions = [
            choice for choice in ground.values if completes(others | ground.package(choice), draft)
        ]
        # `max` keeps the first of equals.
        found[f"draft.{name}"] = max(completions, key=lambda choice: sum(ground.values[choice]))
    today = [issue.today for issue in ground.issues if issue.today is not None]
    if len(today) == len(ground.issues):
        found["today"] = tuple(today)
    return {name: ground.shown(choice) for name, choice in found.items()}


def trades(document: dict[str, Any], forum: str, package: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every exchange from a package: one seat gives way on one issue, another on a second, and both gain.

    An allowed package that differs on exactly two issues is one, for two seats and the issue each gives, if

    1. the first issue changed alone is worth less to the first seat and more to the second,
    2. the second issue changed alone is worth less to the second seat and more to the first,
    3. both together are worth more to each of the two,
    4. and no less to every other seat.

    Only the package with both changes need be allowed.
    """
    ground = ground_of(document, forum)
    start = ground.choice(package)
    found = []
    for choice in ground.allowed:
        places = changed(start, choice)
        if len(places) != 2:
            continue
        gains = gains_of(ground, start, choice)
        for one, other in itertools.combinations(ground.seats, 2):
            for by_one, by_other in itertools.permutations(places):
                first = gains_of(ground, start, with_change(start, choice, by_one))
                second = gains_of(ground, start, with_change(start, choice, by_other))
                if (
                    first[one] < 0 < first[other]
                    and second[other] < 0 < second[one]
                    and min(gains[one], gains[other]) > 0
                    and min(gains.values()) >= 0
                ):
                    given = {one: ground.forum.treated[by_one], other: ground.forum.treated[by_other]}
                    to = {issue: ground.shown(choice)[issue] for issue in given.values()}
                    found.append({"gives": given, "to": to, "gains": gains})
    return found


def gains_of(ground: Ground, start: Choice, choice: Choice) -> dict[str, Fraction]:
    """What each seat gains from one package to another."""
    pairs = zip(ground.values[choice], ground.values[start], strict=True)
    return {seat: value - before for seat, (value, before) in zip(ground.seats, pairs, strict=True)}


def with_change(start: Choice, choice: Choice, place: int) -> Choice:
    """The package at the start with one issue as in another."""
    return (*start[:place], choice[place], *start[place + 1 :])


def improvements(
    document: dict[str, Any], forum: str, package: Mapping[str, Any], n_changes: int
) -> list[Shown]:
    """The allowed packages that differ on so many issues, give no seat less, and one more."""
    ground = ground_of(document, forum)
    return [ground.shown(choice) for choice in ground.improvements(ground.choice(package), n_changes)]


def is_way(
    document: dict[str, Any], forum: str, package: Mapping[str, Any], steps: Sequence[Mapping[str, Any]]
) -> str | None:
    """What is wrong with a way from a package to the frontier; None where it is right.

    Every step is allowed, gives no seat less and one more than the package before it, and changes one issue
    where any improvement changes but one, else two where any changes but two, else as many as it likes. No
    allowed package betters the last.
    """
    ground = ground_of(document, forum)
    here = ground.choice(package)
    for count, step in enumerate(steps, start=1):
        try:
            following = ground.choice(step)
        except ValueError as error:
            return f"step {count}: {error}"
        wrong = wrong_with_step(ground, here, following)
        if wrong is not None:
            return f"step {count} {wrong}"
        here = following
    for choice in ground.values:
        if choice in ground.allowed and ground.better(choice, here):
            return f"the last package, {ground.shown(here)}, is bettered by {ground.shown(choice)}"
    return None


def wrong_with_step(ground: Ground, start: Choice, following: Choice) -> str | None:
    """What forbids a step on a way from one package to the next; None where nothing does."""
    if following == start:
        return "changes nothing"
    if following not in ground.allowed:
        return "crosses a red line"
    if not ground.better(following, start):
        return "gives a seat less, or none more"
    n_changes = len(changed(start, following))
    for fewest in range(1, _FEW_CHANGES + 1):
        if ground.improvements(start, fewest):
            return None if n_changes == fewest else f"changes {n_changes} issues where {fewest} would do"
    return None
