"""What changes from one analysis to another, in words: before and after, or A and B.

Parties, options and demands go by their ids here, as they do in paths: names may themselves differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from detente.agreement.result import Count
from detente.analysis.findings import KINDS
from detente.brief.numbers import decimals, whole
from detente.brief.templates import say
from detente.brief.words import capital, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.analysis.diff import Carried
    from detente.analysis.findings import Change, Kind, Question, Value
    from detente.analysis.what_if import Setting

Sides = Literal["before and after", "a and b"]

_ONE_SIDED: Final = frozenset({"agenda", "conflict", "correction"})
"""Kinds whose findings are there or not, and have no value beyond that."""
_WORDS: Final = {
    "before and after": ("changed", "lost", "gained"),
    "a and b": ("differs", "only in a", "only in b"),
}
_ABSENT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "deal": "uncomputed",
        "settles": "uncomputed",
        "settles by": "uncomputed",
        "worth": "settles elsewhere",
        "deal after": "settles elsewhere",
        "threat credible": "unknown",
        "threat sufficient": "unknown",
        "promise credible": "unknown",
        "promise sufficient": "unknown",
        "breach": "no gain",
    }
)
"""What the absence of a finding means, where that is more than "none"."""
_SETTLES_BY: Final[Mapping[str, str]] = MappingProxyType(
    {"stays": "settles, stays", "improvements": "settles, improvements", "cycle": "settles, cycle"}
)
_CONCEPTS: Final[Mapping[str, str]] = MappingProxyType({"nash": "concept nash", "seq": "concept seq"})
_PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {"settling": "part settling", "holds": "part holds", **_CONCEPTS}
)
_OF_THE_CONFLICT: Final = frozenset(
    {
        "settles by",
        "worth",
        "no deal",
        "deal after",
        "threat credible",
        "threat sufficient",
        "promise credible",
        "promise sufficient",
        "breach",
    }
)
"""Kinds of which only one side has any where only one says where the conflict settles."""
_MOST_DIGITS: Final = 6


def tell_setting(setting: Setting) -> str:
    """What a judgment was set to, and from what."""
    if setting.before is None:
        return say("set anew", path=setting.path, after=setting.after)
    return say("set", path=setting.path, after=setting.after, before=setting.before)


def tell_change(change: Change, sides: Sides = "before and after") -> str:
    """A finding that changed, with both its values."""
    both, left, right = _WORDS[sides]
    what = _what(change.question)
    if change.question.kind in _ONE_SIDED:
        return say(left if change.after is None else right, what=what)
    before, after = (
        _otherwise(change.question.kind, value) or text
        for value, text in zip(_both(change), _apart(*_both(change)), strict=True)
    )
    return say(both, what=capital(what), before=before, after=after)


def _otherwise(kind: Kind, value: Value | None) -> str | None:
    """What absence means, and a way of settling in words; nothing where a value speaks for itself."""
    if value is None:
        known = _ABSENT.get(kind)
    else:
        known = _SETTLES_BY.get(str(value)) if kind == "settles by" else None
    return None if known is None else say(known)


def tell_changes(changes: Sequence[Change], sides: Sides = "before and after") -> list[tuple[Change, str]]:
    """The changes a reader needs to be told, each in a sentence.

    First those on the whole case, then forum by forum; kind by kind in each.

    Of a forum that one side lacks, or cannot compute, only that is told, and whether the other has a deal.
    What a best package is worth is told with the package, and nothing more of one that only one side has;
    nor of the best package on an agenda that is new or gone; nor of what hangs on where the conflict settles,
    where only one side says where.
    """
    packages = {_solution(c.question): c for c in changes if c.question.kind == "package"}
    values = {_solution(c.question): c for c in changes if c.question.kind == "values"}
    one_sided = {c.question.forum for c in changes if c.question.kind == "deal" and None in _both(c)}
    idle = {"agenda package"}
    if any(c.question.kind == "settles" and None in _both(c) for c in changes):
        idle |= _OF_THE_CONFLICT
    told: list[tuple[Change, str]] = []
    for change in changes:
        if change.question.forum in one_sided and change.question.kind not in {"deal", "not computed"}:
            continue
        package = packages.get(_solution(change.question))
        if change.question.kind in idle and None in _both(change):
            continue
        if change is package:
            told.append((change, _tell_package(change, values.get(_solution(change.question)), sides)))
        elif package is None or (change.question.kind != "values" and None not in _both(package)):
            told.append((change, tell_change(change, sides)))
    forums = [None, *dict.fromkeys(c.question.forum for c, _ in told if c.question.forum is not None)]
    return sorted(told, key=lambda entry: (forums.index(entry[0].question.forum), place_of(entry[0])))


def place_of(change: Change) -> tuple[int, bool, bool]:
    """The place of a change among those of its forum, by its kind; what is gone comes before what is new."""
    return KINDS.index(change.question.kind), change.before is None, change.after is None


def _solution(question: Question) -> tuple[str | None, tuple[str, ...]] | None:
    """The forum and the bargaining solution a finding is about, if it is about one."""
    if question.kind in {"package", "values"}:
        return question.forum, question.names
    if question.kind in {"outside", "crosses"}:
        return question.forum, question.names[:-1]
    if question.kind == "breach" and question.forum is not None:
        return question.forum, question.names[:1]
    return None


def _both(change: Change) -> tuple[Value | None, Value | None]:
    return change.before, change.after


def _tell_package(change: Change, values: Change | None, sides: Sides) -> str:
    """A best package that changed, with its points where they changed too."""
    if values is None:
        return tell_change(change, sides)
    points = _apart(*_both(values))
    before, after = (
        say("none") if package is None else say("package worth", package=_value(package, 1), points=of)
        for package, of in zip(_both(change), points, strict=True)
    )
    return say(_WORDS[sides][0], what=_what(change.question), before=before, after=after)


def tell_carried(carried: Carried) -> tuple[str, ...]:
    """Which judgments carry a finding that differs, in at most three sentences."""
    said: list[str] = []
    if carried.alone:
        said.append(say("carried by any", paths=joined(carried.alone), n=len(carried.alone)))
    if carried.together:
        said.append(say("carried together", paths=joined(carried.together)))
    if carried.needed and carried.needed != (carried.alone or carried.together):
        said.append(say("carried, needed", paths=joined(carried.needed)))
    if not carried.carried:
        said.append(say("carried, none"))
    if not carried.complete:
        said.append(say("carried, unknown"))
    return tuple(said)


def _what(question: Question) -> str:
    """The question that a finding answers, as the beginning of a sentence."""
    names = question.names
    match question.kind:
        case "package" | "values":
            return say(f"what {question.kind}", measure=say(names[0]), seats=_among(names[1:]))
        case "outside" | "crosses":
            measure, *seats, party = names
            return say(f"what {question.kind}", measure=say(measure), seats=_among(seats), party=party)
        case "winning set":
            return say("what winning set", seats=names[0])
        case "conflict" | "correction":
            return say(f"what {question.kind}", demands="; ".join(names))
        case "left out":
            return say("what left out", part=say(_PARTS[names[0]]))
        case "breaches not computed":
            return say("what breaches not computed", package=_package(question, names[0]))
        case "settles" | "settles by":
            return say(f"what {question.kind}", concept=say(_CONCEPTS[names[0]]))
        case "breach":
            package, party, actions = names
            return say("what breach", package=_package(question, package), party=party, actions=actions)
    return say(f"what {question.kind}", names=", ".join(names))


def _package(question: Question, name: str) -> str:
    """The best package of a forum by a measure, or a draft."""
    if question.forum is not None:
        return say("best by", measure=say(name))
    return say("draft named", draft=name.removeprefix("draft."))


def _among(seats: tuple[str, ...] | list[str]) -> str:
    return say("for seats", seats=seats[0]) if seats else ""


def _apart(before: Value | None, after: Value | None) -> tuple[str, str]:
    """Two values with one decimal, or as many as it takes to tell them apart."""
    digits = 1
    while _value(before, digits) == _value(after, digits) and digits < _MOST_DIGITS:
        digits += 1
    return _value(before, digits), _value(after, digits)


def _value(value: object, digits: int) -> str:
    match value:
        case bool():
            return say("yes" if value else "no")
        case None | ():
            return say("none")
        case Fraction():
            return decimals(value, digits)
        case Count():
            return (
                whole(value.low)
                if value.exact is not None
                else say("between", low=value.low, high=value.high)
            )
        case (Fraction() as low, Fraction() as high):
            ends = decimals(low, digits), decimals(high, digits)
            return ends[0] if low == high else say("range", low=ends[0], high=ends[1])
        case (tuple(), *_):
            return joined((_state(made) for made in value), "or, apart", "; ")
        case tuple():
            return joined(map(str, value))
        case Mapping():
            return ", ".join(_entry(name, below, digits) for name, below in value.items())
    return str(value)


def _state(made: object) -> str:
    """A state by the actions made in it."""
    return ", ".join(made) if isinstance(made, tuple) and made else say("nothing made")


def _entry(name: str, value: object, digits: int) -> str:
    """``North 57.5``, or ``tariff = low``."""
    return f"{name} {_value(value, digits)}" if isinstance(value, Fraction) else f"{name} = {value}"
