"""The words of pictures of approval at home, and of trades."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Approval
        "approval title": "{yes} to {what} hangs on {pivotal}, {spare}.",
        "approval title, always": "{yes} hangs on {pivotal}, whatever is put to a vote: {passing} of {n}"
        " packages would pass.",
        "own yes": "{owner} yes",
        "yes of": "the yes of {party}",
        "approval described": "Below one another {packages}; in each a lane for {ratifiers}, those who gain"
        " most first, with what they would gain over no deal, in points. A line marks no deal, and beyond it"
        " lies what they accept. Where a red line is crossed, or no points are asked for, the lane runs off"
        " the scale and says so. The one who makes it enough is named as pivotal; beside each package stands"
        " whether it would be ratified.{completed}",
        "drafts completed": " Drafts that leave issues open are completed for the largest sum of points.",
        "approval takes all": "It takes all {n}. {order}",
        "approval takes some": "It takes {needed} of {n}. {order}",
        "approval takes votes": "It takes {needed} of {n} votes. {order}",
        "approval order": "Whoever gains most says yes first; the one who makes it enough is pivotal.",
        "off the scale": "Off the scale: a red line is crossed, or no points are asked for (no limit).",
        "votes": " ({n} {n:vote|votes})",
        "ratified": "ratified",
        "not ratified": "not ratified",
        "pivotal": "pivotal",
        "refuses": "refuses",
        "accepts": "accepts",
        "ratifiers rest": "{n} more {n:ratifier|ratifiers} in the table",
        "packages rest": "{n} more {n:package|packages} in the table",
        # Rules
        "rules title, gains": "Tied hands would serve {party}: if {needed} had to agree at home, the Nash"
        " package would be worth {after} points to it, not {before}.",
        "rules title, loses": "Tied hands would cost {party}: if {needed} had to agree at home, the Nash"
        " package would be worth {after} points to it, not {before}.",
        "rules title, nothing left": "If {needed} had to agree at home for {party}, no package would be"
        " left.",
        "rules title, serves": "Having to ask at home serves {party}: the Nash package is worth {after}"
        " points to it, and would be worth {before} if nobody were asked.",
        "rules title, costs": "Having to ask at home costs {party}: the Nash package is worth {after} points"
        " to it, and would be worth {before} if nobody were asked.",
        "rules title, closes": "Having to ask at home leaves {party} no package; if nobody were asked there"
        " would be {free}.",
        "rules title, fewer": "If {needed} had to agree at home for {party}, {left} {left:package|packages}"
        " would be accepted, not {now}.",
        "rules title, leaves": "Having to ask at home leaves {party} {now} of {free} packages.",
        "rules title, idle": "However many must agree at home, nothing is seen to change for {party}.",
        "rules described": "Below one another {n} rules at home, from one by which nobody is asked to one by"
        " which all must agree, each with the number of packages accepted. In each a lane for {seats}, with"
        " what the Nash package would be worth then, in its own points, drawn from what it is worth under the"
        " rule there is. A line marks no deal.",
        "rules legend": "Points: what the Nash package would be worth, drawn from what it is worth as it is.",
        "lanes legend": "Broken line: no deal, and beyond it more than that; a hollow mark has less.",
        "rule nobody": "nobody is asked",
        "rule some": "{needed} of {n} must agree",
        "rule all": "all {n} must agree",
        "rule weights": "votes as they are weighted",
        "as it is": "{rule} (as it is)",
        "packages accepted": "{zone} {zone:package|packages}",
        "no package left": "no package is left",
        "rules left out": "Numbers between are left out: enough of so many can be had in too many ways",
        # Trades
        "trades title": "From {what} {n} {n:step|steps} that {n:hurts|hurt} nobody {n:leads|lead} to the"
        " frontier; {party} gains most, {points} points{short}.",
        "trades title, short": ", but {seats} would still have less than without a deal",
        "trades title, short itself": ", and would still have less than without a deal",
        "trades described": "Below one another {what}, {exchanges}{n} {n:step|steps} to the frontier, with"
        " the options that change. In each a lane for {seats}, in its own points, drawn from what it had to"
        " what it has then. A line marks no deal.{completed}",
        "trades described, exchanges": "{n} {n:exchange|exchanges} of two issues, and ",
        "trades start": "As it is: {what}",
        "trades exchange": "Exchange: {text}",
        "trades step": "Step {n}: {changes}",
        "trades step, exchange": "Step {n}, an exchange: {changes}",
        "trades steps": "Steps {n} to {last}: {changes}",
        "change": "{issue}: {before} → {after}",
        "exchanges rest": "{n} more {n:exchange is|exchanges are} not drawn",
        "seats as before": "all others as before",
        "seats rest": "{n} more {n:seat|seats} in the table",
        "change of points": "change",
    }
)
"""To be joined with the rest of the catalogue."""
