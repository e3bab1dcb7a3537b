"""Before whom a package would pass at home: what each ratifier gains by it, and who is pivotal."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from detente.brief.grounds import Grounds, unique
from detente.brief.home_words import gain_text, judged_table, ratifier_text, spare_text
from detente.brief.words import Words, capital, joined, possessive, with_article
from detente.figures.captions import caption, title
from detente.figures.figure import Figure
from detente.figures.forums import computed, name_within, named
from detente.figures.lanes import LANES_SHOWN, Axis, Lane, Stage, draw_axis, draw_lines, draw_stage
from detente.figures.offers import leaves_open, package_text
from detente.figures.palette import Mark
from detente.figures.sheet import Sheet
from detente.figures.style import DEAL, LINE, STOP
from detente.figures.ticks import signed, signed_difference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.agreement.pivot import Gain
    from detente.agreement.result import ForumAgreement
    from detente.agreement.result_in_full import AtHome, JudgedAtHome
    from detente.analysis import Analysis
    from detente.model import Approval, Case

PACKAGES_SHOWN: Final = 6
"""Packages drawn; of many the first drafts, with the Nash package and today."""
_SHORT: Final = 3
"""Names of more words take no apostrophe."""


def approval(analysis: Analysis) -> tuple[Figure, ...]:
    """For each forum and each seat that needs approval at home, the packages that are judged there.

    None where nobody there asks for anything that one of the packages would not give.
    """
    return tuple(
        _figure(analysis, forum, seat, found)
        for forum in computed(analysis)
        for seat, found in forum.at_home.items()
        if any(gain != math.inf for judged in found.judged.values() for gain in judged.gains.values())
    )


def _figure(analysis: Analysis, forum: ForumAgreement, seat: str, found: AtHome) -> Figure:
    case, words = analysis.case, Words(analysis.case)
    consent = case.approval[seat]
    shown = _shown(found)
    completed = any(leaves_open(forum, name) for name in shown)
    described = title(
        "approval described",
        packages=joined(map(package_text, shown)),
        ratifiers=joined(with_article(ratifier_text(consent, name, words)) for name in found.accepts),
        completed=caption("drafts completed") if completed else "",
    )
    return Figure(
        name_within("approval", analysis, forum, seat, forum.at_home),
        named(analysis, forum, _title(case, seat, found)),
        described,
        _draw(case, seat, found, shown),
        judged_table(seat, found),
        _judgments(case, forum, seat),
        forum=forum.id,
    )


def _shown(found: AtHome) -> dict[str, JudgedAtHome]:
    """The packages that are drawn."""
    drafts = [name for name in found.judged if name.startswith("draft.")]
    others = [name for name in found.judged if name not in drafts]
    kept = {*drafts[: PACKAGES_SHOWN - len(others)], *others}
    return {name: judged for name, judged in found.judged.items() if name in kept}


def _title(case: Case, seat: str, found: AtHome) -> str:
    """On whom it hangs, always where that is one and the same; else for the best package, or the first."""
    words = Words(case)
    party = words.party(seat)
    name = "yes of" if len(party.split()) > _SHORT else "own yes"
    yes = caption(name, party=party, owner=possessive(party))
    judged = found.judged
    told = "nash" if "nash" in judged else next(iter(judged))
    pivotal = with_article(ratifier_text(case.approval[seat], judged[told].pivotal or "", words))
    if len(judged) > 1 and len({each.pivotal for each in judged.values()}) == 1:
        passing = sum(each.ratified for each in judged.values())
        return title("approval title, always", yes=yes, pivotal=pivotal, passing=passing, n=len(judged))
    return title(
        "approval title",
        yes=yes,
        what=package_text(told),
        pivotal=pivotal,
        spare=spare_text(judged[told]),
    )


def _draw(case: Case, seat: str, found: AtHome, shown: Mapping[str, JudgedAtHome]) -> dict[str, Any]:
    sheet, consent = Sheet(), case.approval[seat]
    stages = [_stage(case, consent, name, judged) for name, judged in shown.items()]
    axis = Axis(stages)
    y = draw_lines(sheet, _takes(consent), 0) if len(consent.ratifiers) > 1 else 0.0
    if any(math.isinf(lane.end) for stage in stages for lane in stage.lanes):
        y = draw_lines(sheet, caption("off the scale"), y)
    y += 4
    y = _sides(sheet, axis(0), draw_axis(sheet, axis, y, (caption("points"), ""), signed))
    for stage in stages:
        y = draw_stage(sheet, axis, stage, y)
    rest = len(found.judged) - len(shown)
    sheet.height = draw_lines(sheet, caption("packages rest", n=rest), y) if rest else y
    return sheet.spec()


def _takes(consent: Approval) -> str:
    """How many of them must agree, and how it is told who is pivotal."""
    rule, n = consent.rule, len(consent.ratifiers)
    order = caption("approval order")
    if rule.kind == "weighted":
        votes = sum(rule.weights.values(), Fraction(0))
        return caption("approval takes votes", needed=rule.threshold, n=votes, order=order)
    if rule.threshold is None or rule.threshold == n:
        return caption("approval takes all", n=n, order=order)
    return caption("approval takes some", needed=rule.threshold, n=n, order=order)


def _sides(sheet: Sheet, zero: float, y: float) -> float:
    """What either side of no deal means; the height below."""
    refuses = {"x": zero - 6, "y": y + LINE / 2, "text": caption("refuses"), "colour": STOP}
    sheet.texts([refuses], align="right", bold=True)
    sheet.texts([{**refuses, "x": zero + 6, "text": caption("accepts"), "colour": DEAL}], bold=True)
    return y + LINE + 4


def _stage(case: Case, consent: Approval, name: str, judged: JudgedAtHome) -> Stage:
    """A package, and its ratifiers in the order in which they join; of many those around the pivotal one."""
    order = sorted(judged.gains, key=lambda each: -judged.gains[each])
    lanes = [_lane(case, consent, name, judged, each) for each in order]
    middle = order.index(judged.pivotal) if judged.pivotal is not None else 0
    first = max(0, min(middle - LANES_SHOWN // 2, len(lanes) - LANES_SHOWN))
    rest = len(lanes) - LANES_SHOWN
    return Stage(
        capital(package_text(name)),
        tuple(lanes[first : first + LANES_SHOWN]),
        note=caption("ratifiers rest", n=rest) if rest > 0 else "",
        verdict=caption("ratified" if judged.ratified else "not ratified"),
        good=judged.ratified,
    )


def _lane(case: Case, consent: Approval, package: str, judged: JudgedAtHome, ratifier: str) -> Lane:
    gain, pivotal = judged.gains[ratifier], ratifier == judged.pivotal
    name = capital(ratifier_text(consent, ratifier, Words(case)))
    weight = consent.rule.weights.get(ratifier) if consent.rule.kind == "weighted" else None
    return Lane(
        name,
        ratifier,
        _mark(gain),
        gain,
        Fraction(0),
        Fraction(0),
        aside="" if weight is None else caption("votes", n=weight),
        figures=(_gain(gain), caption("pivotal") if pivotal else ""),
        strong=pivotal,
        keyed=False,
        told={"package": package, "ratifier": ratifier, "pivotal": pivotal},
    )


def _mark(gain: Gain) -> Mark:
    """Green for yes; a triangle that points outwards where no number of points would matter."""
    if math.isinf(gain):
        return Mark(DEAL, "triangle-right") if gain > 0 else Mark(STOP, "triangle-left")
    return Mark(DEAL if gain >= 0 else STOP, "circle")


def _gain(gain: Gain) -> str:
    return gain_text(gain) if isinstance(gain, float) else signed_difference(gain)


def _judgments(case: Case, forum: ForumAgreement, seat: str) -> tuple[str, ...]:
    grounds = Grounds(case)
    grounds.turn_to(forum)
    drafts = [draft.path for draft in forum.drafts.values()]
    return unique((case.approval[seat].path, *grounds.acceptance(forum), *grounds.values([seat]), *drafts))
