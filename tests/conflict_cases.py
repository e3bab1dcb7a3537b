"""Small random case documents that speak of actions, to compare lenses with brute force."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.generators import Profile, random_case

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

_TALKS = Profile(
    parties=(2, 3),
    issues=(1, 2),
    options=(2, 3),
    most_packages=9,
    most_demands=5,
    drafts=0.8,
    forums=0.6,
    record=0,
    approval=0,
    bloc=0,
)
_PARTIES = ("North", "South", "Coast", "Île du Nord")
_ACTIONS = ("reroute", "sue", "close the pipe", "cease-fire", "base no. 2", "Überflug", "pull out (now)")
_STATES = ("cut off", "calm", "war, or worse")
_SURE = ("80", "50", "40", "100", "0", "30..60", "90..100", "0..20", {"value": "60", "range": "20..70"})
_POINTS = ("0", "5", "10", "-10", "25", "5..15", "-5..5", "0..10", "2.5", "-20 +- 10")
_WORTH = ("-20", "0", "20", "35", "45", "50", "60", "80", "110", "30..50", "12.5")

_MOST_ACTIONS = 7

Literals = dict[str, bool]


def random_conflict_case(rng: random.Random) -> dict[str, Any]:
    """Draw a valid case with a conflict: mappings and lists whose leaves are all texts, as a file holds them.

    Half of them are negotiated too: issues, some options of which bind actions, wants, drafts and forums.
    """
    return _Draw(rng).document()


@dataclass
class _Draw:
    """One case in the making. A draw of 0 means the plainer choice, so that failures shrink well."""

    rng: random.Random
    own: dict[str, list[str]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)

    def document(self) -> dict[str, Any]:
        document: dict[str, Any] = {"format": "1", "title": "A random conflict", "date": "2024-03-01"}
        if self.chance(0.5):
            document = random_case(self.rng, _TALKS) | {"title": "A random conflict with talks"}
        else:
            document["parties"] = {name: name for name in _PARTIES[: self.rng.randint(2, 4)]}
        parties = list(document["parties"])
        document["actions"] = self.actions(parties)
        status_quo = self.assignment()
        impossible = self.impossible(status_quo)
        if impossible:
            document["impossible"] = impossible
        if self.chance(0.95):
            document["status quo"] = self.exactly(status_quo)
            self.names.append("status quo")
        if self.chance(0.6):
            document["states"] = self.states()
        document["prefers"] = {
            party: self.preference() for party in parties if party in self.own or self.chance(0.6)
        }
        if self.chance(0.2):
            document["prefers"] |= self.chase()
        worth = {party: self.worth() for party in parties if self.chance(0.8)}
        if worth:
            document["worth"] = worth
        for section, name in (("threats", "warning"), ("promises", "offer")):
            made = {f"{name} {count}": self.commitment(parties) for count in range(self.rng.randint(0, 2))}
            if made:
                document[section] = made
        for issue in document.get("issues", {}).values():
            self.bind(issue)
        return document

    # Draws

    def chance(self, share: float) -> bool:
        return self.rng.random() > 1 - share

    def some(self, items: Sequence[str], most: int) -> list[str]:
        return self.rng.sample(list(items), self.rng.randint(1, min(most, len(items))))

    # Actions and states

    @property
    def all_actions(self) -> list[str]:
        return [action for own in self.own.values() for action in own]

    def actions(self, parties: list[str]) -> dict[str, Any]:
        section: dict[str, dict[str, Any]] = {}
        for party in self.rng.sample(parties, self.rng.randint(2, min(3, len(parties)))):
            left = _MOST_ACTIONS - len(self.all_actions)
            chosen = self.rng.sample(_ACTIONS, min(left, self.rng.choice([1, 1, 2, 2, 3])))
            section[party] = {name: self.action(name) for name in chosen}
            self.own[party] = [f"{quoted(party)}.{quoted(name)}" for name in chosen]
        return section

    def action(self, name: str) -> Any:
        if self.chance(0.3):
            return {"name": name, "irreversible": self.rng.choice(["made", "withdrawn"])}
        return f"to {name}" if self.chance(0.5) else {"name": f"to {name}"}

    def assignment(self) -> Literals:
        return {action: self.chance(0.4) for action in self.all_actions}

    def impossible(self, status_quo: Literals) -> list[Any]:
        """Conjunctions that the status quo does not meet, each written in one of several ways."""
        found: list[Any] = []
        for _ in range(self.rng.randint(0, 3)):
            literals = self.literals(self.all_actions, 2)
            if len(literals) > 1 and any(status_quo[action] != made for action, made in literals.items()):
                first, second = self.written(literals)
                ways = [f"{first} and {second}", f"not ({self.negated(literals)} if {second})"]
                text = self.rng.choice(ways)
                found.append({"never": text} if self.chance(0.2) else text)
        return found

    def negated(self, literals: Literals) -> str:
        action, made = next(iter(literals.items()))
        return literal(action, made=not made)

    def exactly(self, state: Literals) -> Any:
        made = [action for action, is_made in state.items() if is_made]
        return {"made": made} if self.chance(0.2) else made

    def states(self) -> dict[str, Any]:
        section: dict[str, Any] = {}
        for name in _STATES[: self.rng.randint(1, len(_STATES))]:
            text = self.condition()
            ways: list[Any] = [text, {"holds": text}, self.exactly(self.assignment())]
            section[name] = self.rng.choice(ways)
            self.names.append(name)
        return section

    # Conditions

    def literals(self, actions: Sequence[str], most: int) -> Literals:
        return {action: self.chance(0.6) for action in self.some(actions, most)}

    def written(self, literals: Literals) -> list[str]:
        return [literal(action, made=made) for action, made in literals.items()]

    def atom(self) -> str:
        if self.names and self.chance(0.2):
            return quoted(self.rng.choice(self.names))
        return literal(self.rng.choice(self.all_actions), made=self.chance(0.6))

    def condition(self) -> str:
        one, two, three = self.atom(), self.atom(), self.atom()
        tied = [f"{one} and {two}", f"{one} if {two}", f"{one} iff {two}", f"not ({one} or {two})"]
        return self.rng.choice([one, one, one, *tied, f"({one} or {two}) and {three}"])

    # What states are to the parties

    def preference(self) -> Any:
        way = self.rng.randrange(4)
        if way == 0:
            tiers: list[Any] = [self.condition() for _ in range(self.rng.randint(1, 4))]
            if self.chance(0.4):
                tiers.insert(self.rng.randint(0, len(tiers)), [self.condition(), self.condition()])
            return {"ranking": tiers}
        if way == 1:
            keys = [self.condition() for _ in range(self.rng.randint(2, 5))]
            return {"weights": {key: self.rng.choice(_POINTS) for key in keys}}
        statements: list[Any] = [self.statement() for _ in range(self.rng.randint(1, 4))]
        if self.chance(0.5):
            group = [self.statement() for _ in range(self.rng.randint(1, 3))]
            statements.insert(self.rng.randint(0, len(statements)), group)
        return {"statements": statements} if self.chance(0.2) else statements

    def chase(self) -> dict[str, Any]:
        """One party wants to match what another does, which wants to differ: improvements go round."""
        (one, (first, *_)), (other, (second, *_)) = self.rng.sample(list(self.own.items()), 2)
        return {one: [f"{first} iff {second}"], other: [f"not ({first} iff {second})", self.statement()]}

    def statement(self) -> Any:
        text = self.condition()
        return {"holds": text, "sure": self.rng.choice([*_SURE])} if self.chance(0.25) else text

    def worth(self) -> dict[str, str]:
        entries = {self.condition(): self.rng.choice(_WORTH) for _ in range(self.rng.randint(0, 3))}
        if not entries or self.chance(0.8):
            entries["otherwise"] = self.rng.choice(_WORTH)
        return entries

    # What parties bind themselves to

    def commitment(self, parties: list[str]) -> dict[str, Any]:
        by = self.rng.choice(parties)
        owner = self.rng.choice([party for party in self.own if party != by])
        if_, then = self.literals(self.own[owner], 2), self.literals(self.own.get(by, self.all_actions), 3)
        entry: dict[str, Any] = {"by": by, "if": self.conjunction(if_), "then": self.conjunction(then)}
        if self.chance(0.3):
            entry["at once"] = self.rng.choice(["true", "false"])
        return entry

    def conjunction(self, literals: Literals) -> Any:
        parts = self.written(literals)
        return " and ".join(parts) if self.chance(0.5) else parts

    def bind(self, issue: dict[str, Any]) -> None:
        """Let some options of an issue promise actions; a number promises none."""
        if "options" not in issue:
            return
        options: dict[str, Any] = {text: {"name": f"it is {text}"} for text in issue["options"]}
        for entry in options.values():
            if self.chance(0.7):
                entry["binds"] = self.conjunction(self.literals(self.all_actions, 2))
        issue["options"] = options


def quoted(name: str) -> str:
    """A name as an expression writes it."""
    return name if all(letter.isalpha() or letter in " -" for letter in name) else f'"{name}"'


def literal(action: str, *, made: bool) -> str:
    """An action made, or not made."""
    return action if made else f"not {action}"
