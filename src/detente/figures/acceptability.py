"""How packages rank for each seat over the worlds, and how often the forum accepts them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from detente.agreement.solutions_in_worlds import SOLUTIONS
from detente.analysis.robustness.result import MOST_ACCEPTED
from detente.brief.blocks import Table
from detente.brief.words import Words, capital
from detente.figures.captions import caption, title
from detente.figures.conclusions import percent
from detente.figures.figure import Figure
from detente.figures.forums import computed, name_of, named
from detente.figures.palette import marks
from detente.figures.sheet import Sheet
from detente.figures.style import FAINT, LINE, SMALL, TEXT, WIDTH, shade
from detente.figures.text import shortened, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.agreement.result import ForumAgreement
    from detente.analysis import Analysis
    from detente.analysis.robustness.result import Acceptability, ForumAcceptability
    from detente.figures.palette import Mark

SHOWN: Final = 12
_LEFT: Final = 176.0
_RIGHT: Final = WIDTH - 92.0
_BAR: Final = 14
_PAD: Final = 8
_HEAD: Final = 28
_GAP: Final = 1.0
"""Between two parts of a bar, where these are wide enough."""
_DARKEST: Final = 100
_PALEST: Final = 12


def acceptability(analysis: Analysis) -> tuple[Figure, ...]:
    """For each forum a bar for each package and seat, stacked by the shares of its ranks.

    None where nothing is uncertain: each package then has one rank, which the frontier shows.
    """
    if analysis.robustness is None or not analysis.robustness.drawn:
        return ()
    figures = []
    for forum in computed(analysis):
        found = analysis.robustness.acceptability.get(forum.id)
        if found is not None and found.by_party and found.packages:
            figures.append(_figure(analysis, forum, found))
    return tuple(figures)


def shown(found: ForumAcceptability) -> list[str]:
    """The packages that are drawn: those the forum accepts most often, then those most often first."""

    def rank(name: str) -> tuple[float, float]:
        first = sum(_ranks(each, name)[0] for each in found.by_party.values())
        return -found.accepted.get(name, 0.0), -first

    return sorted(found.packages, key=rank)[:SHOWN]


def _ranks(of: Acceptability, name: str) -> tuple[float, ...]:
    """The share of worlds in which a package is first, second, and so on."""
    return of.ranks[of.names.index(name)] if name in of.names else (0.0,)


def label(name: str) -> str:
    """What a package is called in pictures: a draft, a solution, accepted most often, a frontier point."""
    names = name.split(", ")
    if set(SOLUTIONS) <= set(names):
        names = [each for each in names if each not in SOLUTIONS] + ["all four"]
    return ", ".join(map(_label, names))


def _label(name: str) -> str:
    kind, _, rest = name.partition(".")
    if kind == "draft" and rest:
        return caption("draft", draft=rest)
    if kind == "frontier" and rest.isdecimal():
        return caption("frontier point", number=int(rest) + 1)
    if name == MOST_ACCEPTED:
        return caption("accepted most often")
    if name == "all four":
        return caption("all four")
    return caption(f"short {name}") if name in SOLUTIONS else name


def _figure(analysis: Analysis, forum: ForumAgreement, found: ForumAcceptability) -> Figure:
    names, words = shown(found), Words(analysis.case)
    robustness = analysis.robustness
    drawn = () if robustness is None else robustness.drawn
    rest = len(found.packages) - len(names)
    told = caption("acceptability described, rest", n=rest) if rest else ""
    return Figure(
        name_of("acceptability", analysis, forum),
        named(analysis, forum, _title(found, names[0])),
        title("acceptability described", n=len(names), seats=words.parties(found.by_party), rest=told),
        _draw(analysis, found, names, rest),
        _table(found, words),
        tuple(one.path for one in drawn),
        forum=forum.id,
    )


def _title(found: ForumAcceptability, best: str) -> str:
    """What is accepted most often, and how often."""
    share = found.accepted.get(best, 0.0)
    if not share:
        return title("acceptability title, none", n=len(found.packages))
    others = ", ".join(name for name in best.split(", ") if name != MOST_ACCEPTED)
    if not others:
        return title("acceptability title, otherwise nameless", share=percent(share))
    return title("acceptability title", what=label(others), share=percent(share))


def _draw(analysis: Analysis, found: ForumAcceptability, names: Sequence[str], rest: int) -> dict[str, Any]:
    sheet = Sheet()
    drawn, words = marks(analysis.case.parties), Words(analysis.case)
    y = _key(sheet, max(len(each.names) for each in found.by_party.values()))
    for party, of in found.by_party.items():
        _heading(sheet, words.party(party), drawn[party], y)
        y += _HEAD
        for name in names:
            y = _row(sheet, of, name, found.accepted.get(name), y)
    if rest:
        sheet.texts(
            [{"x": 0, "y": y + LINE / 2, "text": caption("acceptability rest", n=rest), "colour": FAINT}]
        )
        y += LINE
    sheet.height = y
    return sheet.spec()


def _colour(rank: int, n_ranks: int) -> str:
    """Darkest for the first rank."""
    return shade(_DARKEST - (_DARKEST - _PALEST) * rank / max(n_ranks - 1, 1))


def _key(sheet: Sheet, n_ranks: int) -> float:
    """From the first rank to the last; the height below."""
    y, x = LINE / 2, _LEFT
    step = min(12.0, 120 / n_ranks)
    ends = caption("rank first"), caption("rank last", n=n_ranks)
    sheet.texts([{"x": x - 6, "y": y, "text": ends[0], "colour": FAINT}], align="right")
    for rank in range(n_ranks):
        place = {"x": x + rank * step, "x2": x + (rank + 1) * step, "y": y - 6, "y2": y + 6}
        sheet.rectangles([{**place, "fill": _colour(rank, n_ranks)}])
    sheet.texts([{"x": x + n_ranks * step + 6, "y": y, "text": ends[1], "colour": FAINT}])
    sheet.texts([{"x": WIDTH, "y": y, "text": caption("accepted"), "colour": FAINT}], align="right")
    return LINE


def _heading(sheet: Sheet, party: str, mark: Mark, y: float) -> None:
    middle = y + _HEAD / 2 + 2
    sheet.points([{"x": 7, "y": middle, "fill": mark.colour, "colour": mark.colour, "shape": mark.shape}])
    text = shortened(capital(party), WIDTH - 24, TEXT, bold=True)
    sheet.texts([{"x": 18, "y": middle, "text": text}], size=TEXT, bold=True)


def _row(sheet: Sheet, of: Acceptability, name: str, accepted: float | None, y: float) -> float:
    """One package: its name, its ranks as a bar, how often it is accepted; the height below."""
    lines = wrapped(label(name), _LEFT - 12, SMALL, lines=2)
    height = max(LINE * len(lines), _BAR) + _PAD
    middle = y + height / 2
    first = middle - LINE * (len(lines) - 1) / 2
    sheet.texts({"x": 0, "y": first + LINE * at, "text": line} for at, line in enumerate(lines))
    place = {"y": middle - _BAR / 2, "y2": middle + _BAR / 2, "party": of.party, "package": name}
    sheet.rectangles({**place, **part} for part in _parts(of, name))
    if accepted is not None:
        sheet.texts([{"x": WIDTH, "y": middle, "text": percent(accepted)}], align="right")
    return y + height


def _parts(of: Acceptability, name: str) -> Iterator[dict[str, Any]]:
    """The parts of a bar, a rank each."""
    ranks, wide, x = _ranks(of, name), _RIGHT - _LEFT, _LEFT
    for rank, share in enumerate(ranks):
        end = x + share * wide
        if share:
            gap = _GAP if end - x > 4 * _GAP else 0
            yield {
                "x": x,
                "x2": end - gap,
                "fill": _colour(rank, len(ranks)),
                "rank": rank + 1,
                "share": share,
            }
        x = end


def _table(found: ForumAcceptability, words: Words) -> Table:
    """For each package and seat how often it is first, and how often among the first three."""
    seats = [capital(words.party(party)) for party in found.by_party]
    columns = (caption("thing"), *seats, caption("accepted"))
    rows = []
    for name in found.packages:
        ranks = (_ranks(of, name) for of in found.by_party.values())
        cells = (
            caption("ranks of", first=percent(each[0]), three=percent(min(sum(each[:3]), 1.0)))
            for each in ranks
        )
        accepted = found.accepted.get(name)
        rows.append((label(name), *cells, "–" if accepted is None else percent(accepted)))
    return Table(caption("acceptability table"), columns, tuple(rows), frozenset(range(1, len(columns))))
