"""Approval at home by brute force: every package put to every ratifier, straight from the definitions.

`approval_at_home` takes a case as plain text, as `agreement_result` does. Gains are fractions, or infinite
where no `no deal` decides; nothing is rounded.
"""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from tests.oracles.agreement import (
    Forum,
    accepted_by,
    agreed,
    completes,
    judged_outcomes,
    read_forums,
    todays_package,
)
from tests.oracles.seats import Approval, Case, read_case, satisfies
from tests.oracles.solutions import Outcome, shown_package, solutions

if TYPE_CHECKING:
    from collections.abc import Collection

    from tests.oracles.issues import Package
    from tests.oracles.wants import Demander

Gain: TypeAlias = Fraction | float


def approval_at_home(document: dict[str, Any], forum: str) -> dict[str, dict[str, Any]]:
    """What every seat that needs a yes at home must find there, in a forum that can be computed."""
    case = read_case(document)
    table = read_forums(document, case)[forum]
    outcomes = judged_outcomes(case, table, todays_package(case, table))
    references = reference_outcomes(case, table, outcomes)
    return {
        seat: seat_result(case, table, outcomes, references, seat)
        for seat in table.seats
        if seat in case.approvals
    }


def seat_result(
    case: Case, forum: Forum, outcomes: list[Outcome], references: dict[str, Outcome], seat: str
) -> dict[str, Any]:
    """The approval of one seat over all packages, and at each reference."""
    approval, treated = case.approvals[seat], set(forum.treated)
    out_of = len(approval.ratifiers)
    agreeing = [ratifiers_accepting(case, approval, outcome.missed, treated) for outcome in outcomes]
    without = len(zone(without_approval(case, seat), forum, outcomes))
    ladder = None
    if isinstance(approval.rule, str) or "majority" in approval.rule:
        ladder = [without] + [
            len(zone(with_majority(case, seat, enough), forum, outcomes)) for enough in range(1, out_of + 1)
        ]
    return {
        "win_set": sum(satisfies(approval.rule, names, out_of) for names in agreeing),
        "ratifiers": {name: sum(name in names for names in agreeing) for name in approval.ratifiers},
        "zone_without": without,
        "ladder": ladder,
        "references": {
            name: {
                "package": shown_package(reference.package, forum.treated),
                **judgment_at(case, seat, reference.package, treated),
                "better": sum(
                    betters(case, approval, outcome, reference.package, treated) for outcome in outcomes
                ),
            }
            for name, reference in references.items()
        },
    }


# Who accepts


def ratifiers_accepting(
    case: Case, approval: Approval, missed: Collection[str], treated: set[str]
) -> list[str]:
    """The ratifiers who say yes when exactly these demands are not met: a party by its whole rule."""
    return [
        name
        for name, ratifier in approval.ratifiers.items()
        if (
            case.accepts(name, missed, treated)
            if ratifier is None
            else not set(ratifier.demands(treated)) & set(missed)
        )
    ]


def zone(case: Case, forum: Forum, outcomes: list[Outcome]) -> list[Outcome]:
    """The packages the forum accepts by its rule, where the approvals are those of this case."""
    return [outcome for outcome in outcomes if agreed(forum, accepted_by(case, forum, outcome.missed))]


def without_approval(case: Case, seat: str) -> Case:
    """The same case where a party needs nobody's yes but its own."""
    return replace(case, approvals={name: one for name, one in case.approvals.items() if name != seat})


def with_majority(case: Case, seat: str, enough: int) -> Case:
    """The same case where so many of a party's ratifiers suffice."""
    changed = replace(case.approvals[seat], rule={"majority": str(enough)})
    return replace(case, approvals=case.approvals | {seat: changed})


# The packages to compare with


def reference_outcomes(case: Case, forum: Forum, outcomes: list[Outcome]) -> dict[str, Outcome]:
    """Each draft the forum could adopt, at its best completion; the Nash package; what holds today."""
    today = todays_package(case, forum)
    references = {}
    for name, draft in case.drafts.items():
        if all(draft.get(issue, option) == option for issue, option in today.items()):
            completions = [outcome for outcome in outcomes if completes(outcome.package, draft)]
            references[f"draft.{name}"] = max(completions, key=lambda one: (sum(one.values), -one.place))
    valued = [seat for seat in forum.seats if case.parties[seat].valuation is not None]
    found, _ = solutions(
        zone(case, forum, outcomes),
        valued,
        [case.parties[seat].no_deal for seat in valued],
        forum.treated,
        majority=forum.by_majority,
    )
    if found["nash"] is not None:
        references["nash"] = next(
            outcome
            for outcome in outcomes
            if shown_package(outcome.package, forum.treated) == found["nash"]["package"]
        )
    if all(case.issues[issue].today is not None for issue in forum.treated):
        references["today"] = next(
            outcome
            for outcome in outcomes
            if all(outcome.package[issue] == case.issues[issue].today for issue in forum.treated)
        )
    return references


# How far each is from refusing


def judgment_at(case: Case, seat: str, package: Package, treated: set[str]) -> dict[str, Any]:
    """The gains of a seat's ratifiers at a package, that of its approval, and who decides."""
    approval = case.approvals[seat]
    gains = {
        name: ratifier_gain(case, name, ratifier, package, treated)
        for name, ratifier in approval.ratifiers.items()
    }
    gain = joined_gain(approval, gains)
    return {"gains": gains, "gain": gain, "ratified": gain >= 0, "pivotal": pivotal(approval, gains)}


def ratifier_gain(
    case: Case, name: str, ratifier: Demander | None, package: Package, treated: set[str]
) -> Gain:
    """The smallest gain of all that a ratifier must find met, infinite where that is nothing.

    A `no deal` gains the value less itself; a red line is as far from met, or from unmet, as can be; the
    approval a party needs counts beside its own demands.
    """
    demander = case.parties[name] if ratifier is None else ratifier
    crossed = demander.crossed(package, treated, case.issues)
    parts: list[Gain] = [
        -math.inf if line in crossed else math.inf for line in demander.red_lines_over(treated)
    ]
    if demander.no_deal is not None:
        assert demander.valuation is not None
        parts.append(demander.valuation.value(package) - demander.no_deal)
    if ratifier is None and name in case.approvals:
        parts.append(judgment_at(case, name, package, treated)["gain"])
    return min(parts, default=math.inf)


def joined_gain(approval: Approval, gains: dict[str, Gain]) -> Gain:
    """The largest gain that enough ratifiers reach, by the rule, infinite where none is needed."""
    out_of = len(gains)
    if satisfies(approval.rule, [], out_of):
        return math.inf
    reached = [
        least
        for least in gains.values()
        if satisfies(approval.rule, [name for name, gain in gains.items() if gain >= least], out_of)
    ]
    return max(reached, default=-math.inf)


def pivotal(approval: Approval, gains: dict[str, Gain]) -> str | None:
    """Who first makes them enough when ratifiers join by falling gain, ties in file order; else nobody."""
    out_of = len(gains)
    if satisfies(approval.rule, [], out_of):
        return None
    joined: list[str] = []
    for name in sorted(gains, key=lambda name: -gains[name]):
        joined.append(name)
        if satisfies(approval.rule, joined, out_of):
            return name
    return None


# What enough of them would rather have


def betters(case: Case, approval: Approval, outcome: Outcome, than: Package, treated: set[str]) -> bool:
    """Whether enough ratifiers both accept a package and strictly prefer it."""
    willing = [
        name
        for name in ratifiers_accepting(case, approval, outcome.missed, treated)
        if prefers(case, approval.ratifiers[name] or case.parties[name], outcome, than, treated)
    ]
    return satisfies(approval.rule, willing, len(approval.ratifiers))


def prefers(case: Case, demander: Demander, outcome: Outcome, than: Package, treated: set[str]) -> bool:
    """Whether one ranks a package above another: by its values, or as a bloc by its own approval.

    A ratifier that is no party has a name of the form PARTY/RATIFIER, and so no approval of its own.
    """
    if demander.valuation is not None:
        return demander.valuation.value(outcome.package) > demander.valuation.value(than)
    if demander.name in case.approvals:
        return betters(case, case.approvals[demander.name], outcome, than, treated)
    return False
