"""What a forum's packages, drafts and today are worth to a party, under the names pictures give them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.agreement.result import NoSolution
from detente.brief.deal import same_package, solved_sets
from detente.brief.templates import say
from detente.brief.words import Words, joined
from detente.figures.captions import caption
from detente.figures.strips import Entry

if TYPE_CHECKING:
    from detente.agreement.result import ForumAgreement, Range, Solution
    from detente.model import Case

SETS_SHOWN: Final = 3
AGENDAS_SHOWN: Final = 2
_ALL_FOUR: Final = 4
_DRAFT: Final = "draft."


def best_packages(forum: ForumAgreement, words: Words) -> list[tuple[str, Solution]]:
    """The best packages, those that are one and the same together, each with what it is best by."""
    found = [solution for solution in forum.solutions.values() if not isinstance(solution, NoSolution)]
    best = [(_names(same), same[0]) for same in same_package(found)]
    sets = solved_sets(forum)[:SETS_SHOWN]
    return best + [
        (caption("best for", seats=words.parties(each.seats)), solution) for each, solution in sets
    ]


def package_text(name: str) -> str:
    """A package within a sentence, by what results call it: a draft, ``nash``, or ``today``."""
    if name.startswith(_DRAFT):
        return say("draft named", draft=name.removeprefix(_DRAFT))
    return say("the nash package" if name == "nash" else "what holds today")


def leaves_open(forum: ForumAgreement, name: str) -> bool:
    """Whether a package is a draft that leaves issues open, and so is taken in its best completion."""
    return name.startswith(_DRAFT) and bool(forum.drafts[name.removeprefix(_DRAFT)].open_issues)


def offers(case: Case, forum: ForumAgreement, party: str) -> tuple[Entry, ...]:
    """Today, drafts, best packages and those of agendas, as far as they are worth something to the party."""
    entries = []
    if party in forum.today:
        entries.append(Entry("today", caption("today"), forum.today[party], forum.today[party]))
    for draft in forum.drafts.values():
        worth = {**draft.values, **draft.others}.get(party)
        crossed = {**draft.red_lines, **draft.crosses}.get(party, ())
        if worth is not None:
            entries.append(Entry("draft", caption("draft", draft=draft.name), *worth, tuple(crossed)))
    for name, solution in best_packages(forum, Words(case)):
        worth, crossed = _worth(case, forum, party, solution)
        entries.append(Entry("best", name, *worth, crossed))
    for agenda in () if forum.zone.exists else forum.agendas[:AGENDAS_SHOWN]:
        worth, crossed = _worth(case, forum, party, agenda.best)
        label = caption("agenda without", issues=joined(agenda.as_today))
        entries.append(Entry("best", label, *worth, crossed))
    return tuple(entries)


def _worth(
    case: Case, forum: ForumAgreement, party: str, solution: Solution
) -> tuple[Range, tuple[int, ...]]:
    """What a best package is worth to a party, and the red lines of it that the package crosses.

    Tied packages may differ to those without a seat. A seat outside a winning set is valued here.
    """
    if party in solution.others:
        return solution.others[party], solution.crosses.get(party, ())
    if party in solution.values:
        return (solution.values[party], solution.values[party]), ()
    chosen = {name: issue.today for name, issue in case.issues.items() if issue.today is not None}
    chosen |= {name: case.issues[name].options.index(option) for name, option in solution.package.items()}
    value = case.wants[party].central_value(chosen)
    return (value, value), case.demands[party].crossed(chosen, forum.issues)


def _names(same: list[Solution]) -> str:
    if len(same) == _ALL_FOUR:
        return caption("all four")
    return caption("best package", names=joined(caption(f"short {solution.name}") for solution in same))
