"""What the sources of a case are told with; part of the catalogue."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "of source": "{source}: {text}",
        "source weight": "{weight}{record}{disputes}.",
        "source holds": "{n} {n:judgment|judgments}",
        "source holds nothing": "Nothing rests on it",
        "source in the record": ", in the record: {kinds}",
        "source all in the record": ", all in the record: {kinds}",
        "source partly in the record": ", {n} of them in the record: {kinds}",
        "source disputes": "; it disputes {n} {n:entry|entries} of the record",
        "kind reported": "{n} reported",
        "kind fact": "{n} {n:fact|facts}",
        "kind claim": "{n} {n:claim|claims}",
        "kind opinion": "{n} {n:opinion|opinions}",
        "kind scheduled": "{n} scheduled",
        "places unused": "Nothing rests on {places}.",
        "reason alone": "A reason and no source: {n} of {total} judgments",
        "no grounds": "Neither a source nor a reason: {n} of {total} judgments",
        "all grounded": "Every judgment has a source or a reason",
    }
)
"""The templates, by what they say."""
