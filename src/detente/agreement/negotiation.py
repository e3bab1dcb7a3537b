"""A forum made ready for computing, and the one question all others are made of.

That question: which value vectors of the seats are best among the packages for which a formula over
demands holds? The frontier, the zone, the zone with the options on the table, what a draft can still
become, whether a set of demands can be met together: each is that question with another formula, over
all of the space or a part of it.
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from detente.agreement.acceptance import acceptance, all_of, demands_of, essential, met, reached, winning_sets
from detente.agreement.criteria import Forbidden, factors, respect, value_of
from detente.agreement.merge import Join, Layer, eliminate, unit_of
from detente.agreement.packages import first_packages, highest, lowest, options
from detente.agreement.pareto import Groups, distinct, non_dominated
from detente.agreement.space import space_of, truth
from detente.model import Or, Quantity, holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from detente.agreement.acceptance import Acceptance, Formula, Test
    from detente.agreement.criteria import Criterion
    from detente.agreement.pareto import Ints, Mask
    from detente.agreement.space import Space
    from detente.model import Case, Expression, Forum, Wants


class Negotiation:
    """One forum of a case: its space, its demands, and everybody's values as exact integers.

    ``seats`` are those with values of their own, in the order of the forum; ``outside`` the parties with
    values and no seat.
    """

    def __init__(self, case: Case, forum: Forum, accepts: Acceptance | None = None) -> None:
        """``accepts`` : what is demanded, where that is not what the case says of the forum."""
        self.case = case
        self.forum = forum
        self.space = space_of(case, forum)
        self.acceptance = acceptance(case, forum, self.space) if accepts is None else accepts
        self.seats = self.valued(forum.seats)
        self.outside = self.valued(party for party in case.parties if party not in forum.seats)
        self._criteria: dict[str, Criterion] = {}
        self._respects: dict[int, Criterion] = {}
        self._merged: dict[object, Layer] = {}

    def valued(self, parties: Iterable[str]) -> tuple[str, ...]:
        """Those of the parties to whom a package has a value of their own."""
        wants = self.case.wants
        return tuple(party for party in parties if party in wants and wants[party].has_values)

    def value(self, wants: Wants) -> Criterion:
        """Somebody's value of a package; made once."""
        if wants.path not in self._criteria:
            self._criteria[wants.path] = value_of(wants, self.space)
        return self._criteria[wants.path]

    def value_to(self, party: str) -> Criterion:
        """A party's value of a package."""
        return self.value(self.case.wants[party])

    def no_deal(self, party: str) -> Fraction | None:
        """A party's central value of walking away, where it is given as points."""
        demands = self.case.demands.get(party)
        no_deal = None if demands is None else demands.no_deal
        return no_deal.central if isinstance(no_deal, Quantity) else None

    def winning_groups(self) -> Iterator[tuple[str, ...]]:
        """The smallest sets of seats that carry a decision; all seats together under unanimity."""
        names = tuple(self.acceptance.seats)
        needed = self.forum.rule.threshold or Fraction(len(names))
        for members in winning_sets((Fraction(1),) * len(names), needed):
            yield tuple(names[member] for member in members)

    def no_red_line_crossed(self) -> Formula:
        """All red lines of the seats' own are respected."""
        return all_of(self.acceptance.own_red_lines(self.forum.seats))

    def best(self, formula: Formula, space: Space, parties: Sequence[str] | None = None) -> Layer:
        """The non-dominated points of ``parties`` (all seats with values) where the formula holds.

        Returns a layer without scope, one coordinate for each of the parties, the values of
        :attr:`outside` as extra quantities; empty where no package will do.
        """
        wanted = self._values(self.seats if parties is None else parties)
        layer, where = self.reach(formula, space, wanted, len(wanted))
        return _select(layer, where, len(wanted))

    def witness(self, formula: Formula, space: Space) -> int | None:
        """The number of some package for which the formula holds, or nothing where there is none."""
        layer, where = self.reach(formula, space, {}, None)
        found = np.flatnonzero(where)
        return int(first_packages(layer)[found[0]]) if len(found) else None

    def largest(self, formula: Formula, space: Space, no_less: int | None = None) -> int | None:
        """The number of the package of the largest sum of the seats' values for which the formula holds.

        no_less : the number of a package; then only of those that give no seat less than it does. Ties go to
        option order; nothing where there is none.
        """
        layer = self.best(formula, space)
        criteria = [self.value_to(seat) for seat in self.seats]
        among = np.arange(len(layer))
        if no_less is not None:
            positions = options(no_less, self.space.sizes)
            reference = np.array([c.at(positions) for c in criteria], dtype=layer.values.dtype)
            among = np.flatnonzero((layer.values >= reference).all(axis=1))
        if not len(among):
            return None
        codes = first_packages(layer)
        chosen = max(among, key=lambda p: (_sum(criteria, layer.values[p]), -codes[p]))
        return int(codes[chosen])

    def worth(self, seats: Sequence[str], package: int) -> dict[str, Fraction]:
        """What the package with this number is worth to each of some parties."""
        positions = options(package, self.space.sizes)
        return {
            seat: c.points(c.at(positions)) for seat, c in zip(seats, map(self.value_to, seats), strict=True)
        }

    def worth_today(self) -> dict[str, Fraction]:
        """What today's options are worth to each party with values; empty where an issue has none."""
        today = self.space.today
        return {} if today is None else self.worth((*self.seats, *self.outside), today)

    def nearest(self, formula: Formula, name: str, closeness: Criterion) -> int | None:
        """The number of the package of largest ``closeness`` for which the formula holds, if any.

        ``name`` tells this closeness from others. Ties go to the larger sum of the seats' values, then to
        option order.
        """
        wanted = {name: closeness, **self._values(self.seats)}
        layer, where = self.reach(formula, self.space, wanted, None)
        found = np.flatnonzero(where)
        if not len(found):
            return None
        found = found[layer.values[found, 0] == layer.values[found, 0].max()]
        criteria = [self.value_to(seat) for seat in self.seats]
        codes = first_packages(layer)
        chosen = max(found, key=lambda p: (_sum(criteria, layer.values[p, 1:]), -codes[p]))
        return int(codes[chosen])

    def reach(
        self, formula: Formula, space: Space, wanted: dict[str, Criterion], primary: int | None
    ) -> tuple[Layer, Mask]:
        """The merged front that can tell where the formula holds, and where on it that is.

        ``wanted`` : criteria by name, the front's first coordinates. ``primary`` : as in
        :func:`detente.agreement.pareto.non_dominated`; with ``None`` packages that are worse in
        anything and better in nothing are left out, which is enough to tell whether a package exists.

        1. Red lines that the formula cannot do without remove packages. 2. What else it asks for become
        coordinates behind the wanted ones: the values of demands for points, and red lines as 0 or -1.
        """
        named = sorted(demands_of(formula))
        tests = {demand: self.acceptance.tests[demand] for demand in named}
        lines = [demand for demand in named if tests[demand].never is not None]
        hard = tuple(demand for demand in lines if essential(formula, demand))
        soft = tuple(demand for demand in lines if demand not in hard)
        criteria = dict(wanted)
        for test in tests.values():
            criteria |= {threshold.name: threshold.criterion for threshold in test.thresholds}
        layer = self._merge(space, criteria, hard, soft, primary)
        column = {name: layer.values[:, place] for place, name in enumerate((*criteria, *soft))}
        satisfied = {demand: np.array(True) for demand in hard}
        for demand in soft:
            satisfied[demand] = np.asarray(column[demand] >= 0, dtype=bool)
        for demand, test in tests.items():
            if test.never is None:
                satisfied[demand] = reached(test.alternatives, lambda threshold: column[threshold.name])
        return layer, np.broadcast_to(met(formula, satisfied), len(layer))

    def front(self, demands: Iterable[int], parties: Sequence[str]) -> tuple[Layer, dict[str, Criterion]]:
        """The best points of the packages that cross none of the red lines among these demands.

        Returns a layer without scope, and its coordinates by name: the values of ``parties``, then all else
        that thresholds among the demands are about. No package is left out for missing one.
        """
        tests = {demand: self.acceptance.tests[demand] for demand in sorted(demands)}
        criteria = self._values(parties)
        for test in tests.values():
            criteria |= {threshold.name: threshold.criterion for threshold in test.thresholds}
        lines = tuple(demand for demand, test in tests.items() if test.never is not None)
        return self._merge(self.space, criteria, lines, (), None), criteria

    def ranges(self, space: Space, criteria: Sequence[Criterion]) -> list[tuple[Fraction, Fraction]]:
        """The least and the greatest points of each criterion over all packages of the space."""
        layer = eliminate(factors(space, (), (), criteria), space.sizes, distinct)
        low, high = lowest(layer)[0], highest(layer)[0]
        return [(c.points(low[i]), c.points(high[i])) for i, c in enumerate(criteria)]

    def forbidden(self, demands: Sequence[int]) -> list[Forbidden]:
        """What red lines rule out, each condition by itself: ``never A or B`` is two of them."""
        parts = [part for demand in demands for part in alternatives(self._never(demand))]
        scoped = [truth(part, self.space) for part in parts]
        return [Forbidden(scope, where) for scope, where in scoped]

    def respects(self, demand: int) -> Criterion:
        """A red line as a quantity: 0 where respected, -1 where crossed."""
        never = self._never(demand)
        if never is None:
            msg = f"{self.acceptance.demands[demand].name} is not a red line"
            raise ValueError(msg)
        if demand not in self._respects:
            self._respects[demand] = respect(never, self.space)
        return self._respects[demand]

    def meets(self, number: int) -> frozenset[int]:
        """The demands that the package with this number meets."""
        chosen = dict(self.space.fixed)
        positions = options(number, self.space.sizes)
        chosen.update(
            (issue.id, position) for issue, position in zip(self.space.issues, positions, strict=True)
        )
        return frozenset(
            d for d, test in enumerate(self.acceptance.tests) if self._passes(test, chosen, positions)
        )

    def _passes(self, test: Test, chosen: Mapping[str, int], positions: Sequence[int]) -> bool:
        if test.never is not None:
            return not holds(test.never, chosen)
        return any(all(t.criterion.at(positions) >= t.least for t in part) for part in test.alternatives)

    def _never(self, demand: int) -> Expression | None:
        return self.acceptance.tests[demand].never

    def _merge(
        self,
        space: Space,
        named: dict[str, Criterion],
        hard: tuple[int, ...],
        soft: tuple[int, ...],
        primary: int | None,
    ) -> Layer:
        """The merged front over named criteria and soft red lines; made once for each question."""
        criteria = [*named.values(), *map(self.respects, soft)]
        primary = None if primary == len(criteria) else primary
        key = (space.allowed, tuple(named), hard, soft, primary)
        if key not in self._merged:
            outside = [self.value_to(party) for party in self.outside]
            parts = factors(space, criteria, self.forbidden(hard), outside)
            keep = partial(non_dominated, primary=primary)
            self._merged[key] = eliminate(parts, space.sizes, keep)
        return self._merged[key]

    def _values(self, parties: Sequence[str]) -> dict[str, Criterion]:
        return {self.case.wants[party].path: self.value_to(party) for party in parties}


def alternatives(never: Expression | None) -> tuple[Expression, ...]:
    """The parts of a condition any of which makes it hold."""
    if isinstance(never, Or):
        return tuple(part for operand in never.operands for part in alternatives(operand))
    return () if never is None else (never,)


def _sum(criteria: Sequence[Criterion], values: Ints) -> Fraction:
    """What several criteria come to together; ``values`` has at least one integer for each."""
    return sum((c.points(value) for c, value in zip(criteria, values, strict=False)), Fraction(0))


def _select(layer: Layer, where: Mask, width: int) -> Layer:
    """The non-dominated points among those selected, by their first ``width`` coordinates alone.

    With all coordinates nothing needs to be compared: part of a frontier is a frontier.
    """
    chosen = np.flatnonzero(where)
    values: Ints = layer.values[chosen, :width]
    if width == layer.values.shape[1]:
        groups = Groups(np.arange(len(chosen)), np.arange(len(chosen)))
    else:
        groups = non_dominated(np.zeros(len(chosen), np.int64), values)
    left = chosen[groups.order].astype(np.int32)
    origin = Join(layer, unit_of(layer), left, np.zeros(len(left), np.int32), groups.starts)
    heads = groups.order[groups.starts]
    return Layer((), np.zeros(len(heads), np.int64), values[heads], origin)
