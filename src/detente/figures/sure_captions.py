"""The words of pictures of how sure an answer is."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

SURE: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Judgments
        "judgment with range": "{judgment} ({low} to {high})",
        "judgment order": "{owner}: order of weights",
        "judgment weight": "{owner}: weight of {issue}",
        "judgment best first": "{owner}: order on {issue}",
        "judgment ideal": "{owner}: ideal {issue}",
        "judgment value": "{owner}: value of {issue} = {option}",
        "judgment together": "{owner}: points of combination {number}",
        "judgment no deal": "{owner}: no deal",
        "judgment red line": "{owner}: red line {number} stands",
        "judgment group": "{owner}: order within wish {number}",
        "judgment prefers": "{owner}: wish “{condition}”",
        "judgment worth": "{owner}: worth of “{condition}”",
        "judgment worth otherwise": "{owner}: worth of all other states",
        # Conclusions
        "concludes deal": "a deal",
        "concludes deal in": "a deal: {forum}",
        "concludes draft": "draft “{draft}” accepted",
        "concludes draft in": "draft “{draft}” accepted: {forum}",
        "concludes staying": "stays as it is today",
        "concludes settles": "settles in {state}",
        "concludes equilibrium": "{state} is stable (SEQ)",
        "percent": "{percent} %",
        "percent below": "<1 %",
        "percent above": ">99 %",
        "percent between": "{share} ({low}–{high})",
        "conclusion": "What",
        "central case": "Central case",
        "yes": "yes",
        "no": "no",
        # Shares
        "shares title certain": "A deal is certain: one package is accepted in every world.",
        "shares title impossible": "A deal is impossible: in no world is a package accepted.",
        "shares title open": "There is a deal in {share} of {worlds} worlds.",
        "shares title forums": "A deal is {parts}.",
        "shares part certain": "certain in {forums}",
        "shares part open": "open in {forums}",
        "shares part impossible": "impossible in {forums}",
        "shares title least": "Least sure is “{what}”: so in {share} of {worlds} worlds.",
        "shares title sure": "Nothing that the case leaves uncertain changes what is told of here.",
        "shares described": "{n} {n:row|rows}, one for each conclusion, the least sure first, on a"
        " scale from 0 to 100 percent of {worlds} worlds: a point for the share of worlds, filled where the"
        " central case has it so, with a bar for the 95 % interval; or a word where it is proved.{rest}",
        "shares described, rest": " {n} more {n:is|are} left out.",
        "shares rest": "{n} more {n:conclusion|conclusions} left out",
        "shares table": "In what share of {worlds} worlds each holds, with 95 % intervals{rest}.",
        "not in the table": "; {n} more {n:is|are} not shown",
        "percent of worlds": "% of worlds",
        "legend central holds": "so in the central case",
        "legend central fails": "not so in the central case",
        "legend interval": "95 % interval",
        "share of worlds": "Share of worlds",
        "share unknown": "no share",
        "sure certain": "certain",
        "sure impossible": "impossible",
        "sure every": "in every world",
        # Tornado
        "tornado title, across": "{n} judgments reach from no deal to a deal, each alone; farthest"
        " “{judgment}”.",
        "tornado title, one across": "Only “{judgment}” alone reaches from no deal to a deal.",
        "tornado title, none": "No bar reaches from no deal to a deal; “{judgment}” alone moves the margin"
        " most.",
        "tornado title, one": "Only “{judgment}” alone moves the margin.",
        "tornado title": "“{judgment}” alone moves the margin most.",
        "tornado described": "{n} {n:bar|bars}, one for each judgment, the longest first: from the least to"
        " the greatest margin, in points, as it alone varies{at}. The margin is the largest gain over no"
        " deal that every seat can have at once by a package that crosses no red line of a seat; a dashed"
        " line marks that of the central case, {central}.{sides}{rest}",
        "tornado described, at": ", with its own value there in brackets",
        "tornado described, deal": " Left of 0 there is no deal, from 0 on there is one.",
        "tornado described, rest": " {n} more {n:is|are} in the table.",
        "tornado rest": "{n} more {n:judgment|judgments} in the table",
        "tornado no deal": "no deal",
        "tornado deal": "a deal",
        "tornado central": "central case {margin}",
        "tornado table": "The least and the greatest margin, in points, as each judgment alone varies.",
        "margin at": "{margin} (at {value})",
        "no margin": "which has none",
        "no package": "no package",
        "judgment": "Judgment",
        "least margin": "Least margin",
        "greatest margin": "Greatest margin",
        # Flip points
        "flips title": "{n} judgments can each turn alone whether there is a deal, first of all"
        " “{judgment}”.",
        "flips title, one": "Only “{judgment}” can turn alone whether there is a deal.",
        "flips title, no deal": "No judgment alone turns whether there is a deal; {n} turn something else.",
        "flips title, no deal, one": "No judgment alone turns whether there is a deal; “{judgment}” turns"
        " something else.",
        "flips described": "{n} {n:row|rows}, one for each judgment that alone turns something, all else"
        " at its central value: a line for its range, with a dot at the central value and a mark at"
        " each value at which something turns, and beside it what turns.{rest}",
        "flips described, rest": " {n} more {n:is|are} in the table.",
        "flips rest": "{n} more {n:judgment|judgments} in the table",
        "flips more": "and {n} more",
        "flips legend": "central; a bar where something turns",
        "flips turns": "what turns, and at which value",
        "flips at": "{values}: {conclusion}",
        "flips falls": "falls",
        "flips stands": "stands",
        "flips order": "by other numbers in the same order",
        "flips table": "The values at which each judgment, alone, turns something.",
        "turns at": "Turns at",
        "what turns": "What turns",
        # Border
        "border title, all": "Whatever “{x}” and “{y}” are within their ranges, all else central, there"
        " is a deal.",
        "border title, none": "Whatever “{x}” and “{y}” are within their ranges, all else central, there"
        " is no deal.",
        "border title, some": "Whether there is a deal turns with “{x}” and “{y}”: there is one on {share} of"
        " the square of both.",
        "border described": "A square: across it {x}, upwards {y}, all else at its central value. Where there"
        " is a deal it is green, else grey; a diamond marks the central case.",
        "border across": "{judgment} →",
        "border upwards": "↑ {judgment}",
        "border deal": "a deal",
        "border none": "no deal",
        "border central": "central case",
        "border table": "For some values of the first judgment, the values of “{y}” for which there is a"
        " deal, as far as they were tried.",
        "border column": "{judgment}, with a deal",
        "border everywhere": "all",
        "border nowhere": "none",
        "border value": "{low} to {high}",
        # Acceptability
        "acceptability title": "Accepted most often is {what}: in {share} of worlds.",
        "acceptability title, otherwise nameless": "The package accepted most often is accepted in {share} of"
        " worlds.",
        "acceptability title, none": "Of {n} {n:package|packages} looked at, none is accepted in any world"
        " drawn.",
        "acceptability described": "For each of {seats} {n} {n:bar|bars}, one for each package, stacked by"
        " the share of worlds in which the package is first among all, second, and so on, darker for better;"
        " beside it the share of worlds in which the forum accepts it.{rest}",
        "acceptability described, rest": " {n} more {n:is|are} in the table.",
        "acceptability rest": "{n} more {n:package|packages} in the table",
        "acceptability table": "How often each package is first for each seat, and among the first three, and"
        " how often the forum accepts it.",
        "rank first": "rank 1",
        "rank last": "rank {n}",
        "ranks of": "{first}, {three}",
        "accepted": "Accepted",
        "accepted most often": "accepted most often",
        "frontier point": "frontier package {number}",
    }
)
"""The catalogue."""
