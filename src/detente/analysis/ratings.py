"""What two coders of one case both judged, laid side by side for Krippendorff's alpha.

Judgments are taken at their central values and by kind, since an alpha over unlike things means nothing:

- *values*, points for options, 0 to 100;
- *weights*, each in percent of its party's weights;
- *ideals*, the numbers liked best, in percent of the range of their issue;
- *no deal*, in points;
- *sureness* of red lines, in percent;
- *orders*, the place, from 1, of each issue or option in an order both gave;
- *options*, what holds today and what a draft says, issue by issue;
- *red lines*, whether a party has one that touches an issue, for every issue and party both coded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.model import BestFirst, Ideal, Knots, Quantity, Scores, issues_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from detente.analysis.krippendorff import Alpha, Level, NoAlpha
    from detente.model import Case


def agreement_of_coders(cases: Sequence[Case]) -> dict[str, Alpha | NoAlpha]:
    """Krippendorff's alpha among several codings of one case, for each kind of judgment."""
    from detente.analysis.krippendorff import krippendorff_alpha  # noqa: PLC0415 - numpy, for this alone

    return {
        kind: krippendorff_alpha(_ratings([dict(rate(case)) for case in cases]), level)
        for kind, (level, rate) in KINDS.items()
    }


def _ratings(rated: Sequence[Mapping[str, float | str]]) -> NDArray[np.float64]:
    """One row a coder, one column whatever any of them judged; names become numbers."""
    import numpy as np  # noqa: PLC0415

    units = list(dict.fromkeys(unit for of_coder in rated for unit in of_coder))
    names = list(dict.fromkeys(v for of_coder in rated for v in of_coder.values() if isinstance(v, str)))
    number = {name: float(place) for place, name in enumerate(names)}
    rows = [[of_coder.get(unit, float("nan")) for unit in units] for of_coder in rated]
    numbers = [[number[value] if isinstance(value, str) else value for value in row] for row in rows]
    return np.array(numbers, dtype=np.float64).reshape(len(rated), len(units))


def _values(case: Case) -> Iterator[tuple[str, float]]:
    for wants in case.all_wants:
        for want in wants.issues.values():
            if isinstance(want.valuation, Scores | Knots):
                for value in want.valuation.values:
                    yield value.path, float(value.central)


def _weights(case: Case) -> Iterator[tuple[str, float]]:
    for wants in case.all_wants:
        if not wants.order:
            for issue, weight in wants.central_weights().items():
                yield wants.issues[issue].path, float(100 * weight)


def _no_deals(case: Case) -> Iterator[tuple[str, float]]:
    for demands in case.all_demands:
        if isinstance(demands.no_deal, Quantity):
            yield demands.no_deal.path, float(demands.no_deal.central)


def _sureness(case: Case) -> Iterator[tuple[str, float]]:
    for demands in case.all_demands:
        for line in demands.red_lines:
            if line.sure is not None:
                yield line.sure.path, float(line.sure.central)


def _orders(case: Case) -> Iterator[tuple[str, float]]:
    for wants in case.all_wants:
        for place, issue in enumerate(wants.order, start=1):
            yield f"{wants.path}.order {issue}", float(place)
        for want in wants.issues.values():
            if isinstance(want.valuation, BestFirst):
                for place, option in enumerate(want.valuation.ranking, start=1):
                    yield f"{want.path} {case.issues[want.issue].options[option].id}", float(place)


def _options(case: Case) -> Iterator[tuple[str, str]]:
    for issue in case.issues.values():
        if issue.today is not None:
            yield f"today {issue.id}", f"{issue.id} = {issue.options[issue.today].id}"
    for draft in case.drafts.values():
        for name, option in draft.package.items():
            yield f"{draft.path} {name}", f"{name} = {case.issues[name].options[option].id}"


def _red_lines(case: Case) -> Iterator[tuple[str, str]]:
    for party, demands in case.demands.items():
        touched = {i for line in demands.red_lines if line.stands for i in issues_of(line.never.expression)}
        for issue in case.issues:
            yield f"{party} {issue}", "touched" if issue in touched else "untouched"


def _ideals(case: Case) -> Iterator[tuple[str, float]]:
    for wants in case.all_wants:
        for want in wants.issues.values():
            if isinstance(want.valuation, Ideal):
                low, high = want.valuation.numbers[0], want.valuation.numbers[-1]
                yield want.path, float(100 * (want.valuation.at.central - low) / (high - low))


KINDS: Final[dict[str, tuple[Level, Callable[[Case], Iterator[tuple[str, float | str]]]]]] = {
    "values": ("interval", _values),
    "weights": ("interval", _weights),
    "ideals": ("interval", _ideals),
    "no deal": ("interval", _no_deals),
    "sureness": ("interval", _sureness),
    "orders": ("ordinal", _orders),
    "options": ("nominal", _options),
    "red lines": ("nominal", _red_lines),
}
"""The kinds of judgments, how their values differ, and how each is read off a case."""
