"""Who sits, who must say yes at home, and who accepts what, in terms of the demands a package misses."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tests.oracles.issues import Issue, Option, Package, central, read_issues
from tests.oracles.wants import Demander, Valuation, read_demander, read_valuation

if TYPE_CHECKING:
    from collections.abc import Collection

_PUTS_ON_THE_TABLE = ("proposes", "demands", "offers", "agrees")


@dataclass(frozen=True)
class Approval:
    """Who must say yes besides a party itself; None stands for a ratifier that is itself a party."""

    rule: str | dict[str, Any]
    ratifiers: dict[str, Demander | None]


@dataclass(frozen=True)
class Case:
    """A case as far as agreement is concerned."""

    issues: dict[str, Issue]
    parties: dict[str, Demander]
    approvals: dict[str, Approval]
    drafts: dict[str, Package]
    on_the_table: dict[str, set[Option]]

    def demands(self, party: str, treated: set[str]) -> list[str]:
        """All demands a party's yes rests on: its own, its ratifiers', and theirs in turn."""
        demands = self.parties[party].demands(treated)
        if party in self.approvals:
            for name, ratifier in self.approvals[party].ratifiers.items():
                demands += self.demands(name, treated) if ratifier is None else ratifier.demands(treated)
        return list(dict.fromkeys(demands))

    def missed(self, party: str, package: Package, treated: set[str]) -> set[str]:
        """Which of those demands a package does not meet."""
        missed = self.parties[party].missed(package, treated, self.issues)
        if party in self.approvals:
            for name, ratifier in self.approvals[party].ratifiers.items():
                if ratifier is None:
                    missed |= self.missed(name, package, treated)
                else:
                    missed |= ratifier.missed(package, treated, self.issues)
        return missed

    def accepts(self, party: str, missed: Collection[str], treated: set[str]) -> bool:
        """Whether a party says yes with just these demands unmet: none is its own, enough ratifiers agree."""
        if any(demand in missed for demand in self.parties[party].demands(treated)):
            return False
        if party not in self.approvals:
            return True
        approval = self.approvals[party]
        agreeing = [
            name
            for name, ratifier in approval.ratifiers.items()
            if (
                self.accepts(name, missed, treated)
                if ratifier is None
                else not any(demand in missed for demand in ratifier.demands(treated))
            )
        ]
        return satisfies(approval.rule, agreeing, len(approval.ratifiers))


def satisfies(rule: str | dict[str, Any], agreeing: list[str], out_of: int) -> bool:
    """Whether those who agree are enough under the rule: all, at least n, or at least n by weight."""
    if isinstance(rule, str):
        if rule not in ("unanimity", "consensus"):
            msg = f"no such rule: {rule!r}"
            raise ValueError(msg)
        return len(agreeing) == out_of
    if "majority" in rule:
        return len(agreeing) >= int(rule["majority"])
    weight = sum((central(rule["weights"][name]) for name in agreeing), Fraction(0))
    return weight >= central(rule["weighted"])


def read_case(document: dict[str, Any]) -> Case:
    """The case a document states."""
    issues = read_issues(document)
    wants = document.get("wants", {})
    parties = {}
    for name in document["parties"]:
        valuation = read_valuation(wants[name], issues) if name in wants else None
        parties[name] = read_demander(name, wants.get(name, {}), valuation)
    return Case(
        issues=issues,
        parties=parties,
        approvals={
            name: read_approval(name, entry, parties, issues)
            for name, entry in document.get("approval", {}).items()
        },
        drafts={
            name: {issue: issues[issue].option(text) for issue, text in entry["package"].items()}
            for name, entry in document.get("drafts", {}).items()
        },
        on_the_table=options_on_the_table(document, issues),
    )


def read_approval(
    party: str, entry: dict[str, Any], parties: dict[str, Demander], issues: dict[str, Issue]
) -> Approval:
    """The approval a party needs."""
    ratifiers = {
        name: None
        if name in parties
        else read_demander(f"{party}/{name}", own, ratifier_valuation(own, parties[party].valuation, issues))
        for name, own in entry["ratifiers"].items()
    }
    return Approval(entry.get("rule", "unanimity"), ratifiers)


def ratifier_valuation(
    entry: dict[str, Any], of_the_party: Valuation | None, issues: dict[str, Issue]
) -> Valuation | None:
    """A ratifier values by wants of its own, under `wants` or beside its demands; else as the party does."""
    if "wants" in entry:
        return read_valuation(entry["wants"], issues)
    if any(name in issues for name in entry):
        return read_valuation(entry, issues)
    return of_the_party


def options_on_the_table(document: dict[str, Any], issues: dict[str, Issue]) -> dict[str, set[Option]]:
    """Per issue what a draft, a proposal, demand, offer or agreement on record, or today names."""
    named = [draft["package"] for draft in document.get("drafts", {}).values()]
    named += [
        entry["about"]
        for entry in document.get("record", [])
        if entry["does"] in _PUTS_ON_THE_TABLE and "about" in entry
    ]
    table: dict[str, set[Option]] = {
        name: set() if issue.today is None else {issue.today} for name, issue in issues.items()
    }
    for about in named:
        for name, options in about.items():
            texts = options if isinstance(options, list) else [options]
            table[name] |= {issues[name].option(text) for text in texts}
    return table
