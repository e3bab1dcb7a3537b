"""What a change, a comparison and what carries a difference are said with; part of the catalogue."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CHANGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "set": "{path}: {after}, instead of {before}.",
        "set anew": "{path}: {after}, where nothing stood.",
        "of a what-if": "This is a what-if: the case is the analyst's but for what was set. {settings}",
        "nothing changes": "Nothing changes in the central case: every finding is what it was.",
        "changed": "{what}: {after}; before: {before}.",
        "gained": "New: {what}.",
        "lost": "Gone: {what}.",
        "differs": "{what}: {before} in A, {after} in B.",
        "only in a": "Only in A: {what}.",
        "only in b": "Only in B: {what}.",
        "some unlisted": "Of the sets of demands only the smallest are listed here, so one that seems gone or"
        " new may be neither.",
        "more changes": "{n} more like {n:this|these} (see `--json`).",
        "judged otherwise": "{path}: {a} in A, {b} in B.",
        "judged in a": "{path}: {a} in A, nothing in B.",
        "judged in b": "{path}: nothing in A, {b} in B.",
        "same judgments": "Both make the same judgments.",
        "same findings": "Both lead to the same findings.",
        "yes": "yes",
        "no": "no",
        "none": "none",
        "uncomputed": "not computed",
        "what not run": "What {names} would need",
        "what not computed": "Why it cannot be computed",
        "what deal": "A deal exists",
        "what packages": "Packages accepted",
        "what deal on the table": "A deal exists with options on the table alone",
        "what packages on the table": "Packages accepted that use options on the table alone",
        "what winning set": "{seats} can settle it alone",
        "what package": "Best by {measure}{seats}",
        "package worth": "{package} ({points})",
        "what values": "Points of the package best by {measure}{seats}",
        "what outside": "Points of the package best by {measure}{seats} for {party}, without a seat",
        "what crosses": "Red lines of {party}, without a seat, that the package best by {measure}{seats}"
        " crosses",
        "what conflict": "these cannot be met together: {demands}",
        "what correction": "a deal opens without {demands}",
        "what obstacles listed": "Every conflict, and every way to open a deal, is listed",
        "what agenda": "a deal on {names} alone",
        "what agenda package": "Best package on {names} alone",
        "what agendas listed": "Every largest agenda is listed",
        "what draft": "The draft “{names}” is acceptable to all seats",
        "what draft acceptable to": "Seats that could accept the draft “{names}”",
        "what draft changes": "Fewest changes that make the draft “{names}” acceptable to all",
        "what left out": "Why {part} is not computed",
        "what settles": "Where the conflict settles by {concept}",
        "what settles by": "How that comes about by {concept}",
        "what worth": "Points where the conflict settles in {names}",
        "what no deal": "No deal of {names}, taken from where the conflict settles",
        "what deal after": "A deal exists where the conflict settles in {names}",
        "what threat credible": "The threat “{names}” is credible",
        "what threat sufficient": "The threat “{names}” is sufficient",
        "what promise credible": "The promise “{names}” is credible",
        "what promise sufficient": "The promise “{names}” is sufficient",
        "what breach": "What {party} may gain by breaking {package} ({actions})",
        "what breaches not computed": "Why it cannot be told who would gain by breaking {package}",
        "best by": "the package best by {measure}",
        "concept nash": "Nash stability",
        "concept seq": "sequential stability",
        "part settling": "where the conflict settles",
        "part holds": "whether deals would hold",
        "settles, stays": "nobody would leave the status quo",
        "settles, improvements": "improvements lead there from the status quo",
        "settles, cycle": "improvements lead to no equilibrium, and go round without end",
        "settles elsewhere": "it does not settle there",
        "nothing made": "nothing made",
        "or, apart": "{rest}; or {last}",
        "unknown": "not known",
        "no gain": "nothing",
        "for seats": " among {seats}",
        "carried by any": "{paths} {n:turns it alone|turn it, each alone}.",
        "carried together": "Turned by these together, of which none can be left out: {paths}.",
        "carried, needed": "In B it hangs on {paths}.",
        "carried, none": "No judgment carries it: it hangs on the order of names in the file, which"
        " breaks ties.",
        "carried, unknown": "The limit on runs was reached before all was tried; `--runs` raises it.",
    }
)
"""The templates, by what they say."""
