"""Words with a meaning of their own: what cannot be a name, and what a record entry may say."""

from __future__ import annotations

from typing import Final

LONGEST_NAME: Final = 200
"""Characters a name may have."""

DEEDS: Final = (
    "signs",
    "ratifies",
    "leaves",
    "proposes",
    "demands",
    "offers",
    "refuses",
    "concedes",
    "agrees",
    "threatens",
    "promises",
    "warns",
    "accuses",
    "supports",
    "aids",
    "sanctions",
    "deploys",
    "attacks",
    "withdraws",
    "meets",
    "says",
    "forecasts",
    "announces",
)
"""What an entry of the record may say was done."""

EVENT_KINDS: Final = ("reported", "fact", "claim", "opinion", "scheduled")
"""How far an entry of the record is known; what they mean stands with `kind` in the format."""

RESERVED: Final = frozenset(
    {
        "source",
        "why",
        "order",
        "together",
        "red lines",
        "no deal",
        "status quo",
        "otherwise",
        "zone",
        "if",
        "iff",
        "not",
        "and",
        "or",
    }
)
"""Words that cannot be names, since they mean something of their own."""
