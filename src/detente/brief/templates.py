"""All words of the brief: one catalogue of templates, each named by what it says.

A field is filled as :func:`say` describes; ``{count:one|many}`` puts the word that agrees with the number.
"""

from __future__ import annotations

from fractions import Fraction
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from detente.agreement.result import Count
from detente.brief.change_templates import CHANGES
from detente.brief.conflict_templates import CONFLICT
from detente.brief.lever_templates import LEVERS
from detente.brief.majority_templates import MAJORITIES
from detente.brief.numbers import decimals, whole
from detente.brief.role_sheet_templates import ROLE_SHEET
from detente.brief.source_templates import SOURCES
from detente.brief.sure_templates import SURE
from detente.brief.verdict_templates import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Mapping

FINDINGS: Final[Mapping[int, str]] = MappingProxyType(
    {
        1: "Is there a deal?",
        2: "If not, why not, and what would open it?",
        3: "If the talks fail?",
        4: "Would a deal hold?",
        6: "Who is outside the room?",
        7: "How sure?",
    }
)
"""The questions of the brief by their number."""

TEMPLATES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "and": "{rest} and {last}",
        "or": "{rest} or {last}",
        "of forum": "{forum}: {text}",
        # What is left out for sharing
        "confidential": "Left out as confidential: {parts}. All that follows is computed as though that had"
        " never been written, and may differ from what the whole file gives. Red lines and entries of the"
        " record are numbered without it.",
        "confidential parts": "{n} {n:part|parts} of `{section}`",
        "confidential, none": "Nothing in this case is marked as confidential, so nothing is left out.",
        # Is there a deal?
        "deal": "Yes: {zone} of {packages} possible packages {zone:is|are} {accepted}.",
        "deal, one package": "Yes: the only possible package is {accepted}.",
        "no deal": "No: none of {packages} possible packages is {accepted}.",
        "no deal, one package": "No: the only possible package is not {accepted}.",
        "not computed": "Not computed: {reason}.",
        "sought one at a time": "The issues are tied too closely to each other to be merged, so packages were"
        " sought one at a time: how many are accepted is known in bounds alone, and the frontier is not.",
        "none was found": "The issues are tied too closely to each other to be merged, so packages were"
        " sought one at a time.",
        "acceptable to one": "acceptable to {seats}",
        "acceptable to both": "acceptable to both {seats}",
        "acceptable to all": "acceptable to all of {seats}",
        "acceptable to a number": "acceptable to all {n} seats",
        "acceptable to a majority": "acceptable to at least {needed} of {seats}",
        "acceptable to a majority of a number": "acceptable to at least {needed} of the {n} seats",
        "efficient outcomes": "They come down to {size} outcomes: in any other, some seat could have more"
        " at no cost to another.",
        "one efficient outcome": "One of them is best for every seat at once.",
        "best": "Best by {measures}: {package}. That is worth {worth}.",
        "no points of its own": "{seats} {n:has|have} no points of {n:its|their} own, so the points of the"
        " others alone decide what is best.",
        "same score": "By {measures}, {ties} other {ties:package does|packages do} as well.",
        "not proved": "It is not proved that no other package does better by {measures}.",
        "no such best": "What is best by {measures} cannot be said: {reason}.",
        "no deal unknown": "the case gives no value of walking away for {seats}",
        "no deal from conflict": "for {seats} the value of walking away is left to the conflict, and the case"
        " does not give what that comes to",
        "left out": "No package accepted gains anything over no deal for {seats}, so {measures}"
        " {m:leaves|leave} {n:that seat|those seats} out.",
        "nash": "the product of gains (Nash)",
        "kalai_smorodinsky": "even shares of what each could gain (Kalai-Smorodinsky)",
        "egalitarian": "the smallest gain (egalitarian)",
        "utilitarian": "the sum of points (utilitarian)",
        "all four measures": "all four measures (Nash, Kalai-Smorodinsky, egalitarian, utilitarian)",
        "winning set": "{seats} {n:alone can settle it|can settle it between them}. Best by {measures}:"
        " {package}. That is worth {worth}.",
        "outvoted": "That outvotes {party}: it is worth {worth}{crossing}.",
        "outvoted without points": "That outvotes {party}: it crosses {lines}.",
        "more winning sets": "{n} other {n:combination|combinations} of seats can settle it as well.",
        "winning sets without points": "{n} {n:combination|combinations} of seats can settle it and"
        " {n:has|have} no points of {n:its|their} own.",
        "winning sets unseen": "{n} more such {n:combination was|combinations were} not looked at.",
        "home consent": "A yes from {party} also takes the consent of {consent}.",
        "bloc consent": "A yes from {party} is the consent of {consent}.",
        "win-set": "{n} of {packages} possible packages would have the consent that {party} needs.",
        "win-set, idle": "{n} of {packages} possible packages would have the consent that {party} needs. Were"
        " it not asked for, no other would be accepted.",
        "win-set, narrowing": "{n} of {packages} possible packages would have the consent that {party} needs."
        " Were it not asked for, {free} would be accepted in place of {zone}.",
        "passes at home": "{what} would have the consent that {party} needs: it hangs on {pivotal}, {spare}.",
        "fails at home": "{what} would not have the consent that {party} needs: it hangs on {pivotal},"
        " {spare}.",
        "the nash package": "the Nash package",
        "draft completed": "the draft “{draft}” (completed for the largest sum of points)",
        "asks for no points": "of whom no red line is crossed",
        "red line crossed": "of whom a red line is crossed",
        "points to spare": "with {points} {points:point|points} to spare",
        "points short": "{points} {points:point|points} short",
        "harder rule": "If {n} of them had to consent, {zone} would be accepted.",
        "harder rule, nothing left": "If {n} of them had to consent, nothing would be left to agree on.",
        "harder rule, gains": "If {n} of them had to consent, {zone} would be accepted, and the Nash package"
        " would serve {party} better: it would be worth {worth}.",
        "harder rule, loses": "If {n} of them had to consent, {zone} would be accepted, and the Nash package"
        " would serve {party} no better: it would be worth {worth}.",
        "harder rule, moves": "If {n} of them had to consent, {zone} would be accepted, and the Nash package"
        " would be worth {worth}.",
        "consent of a majority": "at least {needed} of {names}",
        "consent by weights": "those with at least {needed} of {total} votes among {names}",
        "table holds all": "{zone:It uses|All of them use} only options that somebody has put on the table.",
        "table holds some": "Of the {zone}, {on_table} {on_table:uses|use} only options that somebody has"
        " put on the table.",
        "table is enough": "Options that somebody has put on the table are enough for a deal.",
        "table holds none": "{zone:The only such package uses|Each of these packages uses} an option that"
        " nobody has put on the table.",
        "needed option": "Without {options}, which only the analyst has put forward, no deal remains.",
        "needed options": "Without any one of these, which only the analyst has put forward, no deal"
        " remains: {options}.",
        "worth to": "{points} points to {party}",
        "worth to, next": "{points} to {party}",
        "without a deal": "{worth} ({no_deal} without a deal)",
        "without a deal, next": "{worth} ({no_deal})",
        "package part": "{issue}: {option}",
        "package part as today": "{part} (as today)",
        "package all as today": "everything as today ({parts})",
        "draft": "The draft “{draft}”{by} is {accepted}. It is worth {worth}{crossing}.",
        "draft, open": "The draft “{draft}”{by} leaves {issues} open; {accepted}. It is worth"
        " {worth}{crossing}.",
        "draft without values": "The draft “{draft}”{by} is {accepted}{crossing}.",
        "draft without values, open": "The draft “{draft}”{by} leaves {issues} open; {accepted}{crossing}.",
        "draft versions": "The draft “{draft}”{by} has a version that suits each seat, but none that suits"
        " all. It is worth {worth}.",
        "draft by": " by {parties}",
        "draft compiled": " (put together by the coder)",
        "draft compiled by": " (put together by the coder from what {parties} said)",
        "acceptable to authors": "acceptable to {n:its author|its authors} alone",
        "acceptable to some": "acceptable to {seats} alone",
        "acceptable to enough": "acceptable to {seats}, which is enough",
        "acceptable to none": "acceptable to no seat",
        "completed well": "completed well, it is {accepted}",
        "completed for some": "however its open points are filled in, only {seats} could accept it",
        "completed for none": "however its open points are filled in, no seat could accept it",
        "draft crossing": ", and it crosses {lines}",
        "draft bettered": "This would be better for at least one seat and worse for none: {package}.",
        "what holds today": "what holds today",
        "exchange": "From {what}, {one} could give way on {own} and {other} on {other_issue}, and both would"
        " gain: {changes}. That is {gains}.{rest}",
        "exchange gain": "{points} points more for {party}",
        "exchange gain, next": "{points} for {party}",
        "exchanges more": " {n} other such {n:exchange|exchanges} can be had.",
        "way on": "From {what}, {n} {n:step|steps} would hurt no seat and help some: {steps}. That leads to"
        " {worth}, which cannot be bettered for all.",
        "steps more": "and {n} more",
        "more trades": "From {n} other {n:package|packages} looked at something better for all leads on too"
        " (see `detente agreement`).",
        "more drafts": "{n} more {n:draft is|drafts are} not told of here (see `detente agreement`).",
        "central case": "This brief speaks of the central case: {n:the one judgment|each of {n}"
        " judgments} given as a range, as an order or as more or less sure is taken at its central value."
        " It does not say how much hangs on {n:it|them}.",
        "central case, all fixed": "No judgment behind this brief was given as a range, as an order or as"
        " more or less sure: each is taken as it stands.",
        "not counted": "Not counted, since held less likely than not: {lines}.",
        "points explained": "Points are each party's own: 0 to 100 on every issue, weighted by how much the"
        " issue matters to it.",
        # If not, why not, and what would open it?
        "nothing in the way": "Nothing stands in the way: every demand can be met at once.",
        "rule does without": "Not every demand can be met at once, but the rule does not ask for that.",
        "conflict": "These cannot be met together: {demands}.",
        "conflict on an issue": "On {issue}, these rule out every option between them: {demands}.",
        "another conflict on it": "So do {demands}.",
        "red line always crossed": "Every package crosses {demand}.",
        "points never reached": "No package gives {owner} as much as no deal does: {points}"
        " {points:point|points}.",
        "more conflicts": "{n} more {n:set|sets} of demands cannot be met together (see `detente"
        " agreement`).",
        "conflicts cut short": "There are too many to list; only the smallest were looked for.",
        "one conflict was sought": "One such set was looked for; there may be others, also smaller ones.",
        "no conflict was found": "Which demands stand in each other's way was not found within the limits of"
        " the search.",
        "not known what collides": "Whether all demands can be met at once is not known, since the search"
        " ended at its limit; the rule does not ask for that.",
        "agenda": "With {issues} left as {n:it is|they are} today, a deal on the rest is possible{lifted}.",
        "another agenda": "Likewise with {issues} left as {n:it is|they are}{lifted}.",
        "agenda lifted": ", if {lines}, which today crosses, {m:does|do} not stand against leaving"
        " {n:it|them} so",
        "agenda settled": "Best by {measures}: {package}. That is worth {worth}.",
        "agenda settled somehow": "One way: {package}.",
        "more agendas": "{n} other {n:choice|choices} of what to leave out {n:opens|open} a deal too (see"
        " `detente agreement`).",
        "agendas cut short": "There may be other parts on which a deal is possible: the search ended at its"
        " limit.",
        "agendas not sought": "Whether a deal on a part is possible was not looked for.",
        "no agenda": "Nor is a deal possible on a part, with the rest left as it is today.",
        "no agenda that holds": "Nor is a deal possible on a part that holds {issues}, with the rest left as"
        " it is today. Other parts are not looked at, since what holds today on {issues} is not given.",
        "agendas unknown": "Whether a deal on a part is possible is not known, since the case does not say"
        " what holds today.",
        "opening": "A deal opens if {changes}.",
        "another opening": "Or if {changes}.",
        "more openings": "{n} other {n:way takes|ways take} as many changes or more (see `detente"
        " agreement`).",
        "other openings": "{n} other {n:way takes|ways take} as many changes or more.",
        "no opening": "What would open a deal was not found.",
        "red lines": "red {n:line|lines} {numbers} of {owner}",
        "red line noted": "{number} ({notes})",
        "never": "never {never}",
        "points without a deal": "the {points} {points:point|points} of {owner} without a deal",
        "ratifier": "{party} {ratifier}",
        "given up": "{lines} {n:is|are} given up",
        "bought off": "{price} {price:point|points} would buy it off",
        "settles": "{points} points will do for {owner}, {less} less than no deal gives",
        "settle between them": "less than no deal gives will do for {owners}: at least {total} points less"
        " in all, and at least {most} less for one of them",
        "draft changed": "With {changes}, the draft “{draft}” becomes acceptable to all.",
        # Who is outside the room?
        "outsider": "For {party}, without a seat, {worths}.{crossings}",
        "outsider with a say": "For {party}, without a seat but with a say in the consent of {seats},"
        " {worths}.{crossings}",
        "what is worth": "{what} is worth {points} points",
        "what is worth, next": "{what} {points}",
        "crosses": "{what} {n:crosses|cross} {lines}.",
        "today": "today",
        "failure": "no deal",
        "agenda outside": "With {issues} left as {n:it is|they are} today, the best package on the rest is"
        " worth {worth}{crossing}.",
        "best package": "the {names} package",
        "short nash": "Nash",
        "short kalai_smorodinsky": "Kalai-Smorodinsky",
        "short egalitarian": "egalitarian",
        "short utilitarian": "utilitarian",
        "best package for": "the package best for {seats}",
        "draft named": "the draft “{draft}”",
        "nothing to weigh": "Without a seat: {parties}. There is neither a deal nor a draft here to weigh"
        " for {n:that party|them}.",
        "nobody outside": "Everyone whose wants the case states has a seat.",
        "no seat": "{parties} {n:has|have} no seat.",
        "outsiders crossed": "Red lines of {parties} are crossed by {things}.",
        "what is best": "what would be best here",
        "wants unknown": "The case states no wants for {parties}, so nothing is computed of what a deal"
        " would do there.",
        # Conditions in words
        "issue": "{issue}: {options}",
        "at least": "at least {option}",
        "at most": "at most {option}",
        "anything but": "anything but {options}",
        "not": "not ({operand})",
        "if": "{consequence} where {condition}",
        "iff": "{left} exactly where {right}",
        "always": "any package",
        "range": "{low} to {high}",
        "between": "between {low} and {high}",
        **CONFLICT,
        **MAJORITIES,
        **ROLE_SHEET,
        **CHANGES,
        **SOURCES,
        **VERDICTS,
        **SURE,
        **LEVERS,
    }
)
"""The catalogue."""


class _Words(Formatter):
    """Numbers as people write them, and words that agree with them."""

    def format_field(self, value: object, format_spec: str) -> str:
        """A count, points or text; or, with ``one|many``, the word for that number."""
        if "|" in format_spec:
            one, many = format_spec.split("|")
            return one if _is_one(value) else many
        match value:
            case Count():
                return (
                    whole(value.low)
                    if value.exact is not None
                    else say("between", low=value.low, high=value.high)
                )
            case Fraction():
                return decimals(value)
            case int():
                return whole(value)
            case _:
                return str(value)


def _is_one(value: object) -> bool:
    return value.exact == 1 if isinstance(value, Count) else value == 1


def say(template: str, **fields: object) -> str:
    """Fill a template of the catalogue.

    Whole numbers get thousands separators, points (``Fraction``) at most one decimal, a
    :class:`~detente.agreement.result.Count` that is not exact its bounds; all else is put as it is.
    """
    return fill(TEMPLATES[template], **fields)


def fill(text: str, /, **fields: object) -> str:
    """Fill a text with fields, as :func:`say` does one of the catalogue."""
    return _Words().vformat(text, (), fields)
