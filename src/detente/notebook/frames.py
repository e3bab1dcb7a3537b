"""Rows of plain values as data frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.errors import ExtraMissing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd


def frame(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """The rows as a data frame; no rows give one without columns.

    Raises :class:`~detente.errors.ExtraMissing` where pandas is not installed.
    """
    try:
        import pandas as pd  # noqa: PLC0415 - an extra, and heavy
    except ImportError:
        raise ExtraMissing(
            "a data frame needs pandas", "in a copy of Détente: python -m pip install '.[frames]'"
        ) from None
    return pd.DataFrame(rows)
