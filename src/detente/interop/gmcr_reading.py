"""Reading a ``.gmcr`` file: every mistake at its place, and whatever is not understood told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.casefile.problems import ReadingEnds
from detente.casefile.source import decode, shorten
from detente.interop.gmcr import DIRECTIONS, DecisionMaker, GraphModel, Option
from detente.interop.json_tree import JsonFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.interop.gmcr import Conjunction, Direction, Ranking, Statement, Term
    from detente.interop.json_tree import Kind, Value

_LONGEST_NUMBER: Final = 9
_MANUAL: Final = "useManualPreferenceRanking"
_KEYS: Final = {
    "": {"title", "description", "options", "decisionMakers", "infeasibles", _MANUAL},
    "options": {"name", "permittedDirection"},
    "decisionMakers": {"name", "options", "preferences", "preferenceRanking"},
    "compound": {"compound", "members"},
}


class Source:
    """A ``.gmcr`` file as it was read: what it says, and where, for mistakes that show later.

    ``unknown`` holds the keys that were not understood, by their paths.
    """

    def __init__(self, data: bytes, file: str) -> None:
        """Read the bytes of a file, which messages call ``file``.

        Raises
        ------
        CaseError
            With all problems found in one pass.
        """
        text, self._problems = decode(data, "`.gmcr` file")
        self._file = file
        self._json = JsonFile(text, self._problems)
        self._count = 0
        self.unknown: dict[str, None] = {}
        self._infeasibles: Value | None = None
        self._rankings: dict[int, Value] = {}
        model = None
        try:
            root = None if self._problems else self._json.read()
            if root is not None:
                model = self._model(root)
        except ReadingEnds:
            pass
        self._problems.raise_if_any(file)
        if model is None:
            message = "a file without problems was not read"
            raise AssertionError(message)
        self.model = model

    def refuse_infeasibles(self) -> None:
        """Raise :class:`CaseError`: the conditions leave no state."""
        if self._infeasibles is not None:
            self._json.error(self._infeasibles, "with these, no state is possible at all")
        self._problems.raise_if_any(self._file)

    def check_ranking(self, maker: int, states: int) -> None:
        """Raise :class:`CaseError` where a ranking names a state that is none of the possible ones."""
        for value in self._flat(self._rankings[maker]):
            if int(value.text) > states:
                self._json.error(value, f"there is no state {value.text}: {states} are possible")
        self._problems.raise_if_any(self._file)

    # The parts of the file, in an order in which each finds what it needs

    def _model(self, root: Value) -> GraphModel | None:
        fields = self._object(root, "the file", "")
        if fields is None:
            return None
        options = self._options(root)
        self._count = len(options)
        owned = self._owned(root, options)
        numbers = {number: place for place, number in enumerate(n for own in owned for n in own)}
        makers = tuple(
            self._decision_maker(value, position, [options[number] for number in own], numbers)
            for position, (value, own) in enumerate(
                zip(self._list(root, "decisionMakers"), owned, strict=True)
            )
        )
        self._infeasibles = fields.get("infeasibles")
        infeasibles = self._statements(self._list(root, "infeasibles"), numbers)
        return GraphModel(
            makers,
            infeasibles,
            self._flag(root, _MANUAL),
            self._text(root, "title"),
            self._text(root, "description"),
        )

    def _options(self, root: Value) -> list[Option]:
        if "options" not in root.fields:
            self._json.error(root, '"options" is missing here')
        found = []
        for value in self._list(root, "options"):
            fields = self._object(value, "an option", "options")
            name = self._name(value, "an option")
            direction: Direction = "both"
            written = fields.get("permittedDirection") if fields else None
            if written is not None and self._is("a text", written):
                known = [word for word in DIRECTIONS if word == written.text]
                if known:
                    direction = known[0]
                else:
                    self._json.error(
                        written, f'"{shorten(written.text)}" is no direction', "write both, fwd or back"
                    )
            found.append(Option(name, direction))
        return found

    def _owned(self, root: Value, options: list[Option]) -> list[list[int]]:
        """The options of each decision maker; each belongs to one, since an action is one party's."""
        if not root.fields.get("decisionMakers"):
            self._json.error(root, '"decisionMakers" is missing here')
        owner: dict[int, str] = {}
        owned = []
        for value in self._list(root, "decisionMakers"):
            fields = self._object(value, "a decision maker", "decisionMakers")
            name = self._name(value, "a decision maker")
            own = []
            for entry in self._list(value, "options") if fields is not None else ():
                number = self._number(entry, "an option", 0, len(options) - 1)
                if number is None:
                    continue
                if number in owner:
                    text = (
                        f"option {number} belongs to {shorten(owner[number])} already; "
                        "in a case every action is one party's alone"
                    )
                    self._json.error(entry, text, "give each decision maker an option of its own")
                    continue
                owner[number] = name
                own.append(number)
            owned.append(own)
        if not owned and "decisionMakers" in root.fields and not self._problems:
            self._json.error(root.fields["decisionMakers"], "there is no decision maker here")
        for number, value in enumerate(self._list(root, "options")):
            if number not in owner and not self._problems:
                self._json.error(value, f"no decision maker has option {number}, so nobody could make it")
        return owned

    def _decision_maker(
        self, value: Value, position: int, options: list[Option], numbers: dict[int, int]
    ) -> DecisionMaker:
        name = value.fields["name"].text if "name" in value.fields else ""
        statements = self._statements(self._list(value, "preferences"), numbers)
        ranking = None
        if self._list(value, "preferenceRanking"):
            self._rankings[position] = value.fields["preferenceRanking"]
            ranking = self._ranking(value.fields["preferenceRanking"])
        return DecisionMaker(name, tuple(options), statements, ranking)

    def _statements(self, values: list[Value], numbers: dict[int, int]) -> tuple[Statement, ...]:
        return tuple(tuple(self._statement(value, numbers)) for value in values)

    def _statement(self, value: Value, numbers: dict[int, int]) -> Iterator[Conjunction]:
        """The conjunctions of a condition or of a compound of conditions."""
        if value.kind != "an object":
            if self._is("a list", value):
                yield self._conjunction(value, numbers)
            return
        self._object(value, "a compound", "compound")
        members = self._list(value, "members")
        if not members:
            self._json.error(value, "a compound has at least one member")
        for member in members:
            yield from self._statement(member, numbers)

    def _conjunction(self, value: Value, numbers: dict[int, int]) -> Conjunction:
        if not value.items:
            self._json.error(value, "a condition names at least one option", 'write it as [[0, "Y"]]')
        return tuple(filter(None, (self._term(term, numbers) for term in value.items)))

    def _term(self, value: Value, numbers: dict[int, int]) -> Term | None:
        form = 'an option with "Y" or "N", as in [0, "Y"], is expected here'
        if value.kind != "a list" or len(value.items) != 2:  # noqa: PLR2004 - an option and a letter
            self._json.error(value, form)
            return None
        option, letter = value.items
        number = self._number(option, "an option", 0, self._count - 1)
        if letter.kind != "a text" or letter.text.upper() not in {"Y", "N"}:
            self._json.error(letter, form)
            return None
        return (
            None if number is None or number not in numbers else (numbers[number], letter.text.upper() == "Y")
        )

    def _ranking(self, value: Value) -> Ranking:
        seen: set[str] = set()
        for entry in self._flat(value):
            if self._number(entry, "a state", 1, 10**_LONGEST_NUMBER) is not None:
                if entry.text in seen:
                    self._json.error(entry, f"state {entry.text} stands in this ranking twice")
                seen.add(entry.text)
        if self._problems:
            return ()
        tiers = ([entry] if entry.kind != "a list" else entry.items for entry in value.items)
        return tuple(tuple(int(entry.text) for entry in tier) for tier in tiers if tier)

    @staticmethod
    def _flat(value: Value) -> Iterator[Value]:
        """The states a ranking names; a tie is a list within the list."""
        for entry in value.items:
            yield from entry.items if entry.kind == "a list" else [entry]

    # Values of one kind

    def _is(self, kind: Kind, value: Value) -> bool:
        if value.kind == kind:
            return True
        self._json.error(value, f"{kind} is expected here, not {value.kind}")
        return False

    def _object(self, value: Value, what: str, keys: str) -> dict[str, Value] | None:
        """The fields of an object; keys that are not understood are noted as such."""
        if value.kind != "an object":
            self._json.error(value, f"{what} is an object, not {value.kind}")
            return None
        prefix = f"{keys}." if keys else ""
        self.unknown.update(
            dict.fromkeys(f"{prefix}{shorten(key)}" for key in value.fields if key not in _KEYS[keys])
        )
        return value.fields

    def _list(self, value: Value, key: str) -> list[Value]:
        """The entries of a list under a key; none where the key is absent or null."""
        found = value.fields.get(key)
        if found is None or found.kind == "null" or not self._is("a list", found):
            return []
        return found.items

    def _text(self, value: Value, key: str) -> str | None:
        found = value.fields.get(key)
        if found is None or found.kind == "null" or not self._is("a text", found):
            return None
        return found.text if found.text.strip() else None

    def _flag(self, value: Value, key: str) -> bool:
        found = value.fields.get(key)
        if found is None or found.kind == "null":
            return False
        return self._is("true or false", found) and found.text == "true"

    def _name(self, value: Value, what: str) -> str:
        if value.kind != "an object":
            return ""
        found = value.fields.get("name")
        if found is None:
            self._json.error(value, f"the name of {what} is missing here")
            return ""
        return found.text if self._is("a text", found) else ""

    def _number(self, value: Value, what: str, least: int, most: int) -> int | None:
        """A whole number within bounds."""
        if value.kind != "a number" or not value.text.isdigit() or len(value.text) > _LONGEST_NUMBER:
            self._json.error(value, f"the number of {what} is expected here")
            return None
        number = int(value.text)
        if not least <= number <= most:
            known = f"they count from {least} to {most}" if most >= least else "there is none"
            self._json.error(value, f"there is no {what.rpartition(' ')[2]} {number}", known)
            return None
        return number
