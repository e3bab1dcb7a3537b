"""What single changes to the case open, in words; part of the catalogue."""

from __future__ import annotations

from typing import Final

LEVERS: Final = {
    "levers": "Of all single changes that were tried, {n} {n:opens|open} a deal here{n:|, told from the"
    " surest on}.",
    "levers in worlds": "Shares are of at most {worlds} {worlds:world|worlds} of the case so changed.",
    "levers in pairs": "No single change that was tried opens a deal here, but {n:two demands moved together"
    " do|any of {n} pairs of demands moved together does, told from the surest on}.",
    "no lever": "No change that was tried opens a deal here.",
    "lever": "If {change}, {sure}.{outside}",
    "more levers": "{n} more {n:does|do} (see `detente levers`).",
    "levers cut short": "There are more changes than were tried (see `detente levers`).",
    # What is moved
    "lever ratifier": "{owner} asks for nothing",
    "lever side payment": "{payer} pays {receiver} {points} {n:point|points} for its yes",
    "lever option": "there is an option on {issue} between “{left}” and “{right}”",
    "lever finer steps": "{issue} goes in steps of {step}",
    "lever issue off": "“{forum}” leaves {issue} as it is today",
    "lever issue on": "“{forum}” treats {issue} too",
    "lever seat off": "“{forum}” goes on without {party}",
    "lever seat on": "{party} has a seat in “{forum}” too",
    "lever rule": "“{forum}” decides by a majority of {needed}",
    "lever other forum": "“{forum}” is decided by the seats and the rule of “{other}”",
    "lever action": "“{action}” is made impossible",
    "lever threat": "{party} would carry out the threat “{name}” for certain",
    "lever promise": "{party} would keep the promise “{name}” for certain",
    "lever guarantee": "{party} would answer for certain with “{action}”, once this is so: {condition}",
    # How sure the deal then is
    "lever opens": "a deal opens",
    "lever certain": "a deal is certain",
    "lever by different packages": "there is a deal in every world, though by different packages",
    "lever open": "a deal is open: there is one in {share}",
    "lever open, no share": "a deal is open",
    "lever not decided, no share": "there is a deal, though it could not be decided exactly how sure it is",
    "lever not decided": "there is a deal, though it could not be decided exactly how sure it is: in"
    " {share} there is one",
    # What it is worth to those outside
    "lever outside": " The best package then gives those without a seat: {outsiders}.",
    "outsider gains": "{party} {points} {n:point|points} {than}",
    "more than no deal": "more than no deal",
    "less than no deal": "less than no deal",
    "more than today": "more than what holds today",
    "less than today": "less than what holds today",
    "outsider gains or loses": "{party} anything from {least} less to {most} more than {than}",
    "outsider gains nothing": "{party} as much as {than}",
    "outsider, not compared": "{party} {points} {n:point|points}",
    "than no deal": "no deal",
    "than today": "what holds today",
}
"""A part of the catalogue."""
