"""Positions issue by issue: what each option is worth to each party, and what red lines rule out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from detente.brief.blocks import Table
from detente.brief.grounds import Grounds, unique
from detente.brief.numbers import decimals
from detente.brief.words import Words, joined
from detente.figures.captions import caption, title
from detente.figures.figure import Figure
from detente.figures.sheet import Sheet
from detente.figures.style import FAINT, GRID, LINE, SMALL, STOP, STOP_FILL, TEXT, WIDTH, ink_on, shade
from detente.figures.text import shortened, width_of
from detente.model import And, If, Iff, Not, OptionIn, Or

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.analysis import Analysis
    from detente.model import Case, Expression, Issue

PARTIES_SHOWN: Final = 10
"""Columns of one picture; with more parties there are more pictures."""
OPTIONS_SHOWN: Final = 9
"""Rows of one number issue; those left out are counted."""
_ROWS_SHOWN: Final = 36
_LABEL: Final = 122
_NOTES: Final = 116
_ROW: Final = 22
_HEAD: Final = 30
_GAP: Final = 10


@dataclass(frozen=True, slots=True)
class Cell:
    """An option to a party: its value, and whether a red line rules it out, by itself or with others."""

    value: Fraction | None
    ruled_out: bool
    partly: bool


def issues(analysis: Analysis) -> tuple[Figure, ...]:
    """What each option is worth to whom; several pictures where one would be too large."""
    case = analysis.case
    parties = [party for party in case.parties if party in case.wants]
    if not case.issues or not parties:
        return ()
    sections = [(group, part) for part in _parts(case) for group in _chunks(parties, PARTIES_SHOWN)]
    return tuple(
        _figure(case, group, part, "issues" if len(sections) == 1 else f"issues-{number}")
        for number, (group, part) in enumerate(sections, start=1)
    )


def cell(case: Case, party: str, issue: Issue, option: int) -> Cell:
    """What an option is to a party.

    Only red lines that stand in the central case count; one that depends on other issues as well rules
    the option out partly.
    """
    want = case.wants[party].issues.get(issue.id)
    lines = case.demands[party].red_lines_over([issue.id])
    crossed = [_crosses(line.never.expression, issue.id, option) for line in lines]
    value = None if want is None else want.valuation.central()[option]
    return Cell(value, True in crossed, None in crossed and True not in crossed)


def _crosses(never: Expression, issue: str, option: int) -> bool | None:
    """Whether a condition holds with this option, whatever else is chosen; nothing where that decides.

    Kleene's logic of three values: what speaks of other issues is unknown.
    """
    match never:
        case OptionIn(named, options):
            return option in options if named == issue else None
        case Not(operand):
            held = _crosses(operand, issue, option)
            return None if held is None else not held
        case And(operands):
            parts = {_crosses(part, issue, option) for part in operands}
            return False if False in parts else None if None in parts else True
        case Or(operands):
            parts = {_crosses(part, issue, option) for part in operands}
            return True if True in parts else None if None in parts else False
        case If(consequence, condition):
            return _crosses(Or((consequence, Not(condition))), issue, option)
        case Iff(left, right):
            sides = (_crosses(left, issue, option), _crosses(right, issue, option))
            return None if None in sides else sides[0] == sides[1]
        case _:
            return None


def shown_options(case: Case, issue: Issue) -> list[int]:
    """The options drawn: all, or of a number issue with many its ends, today, drafts, each party's best."""
    last = len(issue.options) - 1
    if last < OPTIONS_SHOWN:
        return list(range(last + 1))
    wants = (wants.issues.get(issue.id) for wants in case.wants.values())
    values = [want.valuation.central() for want in wants if want is not None]
    telling = [0, last, *([] if issue.today is None else [issue.today])]
    telling += [draft.package[issue.id] for draft in case.drafts.values() if issue.id in draft.package]
    telling += [scores.index(max(scores)) for scores in values]
    telling += [last * step // (OPTIONS_SHOWN - 1) for step in range(OPTIONS_SHOWN)]
    return sorted(list(dict.fromkeys(telling))[:OPTIONS_SHOWN])


def _parts(case: Case) -> Iterator[list[Issue]]:
    """The issues, as many side by side as one picture holds."""
    part: list[Issue] = []
    for issue in case.issues.values():
        rows = sum(len(shown_options(case, each)) for each in (*part, issue))
        if part and rows > _ROWS_SHOWN:
            yield part
            part = []
        part.append(issue)
    yield part


def _figure(case: Case, parties: Sequence[str], part: Sequence[Issue], name: str) -> Figure:
    cells = {
        (issue.id, option, party): cell(case, party, issue, option)
        for issue in part
        for option in shown_options(case, issue)
        for party in parties
    }
    closed = [issue.id for issue in part if _is_closed(case, issue)]
    words = Words(case)
    return Figure(
        name,
        _title(case, part, closed),
        title(
            "issues described",
            issues=len(part),
            options=sum(len(shown_options(case, issue)) for issue in part),
            parties=words.parties(parties),
            closed=caption("issues described, closed", issues=joined(closed)) if closed else "",
        ),
        _draw(case, parties, part, cells),
        _table(case, parties, part, cells),
        _judgments(case, parties, part),
    )


def _is_closed(case: Case, issue: Issue) -> bool:
    """Whether every option of an issue is ruled out by some party's red line."""
    return all(
        any(cell(case, party, issue, option).ruled_out for party in case.wants)
        for option in range(len(issue.options))
    )


def _title(case: Case, part: Sequence[Issue], closed: Sequence[str]) -> str:
    if closed:
        name = "issues all closed" if len(closed) == len(part) else "issues closed"
        return title(name, issues=joined(closed))
    least, issue = min(((_best_for_all(case, issue), at) for at, issue in enumerate(part)))
    if least == 100:  # noqa: PLR2004 - the most an option can be worth
        return title("issues near")
    return title("issues apart", issue=part[issue].id, points=least)


def _best_for_all(case: Case, issue: Issue) -> Fraction:
    """The most that one option of an issue gives every party that cares about it."""
    wants = [wants.issues[issue.id] for wants in case.wants.values() if issue.id in wants.issues]
    values = [want.valuation.central() for want in wants]
    return max((min(each) for each in zip(*values, strict=True)), default=Fraction(100))


def _draw(
    case: Case, parties: Sequence[str], part: Sequence[Issue], cells: dict[tuple[str, int, str], Cell]
) -> dict[str, Any]:
    sheet = Sheet()
    step = min((WIDTH - _LABEL - _NOTES) / len(parties), 64)
    columns = {party: _LABEL + step * (at + 0.5) for at, party in enumerate(parties)}
    y = _party_names(sheet, columns, step, _legend(sheet))
    below_names = y
    for issue in part:
        if y - below_names > _ROW * 16:
            y = below_names = _party_names(sheet, columns, step, y)
        y = _heading(sheet, case, issue, y)
        for option in shown_options(case, issue):
            row = {party: cells[issue.id, option, party] for party in parties}
            _option(sheet, case, (issue, option), y, _LABEL + step * len(parties))
            _cells(sheet, row, columns, step, {"issue": issue.id, "option": issue.options[option].id, "y": y})
            y += _ROW
        y += _GAP
    sheet.height = y
    return sheet.spec()


def _party_names(sheet: Sheet, columns: dict[str, float], step: float, y: float) -> float:
    """The parties above their columns, aslant where there is no room; the height below them."""
    widest = max(width_of(party, SMALL, bold=True) for party in columns)
    rows = [{"x": x, "text": shortened(party, 130, SMALL, bold=True)} for party, x in columns.items()]
    if widest <= step - 4:
        sheet.texts([{**row, "y": y + LINE / 2} for row in rows], align="center", bold=True)
        return y + LINE + 4
    height = min(widest, 130) * 0.6 + LINE
    sheet.texts([{**row, "y": y + height - 8} for row in rows], bold=True, angle=-36)
    return y + height


def _heading(sheet: Sheet, case: Case, issue: Issue, y: float) -> float:
    """The issue, what it asks, and whether red lines close it."""
    shown, everything = len(shown_options(case, issue)), len(issue.options)
    note = caption("options shown", shown=shown, all=everything) if shown < everything else ""
    colour = FAINT
    if _is_closed(case, issue):
        note, colour = caption("every option crosses"), STOP
    name = shortened(issue.id, WIDTH - width_of(note, SMALL) - 20, TEXT, bold=True)
    used = width_of(name, TEXT, bold=True) + 10
    room = WIDTH - used - width_of(note, SMALL) - 12
    sheet.lines([{"x": 0, "y": y, "x2": WIDTH, "y2": y, "colour": GRID}])
    middle = y + _HEAD / 2
    sheet.texts([{"x": 0, "y": middle, "text": name, "issue": issue.id}], size=TEXT, bold=True)
    if issue.ask and room > 60:  # noqa: PLR2004 - less shows no question
        sheet.texts([{"x": used, "y": middle, "text": shortened(issue.ask, room, SMALL), "colour": FAINT}])
    if note:
        sheet.texts(
            [{"x": WIDTH, "y": middle, "text": note, "colour": colour}], align="right", bold=colour == STOP
        )
    return y + _HEAD


def _option(sheet: Sheet, case: Case, which: tuple[Issue, int], y: float, right: float) -> None:
    """An option's name on the left; on the right whether it holds today, and which drafts name it."""
    issue, option = which
    middle = y + _ROW / 2
    label = shortened(issue.options[option].id, _LABEL - 12, SMALL)
    sheet.texts([{"x": 6, "y": middle, "text": label}], size=SMALL)
    notes = _notes(case, issue, option)
    if notes:
        text = shortened(", ".join(notes), WIDTH - right - 8, SMALL)
        sheet.texts([{"x": right + 8, "y": middle, "text": text, "colour": FAINT}])


def _notes(case: Case, issue: Issue, option: int) -> list[str]:
    today = [caption("today")] if issue.today == option else []
    return today + [draft.name for draft in case.drafts.values() if draft.package.get(issue.id) == option]


def _cells(
    sheet: Sheet, row: dict[str, Cell], columns: dict[str, float], step: float, about: dict[str, Any]
) -> None:
    """The cells of one option, a cross for a red line beside the points."""
    rectangles, texts = [], []
    for party, each in row.items():
        if each.value is None and not each.ruled_out and not each.partly:
            continue
        fill = STOP_FILL if each.ruled_out else shade(float(each.value or 0))
        x, y = columns[party], about["y"]
        place = {"x": x - step / 2 + 1, "x2": x + step / 2 - 1, "y": y + 1, "y2": y + _ROW - 1}
        told = {"party": party, "value": None if each.value is None else float(each.value)}
        rectangles.append(
            {**about, **place, **told, "fill": fill, "colour": STOP if each.ruled_out else GRID}
        )
        text = " ".join(_cell_words(each))
        texts.append(
            {"x": x, "y": y + _ROW / 2, "text": text, "colour": STOP if each.ruled_out else ink_on(fill)}
        )
    sheet.rectangles(rectangles, outline=True)
    sheet.texts(texts, align="center")


def _cell_words(each: Cell) -> list[str]:
    points = [] if each.value is None else [decimals(each.value, 0)]
    return points + ["×"] * each.ruled_out + ["(×)"] * each.partly


def _legend(sheet: Sheet) -> float:
    """What shades and crosses mean; the height below."""
    middle = LINE / 2
    x = 6.0
    swatches = [{"x": x + 14 * i, "x2": x + 14 * i + 14, "y": middle - 6, "y2": middle + 6} for i in range(5)]
    sheet.rectangles(
        [{**s, "fill": shade(25 * i), "colour": GRID} for i, s in enumerate(swatches)], outline=True
    )
    x += 76
    for name, colour in (("legend points", FAINT), ("legend ruled out", STOP), ("legend partly", FAINT)):
        text = caption(name)
        sheet.texts([{"x": x, "y": middle, "text": text, "colour": colour}])
        x += width_of(text, SMALL) + 16
    return LINE + 8.0


def _table(
    case: Case, parties: Sequence[str], part: Sequence[Issue], cells: dict[tuple[str, int, str], Cell]
) -> Table:
    words = Words(case)
    rows = []
    for issue in part:
        for option in shown_options(case, issue):
            held = [" ".join(_cell_words(cells[issue.id, option, party])) or "–" for party in parties]
            name = words.option(issue.id, issue.options[option])
            notes = ", ".join(_notes(case, issue, option)) or "–"
            rows.append((issue.id, issue.options[option].id, name, *held, notes))
    heads = (caption("issue"), caption("option"), caption("name of option"), *parties, caption("names it"))
    return Table(caption("issues table"), heads, tuple(rows), frozenset(range(3, 3 + len(parties))))


def _judgments(case: Case, parties: Sequence[str], part: Sequence[Issue]) -> tuple[str, ...]:
    """The values and red lines shown, today's options and the drafts."""
    grounds = Grounds(case)
    paths: list[str] = []
    for party in parties:
        own = [case.wants[party].issues[i.id].path for i in part if i.id in case.wants[party].issues]
        values = grounds.values([party])
        paths += [path for path in values if any(path == want or path.startswith(f"{want}.") for want in own)]
        treated = [issue.id for issue in part]
        paths += grounds.red_lines(
            party, (line.number for line in case.demands[party].red_lines_over(treated))
        )
    paths += [f"issues.{issue.id}.today" for issue in part if issue.today is not None]
    paths += [draft.path for draft in case.drafts.values()]
    return unique(path for path in paths if path in case.judgments)


def _chunks(parties: Sequence[str], size: int) -> list[Sequence[str]]:
    return [parties[at : at + size] for at in range(0, len(parties), size)]
