"""What a lever moves, in the words of the brief: a clause that stands after *if*."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from detente.agreement.result import ForumAgreement
from detente.brief.templates import say
from detente.brief.why_not import given_up, settles
from detente.brief.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from detente.agreement.result import Agreement, Demand
    from detente.analysis.levers.lever import Kind, Lever
    from detente.brief.teller import Teller

_NAMES: Final[Mapping[Kind, tuple[str, ...]]] = MappingProxyType(
    {
        "ratifier": ("party", "ratifier"),
        "side payment": ("payer", "receiver", "points"),
        "option": ("issue", "left", "right"),
        "finer steps": ("issue", "step"),
        "issue off": ("forum", "issue"),
        "issue on": ("forum", "issue"),
        "seat off": ("forum", "party"),
        "seat on": ("forum", "party"),
        "rule": ("forum", "needed"),
        "other forum": ("forum", "other"),
        "action": ("action",),
        "threat": ("name", "party"),
        "promise": ("name", "party"),
        "guarantee": ("action", "party", "condition"),
    }
)
"""What the names of a lever are, in order; those of the kinds that are left are demands."""


class LeverClauses:
    """The levers of one case as clauses, and the judgments that each moves or brings into play."""

    def __init__(self, teller: Teller, agreement: Agreement) -> None:
        self._teller = teller
        self._forums = agreement.forums
        forums = (forum for forum in agreement if isinstance(forum, ForumAgreement))
        self._demands = {demand.name: demand for forum in forums for demand in forum.demands}

    def clause(self, lever: Lever) -> str:
        """``the United Provinces has a seat in “Council” too``."""
        if lever.kind not in _NAMES:
            return joined(self._clause(*moved) for moved in self._moved(lever))
        named = dict(zip(_NAMES[lever.kind], lever.about, strict=True))
        owner = self._teller.words.owner(named["party"], named["ratifier"]) if "ratifier" in named else ""
        told = {what: self._word(what, name, named) for what, name in named.items()}
        return say(f"lever {lever.kind}", owner=owner, n=lever.points, **told)

    def grounds(self, lever: Lever) -> tuple[str, ...]:
        """What is moved, and what counts then that did not before: of who is let in, and of the conflict."""
        grounds = self._teller.grounds
        match lever.kind, lever.about:
            case "issue off", (_, issue):
                return grounds.today([issue])
            case "seat on", (_, party):
                return self._asking(party)
            case "other forum", (_, other):
                seats = (path for seat in self._forums[other].seats for path in self._asking(seat))
                return (self._teller.case.forums[other].path, *seats)
            case (("action" | "threat" | "promise" | "guarantee"), _):
                return grounds.conflict()
        return grounds.demands(demand for demand, _ in self._moved(lever))

    def _moved(self, lever: Lever) -> Iterator[tuple[Demand, str]]:
        """The demands that are moved; with one for points goes to how many."""
        names = lever.about if lever.kind not in _NAMES else ()
        for name, after in pairwise((*names, "")):
            if name in self._demands:
                yield self._demands[name], after

    def _clause(self, demand: Demand, to: str) -> str:
        if demand.threshold is None:
            return given_up(self._teller, [demand])
        return settles(self._teller, demand, demand.threshold - Fraction(to))

    def _word(self, what: str, name: str, named: Mapping[str, str]) -> str:
        """A name of a lever, by what it is of."""
        case, words = self._teller.case, self._teller.words
        match what:
            case "party" | "payer" | "receiver":
                return words.party(name)
            case "forum" | "other":
                return self._forums[name].name
            case "left" | "right":
                options = case.issues[named["issue"]].options
                return next(option.name for option in options if option.id == name)
            case "action" if case.conflict is not None:
                return case.conflict.actions[name].name
        return name

    def _asking(self, party: str) -> tuple[str, ...]:
        """What a party demands of a deal, and its approval at home."""
        case, grounds = self._teller.case, self._teller.grounds
        demands = case.demands.get(party)
        lines = () if demands is None else tuple(line.path for line in demands.red_lines)
        approval = (case.approval[party].path,) if party in case.approval else ()
        return (*grounds.values([party]), *grounds.no_deals([party]), *lines, *approval)
