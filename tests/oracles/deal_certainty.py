"""Whether a forum has a deal in every world, by one package, or in none: by all corners of what is uncertain.

A world fixes every judgment. Why corners suffice, for one package and one that judges it: the value of the
package rises with the points of each option it chooses and with what `together` adds. The points of an option
on a number scale rise and then fall as the ideal passes over it; they peak where the ideal is the option
itself. In the weights the value is one linear function over another that is above 0, so on a box it is least
and greatest at corners, and on the weights that an order allows at the corners of that set. All these
judgments are independent of each other, so the least and the greatest value over all worlds are among the
values in worlds where each judgment is at a corner of its own. The no deal that it is compared with is lower
or higher; a red line stands or does not.

Who says yes, and whether enough do, is never less the more demands are met. A ratifier that judges by the
party's wants has the party's draws; it and the party gain by the same. So a package is accepted in some world
if and only if it is accepted in some world of corners, and likewise in every world. Nothing of that is used
here but that corners suffice: each set of demands that the package may miss in a world of corners is tried.

Weights that may all be 0 at once: where they are there is no value, and no world. All others have the value
of a direction, and the least and greatest over directions are where a single issue has all weight, which is
at another corner. Where `no deal` is left to the conflict there is no demand.
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.oracles.conclusions import hearings
from tests.oracles.expressions import Condition, holds, parse
from tests.oracles.issues import Issue, ends
from tests.oracles.judgments import (
    ideal_corners,
    is_from_conflict,
    value_corners,
    weight_corners,
    without_grounds,
)
from tests.oracles.wants import option_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from fractions import Fraction

    from tests.oracles.conclusions import Hearing, Missed
    from tests.oracles.issues import Option, Package
    from tests.oracles.judgments import Document


def deal_words(document: Document) -> dict[str, str]:
    """For each forum that can be computed `certain`, `open` or `impossible`.

    Certain: one package is accepted in every world. Impossible: none is accepted in any.
    """
    document, found = without_grounds(document), {}
    for name, hearing in hearings(document).items():
        corners = Corners(document, hearing)
        judged = [corners.accepted(place) for place in range(len(hearing.packages))]
        certain, possible = any(every for _, every in judged), any(some for some, _ in judged)
        found[name] = "certain" if certain else "open" if possible else "impossible"
    return found


def accepted_in(document: Document, forum: str, package: Mapping[str, str | Fraction]) -> tuple[bool, bool]:
    """Whether a forum accepts a package in some world, and whether it does in every world.

    `package` names an option for each issue that the forum treats, as a text or a number.
    """
    document = without_grounds(document)
    hearing = hearings(document)[forum]
    issues = hearing.case.issues
    chosen = {
        name: issues[name].option(option) if isinstance(option, str) else option
        for name, option in package.items()
    }
    place = next(
        place
        for place, each in enumerate(hearing.packages)
        if all(each[name] == chosen[name] for name in hearing.forum.treated)
    )
    return Corners(document, hearing).accepted(place)


class Corners:
    """A forum in all worlds of corners."""

    def __init__(self, document: Document, hearing: Hearing) -> None:
        """Read whose value is compared with what."""
        self.hearing = hearing
        judging: dict[str, dict[str, tuple[Fraction, Fraction]]] = defaultdict(dict)
        for each in hearing.demanding:
            no_deal = entry_of(document, each.demander.name).get("no deal")
            if no_deal is not None and not is_from_conflict(no_deal):
                judging[each.judges_by][each.no_deal] = ends(no_deal)
        self.judges = [
            read_judge(wants_of(document, name), hearing.case.issues, no_deals)
            for name, no_deals in judging.items()
        ]

    def accepted(self, place: int) -> tuple[bool, bool]:
        """Whether a package is accepted in some world of corners, and in every one."""
        some, every = False, True
        for missed in self.may_miss(place):
            accepted = self.hearing.accepts(missed)
            some, every = some or accepted, every and accepted
            if some and not every:
                break
        return some, every

    def may_miss(self, place: int) -> Iterator[Missed]:
        """All sets of demands that a package may miss together."""
        package, crossed = self.hearing.packages[place], self.hearing.crossed[place]
        parts = [judge.may_miss(package) for judge in self.judges]
        parts += [{frozenset(), frozenset({line})} for line in crossed & self.hearing.doubtful]
        surely = crossed - self.hearing.doubtful
        for missed in itertools.product(*parts):
            yield surely.union(*missed)


@dataclass(frozen=True)
class Judge:
    """Wants by whose value packages are compared with one no deal or several.

    `weights` : all corners, whole numbers of one unit. `points` : for each issue and option all that it may
    be worth at corners. `together` : what each condition may add. `no_deals` : by name of the demand, at its
    least and at its greatest. All points are whole numbers of one unit.
    """

    issues: Mapping[str, Issue]
    weights: list[dict[str, int]]
    points: dict[str, dict[Option, list[int]]]
    together: list[tuple[Condition, list[int]]]
    no_deals: dict[str, tuple[int, ...]]

    def may_miss(self, package: Package) -> set[Missed]:
        """All sets of these demands that a package may miss together."""
        added = [ends for condition, ends in self.together if holds(condition, package, self.issues)]
        points = [self.points[name][package[name]] for name in self.points]
        values = {
            (sum(map(int.__mul__, weights.values(), chosen)) + total * sum(extra), total)
            for weights in self.weights
            for total in [sum(weights.values())]
            for chosen in itertools.product(*points)
            for extra in itertools.product(*added)
        }
        return {
            frozenset(
                name
                for name, no_deal in zip(self.no_deals, chosen_ends, strict=True)
                if value < total * no_deal
            )
            for value, total in values
            for chosen_ends in itertools.product(*self.no_deals.values())
        }


def read_judge(
    wants: Document, issues: Mapping[str, Issue], no_deals: Mapping[str, tuple[Fraction, Fraction]]
) -> Judge:
    """The corners of an entry of `wants`, scaled to whole numbers."""
    named = [name for name in issues if name in wants]
    weights = corners_of_weights(wants, named)
    points = {name: corners_of_points(issues[name], wants[name]) for name in named}
    together = [(parse(entry["if"]), ends(entry["points"])) for entry in wants.get("together", ())]
    every_point = [*itertools.chain.from_iterable(no_deals.values())]
    every_point += [end for _, both in together for end in both]
    every_point += [end for options in points.values() for found in options.values() for end in found]
    unit = common_denominator(every_point)
    weight_unit = common_denominator(weight for corner in weights for weight in corner.values())
    return Judge(
        issues,
        [{name: int(weight * weight_unit) for name, weight in corner.items()} for corner in weights],
        {
            name: {option: whole(found, unit) for option, found in options.items()}
            for name, options in points.items()
        },
        [(condition, whole(both, unit)) for condition, both in together],
        {name: tuple(whole(both, unit)) for name, both in no_deals.items()},
    )


def common_denominator(numbers: Iterable[Fraction]) -> int:
    """The least whole number that makes all of them whole."""
    return math.lcm(*(number.denominator for number in numbers))


def whole(numbers: Iterable[Fraction], unit: int) -> list[int]:
    """The distinct numbers, as whole numbers of a unit."""
    return sorted({int(number * unit) for number in numbers})


def corners_of_weights(wants: Document, named: list[str]) -> list[dict[str, Fraction]]:
    """The weights at each corner of what the wants allow, but for the one at which all are 0."""
    if "order" in wants:
        corners = [dict(zip(wants["order"], corner, strict=True)) for corner in weight_corners(len(named))]
        return [{name: corner[name] for name in named} for corner in corners]
    both = itertools.product(*(sorted(set(ends(wants[name]["weight"]))) for name in named))
    return [dict(zip(named, corner, strict=True)) for corner in both if any(corner)]


def corners_of_points(issue: Issue, entry: Document) -> dict[Option, set[Fraction]]:
    """For each option all that it is worth at a corner of what the entry allows."""
    found: dict[Option, set[Fraction]] = defaultdict(set)
    for corner in corner_entries(issue, entry):
        for option, points in option_points(issue, corner).items():
            found[option].add(points)
    return found


def corner_entries(issue: Issue, entry: Document) -> Iterator[dict[str, Any]]:
    """The entry at each corner, every number exact."""
    if "best first" in entry:
        for corner in value_corners(len(entry["best first"])):
            yield {"values": dict(zip(entry["best first"], corner, strict=True))}
    elif "ideal" in entry:
        for ideal in ideal_corners(issue, *ends(entry["ideal"])):
            yield {"ideal": ideal}
    else:
        stated = entry["values"]
        for corner in itertools.product(*(sorted(set(ends(points))) for points in stated.values())):
            yield {"values": dict(zip(stated, corner, strict=True))}


def entry_of(document: Document, demander: str) -> Document:
    """What a party, or a ratifier named PARTY/RATIFIER, demands."""
    party, _, ratifier = demander.partition("/")
    found: Document = (
        document["approval"][party]["ratifiers"][ratifier]
        if ratifier
        else document.get("wants", {}).get(party, {})
    )
    return found


def wants_of(document: Document, judges_by: str) -> Document:
    """The wants of a party, or of a ratifier that has its own."""
    entry = entry_of(document, judges_by)
    wants: Document = entry["wants"] if "/" in judges_by else entry
    return wants
