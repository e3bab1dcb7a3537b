"""Small random case documents that obey every rule of the case file, to compare lenses with brute force."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tests.profiles import ABOUT_TODAY, USUAL, Profile
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

__all__ = ["ABOUT_TODAY", "Profile", "random_case", "to_yaml"]

_PARTIES = ("North", "South", "Coast", "Île du Nord")
_BLOC = "League"
_OBSERVER = "Observer"
_RATIFIERS = ("Cabinet", "Lower House", "Upper House")
_FORUMS = ("council", "commission", "side talks")
_DRAFTS = ("northern", "joint text", "last offer")
_ISSUES = ("tariff", "term", "term limit", "U.S. troops", "Überflug", "cease-fire")
_OPTIONS = (
    ("low", "middle", "high", "very high"),
    ("5 years", "15 years", "25 years", "5"),
    ("none", "joint", "neutral", "no"),
    ("a little", "half, or so", "all", "all or nothing"),
)
_NUMBERS = (("0", "60", "20"), ("0", "10", "5"), ("-10", "10", "10"), ("0", "1", "0.5"), ("0", "0.3", "0.1"))
_VERBS = ("proposes", "demands", "offers", "agrees", "refuses", "says", "warns")
_SURE = ("80", "50", "45..55", "70 +- 10", "30..50", "40", "49.9", {"value": "60", "range": "20..70"})
_MUST_BE_QUOTED = re.compile(r"[().,|=<>!]|\b(not|and|or|if|iff)\b")
_HUNDRED = 100


def random_case(rng: random.Random, profile: Profile = USUAL) -> dict[str, Any]:
    """Draw a valid case: nested mappings and lists whose leaves are all texts, as a file holds them."""
    return _Draw(rng, profile).document()


@dataclass
class _Draw:
    """One case in the making. A draw of 0 means the plainer choice, so that failures shrink well."""

    rng: random.Random
    profile: Profile
    demands_left: int = 0
    plain: bool = False
    options: dict[str, list[str]] = field(default_factory=dict)
    numbers: set[str] = field(default_factory=set)
    unordered: set[str] = field(default_factory=set)
    today: dict[str, str] = field(default_factory=dict)
    wants: dict[str, dict[str, Any]] = field(default_factory=dict)
    approval: dict[str, dict[str, Any]] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        self.demands_left = self.profile.most_demands
        if self.chance(self.profile.plain):
            self.plain = True
            self.profile = replace(self.profile, decimals=0, ranges=0, order=0, best_first=0)
        issues = self.issues()
        wanting = list(_PARTIES[: self.rng.randint(*self.profile.parties)])
        parties: dict[str, Any] = {name: name if self.chance(0.5) else {"name": name} for name in wanting}
        for position, name in enumerate(wanting):
            self.wants[name] = self.wants_of(descending=position % 2 == 0)
        bloc = [_BLOC] if self.chance(self.profile.bloc) else []
        for name in bloc:
            parties[name] = {"name": "The League", "members": self.some(wanting, least=1)}
            if self.chance(0.3):
                self.wants[name] = self.wants_of(descending=self.chance(0.5))
        if self.chance(self.profile.observer):
            parties[_OBSERVER] = "An observer"
        self.approvals(wanting + bloc)
        document: dict[str, Any] = {"format": "1", "title": "A random case", "date": "2024-03-01"}
        document |= {"parties": parties, "issues": issues}
        document["wants"] = {name: self.wants[name] for name in self.shuffled(list(self.wants))}
        if self.chance(self.profile.forums):
            document["forums"] = self.forums(wanting, bloc)
        if self.approval:
            document["approval"] = self.approval
        if self.chance(self.profile.drafts):
            document["drafts"] = self.drafts(wanting)
        if self.chance(self.profile.record):
            document["record"] = self.record(wanting, document.get("drafts", {}))
        return document

    # Draws

    def chance(self, share: float) -> bool:
        return self.rng.random() > 1 - share

    def some(self, items: Sequence[str], least: int) -> list[str]:
        return self.rng.sample(list(items), self.rng.randint(least, len(items)))

    def shuffled(self, items: Sequence[str]) -> list[str]:
        return self.rng.sample(list(items), len(items)) if self.chance(0.3) else list(items)

    def judgment(self, choices: Sequence[int], low: int, high: int) -> str | dict[str, Any]:
        """A number or range between two bounds."""
        middle = self.rng.choice(list(choices))
        if self.chance(self.profile.decimals) and middle < high:
            return f"{middle}.{self.rng.choice(['5', '25', '3', '10'])}" if middle >= 0 else str(middle)
        spread = min(middle - low, high - middle, self.profile.widest)
        if not self.chance(self.profile.ranges) or spread < 1:
            return str(middle)
        spread = self.rng.randint(1, spread)
        ends = f"{middle - spread}..{middle + spread}"
        moved = {"value": str(middle + self.rng.randint(-spread, spread)), "range": ends}
        ways: list[str | dict[str, Any]] = [ends, f"{middle} +- {spread}", f"{middle} ± {spread}", moved]
        return self.rng.choice(ways)

    # Issues

    def issues(self) -> dict[str, Any]:
        issues: dict[str, Any] = {}
        with_today = self.chance(self.profile.today)
        packages = 1
        names = self.rng.sample(_ISSUES, self.rng.randint(*self.profile.issues))
        for name in names:
            most = min(self.profile.options[1], self.profile.most_packages // packages)
            if most < self.profile.options[0]:
                break
            issues[name] = self.issue(name, self.rng.randint(self.profile.options[0], most))
            packages *= len(self.options[name])
            if with_today or self.chance(self.profile.some_today):
                self.today[name] = issues[name]["today"] = self.rng.choice(self.options[name])
        return issues

    def issue(self, name: str, count: int) -> dict[str, Any]:
        if self.chance(self.profile.number_issues):
            low, high, step = self.rng.choice(_NUMBERS)
            steps = range(int((Decimal(high) - Decimal(low)) / Decimal(step)) + 1)
            if len(steps) <= count:
                self.numbers.add(name)
                self.options[name] = [f"{(Decimal(low) + k * Decimal(step)).normalize():f}" for k in steps]
                return {"number": {"from": low, "to": high, "step": step}}
        texts = self.rng.choice(_OPTIONS)[:count]
        self.options[name] = list(texts)
        entry: dict[str, Any] = {"options": list(texts)}
        if self.chance(0.5):
            entry = {"ask": "What holds?", "options": {text: f"it is {text}" for text in texts}}
        if self.chance(self.profile.unordered):
            self.unordered.add(name)
            entry["ordered"] = "false"
        return entry

    # Wants

    def valuation(self, *, descending: bool) -> dict[str, Any]:
        """What each issue is worth: weights or an order, points or a ranking."""
        named = [name for name in self.options if not self.chance(self.profile.left_out)]
        named = self.shuffled(named or list(self.options)[:1])
        entries = {name: self.points(name, descending=descending) for name in named}
        if self.chance(self.profile.together):
            extra: dict[str, Any] = {"together": [self.extra() for _ in range(self.rng.randint(1, 2))]}
        else:
            extra = {}
        if self.chance(self.profile.order):
            return {"order": self.rng.sample(named, len(named)), **entries, **extra}
        if self.profile.weights_from_nothing and self.chance(self.profile.weights_from_nothing):
            for entry in entries.values():
                entry["weight"] = f"0..{self.rng.choice([2, 4, 10])}"
            return entries | extra
        for position, entry in enumerate(entries.values()):
            # The first weight stays above 0 in every world, so that the sum does.
            least = 1 if position == 0 else 0
            entry["weight"] = self.judgment((least, 1) if self.plain else (least, 1, 2, 3, 4), least, 10)
        return entries | extra

    def extra(self) -> dict[str, Any]:
        return {"if": self.condition(), "points": self.judgment((-20, -8, 5, 10), -30, 30)}

    def points(self, name: str, *, descending: bool) -> dict[str, Any]:
        options = self.options[name]
        if name in self.numbers:
            if self.chance(self.profile.ideal):
                if self.profile.ideal_ranges and self.chance(self.profile.ideal_ranges):
                    return {"ideal": self.ideal_range(options)}
                inside = [*options, f"{(Decimal(options[0]) + Decimal(options[1])) / 2:f}"]
                return {"ideal": self.rng.choice(inside)}
            between = f"{(Decimal(options[0]) + Decimal(options[1])) / 2:f}"
            middle = [self.rng.choice([*options[1:-1], between])] if self.chance(0.5) else []
            options = [options[0], *middle, options[-1]]
        elif self.chance(self.profile.best_first):
            return {"best first": self.rng.sample(options, len(options))}
        choices = (0, 50, 100) if self.plain else (0, 0, 25, 50, 50, 75, 100, 100)
        points = [self.judgment(choices, 0, _HUNDRED) for _ in options]
        if self.chance(self.profile.opposed):
            points = [str(_HUNDRED * place // (len(options) - 1)) for place in range(len(options))]
            points = points[::-1] if descending else points
        return {"values": dict(zip(options, points, strict=True))}

    def ideal_range(self, options: Sequence[str]) -> str | dict[str, Any]:
        """A range on the number scale: its ends are options, or lie halfway between two."""
        halfway = [f"{(Decimal(one) + Decimal(two)) / 2:f}" for one, two in pairwise(options)]
        low, middle, high = sorted(self.rng.sample([*options, *halfway], 3), key=Decimal)
        ways: list[str | dict[str, Any]] = [f"{low}..{high}", {"value": middle, "range": f"{low}..{high}"}]
        return self.rng.choice(ways)

    def wants_of(self, *, descending: bool) -> dict[str, Any]:
        wants = self.valuation(descending=descending)
        if self.chance(self.profile.no_deal) and self.demands_left > 0:
            self.demands_left -= 1
            wants["no deal"] = self.judgment(self.profile.stakes, 0, _HUNDRED)
        elif self.chance(self.profile.from_conflict):
            wants["no deal"] = {"from": "conflict"}
        if self.chance(self.profile.red_lines):
            self.add_red_lines(wants, self.rng.randint(1, 2))
        return wants

    def add_red_lines(self, demander: dict[str, Any], count: int) -> None:
        lines: list[dict[str, Any]] = []
        for _ in range(min(count, self.demands_left)):
            self.demands_left -= 1
            lines.append({"never": self.red_line()})
            if self.chance(self.profile.sure):
                lines[-1]["sure"] = self.rng.choice([*_SURE])
        if lines:
            demander["red lines"] = lines

    # Conditions

    def quoted(self, name: str) -> str:
        return f'"{name}"' if _MUST_BE_QUOTED.search(name) or self.chance(0.1) else name

    def comparison(self, issue: str) -> str:
        options = self.options[issue]
        named = [text if issue in self.numbers else self.quoted(text) for text in options]
        option = self.rng.choice(named)
        two = " | ".join(self.rng.sample(named, 2))
        forms = [f"= {option}", f"= {option}", f"= {two}", f"!= {option}", f"!= {two}"]
        if issue not in self.unordered:
            forms += [f"< {option}", f"<= {named[0]}", f"> {option}", f">= {named[-1]}"]
        if issue in self.numbers:
            between = (Decimal(options[0]) + Decimal(options[1])) / 2
            forms += [f"< {between:f}"]
        return f"{self.quoted(issue)} {self.rng.choice(forms)}"

    def red_line(self) -> str:
        """Any condition, or one on what is today: that an issue must move, may not, or not beside another."""
        if not (self.profile.about_today and self.today and self.chance(self.profile.about_today)):
            return self.condition()
        one, two = self.rng.choice([*self.today]), self.rng.choice([*self.today])
        stays, moves = self.against_today(one, "="), self.against_today(one, "!=")
        both = f"{moves} and {self.against_today(two, '!=')}"
        tied = f"{stays} and {self.comparison(self.rng.choice([*self.options]))}"
        return self.rng.choice([stays, stays, moves, both, both, both, tied])

    def against_today(self, issue: str, relation: str) -> str:
        today = self.today[issue]
        return f"{self.quoted(issue)} {relation} {today if issue in self.numbers else self.quoted(today)}"

    def condition(self) -> str:
        """A comparison, two tied to each other, or three."""
        first, second, third = (self.comparison(self.rng.choice(list(self.options))) for _ in range(3))
        return self.rng.choice(
            [
                first,
                f"{first} and {second}",
                f"not ({first} if {second})",
                f"{first} iff {second}",
                f"not {first} and {second}",
                f"{first} and {second} or {third} and not {first}",
                f"({first} or {second}) and {third}",
                f"{first} and not {second} if {third} or {second}",
            ]
        )

    # Who decides

    def approvals(self, parties: list[str]) -> None:
        """Who must say yes at home; only those later in a random line may ratify, so no circle arises."""
        line = self.rng.sample(parties, len(parties))
        for position in reversed(range(len(line))):
            name = line[position]
            if name not in self.wants or self.chance(self.profile.approval):
                self.approval[name] = self.approval_of(name, line[position + 1 :])

    def approval_of(self, name: str, may_ratify: list[str]) -> dict[str, Any]:
        ratifiers: dict[str, Any] = {}
        for party in may_ratify:
            if self.chance(0.6 if name == _BLOC else 0.2):
                ratifiers[party] = {}
        for ratifier in _RATIFIERS[: self.rng.randint(0, 3) if ratifiers else self.rng.randint(1, 3)]:
            if self.demands_left > 0 or not ratifiers:
                ratifiers[ratifier] = self.ratifier(name)
        most = len(ratifiers)
        weights = {ratifier: str(self.rng.randint(1, 3)) for ratifier in ratifiers}
        enough = str(self.rng.randint(1, sum(map(int, weights.values()))))
        rule = self.rng.choice(
            [
                None,
                "unanimity",
                {"majority": str(self.rng.randint(1, most))},
                {"weighted": enough, "weights": weights},
            ]
        )
        return {"ratifiers": ratifiers} if rule is None else {"rule": rule, "ratifiers": ratifiers}

    def ratifier(self, party: str) -> dict[str, Any]:
        """One who is no party: it demands something, and has wants of its own where the party has none."""
        entry: dict[str, Any] = {}
        if self.chance(self.profile.own_wants) or party not in self.wants:
            entry["wants"] = self.valuation(descending=self.chance(0.5))
        if self.chance(0.3):
            self.add_red_lines(entry, 1)
        if "red lines" not in entry or self.chance(0.5):
            self.demands_left -= 1
            entry["no deal"] = self.judgment(self.profile.stakes, 0, _HUNDRED)
        elif party not in self.wants and self.chance(0.5):
            del entry["wants"]
        return entry

    def forums(self, wanting: list[str], bloc: list[str]) -> dict[str, Any]:
        forums: dict[str, Any] = {}
        for name in _FORUMS[: self.rng.randint(1, 3)]:
            seats = self.some(wanting, least=2) + (bloc if self.chance(0.5) else [])
            forum: dict[str, Any] = {"seats": self.shuffled(seats)}
            if self.chance(self.profile.majority):
                forum["rule"] = {"majority": str(self.rng.randint(1, len(seats)))}
            elif self.chance(0.5):
                forum["rule"] = self.rng.choice(["unanimity", "consensus"])
            if self.chance(self.profile.partial_forums):
                forum["issues"] = self.some(list(self.options), least=1)
            forums[name] = forum
        return forums

    # What is said

    def drafts(self, wanting: list[str]) -> dict[str, Any]:
        drafts = {}
        for name in _DRAFTS[: self.rng.randint(1, 3)]:
            named = list(self.options) if self.chance(0.4) else self.some(list(self.options), least=1)
            package = {issue: self.rng.choice(self.options[issue]) for issue in named}
            drafts[name] = {"by": self.rng.choice(wanting), "date": "2024-02-20", "package": package}
        return drafts

    def record(self, wanting: list[str], drafts: dict[str, Any]) -> list[dict[str, Any]]:
        record = []
        for _ in range(self.rng.randint(1, 4)):
            entry: dict[str, Any] = {"date": "2024-02-21", "who": self.rng.choice(wanting)}
            entry["does"] = self.rng.choice(_VERBS)
            if drafts and self.chance(0.2):
                entry["draft"] = self.rng.choice(list(drafts))
            else:
                entry["about"] = {
                    issue: self.named(issue) for issue in self.some(list(self.options), least=1)
                }
            record.append(entry)
        return record

    def named(self, issue: str) -> str | list[str]:
        options = self.options[issue]
        return self.some(options, least=1) if self.chance(0.3) else self.rng.choice(options)
