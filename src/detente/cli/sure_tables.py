"""Tables of how sure the answers are."""

from __future__ import annotations

import math
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from detente.analysis import Analysis
    from detente.analysis.robustness.result import Acceptability, Conclusion, DealCertainty, Robustness, Share
    from detente.cli.page import Page
    from detente.model import Case

SHOWN: Final = 10
"""Rows of a long table that are shown; ``--json`` lists all."""

_NOTHING: Final = "-"
_CONCEPT: Final = "seq"
_STAYS: Final = f"stays.{_CONCEPT}."
_WORTH_TELLING: Final = 0.01


def show_before_and_now(page: Page, before: Robustness, now: Robustness) -> None:
    """How sure a deal was before something was set, and how sure it is with that."""
    rows = [
        (name, deal_word(was), share_text(was.share), deal_word(is_), share_text(is_.share))
        for name, is_ in now.forums.items()
        if (was := before.forums.get(name)) is not None
    ]
    if rows:
        page.heading("How sure a deal was, and is now")
        page.table(("forum", "before", "in worlds", "now", "in worlds"), rows)
        page.space()


def show_deals(page: Page, found: Robustness) -> None:
    """Certain, open or impossible, for each forum."""
    if not found.forums:
        return
    page.heading("Is there a deal?")
    rows = [
        (name, deal_word(deal), share_text(deal.share), "; ".join(deal.turned_by) or _NOTHING)
        for name, deal in found.forums.items()
    ]
    page.table(("forum", "a deal is", "in worlds", "alone can turn it"), rows)
    if found.first_of_several:
        page.paragraph(
            "In some world the conflict may settle in several states. Shares of deals and drafts count the"
            " first of them; certain, open and impossible are over all."
        )
    for name, deal in found.forums.items():
        if deal.package is not None:
            package = ", ".join(f"{issue}: {option.id}" for issue, option in deal.package.items())
            page.paragraph(f"{name}: accepted in every world is {package or 'the only package'}.")
        elif deal.in_every_world:
            page.paragraph(f"{name}: there is a deal in every world, by different packages.")
        for conflict in deal.conflicts[:SHOWN]:
            demands = ", ".join(demand.name for demand in conflict)
            page.paragraph(f"{name}: these cannot be met together in any world: {demands}.")
        if not deal.conflicts_complete:
            page.paragraph(
                f"{name}: there are too many such sets to list: only the smallest were looked for."
            )


def show_drafts(page: Page, found: Robustness) -> None:
    """Whether all seats accept a draft."""
    rows = [
        (draft, forum, _word(conclusion), share_text(conclusion.share))
        for name, conclusion in found.conclusions.items()
        if name.startswith("draft.")
        if (forum := found.forum_of(name)) is not None
        for draft in [name.removeprefix("draft.").removesuffix(f"@{forum}")]
    ]
    if rows:
        page.heading("Is a draft acceptable to all seats?")
        page.table(("draft", "forum", "that is", "in worlds"), rows)


def show_flips(page: Page, found: Robustness) -> None:
    """The values at which a single judgment turns an answer about deals, or where the conflict settles."""
    from detente.brief.numbers import decimals  # noqa: PLC0415 - `detente --help` does without
    from detente.model import Coin, Range  # noqa: PLC0415

    ranges = {one.path: one.quantity for one in found.drawn if isinstance(one, Range)}
    ranges |= {one.path: one.sure for one in found.drawn if isinstance(one, Coin)}

    def reach(path: str) -> str:
        low, high = ranges[path].low, ranges[path].high
        return decimals(low) if low == high else f"{decimals(low)} to {decimals(high)}"

    rows = [
        (
            path,
            reach(path) if path in ranges else _NOTHING,
            _values(path, values),
            ", ".join(names),
        )
        for path, by_values in ((path, _told(flips)) for path, flips in found.flips.items())
        for values, names in by_values.items()
    ]
    rows += [
        (path, _NOTHING, _values(path, ()), ", ".join(filter(_is_told, names)))
        for path, names in found.orders.items()
        if any(map(_is_told, names))
    ]
    page.heading("What alone turns an answer, all else at its central value")
    if rows:
        page.table(("judgment", "range", "turns at", "what turns"), rows)
    else:
        page.paragraph("No single judgment does." if found.drawn else "Nothing is uncertain.")


def show_states(page: Page, found: Robustness, analysis: Analysis) -> None:
    """Where the conflict settles, by sequential stability; the states of the largest shares."""
    from detente.cli.states import state_text  # noqa: PLC0415 - as above
    from detente.stability.concepts import CONCEPTS  # noqa: PLC0415

    if analysis.stability is None:
        return
    kind = "equilibrium" if analysis.stability.status_quo is None else "settles"
    told = _of_kind(found, f"{kind}.{_CONCEPT}.")
    if not told:
        return
    name = CONCEPTS[_CONCEPT].name
    page.heading(f"Where the conflict settles, by {name}" if kind == "settles" else f"Equilibria, by {name}")
    rows = [
        (
            str(place),
            state_text(analysis.stability, analysis.case, place),
            _word(conclusion),
            share_text(conclusion.share),
            "yes" if conclusion.central else "no",
        )
        for place, conclusion in told[:SHOWN]
    ]
    page.table(("no.", "made", "in worlds", "share", "central"), rows, numbers=(0,))
    _more(page, len(told) - SHOWN)


def show_who_stays(page: Page, found: Robustness) -> None:
    """In which worlds each party would stay in the status quo, by sequential stability."""
    told = {
        name.removeprefix(_STAYS): conclusion
        for name, conclusion in found.conclusions.items()
        if name.startswith(_STAYS)
    }
    if told:
        page.heading("Who would stay in the status quo")
        rows = [
            (party, _word(conclusion), share_text(conclusion.share), "yes" if conclusion.central else "no")
            for party, conclusion in told.items()
        ]
        page.table(("party", "in worlds", "share", "central"), rows)


def show_learning(page: Page, found: Robustness) -> None:
    """What it would be worth to know a judgment."""
    rows = [
        (name, _percent(learning.now), path, f"+{_percent(adds)}")
        for name, learning in found.learning.items()
        for path, adds in islice(learning.by_judgment.items(), 3)
        if adds >= _WORTH_TELLING
    ]
    if rows:
        page.heading("What it would be worth to know a judgment for sure")
        page.table(("whether", "right now", "knowing", "adds"), rows[:SHOWN], numbers=(1, 3))
        _more(page, len(rows) - SHOWN)


def show_tornados(page: Page, found: Robustness) -> None:
    """How far each judgment alone moves the margin of a forum."""
    for name, tornado in found.tornados.items():
        bars = [bar for bar in tornado.bars if _points(bar.low) != _points(bar.high)]
        if not bars:
            continue
        page.heading(f"{name}: how far each judgment alone moves the margin")
        central = "has no value" if tornado.central is None else f"is {_points(tornado.central)} points"
        page.paragraph(
            f"The margin {central} in the central case: what the seat that gains least gains over no deal, in"
            " the package best for it, of those that cross no red line of a seat."
        )
        rows = [(bar.path, _points(bar.low), _points(bar.high)) for bar in bars[:SHOWN]]
        page.table(("judgment", "least", "most"), rows, numbers=(1, 2))
        _more(page, len(bars) - SHOWN)


def show_indices(page: Page, found: Robustness) -> None:
    """Sobol indices of what is open."""
    for name, indices in found.indices.items():
        page.heading(f"{name}: how much of its variance each judgment carries")
        rows = [
            (path, f"{indices.first[path]:.2f}", f"{total:.2f}")
            for path, total in indices.total.items()
            if total >= _WORTH_TELLING
        ]
        page.table(("judgment", "alone", "in all"), rows[:SHOWN], numbers=(1, 2))
        _more(page, len(rows) - SHOWN)


def show_acceptability(page: Page, found: Robustness) -> None:
    """How drafts, best packages and frontier packages fare over the worlds."""
    for name, forum in found.acceptability.items():
        parties, seats = list(forum.by_party), list(forum.by_party.values())
        if not parties:
            continue
        page.heading(f"{name}: packages over the worlds")
        n, cut = found.compared_over, found.worlds > found.compared_over
        worlds = f"of the first {n:,} worlds" if cut else "worlds"
        page.paragraph(f"In how many {worlds} the forum accepts each, and in how many it is best for a seat.")
        told = sorted(forum.packages, key=lambda package: -forum.accepted[package])
        rows = [
            (package, _percent(forum.accepted[package]), *(_first(seat, package) for seat in seats))
            for package in told[:SHOWN]
        ]
        numbers = tuple(range(1, len(parties) + 2))
        page.table(("package", "accepted", *parties), rows, numbers=numbers)
        _more(page, len(told) - SHOWN)


def show_fixed(page: Page, found: Robustness, case: Case) -> None:
    """What is the same in every world."""
    from detente.brief import fold, grouped  # noqa: PLC0415 - as above

    page.heading("What was held fixed")
    page.paragraph("Shares count only what the case declares uncertain. The same in every world:")
    for line in grouped(fold(found.fixed, case.judgments)):
        page.item(line, indent=2)


def deal_word(deal: DealCertainty) -> str:
    """Certain, open or impossible; or why that could not be decided."""
    return deal.deal if deal.proved else f"{deal.deal} (not decided: {deal.why_not})"


def share_text(share: Share | None) -> str:
    """A share in percent, with its interval where it has one."""
    if share is None:
        return _NOTHING
    if share.low is None or share.high is None or share.low == share.high:
        return _percent(share.share)
    digits = int(round(100 * share.low) == round(100 * share.high))
    grid = 100 * 10**digits
    low, high = math.floor(share.low * grid) / grid, math.ceil(share.high * grid) / grid
    told, *ends = (_percent(part, digits) for part in (share.share, low, high))
    return f"{told} ({' to '.join(ends)})"


def _word(conclusion: Conclusion) -> str:
    return {"every": "in every", "some": "in some", "none": "in none", None: "not decided"}[conclusion.occurs]


def _told(flips: Mapping[str, tuple[Fraction, ...]]) -> dict[tuple[Fraction, ...], list[str]]:
    """Conclusions by the values at which they turn; of states only where the conflict settles."""
    by_values: dict[tuple[Fraction, ...], list[str]] = {}
    for name, values in flips.items():
        if _is_told(name):
            by_values.setdefault(values, []).append(name)
    return by_values


def _is_told(name: str) -> bool:
    return name.startswith(("zone.", "draft.", f"settles.{_CONCEPT}."))


def _values(path: str, values: tuple[Fraction, ...]) -> str:
    from detente.brief.numbers import decimals  # noqa: PLC0415 - as above

    if path.endswith(".sure"):
        return "whether it stands"
    if not values:
        return "otherwise ordered"
    return ", ".join(map(decimals, values))


def _of_kind(found: Robustness, kind: str) -> list[tuple[int, Conclusion]]:
    """Conclusions of one kind on states, by the place of the state, those of the largest shares first."""
    told = [
        (int(name.removeprefix(kind)), conclusion)
        for name, conclusion in found.conclusions.items()
        if name.startswith(kind) and name.removeprefix(kind).isdecimal()
    ]
    return sorted(told, key=lambda each: (-(each[1].share.share if each[1].share else 0), each[0]))


def _first(party: Acceptability, package: str) -> str:
    return _percent(party.ranks[party.names.index(package)][0])


def _percent(share: float, digits: int = 0) -> str:
    """A share in percent; not 0 or 100 where it is neither."""
    percent = round(100 * share, digits)
    least = 1 / 10**digits
    if percent == 0 and share > 0:
        return f"<{least:.{digits}f} %"
    if percent == 100 and share < 1:  # noqa: PLR2004 - percent
        return f">{100 - least:.{digits}f} %"
    return f"{percent:.{digits}f} %"


def _points(points: float | None) -> str:
    return "none" if points is None else f"{points:.1f}"


def _more(page: Page, more: int) -> None:
    if more > 0:
        page.paragraph(f"and {more} more; `--json` lists them.")
