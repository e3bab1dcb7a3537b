"""A what-if, and a comparison of two cases, as sentences that each name the judgments they rest on."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from detente.analysis.findings import unlisted
from detente.brief.changes import tell_carried, tell_changes, tell_setting
from detente.brief.grounds import unique
from detente.brief.sentence import Sentence
from detente.brief.templates import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from detente.analysis import Analysis
    from detente.analysis.diff import Carried, Diff, Difference
    from detente.analysis.findings import Change, Kind
    from detente.analysis.levers.result import Effect
    from detente.analysis.what_if import Setting, WhatIf

    Told = tuple[Change, str, tuple[str, ...]]
    """A change, what is said of it, and the judgments that this rests on."""

_JUDGED: Final = 0
"""No question of the brief: what was judged otherwise."""
_DEAL: Final = 1
_WHY_NOT: Final = 2
_FAILURE: Final = 3
_HOLDING: Final = 4
_OUTSIDE: Final = 6
_FINDING: Final[Mapping[Kind, int]] = {
    "conflict": _WHY_NOT,
    "correction": _WHY_NOT,
    "obstacles listed": _WHY_NOT,
    "agenda": _WHY_NOT,
    "agenda package": _WHY_NOT,
    "agendas listed": _WHY_NOT,
    "left out": _FAILURE,
    "settles": _FAILURE,
    "settles by": _FAILURE,
    "worth": _FAILURE,
    "no deal": _FAILURE,
    "deal after": _FAILURE,
    "threat credible": _FAILURE,
    "threat sufficient": _FAILURE,
    "promise credible": _FAILURE,
    "promise sufficient": _FAILURE,
    "breach": _HOLDING,
    "breaches not computed": _HOLDING,
    "outside": _OUTSIDE,
    "crosses": _OUTSIDE,
}
"""The question of the brief that a kind of finding answers; all others answer whether there is a deal."""


def brief_of_what_if(answer: WhatIf) -> tuple[Sentence, ...]:
    """What was set, then everything that changes with it; all of it rests on what was set."""
    said = [Sentence(_JUDGED, tell_setting(setting), (setting.path,)) for setting in answer.settings]
    paths = tuple(setting.path for setting in answer.settings)
    if not answer.changes:
        said.append(Sentence(_JUDGED, say("nothing changes"), paths))
    told = [(change, text, paths) for change, text in tell_changes(answer.changes)]
    return (*said, *_question_by_question(told, (answer.after, answer.before)))


def brief_of_lever(effect: Effect, settings: Sequence[Setting], before: Analysis) -> tuple[Sentence, ...]:
    """What a lever sets, then everything that changes with it; all of it rests on what is set.

    settings : what the lever sets, and what stood there. before : the analysis of the case as it is.
    """
    paths = tuple(setting.path for setting in settings)
    said = [Sentence(_JUDGED, tell_setting(setting), (setting.path,)) for setting in settings]
    told = [(change, text, paths) for change, text in tell_changes(effect.changes)]
    return (*said, *_question_by_question(told, (before,)))


def brief_of_diff(found: Diff) -> tuple[Sentence, ...]:
    """What two cases judge otherwise, then what they find otherwise, with the judgments that carry it."""
    said = [Sentence(_JUDGED, tell_difference(each), (each.path,)) for each in found.judgments]
    if not found.judgments:
        said.append(Sentence(_JUDGED, say("same judgments"), ()))
    if not found.findings:
        said.append(Sentence(_JUDGED, say("same findings"), ()))
    by = {each.change.question: each for each in found.findings}
    told = [
        (change, " ".join((text, *tell_carried(by[change.question]))), _carriers(by[change.question]))
        for change, text in tell_changes([each.change for each in found.findings], "a and b")
    ]
    return (*said, *_question_by_question(told, (found.a, found.b)))


def _carriers(carried: Carried) -> tuple[str, ...]:
    return unique((*carried.alone, *carried.together, *carried.needed))


def tell_difference(each: Difference) -> str:
    """What each of two cases says of a judgment."""
    if each.b is None:
        return say("judged in a", path=each.path, a=each.a)
    if each.a is None:
        return say("judged in b", path=each.path, b=each.b)
    return say("judged otherwise", path=each.path, a=each.a, b=each.b)


def forum_name(forum: str, analyses: Iterable[Analysis]) -> str:
    """What a forum is called, in the first analysis that has it."""
    known = (a.agreement.forums[forum].name for a in analyses if a.agreement and forum in a.agreement.forums)
    return next(known, forum)


def _question_by_question(told: Iterable[Told], analyses: Sequence[Analysis]) -> Iterator[Sentence]:
    """Changes as sentences in the order of the brief: question by question, forum by forum.

    The first sentence on a forum names it, where there are several. Where a forum's obstacles are not all
    listed, a last one says so.
    """
    several = any(len(analysis.agreement.forums) > 1 for analysis in analyses if analysis.agreement)
    cut = {forum for analysis in analyses for forum in unlisted(analysis)}
    in_order = sorted(told, key=lambda entry: _finding(entry[0]))
    for (finding, forum), alike in groupby(in_order, key=lambda e: (_finding(e[0]), e[0].question.forum)):
        named = several and forum is not None
        for _, text, judgments in alike:
            said = say("of forum", forum=forum_name(str(forum), analyses), text=text) if named else text
            yield Sentence(finding, said, judgments, forum)
            named = False
        if finding == _WHY_NOT and forum in cut:
            yield Sentence(finding, say("some unlisted"), (), forum)


def _finding(change: Change) -> int:
    return _FINDING.get(change.question.kind, _DEAL)
