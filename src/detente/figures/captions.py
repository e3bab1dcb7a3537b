"""All words of the pictures: one catalogue of captions, filled as those of the brief are."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from detente.brief.templates import fill
from detente.brief.words import capital
from detente.figures.home_captions import HOME
from detente.figures.sure_captions import SURE

if TYPE_CHECKING:
    from collections.abc import Mapping

CAPTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "of forum": "{forum}: {text}",
        "party": "Party",
        "option": "Option",
        "issue": "Issue",
        "today": "today",
        "draft": "draft “{draft}”",
        "no deal": "no deal",
        "no deal at": "no deal {points}",
        "crosses numbers": "× {numbers}",
        "legend crosses": "× crosses red lines (by number)",
        "red lines crossed": "red {n:line|lines} {numbers}",
        "points": "points",
        "points between": "{low}–{high}",
        # Issues
        "issues closed": "On {issues} every option crosses a red line; on every other issue some option"
        " crosses none.",
        "issues all closed": "On {issues} every option crosses a red line.",
        "issues apart": "No issue is closed by red lines alone; the parties are furthest apart on {issue},"
        " where no option gives each of them more than {points} of 100 points.",
        "issues near": "No issue is closed by red lines alone, and on each some option gives every party 100"
        " of 100 points.",
        "issues described": "A table of {issues} {issues:issue|issues} and {options}"
        " {options:option|options}, with a column for each of {parties}. Each cell gives the points of an"
        " option to a party, darker for more; a cross marks what a red line of that party rules out{closed}.",
        "issues described, closed": ". Every option is ruled out by somebody on {issues}",
        "issues table": "What each option is worth to each party, from 0 to 100 points; × is ruled out by a"
        " red line of that party, (×) is ruled out together with options of other issues.",
        "options shown": "{shown} of {all} options shown",
        "every option crosses": "every option crosses a red line",
        "legend points": "0 to 100 points",
        "legend ruled out": "× ruled out by a red line",
        "legend partly": "(×) with some options of other issues",
        "names it": "Named by",
        "name of option": "What it means",
        # Narrowing
        "narrowing none": "Together the demands leave none of {packages} packages, in whatever order.",
        "narrowing always": "None of {packages} packages meets {demand}.",
        "narrowing some": "{left} of {packages} packages meet what no deal can do without.",
        "narrowing untouched": "No demand that a deal cannot do without rules out any of {packages}"
        " packages.",
        "narrowing described": "Bars, one below the other: all {packages} packages, then what is left as each"
        " demand is added to those before it{scale}. The last bar stands for {left}.",
        "logarithmic": ", on a logarithmic scale",
        "scale is logarithmic": "length: logarithm of the number left",
        "narrowing table": "Packages left as demands are added one by one.",
        "all packages": "all packages",
        "added demand": "Demand added",
        "packages left": "Packages left",
        "none left": "none",
        "further demands": "{n} further {n:demand|demands}: none as well",
        "more demands": "{n} further {n:demand|demands} in the table",
        "asks": "What it asks",
        "at least points": "at least {points} points",
        # Values
        "values no deal, lines": "No package is {accepted}: {n} {n:gives|give} each seat at least its no"
        " deal, but {n:it crosses|each of them crosses} a red line.",
        "values no deal, home": "No package is {accepted}: {n} {n:gives|give} each seat at least its no deal,"
        " but {n:lacks|lack} the consent of others or {n:crosses|cross} a red line.",
        "values no deal, points": "No package is {accepted}: none gives each seat at least its no deal.",
        "values no deal, short": "No package is {accepted}: none gives {short} as much as no deal does.",
        "values no deal": "No package is {accepted}.",
        "values deal": "{zone} of {packages} packages {zone:is|are} {accepted}{best}.",
        "values deal, best": "; the {measure} package gives {worth}",
        "best package": "{names}",
        "values described, two": "The value of packages to {first} (across) and {second} (upwards), 0 to 100"
        " points each. Dashed lines mark what each has without a deal; beyond both lies what pays for both,"
        " with a cross for each package there that is refused. {cloud} Marked are {marked}.",
        "values described, more": "For each of {seats} a strip of points, with a line at what it has without"
        " a deal. {cloud} Marked are {marked}.",
        "cloud shown": "Each small mark is a package, green where it is accepted.",
        "cloud not shown": "The {packages} packages are too many to be drawn one by one.",
        "nothing marked": "no drafts and no best packages",
        "values table": "What each thing is worth to each seat, in its own points.",
        "thing": "What",
        "axis": "points to {party}",
        "better for both": "pays for both",
        "short nash": "Nash",
        "short kalai_smorodinsky": "Kalai-Smorodinsky",
        "short egalitarian": "egalitarian",
        "short utilitarian": "utilitarian",
        "all four": "best by all four",
        "agenda without": "deal without {issues}",
        "best for": "best for {seats}",
        "packages": "packages",
        "legend package": "a package",
        "legend accepted": "accepted",
        "legend refused": "pays for both, but is refused",
        "legend frontier": "frontier: none better for both",
        # Conflicts
        "conflicts on an issue": "Red lines on {issue} collide{ways}.",
        "conflicts of one": "No package meets {demands}{ways}.",
        "conflicts of several": "{n} {n:set|sets} of demands cannot be met together{ways}.",
        "conflicts and ways": ", and {n} {n:way opens|ways open} a deal",
        "conflicts described": "On the left {demands} {demands:demand|demands} against each other: darker"
        " cells for pairs that stand together in more of {conflicts} minimal {conflicts:conflict|conflicts};"
        " on the diagonal, in how many a demand stands. On the right {corrections} {corrections:way|ways} to"
        " open a deal: a cross for a red line given up, a number for points by which no deal falls.",
        "conflicts table": "In how many minimal conflicts each demand stands, alone and with each other, and"
        " what each way to a deal (A, B, …) takes of it.",
        "demand": "Demand",
        "together in conflicts": "together in how many of {n} {n:conflict|conflicts}",
        "with some demands": "{text}; {shown} of {all} demands",
        "ways to a deal": "ways to a deal",
        "some ways to a deal": "{shown} of {all} ways to a deal",
        "given up": "×",
        "lowered by": "−{points}",
        "lowered": "less",
        "legend lowered": "× red line given up; −5: five points less",
        # Agendas
        "agendas one": "{issues} can be settled even though the rest cannot.",
        "agendas several": "{n} agendas can be settled without the rest; the largest is {issues}.",
        "agendas described": "A table of {n} {n:agenda|agendas} and the issues treated: filled squares are"
        " settled, hollow ones stay as today. Beside each stands what its best package is worth against no"
        " deal.",
        "agendas table": "The largest agendas on which a deal exists while the rest stays as today.",
        "agenda": "Agenda",
        "as today": "as today",
        "agenda worth": "{points} ({no_deal})",
        "agenda legend": "filled: settled; hollow: as today; points of the best package (no deal)",
        # Outside
        "outside crossed": "{thing} crosses red lines of {parties}, who {n:has|have} no seat.",
        "outside crossed, several": "Red lines of {parties}, without a seat, are crossed by {things}.",
        "outside worse": "{thing} would leave {party}, without a seat, worse off than no deal.",
        "outside none crossed": "Nothing on offer crosses a red line of those without a seat.",
        "outside today": "Nothing is on offer to weigh for those without a seat; today stands against no"
        " deal.",
        "outside described": "For each of {parties}, without a seat, a strip of points from 0 to 100, with a"
        " line at what no deal is worth to it and a mark or a range for {things}; red lines crossed are"
        " named.",
        "outside table": "What each thing is worth to parties without a seat, in each party's own points.",
        "worth": "Worth",
        "crosses": "Crosses",
        # States
        "states no status quo": "No status quo is given; {text}.",
        "states not settled": "Where the conflict settles is out of reach; {text}.",
        "states stable": "nobody would leave {states}",
        "states stable, many": "nobody would leave {n} of {all} states",
        "states stay, nash": "Nobody would leave the status quo: no step away is an improvement for whoever"
        " takes it.",
        "states stay": "Nobody would leave the status quo: whoever could gain by a step would lose the"
        " gain by the answer to it.",
        "states slide": "From the status quo the conflict slides to {states}.",
        "states slide, many": "From the status quo the conflict slides to one of {n} states.",
        "states cycle": "From the status quo the conflict goes round among {n} states without end.",
        "states described": "A grid of {n} {n:state|states}, each with its number: what some parties do tells"
        " the columns apart, what the others do the rows. {arrows} {arrows:arrow is an improvement|arrows are"
        " improvements} for the party whose colour and mark {arrows:it bears|they bear}.{best}{rest}",
        "states best only": " Of each party only the best improvement from each state is drawn.",
        "states left out": " {n} of {all} possible states are not shown.",
        "states table": "Where each party would stay, by which stability concept; states have their numbers"
        " in the picture{rest}",
        "states table, left out": "; {n} of {all} possible states are not shown",
        "state": "state {state}",
        "state named": "state {state} ({name})",
        "status quo": "status quo",
        "nothing done": "nothing",
        "party does": "{party}: {actions}",
        "actions made": "Done in it",
        "names": "Called",
        "stays": "{party} stays by",
        "nobody leaves": "All stay by",
        "leads to": "Improvements to",
        "by all": "all",
        "by none": "none",
        "by all but": "all but {concepts}",
        "legend improvement": "improves for {party}",
        "legend irreversible": "cannot be taken back",
        "legend leads on": "improvements to states not shown",
        "not shown": "others",
        "others": "others",
        "legend way": "way from the status quo",
        "legend equilibrium": "nobody would leave (SEQ)",
        "legend nash": "nobody could gain by leaving (Nash)",
        "legend settles": "where it settles",
        # Timeline
        "timeline title": "{recent} of {n} entries fall in the last {days} days, from {split} to {last}; the"
        " record begins in {first}.",
        "timeline title, whole": "The record holds {n} {n:entry|entries}, from {first} to {last}.",
        "timeline title, one day": "The record holds {n} {n:entry|entries} of {first}.",
        "timeline described": "Numbered marks along time, a lane for each forum and one for all else; their"
        " looks tell what is {kinds}. {panels}A bar is a span of time, a dashed outline an approximate date.",
        "timeline panels": "Two panels: {past} before {split} on the left, {recent} from then on the right. ",
        "timeline table": "The record, in order of time; numbers are those in the picture.",
        "elsewhere": "in no forum",
        "reported": "reported",
        "fact": "fact",
        "claim": "claim",
        "opinion": "opinion",
        "scheduled": "scheduled",
        "approximate": "date approximate",
        "number": "No.",
        "date": "Date",
        "kind": "Kind",
        "what was done": "What",
        "forum": "Forum",
        "does": "{who} {does}{to}{what}",
        "to": " (to {parties})",
        "what": ": {what}",
        **HOME,
        **SURE,
    }
)
"""The catalogue."""


def caption(name: str, /, **fields: object) -> str:
    """Fill a caption of the catalogue; numbers are written as in the brief."""
    return fill(CAPTIONS[name], **fields)


def title(name: str, /, **fields: object) -> str:
    """A caption as a title: a sentence that begins with a capital letter."""
    return capital(caption(name, **fields))
