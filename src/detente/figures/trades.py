"""What leads on from a draft, or from today: exchanges, and the way to the frontier that hurts nobody."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from detente.brief.grounds import Grounds, unique
from detente.brief.numbers import decimals, difference
from detente.brief.trade_words import exchange_text, way_table
from detente.brief.words import Words, capital
from detente.figures.captions import caption, title
from detente.figures.figure import Figure
from detente.figures.forums import computed, name_within, named
from detente.figures.lanes import LANES_SHOWN, Axis, Lane, Stage, draw_axis, draw_lines, draw_stage
from detente.figures.offers import leaves_open, package_text
from detente.figures.palette import marks
from detente.figures.sheet import Sheet
from detente.figures.ticks import signed_difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from detente.agreement.result import ForumAgreement, Package
    from detente.agreement.result_in_full import Exchange, Step, Trades
    from detente.analysis import Analysis
    from detente.model import Case

SEATS_SHOWN: Final = 5
"""With more seats only those that gain by a step are drawn in it."""
EXCHANGES_SHOWN: Final = 3
STEPS_SHOWN: Final = 6
"""Steps drawn; of more the last are drawn as one."""


def trades(analysis: Analysis) -> tuple[Figure, ...]:
    """For each forum, and each draft and today, the steps that hurt nobody, where there are any.

    Where there is an exchange there is such a step, since nobody loses by it.
    """
    return tuple(
        _figure(analysis, forum, name, found)
        for forum in computed(analysis)
        for name, found in forum.trades.items()
        if found.way
    )


def _figure(analysis: Analysis, forum: ForumAgreement, name: str, found: Trades) -> Figure:
    words, what, n = Words(analysis.case), package_text(name), len(_apart(found))
    return Figure(
        name_within("trades", analysis, forum, name, forum.trades),
        named(analysis, forum, _title(words, forum, what, found)),
        title(
            "trades described",
            what=what,
            seats=words.parties(found.values),
            exchanges=caption("trades described, exchanges", n=n) if n else "",
            n=len(found.way),
            completed=caption("drafts completed") if leaves_open(forum, name) else "",
        ),
        _draw(analysis.case, forum, what, found),
        way_table(name, found, words),
        _judgments(analysis.case, forum, name, found),
        forum=forum.id,
    )


def _title(words: Words, forum: ForumAgreement, what: str, found: Trades) -> str:
    """How many steps lead on, who gains most by them, and who is still short of no deal."""
    last = found.way[-1].values
    gains = {seat: last[seat] - before for seat, before in found.values.items()}
    most = max(gains, key=lambda seat: gains[seat])
    no_deals = {seat: no_deal for seat, no_deal in forum.no_deal.items() if no_deal is not None}
    short = [seat for seat, worth in last.items() if seat in no_deals and worth < no_deals[seat]]
    still = "trades title, short itself" if short == [most] else "trades title, short"
    return title(
        "trades title",
        what=what,
        n=len(found.way),
        party=words.party(most),
        points=difference(gains[most]),
        short=caption(still, seats=words.parties(short)) if short else "",
    )


def _apart(found: Trades) -> tuple[Exchange, ...]:
    """The exchanges that are not the first step of the way."""
    return tuple(each for each in found.exchanges if each.changes != found.way[0].changes)


def _draw(case: Case, forum: ForumAgreement, what: str, found: Trades) -> dict[str, Any]:
    sheet, made = Sheet(), _Stages(case, forum, found)
    apart = _apart(found)
    stages = [
        made.stage(caption("trades start", what=what), found.values, found.values),
        *(_exchange(made, found, each) for each in apart[:EXCHANGES_SHOWN]),
        *_way(made, found),
    ]
    axis = Axis(stages)
    y = draw_lines(sheet, caption("lanes legend"), 0) + 4
    y = draw_axis(sheet, axis, y, (caption("points"), caption("change of points")))
    for stage in stages:
        y = draw_stage(sheet, axis, stage, y)
    rest = len(apart) - EXCHANGES_SHOWN + found.n_exchanges - len(found.exchanges)
    sheet.height = draw_lines(sheet, caption("exchanges rest", n=rest), y) if rest > 0 else y
    return sheet.spec()


class _Stages:
    """Stages with the lanes of a forum's seats: all of a few, else those that move, furthest on the way."""

    def __init__(self, case: Case, forum: ForumAgreement, found: Trades) -> None:
        self._no_deal, self._marks, self._words = forum.no_deal, marks(case.parties), Words(case)
        last = found.way[-1].values
        self._gains = {seat: last[seat] - before for seat, before in found.values.items()}

    def stage(self, head: str, before: Mapping[str, Fraction], after: Mapping[str, Fraction]) -> Stage:
        """From what a package is worth to each seat to what the next one is."""
        few = len(before) <= SEATS_SHOWN or before == after
        told = [seat for seat in before if few or after[seat] != before[seat]]
        most = sorted(told, key=lambda seat: -self._gains[seat])[:LANES_SHOWN]
        lanes = tuple(self._lane(seat, before[seat], after[seat]) for seat in told if seat in most)
        rest = len(told) - len(lanes)
        notes = [caption("seats rest", n=rest)] if rest else []
        notes += [] if few else [caption("seats as before")]
        return Stage(head, lanes, note="; ".join(notes))

    def _lane(self, seat: str, before: Fraction, after: Fraction) -> Lane:
        return Lane(
            capital(self._words.party(seat)),
            seat,
            self._marks[seat],
            after,
            before,
            self._no_deal.get(seat),
            figures=(decimals(after), signed_difference(after - before) if after != before else ""),
            told={"seat": seat},
        )


def _exchange(made: _Stages, found: Trades, exchange: Exchange) -> Stage:
    after = {seat: worth + exchange.gains[seat] for seat, worth in found.values.items()}
    return made.stage(caption("trades exchange", text=exchange_text(exchange)), found.values, after)


def _way(made: _Stages, found: Trades) -> Iterator[Stage]:
    """A stage for each step; the last of many as one."""
    values = [found.values, *(step.values for step in found.way)]
    ends = [*range(min(len(found.way), STEPS_SHOWN - 1) + 1)]
    ends += [len(found.way)] if ends[-1] < len(found.way) else []
    package: Package = found.package
    for before, now in pairwise(ends):
        after = _after(package, found.way[before:now])
        changes = "; ".join(
            caption("change", issue=issue, before=package[issue].id, after=option.id)
            for issue, option in after.items()
            if option != package[issue]
        )
        exchange = before == 0 and len(_apart(found)) < len(found.exchanges)
        name = "trades steps" if now > before + 1 else "trades step, exchange" if exchange else "trades step"
        head = caption(name, n=before + 1, last=now, changes=changes)
        yield made.stage(head, values[before], values[now])
        package = after


def _after(package: Package, steps: Sequence[Step]) -> Package:
    """A package once some steps are made."""
    return {**package, **{issue: option for step in steps for issue, option in step.changes.items()}}


def _judgments(case: Case, forum: ForumAgreement, name: str, found: Trades) -> tuple[str, ...]:
    grounds = Grounds(case)
    grounds.turn_to(forum)
    drafts = [draft.path for draft in forum.drafts.values() if name == f"draft.{draft.name}"]
    lines = grounds.demands(d for d in forum.demands if d.never is not None and d.ratifier is None)
    return unique((*drafts, *grounds.values(found.values), *grounds.no_deals(found.values), *lines))
