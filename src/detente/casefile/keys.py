"""The words of the case file: every mapping of the language, the keys it may hold, what each means.

This table is data. The reader checks unknown and missing keys against it, and the JSON Schema for editors
is made from it, so that the two never differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from detente.casefile.words import DEEDS, EVENT_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

Form = Literal[
    "text",
    "number",
    "range",
    "whole number",
    "yes or no",
    "date",
    "citation",
    "name",
    "expression",
    "choice",
    "mapping",
    "list",
    "any of",
]

ANY: Final = "*"
"""Stands, in a mapping of :data:`KEYS`, for all names the writer chooses or defined elsewhere."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a value looks like.

    ``number`` is one exact number, ``range`` a number or a range (``30``, ``25..35``, ``55 +- 10`` or
    ``{value: 30, range: 25..35}``), both within ``low`` and ``high`` where given. ``name`` is a name the
    case defines. ``of`` names the mapping of :data:`KEYS`; ``items`` what an entry of a list may be, or the
    alternatives of ``any of``; ``choices`` the words allowed.
    """

    form: Form
    of: str | None = None
    items: tuple[Kind, ...] = ()
    choices: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping: what its value looks like and, in one line, what it means."""

    name: str
    kind: Kind
    description: str
    required: bool = False


def mapping(of: str) -> Kind:
    """A mapping whose keys stand under ``of`` in :data:`KEYS`."""
    return Kind("mapping", of=of)


def list_of(*items: Kind) -> Kind:
    """A list, each entry of one of the kinds."""
    return Kind("list", items=items)


def any_of(*kinds: Kind) -> Kind:
    """A value of any one of the kinds."""
    return Kind("any of", items=kinds)


TEXT: Final = Kind("text")
DATE: Final = Kind("date")
NAME: Final = Kind("name")
EXPRESSION: Final = Kind("expression")
YES_OR_NO: Final = Kind("yes or no")
NUMBER: Final = Kind("number")
RANGE: Final = Kind("range")
POSITIVE: Final = Kind("range", low=0)
POINTS: Final = Kind("range", low=0, high=100)
PROBABILITY: Final = Kind("range", low=0, high=1)
NAMES: Final = any_of(NAME, list_of(NAME))
CITATION: Final = any_of(Kind("citation"), list_of(Kind("citation")))
NAMES_OF_ACTIONS: Final = list_of(EXPRESSION)
CONDITIONS: Final = any_of(EXPRESSION, list_of(EXPRESSION))

GROUNDS: Final = (
    Key("source", CITATION, "Where this comes from, as in `daily ¶4`; holds for all below it"),
    Key("why", TEXT, "The reasoning behind this; holds for all below it"),
    Key("confidential", YES_OR_NO, "Not meant for others: `--share` leaves it out"),
)
"""Keys that every mapping may hold."""


def _keys(*keys: Key) -> Mapping[str, Key]:
    return MappingProxyType({key.name: key for key in (*keys, *GROUNDS)})


def _named(kind: Kind, description: str) -> Mapping[str, Key]:
    return _keys(Key(ANY, kind, description))


_RED_LINES = Key("red lines", list_of(mapping("red line")), "What it will never sign")
_NO_DEAL = Key("no deal", any_of(RANGE, mapping("no deal")), "Points it can count on without a deal")
_RULE = Key(
    "rule",
    any_of(Kind("choice", choices=("unanimity", "consensus")), mapping("rule")),
    "How many must say yes; unanimity where none is given",
)
_TOGETHER = Key(
    "together", list_of(mapping("together")), "Combinations worth more, or less, than the sum of their parts"
)
_ORDER = Key("order", list_of(NAME), "The issues, the one that matters most first, in place of weights")
_ISSUE_WANT = Key(ANY, mapping("issue want"), "What it wants on the issue of that name")
_STATEMENTS = list_of(EXPRESSION, mapping("statement"), list_of(EXPRESSION, mapping("statement")))
_PACKAGE = Key("package", mapping("package"), "An option for each issue it speaks of")

KEYS: Final[Mapping[str, Mapping[str, Key]]] = MappingProxyType(
    {
        "case": _keys(
            Key("format", Kind("choice", choices=("1",)), "The version of this format"),
            Key("title", TEXT, "What the case is called"),
            Key("date", DATE, "The day the case speaks of: nothing known later enters"),
            Key("note", TEXT, "Anything a reader of the case should know"),
            Key("sources", mapping("sources"), "Publications that judgments cite by a short name"),
            Key("parties", mapping("parties"), "Who wants or does something", required=True),
            Key("people", mapping("people"), "Who speaks for a party, and when"),
            Key("issues", mapping("issues"), "What is to be settled"),
            Key("wants", mapping("wants"), "What each party wants, and will never sign"),
            Key("drafts", mapping("drafts"), "Proposals that have a name"),
            Key("actions", mapping("actions"), "What each party can do, or leave, alone"),
            Key("impossible", list_of(EXPRESSION, mapping("impossible")), "Combinations that cannot be"),
            Key("status quo", any_of(list_of(EXPRESSION), mapping("exact state")), "The actions made today"),
            Key("states", mapping("states"), "Names for what a brief should call by name"),
            Key("prefers", mapping("prefers"), "How each party ranks the states"),
            Key("worth", mapping("worth"), "A party's points where the conflict ends"),
            Key("threats", mapping("commitments"), "What a party says it will do if another does something"),
            Key("promises", mapping("commitments"), "What a party says it will do if another holds back"),
            Key("forums", mapping("forums"), "Where parties meet, and under which rule"),
            Key("approval", mapping("approval"), "Who must say yes at home, or inside a bloc"),
            Key("positions", mapping("positions"), "Positions for the forecast that differ from `wants`"),
            Key("record", list_of(mapping("event")), "What was done and said"),
            Key("forecasts", list_of(mapping("forecast")), "What somebody expected"),
            Key("outcome", mapping("outcome"), "What happened afterwards; no lens reads it"),
        ),
        "sources": _named(any_of(TEXT, mapping("source")), "A publication: its title, or a mapping"),
        "source": _keys(
            Key("title", TEXT, "Its title"),
            Key("publisher", TEXT, "Who published it"),
            Key("author", TEXT, "Who wrote it"),
            Key("date", DATE, "When it appeared"),
            Key("url", TEXT, "Where it can be read"),
            Key("note", TEXT, "Anything a reader should know of it"),
            Key("places", any_of(TEXT, list_of(TEXT)), "The places it has, as in `¶1..¶20`, or a list"),
        ),
        "parties": _named(any_of(TEXT, mapping("party")), "A party: its name, or a mapping"),
        "party": _keys(
            Key("name", TEXT, "What it is called"),
            Key("power", POSITIVE, "How much it can bring to bear, against the other parties"),
            Key("members", list_of(NAME), "The parties that make up a bloc"),
            Key("note", TEXT, "Anything a reader should know of it"),
        ),
        "people": _named(any_of(TEXT, mapping("person")), "A person: their name, or a mapping"),
        "person": _keys(
            Key("name", TEXT, "What they are called"),
            Key("office", TEXT, "Their office"),
            Key("for", NAME, "The party they speak for"),
            Key("from", DATE, "Since when"),
            Key("to", DATE, "Until when"),
        ),
        "issues": _named(mapping("issue"), "An issue: its options or number, what holds today"),
        "issue": _keys(
            Key("ask", TEXT, "The question to be settled"),
            Key(
                "options", any_of(list_of(TEXT), mapping("options")), "The options, in order along one scale"
            ),
            Key("number", mapping("grid"), "Options that are numbers in even steps"),
            Key("ordered", YES_OR_NO, "Whether the options lie along one scale; true where absent"),
            Key("today", TEXT, "The option that holds while nothing is agreed"),
        ),
        "options": _named(any_of(TEXT, mapping("option")), "An option: its name, or a mapping"),
        "option": _keys(
            Key("name", TEXT, "What it is called"),
            Key("at", POINTS, "Its place on a scale from 0 to 100"),
            Key("binds", CONDITIONS, "Actions it promises: made, or not made"),
        ),
        "grid": _keys(
            Key("from", NUMBER, "The smallest number", required=True),
            Key("to", NUMBER, "The largest number", required=True),
            Key("step", NUMBER, "The distance from one number to the next", required=True),
            Key("unit", TEXT, "What is counted"),
        ),
        "wants": _named(mapping("party wants"), "What the party of that name wants"),
        "party wants": _keys(_NO_DEAL, _RED_LINES, _ORDER, _TOGETHER, _ISSUE_WANT),
        "ratifier wants": _keys(_ORDER, _TOGETHER, _ISSUE_WANT),
        "issue want": _keys(
            Key("weight", POSITIVE, "How much the issue counts, against the party's other issues"),
            Key("values", mapping("values"), "Points from 0 to 100 for each option"),
            Key("best first", list_of(TEXT), "Every option once, the best first"),
            Key("ideal", RANGE, "The number liked best, on a number issue"),
        ),
        "values": _named(POINTS, "Points for the option of that name"),
        "no deal": _keys(
            Key("from", Kind("choice", choices=("conflict",)), "Whatever the conflict would bring"),
            Key("value", RANGE, "The points"),
            Key("range", RANGE, "The lowest and the highest points held possible"),
        ),
        "red line": _keys(
            Key("never", EXPRESSION, "What is never signed, on issues alone", required=True),
            Key("sure", POINTS, "How sure it is that this is a red line, in percent"),
            Key("price", POSITIVE, "Points that would buy it off"),
        ),
        "together": _keys(
            Key("if", EXPRESSION, "The combination, on issues alone", required=True),
            Key("points", RANGE, "Points added where it holds", required=True),
        ),
        "range": _keys(
            Key("value", RANGE, "The number held most likely"),
            Key("range", RANGE, "The lowest and the highest number held possible"),
        ),
        "drafts": _named(mapping("draft"), "A proposal"),
        "draft": _keys(
            Key("by", NAMES, "Who proposed it"),
            Key("compiled", YES_OR_NO, "Whether the coder put it together from what was said"),
            Key("date", DATE, "When"),
            Key("package", _PACKAGE.kind, _PACKAGE.description, required=True),
        ),
        "package": _named(TEXT, "The option on the issue of that name"),
        "actions": _named(mapping("party actions"), "What the party of that name can do"),
        "party actions": _named(any_of(TEXT, mapping("action")), "An action: its name, or a mapping"),
        "action": _keys(
            Key("name", TEXT, "What it is called"),
            Key(
                "irreversible",
                Kind("choice", choices=("made", "withdrawn")),
                "made: once made it stays; withdrawn: once dropped it stays dropped",
            ),
        ),
        "impossible": _keys(Key("never", EXPRESSION, "What cannot be, on actions alone", required=True)),
        "exact state": _keys(Key("made", NAMES_OF_ACTIONS, "The actions made; no others are", required=True)),
        "states": _named(
            any_of(EXPRESSION, list_of(EXPRESSION), mapping("named state")),
            "A condition on actions, or the list of the actions made in one state",
        ),
        "named state": _keys(
            Key("holds", EXPRESSION, "The condition"),
            Key("made", NAMES_OF_ACTIONS, "The actions made; no others are"),
        ),
        "prefers": _named(
            any_of(_STATEMENTS, mapping("preference")),
            "Statements, most important first; or weights; or a ranking of states",
        ),
        "preference": _keys(
            Key(
                "statements",
                _STATEMENTS,
                "Statements, most important first; a nested list is a group in unknown order",
            ),
            Key("weights", mapping("weights"), "Points that add up over the conditions that hold"),
            Key(
                "ranking",
                list_of(EXPRESSION, list_of(EXPRESSION)),
                "States, best first; a nested list is a tie; what is not named comes last",
            ),
        ),
        "statement": _keys(
            Key("holds", EXPRESSION, "What the party prefers to hold", required=True),
            Key("sure", POINTS, "How sure it is that the party cares, in percent"),
        ),
        "weights": _named(RANGE, "Points where the condition holds"),
        "worth": _named(mapping("party worth"), "The points of the party of that name"),
        "party worth": _keys(
            Key("otherwise", RANGE, "Points where nothing else holds"),
            Key(ANY, RANGE, "Points where the condition holds; the first that holds decides"),
        ),
        "commitments": _named(mapping("commitment"), "One threat or promise"),
        "commitment": _keys(
            Key("by", NAME, "Who says it", required=True),
            Key("if", CONDITIONS, "Actions of one other party: made, or not made", required=True),
            Key("then", CONDITIONS, "What follows: actions made, or not made", required=True),
            Key("at once", YES_OR_NO, "Whether all of it comes at once, or by steps"),
            Key("uttered", YES_OR_NO, "Whether it was said; no where others read it from what is done"),
        ),
        "forums": _named(mapping("forum"), "A forum"),
        "forum": _keys(
            Key("name", TEXT, "What it is called"),
            Key("date", DATE, "When it meets"),
            Key("seats", list_of(NAME), "The parties that sit there", required=True),
            _RULE,
            Key("issues", list_of(NAME), "The issues it treats; all where absent"),
        ),
        "rule": _keys(
            Key("majority", Kind("whole number", low=1), "How many must say yes"),
            Key("weighted", POSITIVE, "The weight that must say yes"),
            Key("weights", mapping("ratifier weights"), "The weight of each"),
        ),
        "ratifier weights": _named(NUMBER, "The weight of the ratifier of that name"),
        "approval": _named(mapping("party approval"), "Who must say yes for the party of that name"),
        "party approval": _keys(
            _RULE, Key("ratifiers", mapping("ratifiers"), "Who must say yes", required=True)
        ),
        "ratifiers": _named(
            mapping("ratifier"), "A ratifier; {} for a party, which judges as it does elsewhere"
        ),
        "ratifier": _keys(
            Key("name", TEXT, "What it is called"),
            _NO_DEAL,
            _RED_LINES,
            Key("wants", mapping("ratifier wants"), "What it wants, where it differs from the party"),
        ),
        "positions": _named(mapping("issue positions"), "Positions on the issue of that name"),
        "issue positions": _named(mapping("position"), "Where the party of that name stands"),
        "position": _keys(
            Key("at", any_of(TEXT, RANGE), "An option, or a number of the issue"),
            Key("salience", POINTS, "How much the party cares about the issue, 0 to 100"),
        ),
        "event": _keys(
            Key("date", DATE, "When it happened", required=True),
            Key("who", NAMES, "Who did it: parties, people or sources", required=True),
            Key("does", Kind("choice", choices=DEEDS), "What was done", required=True),
            Key("to", NAMES, "Towards whom"),
            Key("what", TEXT, "What it was about, in words"),
            Key(
                "kind",
                Kind("choice", choices=EVENT_KINDS),
                "What kind of knowledge this is; reported where absent",
            ),
            Key("claimed by", NAME, "Who claims it; with `kind: claim`"),
            Key("disputed", CITATION, "A source that says otherwise"),
            Key("draft", NAME, "The draft it is about"),
            Key("about", mapping("about"), "The options it is about"),
            Key("action", NAME, "The action it is about, as PARTY.action"),
            Key("forum", NAME, "The forum where it happened"),
        ),
        "about": _named(any_of(TEXT, list_of(TEXT)), "An option, or a list, of the issue of that name"),
        "forecast": _keys(
            Key("by", NAME, "Who expected it", required=True),
            Key("date", DATE, "When"),
            Key("says", EXPRESSION, "What was expected, as in `zone.council`", required=True),
            Key("probability", PROBABILITY, "The probability read into it, 0 to 1", required=True),
            Key("words", TEXT, "What was said"),
        ),
        "outcome": _keys(
            Key("date", DATE, "When it was known"),
            Key("forum", NAME, "Where it came about"),
            _PACKAGE,
            Key("no deal", YES_OR_NO, "Whether the talks ended without a deal"),
            Key("state", list_of(EXPRESSION), "The actions made in the end; no others are"),
        ),
    }
)
"""For every mapping of the language, by name: its keys."""
