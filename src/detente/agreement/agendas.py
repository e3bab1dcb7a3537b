"""The largest agendas: what can be settled by itself, all else staying as it is today.

An agenda is a set of the issues that a forum treats. On it the forum is what it would be if it treated
these issues alone: the others stay at ``today`` and count in everybody's value, and a red line that names
none of the agenda's issues is no demand. Leaving issues out thus fixes them and lifts red lines, so that
an agenda may open a deal which neither a larger one nor a smaller one does.

What is gained by leaving issues out is only this: a red line that today crosses need not be respected if
all it names is left as it is. That makes the search one for the smallest sets of issues to leave out, in
which more is never worse.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.agreement.hitting_sets import minimal_hitting_sets
from detente.agreement.negotiation import Negotiation, alternatives
from detente.agreement.result import Agenda
from detente.agreement.solutions import leading
from detente.errors import TooLarge
from detente.model import And, Not, OptionIn, Or, holds, issues_of

if TYPE_CHECKING:
    from detente.agreement.merge import Layer
    from detente.model import Expression

Issues = frozenset[int]
"""Issues that a forum treats, by position."""
Opens = Callable[[Issues], bool]

MAX_QUESTIONS = 250
"""So often it is asked whether leaving out a set of issues opens a deal; then the search ends."""
MAX_POINTS = 2_000_000
"""The search also ends where the fronts merged for these questions have more points than this together."""


def largest_agendas(negotiation: Negotiation, best: Layer) -> tuple[tuple[Agenda, ...], bool]:
    """All largest agendas of a forum with the best package of each, and whether they are all.

    best : the layer of the zone's frontier; where there is a deal, the one largest agenda is the whole.

    Agendas with more issues come first, then those that hold issues further up in the file. Those
    found are right, and as large as can be, also where a limit leaves others unknown.
    """
    space = negotiation.space
    everything = tuple(issue.id for issue in space.issues)
    if len(best):
        whole = Agenda(everything, (), negotiation.acceptance.demands, leading(negotiation, best))
        return (whole,), True
    lifted = _lifted(negotiation)
    movable = frozenset(position for line in lifted for position in line.names)
    found, complete = smallest_left_out(movable, _Question(negotiation, lifted).opens)
    treated = range(len(everything))
    ordered = sorted(found, key=lambda left_out: (len(left_out), [i for i in treated if i not in left_out]))
    agendas = (_agenda(negotiation, left_out) for left_out in ordered if len(left_out) < len(everything))
    return tuple(agendas), complete


def smallest_left_out(movable: Issues, opens: Opens) -> tuple[list[Issues], bool]:
    """All minimal sets of issues that open a deal once they are left out, those with fewest issues first.

    movable : the issues that it can help to leave out. opens : whether leaving out a set of them opens a
    deal; if it does, so does any larger set. It raises :class:`~detente.errors.TooLarge` to end the search.
    Returns the sets, and whether they are all.

    1. See whether all of them together open a deal, and which single issue none can do without. 2. Take a
    smallest set that shares an issue with each set of which some issue is needed. 3. If it opens a deal it
    is minimal, for a part of it would miss one of those sets. 4. Else add to it as long as that opens none;
    whatever opens a deal needs one of the issues still treated.
    """
    found: list[Issues] = []
    try:
        if not opens(movable):
            return [], True
        needed = [frozenset({issue}) for issue in sorted(movable) if not opens(movable - {issue})]
        while True:
            new = (left_out for left_out in minimal_hitting_sets(needed) if left_out not in found)
            candidate = next(new, None)
            if candidate is None:
                return found, True
            if opens(candidate):
                found.append(candidate)
            else:
                needed.append(movable - _widened(candidate, movable, found, opens))
    except TooLarge:
        return found, False


def _widened(left_out: Issues, movable: Issues, found: list[Issues], opens: Opens) -> Issues:
    """A largest set of issues, these among them, that still opens no deal once left out."""
    for issue in sorted(movable - left_out):
        wider = left_out | {issue}
        if not any(opening <= wider for opening in found) and not opens(wider):
            left_out = wider
    return left_out


@dataclass(frozen=True, slots=True)
class _Lifted:
    """A red line that today crosses: the demand, the issues it names, and its milder form.

    The milder form is crossed only by packages that change something of what the line names.
    """

    demand: int
    names: Issues
    never: Expression


def _lifted(negotiation: Negotiation) -> list[_Lifted]:
    """The red lines that are lifted if the issues they name are left out, and matter where they are not."""
    space = negotiation.space
    place = {issue.id: position for position, issue in enumerate(space.issues)}
    today = {issue.id: issue.today for issue in space.issues if issue.today is not None} | dict(space.fixed)
    found = []
    for demand, test in enumerate(negotiation.acceptance.tests):
        if test.never is None:
            continue
        named = issues_of(test.never)
        if named <= today.keys() and holds(test.never, today):
            treated = [issue for issue in place if issue in named]
            milder = _milder(test.never, {issue: today[issue] for issue in treated})
            found.append(_Lifted(demand, frozenset(place[issue] for issue in treated), milder))
    return found


def _milder(never: Expression, today: Mapping[str, int]) -> Expression:
    """Crossed where the condition holds and something differs from today.

    Written as alternatives on few issues each, which are quicker to rule out than one on many.
    """
    return Or(
        tuple(
            And((part, Not(OptionIn(issue, frozenset({option})))))
            for part in alternatives(never)
            for issue, option in today.items()
        )
    )


class _Question:
    """Whether a deal is possible once issues are left out, asked as often as the limits allow."""

    def __init__(self, negotiation: Negotiation, lifted: list[_Lifted]) -> None:
        self.negotiation = negotiation
        self.lifted = lifted
        self.asked = 0
        self.points = 0

    def opens(self, left_out: Issues) -> bool:
        """Whether some package is accepted if red lines may be crossed by leaving all they name as today.

        That goes for red lines that name none but issues left out. A package that is accepted so may
        still change some of these issues; then a smaller set opens a deal as well.
        """
        if self.asked == MAX_QUESTIONS or self.points > MAX_POINTS:
            msg = "too many sets of issues would have to be tried"
            raise TooLarge(msg)
        whole = self.negotiation
        tests = list(whole.acceptance.tests)
        for line in self.lifted:
            if line.names <= left_out:
                tests[line.demand] = replace(tests[line.demand], never=line.never)
        accepts = replace(whole.acceptance, tests=tuple(tests))
        milder = Negotiation(whole.case, whole.forum, accepts)
        front, where = milder.reach(accepts.formula, milder.space, {}, None)
        self.asked += 1
        self.points += len(front)
        return bool(where.any())


def _agenda(negotiation: Negotiation, left_out: Issues) -> Agenda:
    """The agenda that leaves these issues as they are today, with its best package."""
    names = [issue.id for issue in negotiation.space.issues]
    issues = tuple(name for position, name in enumerate(names) if position not in left_out)
    alone = Negotiation(negotiation.case, replace(negotiation.forum, issues=issues))
    best = alone.best(alone.acceptance.formula, alone.space)
    as_today = tuple(names[position] for position in sorted(left_out))
    return Agenda(issues, as_today, alone.acceptance.demands, leading(alone, best))
