"""Agreement by brute force: every package of every forum, judged straight from the definitions.

`agreement_result` takes a case as plain text (nested dict, list and str, as a YAML reader gives it that
leaves every scalar a string) and returns what `detente agreement` prints under `result`, the agendas apart.
All arithmetic is in fractions; only what is returned is a float. Reasons (`why_not`, `why_null`) are free
texts: compare that they are there, not how they are worded. Sets of demands come smallest first; compare
them as sets of sets.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from tests.oracles.issues import Option, Package, all_packages
from tests.oracles.seats import Case, read_case, satisfies
from tests.oracles.solutions import Outcome, frontier, minimal_sets, shown_package, solutions

if TYPE_CHECKING:
    from fractions import Fraction


@dataclass(frozen=True)
class Forum:
    """Who decides what, and by which rule."""

    seats: list[str]
    treated: list[str]
    rule: str | dict[str, Any]

    @property
    def by_majority(self) -> bool:
        """Whether less than all seats may suffice."""
        return isinstance(self.rule, dict)


def agreement_result(document: dict[str, Any]) -> dict[str, Any]:
    """What the agreement lens must find in a case."""
    case = read_case(document)
    forums = {name: forum_result(case, forum) for name, forum in read_forums(document, case).items()}
    first = next(iter(forums.values()))
    return {**first, "forums": forums}


def read_forums(document: dict[str, Any], case: Case) -> dict[str, Forum]:
    """The forums of a case; where it states none, all parties with wants sit and treat everything."""
    with_wants = [name for name, party in case.parties.items() if party.valuation is not None]
    if "forums" not in document:
        return {"all": Forum(with_wants, list(case.issues), "unanimity")}
    forums = {}
    for name, entry in document["forums"].items():
        treated = [issue for issue in case.issues if issue in entry.get("issues", case.issues)]
        forums[name] = Forum(entry.get("seats", with_wants), treated, entry.get("rule", "unanimity"))
    return forums


def forum_result(case: Case, forum: Forum) -> dict[str, Any]:
    """All that is found for one forum."""
    today = todays_package(case, forum)
    without = [name for name in case.issues if name not in forum.treated and name not in today]
    if without:
        why = f"not treated and without `today`: {', '.join(without)}"
        return {"seats": forum.seats, "issues": forum.treated, "why_not": why}

    outcomes = judged_outcomes(case, forum, today)
    zone = [outcome for outcome in outcomes if agreed(forum, outcome.accepted_by)]
    tabled = [outcome for outcome in zone if on_the_table(case, forum, outcome.package)]
    uncrossed = [outcome for outcome in outcomes if not red_lines_crossed(case, forum, outcome.package)]
    valued = [seat for seat in forum.seats if case.parties[seat].valuation is not None]
    found, why_null = solutions(
        zone,
        valued,
        [case.parties[seat].no_deal for seat in valued],
        forum.treated,
        majority=forum.by_majority,
    )
    conflicts, corrections = conflicts_and_corrections(case, forum, outcomes)
    return {
        "seats": forum.seats,
        "issues": forum.treated,
        "packages": len(outcomes),
        "zone": {
            "exists": bool(zone),
            "packages": len(zone),
            "on_the_table": {"exists": bool(tabled), "packages": len(tabled)},
        },
        "frontier": frontier(uncrossed, valued, forum.treated),
        "zone_frontier": frontier(zone, valued, forum.treated),
        "solutions": found,
        "why_null": why_null,
        "winning_sets": winning_sets(case, forum, outcomes),
        "no_deal": {seat: as_points(case.parties[seat].no_deal) for seat in forum.seats},
        "conflicts": conflicts,
        "corrections": corrections,
        "drafts": {
            name: draft_result(case, forum, [one for one in outcomes if completes(one.package, draft)])
            for name, draft in case.drafts.items()
            if all(draft.get(issue, option) == option for issue, option in today.items())
        },
    }


def todays_package(case: Case, forum: Forum) -> Package:
    """What holds of the issues a forum does not treat, as far as the case says."""
    return {
        name: issue.today
        for name, issue in case.issues.items()
        if name not in forum.treated and issue.today is not None
    }


def judged_outcomes(case: Case, forum: Forum, today: Package) -> list[Outcome]:
    """Every package over the treated issues, the others as they are today, with all that is judged of it."""
    treated = set(forum.treated)
    valuations = {
        name: party.valuation for name, party in case.parties.items() if party.valuation is not None
    }
    outcomes = []
    for place, package in enumerate(all_packages([case.issues[name] for name in forum.treated], today)):
        missed = frozenset().union(*(case.missed(seat, package, treated) for seat in forum.seats))
        values = {name: valuation.value(package) for name, valuation in valuations.items()}
        outcomes.append(
            Outcome(
                place=place,
                package=package,
                values=tuple(values[seat] for seat in forum.seats if seat in values),
                outsiders={name: value for name, value in values.items() if name not in forum.seats},
                missed=missed,
                accepted_by=accepted_by(case, forum, missed),
            )
        )
    return outcomes


def accepted_by(case: Case, forum: Forum, missed: frozenset[str]) -> frozenset[str]:
    """The seats that say yes when exactly these demands are not met."""
    return frozenset(seat for seat in forum.seats if case.accepts(seat, missed, set(forum.treated)))


def winning_sets(case: Case, forum: Forum, outcomes: list[Outcome]) -> list[dict[str, Any]]:
    """Under a majority, what each set of just enough seats can agree on, and what that does to the others."""
    if not isinstance(forum.rule, dict):
        return []
    valued = [seat for seat in forum.seats if case.parties[seat].valuation is not None]
    sets = []
    for members in itertools.combinations(forum.seats, int(forum.rule["majority"])):
        among = [seat for seat in members if seat in valued]
        zone = [
            replace(one, values=tuple(one.values[valued.index(seat)] for seat in among))
            for one in outcomes
            if one.accepted_by.issuperset(members)
        ]
        no_deals = [case.parties[seat].no_deal for seat in among]
        if among:
            found, why_null = solutions(zone, among, no_deals, forum.treated, majority=False)
        else:
            nothing = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")
            found, why_null = dict.fromkeys(nothing), dict.fromkeys(nothing, "nobody has values")
        best = next((one for one in found.values() if one is not None), None)
        sets.append(
            {
                "seats": list(members),
                "exists": bool(zone),
                "solutions": found,
                "why_null": why_null,
                "outvoted": {} if best is None else outvoted(case, forum, outcomes, members, best["package"]),
            }
        )
    return sets


def outvoted(
    case: Case, forum: Forum, outcomes: list[Outcome], members: tuple[str, ...], package: dict[str, Any]
) -> dict[str, Any]:
    """What a package means to the seats that are no members."""
    (settled,) = (one for one in outcomes if shown_package(one.package, forum.treated) == package)
    others = [seat for seat in forum.seats if seat not in members]
    crossed = red_lines_crossed(case, forum, settled.package)
    return {
        seat: {
            "values": None
            if (of := case.parties[seat].valuation) is None
            else float(of.value(settled.package)),
            "red_lines": crossed.get(seat, []),
            "accepts": seat in settled.accepted_by,
        }
        for seat in others
    }


def agreed(forum: Forum, accepting: frozenset[str]) -> bool:
    """Whether enough seats accept under the forum's rule."""
    return satisfies(forum.rule, sorted(accepting), len(forum.seats))


def red_lines_crossed(case: Case, forum: Forum, package: Package) -> dict[str, list[int]]:
    """The seats whose own red lines a package crosses, with the lines' numbers."""
    crossed = {
        seat: case.parties[seat].crossed(package, set(forum.treated), case.issues) for seat in forum.seats
    }
    return {seat: lines for seat, lines in crossed.items() if lines}


def on_the_table(case: Case, forum: Forum, package: Package) -> bool:
    """Whether every option the forum would choose is on the table."""
    return all(package[issue] in case.on_the_table[issue] for issue in forum.treated)


def as_points(value: Fraction | None) -> float | None:
    """A number of points as the nearest double."""
    return None if value is None else float(value)


def conflicts_and_corrections(
    case: Case, forum: Forum, outcomes: list[Outcome]
) -> tuple[list[list[str]], list[list[str]]]:
    """The minimal sets of demands that cannot be met together, and those whose dropping opens the zone.

    A set cannot be met where every package misses one of it. A demand that is dropped counts as met. A demand
    no package misses is in no minimal set, since a set is no worse without it.
    """
    all_missed = {outcome.missed for outcome in outcomes}
    demands = [
        demand
        for demand in dict.fromkeys(
            name for seat in forum.seats for name in case.demands(seat, set(forum.treated))
        )
        if any(demand in missed for missed in all_missed)
    ]

    @cache
    def opens(still_missed: frozenset[str]) -> bool:
        return agreed(forum, accepted_by(case, forum, still_missed))

    conflicts = minimal_sets(demands, lambda chosen: all(chosen & missed for missed in all_missed))
    if any(opens(missed) for missed in all_missed):
        return conflicts, []
    return conflicts, minimal_sets(
        demands, lambda dropped: any(opens(missed - dropped) for missed in all_missed)
    )


def completes(package: Package, draft: dict[str, Option]) -> bool:
    """Whether a package has every option a draft names."""
    return all(package[issue] == option for issue, option in draft.items())


def draft_result(case: Case, forum: Forum, completions: list[Outcome]) -> dict[str, Any]:
    """How the seats judge a draft, over all packages that complete it."""
    valued = [seat for seat in forum.seats if case.parties[seat].valuation is not None]
    ranges = zip(*(outcome.values for outcome in completions), strict=True)
    crossed = [red_lines_crossed(case, forum, outcome.package) for outcome in completions]
    return {
        "values": {seat: [float(min(v)), float(max(v))] for seat, v in zip(valued, ranges, strict=True)},
        "red_lines": {
            seat: [
                line
                for line in case.parties[seat].red_lines
                if all(line in lines.get(seat, []) for lines in crossed)
            ]
            for seat in forum.seats
        },
        "acceptable_to": [
            seat for seat in forum.seats if any(seat in outcome.accepted_by for outcome in completions)
        ],
        "acceptable_jointly": any(len(outcome.accepted_by) == len(forum.seats) for outcome in completions),
    }
