"""The words of role sheets, which are part of the catalogue of templates."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ROLE_SHEET: Final[Mapping[str, str]] = MappingProxyType(
    {
        "sheet dated": "{title} ({date})",
        "sheet for": "You speak for {party}. Down to “Yours alone” stands what everybody knows; from there"
        " on, what only you know. Tell of it what you choose, and show this sheet to nobody.",
        # What everybody knows
        "who takes part": "Who takes part",
        "role party": "{party}{you}{members}",
        "role you": " (that is you)",
        "role members": ", with the members {parties}",
        "role speaks": "{party}: {people}",
        "role person": "{name}{office}{term}",
        "role office": ", {office}",
        "role in office": " (since {since})",
        "role left office": " (until {until})",
        "role in office between": " ({since} to {until})",
        "where you meet": "Where you meet",
        "role forum": "{forum}{date}: {seats}.{rule} {issues}",
        "role forum date": ", {date}",
        "role everyone sits": "Everyone who wants something sits at one table, and all must agree.",
        "role all agree": " All of them must agree.",
        "role majority": " At least {needed} of them must agree.",
        "role all issues": "Everything is on the agenda.",
        "role some issues": "On the agenda: {issues}. All else stays as it is today.",
        "to be settled": "What is to be settled",
        "role issue asked": "{issue}: {ask}",
        "role numbers": "any number from {low} to {high}{unit}, in steps of {step}",
        "role column issue": "issue",
        "role column options": "it could be",
        "role column today": "today it is",
        "role no today": "nothing yet",
        "role drafts": "Drafts on the table",
        "role draft": "“{draft}”{by}{date}: {package}.{open}",
        "role draft open": " It leaves {issues} open.",
        "record so far": "What was done and said",
        "role column when": "when",
        "role column what": "what",
        "role did": "{who} {does}{to}{about}{kind}",
        "role to": ", towards {parties}",
        "role about": ": {parts}",
        "role the draft": "the draft “{draft}”",
        "role in forum": "in the {forum}",
        "role claim": " (a claim of {whom})",
        "role own claim": " (a claim)",
        "role opinion": " (an opinion)",
        "role scheduled": " (to come)",
        "role disputed": " (disputed)",
        # What the party alone knows
        "yours alone": "Yours alone: what you want",
        "role no wants": "The case says nothing of what you want.",
        "role counting": "How points are counted: for each issue, take the points of the option that is"
        " agreed and multiply them by how much the issue counts; then add up.{today} These are your"
        " points: those of others cannot be compared with them.",
        "role counting, today": " An issue that is not settled counts as it is today.",
        "role counting, orders": "Of {what} only the order is known. The numbers are the middle of what that"
        " order allows: take them as a help.",
        "role order of issues": "your issues",
        "role order of options": "the options on {issues}",
        "role column counts": "counts",
        "role column points": "points for each option",
        "role percent": "{share}%",
        "role points": "{option}: {points}",
        "role ideal": "{number}: 100; to both sides of it evenly less",
        "role knots": "{points}; evenly in between",
        "role unsure": "{points} (or anything from {low} to {high})",
        "role together": "Where {condition}: {points} points on top.",
        "role together less": "Where {condition}: {points} points off.",
        "walking away": "If there is no deal",
        "role no deal": "Walking away is worth {points} points to you. Sign nothing that is worth less.",
        "role no deal unknown": "Nobody has said what walking away is worth to you. Decide for yourself.",
        "role no deal from conflict": "What walking away is worth to you depends on what all sides do then.",
        "your red lines": "Your red lines",
        "role red line": "Never sign {never}.{price}",
        "role red line doubtful": "Rather not sign {never}; your side is not of one mind on this.{price}",
        "role price": " {points} points more elsewhere could make up for it.",
        "role no red lines": "You have none.",
        "at home": "Who else must agree at home",
        "role consent": "A yes of yours needs the consent of {consent}.",
        "role ratifier": "{ratifier}: {demands}.",
        "role ratifier points": "asks for at least {points} points",
        "role ratifier never": "never {never}",
        "role ratifier wants": "counts points of its own: {wants}",
        "role ratifier issue": "{issue} {share}% ({points})",
        "role ratifier alike": "counts points as you do",
        "what you can do": "What you can do alone",
        "role action": "{action}{irreversible}",
        "role irreversible made": " (once done, it cannot be undone)",
        "role irreversible withdrawn": " (once given up, it cannot be taken up again)",
        "what you said": "What you have threatened and promised",
        "role threat": "You threaten: if {if_}, then {then}{at_once}.",
        "role promise": "You promise: if {if_}, then {then}{at_once}.",
        "role at once": ", all at once",
        "role by steps": ", step by step",
        "role act": "“{action}”{by}",
        "role not act": "not “{action}”{by}",
        "role act by": " (by {party})",
    }
)
"""The templates of role sheets, by what they say."""
