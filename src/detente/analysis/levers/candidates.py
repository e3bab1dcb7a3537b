"""The levers of a case: single changes that somebody could bring about, each as ``--set`` takes it.

What can be moved is what the case says: red lines, no deals, ratifiers, the issues, seats and rule of a
forum, the actions that are open to parties, and threats and promises. A lever is one such judgment set to
another value; where no single one opens a deal, a pair.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal, get_args

from detente.agreement.result import ForumAgreement
from detente.casefile.edit import written_at
from detente.model import ByStatements, Endogenous

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from detente.agreement.result import Demand
    from detente.analysis.analyze import Analysis
    from detente.casefile import ReadCase
    from detente.model import Action, Case, Commitment, Conflict, Forum

Kind = Literal[
    "red line", "no deal", "ratifier", "issue off", "issue on", "seat off", "seat on", "rule", "action",
    "threat", "promise", "pair",
]  # fmt: skip
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

USUAL_FALL: Final = Fraction(10)
"""Points by which a no deal is lowered where no smaller number of them opens a deal by itself."""
MAX_PAIRS: Final = 10
"""Pairs that are tried for a forum which no single lever opens, the cheapest first."""
_HUNDREDTHS: Final = 100
_WORD: Final = re.compile(r"[^\W\d_]\w*")
_PLAIN: Final = re.compile(r"[^\W_][\w -]*")
_LAST: Final = re.compile(r"\.(?:no deal|red lines\[[0-9]+\])$")
_POSITIONS: Final = re.compile(r"(?:\[[0-9]+\])+$")
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Lever:
    """One change. ``about`` : the names that say what is moved, a demand or a forum first.

    ``settings`` : the change as ``--set`` takes it. ``movers`` : whose judgment it is that must move, where
    it is somebody's. ``points`` : what these give up, where that is known.
    """

    kind: Kind
    about: tuple[str, ...]
    settings: tuple[str, ...]
    movers: tuple[str, ...] = ()
    points: Fraction | None = None


def candidates(found: ReadCase, analysis: Analysis) -> Iterator[Lever]:
    """All single levers of a case, by kind and in the order of the file."""
    case = found.case
    forums = [forum for forum in analysis.agreement or () if isinstance(forum, ForumAgreement)]
    demands = {demand.path: demand for forum in forums for demand in forum.demands}
    enough, from_conflict = _enough(forums), _from_conflict(analysis.case)
    for demand in demands.values():
        if demand.never is not None:
            yield _red_line(demand)
    for demand in demands.values():
        if demand.threshold is not None and demand.path not in from_conflict:
            usual = min(USUAL_FALL, max(demand.threshold, Fraction(0)))
            fall = enough.get(demand.path, usual)
            if fall:
                yield _no_deal(demand, fall)
    yield from _ratifiers(case, demands)
    for forum in case.forums.values():
        yield from _of_forum(case, forum)
    yield from _actions(found)
    yield from _commitments(found)


def pairs(analysis: Analysis, forums: Iterable[str]) -> Iterator[Lever]:
    """Pairs of demands that open a forum together, the cheapest first.

    Of two no deals each is lowered by what the one that must fall furthest must.
    """
    for name in forums:
        forum = analysis.deals.forums[name]
        if not isinstance(forum, ForumAgreement):
            continue
        told = 0
        for correction in forum.corrections:
            lines = [demand for demand in correction.demands if demand.never is not None]
            asking = [demand for demand in correction.demands if demand.threshold is not None]
            if len(correction.demands) != _TWO or told == MAX_PAIRS:
                continue
            told += 1
            fall = correction.points if len(asking) == 1 else correction.most
            both = [*map(_red_line, lines), *(_no_deal(demand, fall) for demand in asking)]
            known = [each.points for each in both if each.points is not None]
            yield Lever(
                "pair",
                tuple(name for each in both for name in each.about),
                tuple(setting for each in both for setting in each.settings),
                tuple(dict.fromkeys(mover for each in both for mover in each.movers)),
                sum(known, Fraction(0)) if len(known) == len(both) else None,
            )


def _enough(forums: Iterable[ForumAgreement]) -> dict[str, Fraction]:
    """By how much a no deal must fall for a deal, where that alone opens one; the least over all forums."""
    found: dict[str, Fraction] = {}
    for forum in forums:
        for correction in forum.corrections:
            if len(correction.demands) == 1 and correction.demands[0].threshold is not None:
                path = correction.demands[0].path
                found[path] = min(correction.points, found.get(path, correction.points))
    return found


def _red_line(demand: Demand) -> Lever:
    return Lever("red line", (demand.name,), (f"{demand.path}.sure=0",), _owner(demand), demand.price)


def _no_deal(demand: Demand, fall: Fraction) -> Lever:
    """A no deal lowered by so many points, to hundredths downwards."""
    threshold = Fraction(0) if demand.threshold is None else demand.threshold
    lowered = Fraction(math.floor((threshold - fall) * _HUNDREDTHS), _HUNDREDTHS)
    text = f"{float(lowered):.2f}".rstrip("0").rstrip(".")
    return Lever(
        "no deal", (demand.name, text), (f"{demand.path}={text}",), _owner(demand), threshold - lowered
    )


def _owner(demand: Demand) -> tuple[str, ...]:
    return (demand.party if demand.ratifier is None else f"{demand.party}/{demand.ratifier}",)


def _from_conflict(case: Case) -> frozenset[str]:
    """The paths of the no deals that are taken from the conflict."""
    no_deals = (demands.no_deal for demands in case.all_demands)
    return frozenset(each.path for each in no_deals if isinstance(each, Endogenous))


def _ratifiers(case: Case, demands: Mapping[str, Demand]) -> Iterator[Lever]:
    """Each ratifier that asks for something, asking for nothing."""
    asking = {
        (demand.party, demand.ratifier): _LAST.sub("", demand.path)
        for demand in demands.values()
        if demand.ratifier is not None and demand.party in case.approval
    }
    for (party, ratifier), path in asking.items():
        yield Lever("ratifier", (party, str(ratifier)), (f"{path}={{}}",), (f"{party}/{ratifier}",))


def _of_forum(case: Case, forum: Forum) -> Iterator[Lever]:
    """Other issues, seats and rules."""
    treated = [name for name in case.issues if forum.issues is None or name in forum.issues]
    for name in treated if len(treated) > 1 else ():
        if case.issues[name].today is not None:
            rest = [other for other in treated if other != name]
            yield Lever("issue off", (forum.id, name), (f"{forum.path}.issues={_list(rest)}",))
    for name in case.issues:
        if name not in treated:
            more = [other for other in case.issues if other in treated or other == name]
            yield Lever("issue on", (forum.id, name), (f"{forum.path}.issues={_list(more)}",))
    for seat in forum.seats if len(forum.seats) > _TWO else ():
        rest = [other for other in forum.seats if other != seat]
        yield Lever("seat off", (forum.id, seat), (f"{forum.path}.seats={_list(rest)}",))
    for party in case.parties:
        if party not in forum.seats and (party in case.wants or party in case.approval):
            yield Lever("seat on", (forum.id, party), (f"{forum.path}.seats={_list((*forum.seats, party))}",))
    needed = len(forum.seats) if forum.rule.threshold is None else int(forum.rule.threshold)
    if needed > 1 and len(forum.seats) > _TWO:
        rule = f"{{majority: {needed - 1}}}"
        yield Lever("rule", (forum.id, str(needed - 1)), (f"{forum.path}.rule={rule}",))


def _actions(found: ReadCase) -> Iterator[Lever]:
    """Each action that is not made today, made impossible."""
    conflict = found.case.conflict
    if conflict is None:
        return
    before = _entries(found, "impossible")
    made = conflict.status_quo or frozenset()
    for name, action in conflict.actions.items():
        if name not in made:
            ruled_out = json.dumps(_written(action), ensure_ascii=False)
            settings = (f"impossible=[{', '.join((*before, ruled_out))}]",)
            yield Lever("action", (name,), settings, (action.party,))


def _commitments(found: ReadCase) -> Iterator[Lever]:
    """Each threat and promise of a party that ranks states by statements, put above all else it prefers."""
    conflict = found.case.conflict
    if conflict is None:
        return
    kinds: tuple[tuple[Kind, Mapping[str, Commitment]], ...] = (
        ("threat", conflict.threats),
        ("promise", conflict.promises),
    )
    for kind, commitments in kinds:
        for name, commitment in commitments.items():
            preference = conflict.prefers.get(commitment.by)
            if isinstance(preference, ByStatements) and preference.groups:
                path = _POSITIONS.sub("", preference.groups[0][0].path)
                then, if_ = (_all(conflict, made) for made in (commitment.then, commitment.if_))
                first = json.dumps(f"({then}) if ({if_})", ensure_ascii=False)
                settings = (f"{path}=[{', '.join((first, *_entries(found, path)))}]",)
                yield Lever(kind, (name, commitment.by), settings, (commitment.by,))


def _entries(found: ReadCase, path: str) -> tuple[str, ...]:
    """What a list in the file holds, as one text; nothing where it is not there or empty."""
    written = written_at(found.text, path)
    inner = "" if written is None else written.strip().removeprefix("[").removesuffix("]").strip()
    return (inner,) if inner else ()


def _all(conflict: Conflict, made: Mapping[str, bool]) -> str:
    """Actions made or not made, as a condition."""
    named = ((_written(conflict.actions[action]), done) for action, done in made.items())
    return " and ".join(action if done else f"not {action}" for action, done in named)


def _written(action: Action) -> str:
    """An action as a condition names it; in quotes where its names need them."""
    parts = (action.party, action.id.removeprefix(f"{action.party}."))
    told = (part if _WORD.fullmatch(part) else f'"{part}"' for part in parts)
    return ".".join(told)


def _list(names: Iterable[str]) -> str:
    """Names as the file lists them."""
    told = (name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False) for name in names)
    return f"[{', '.join(told)}]"
