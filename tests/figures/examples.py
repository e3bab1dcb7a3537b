"""Analyses of cases made to be drawn, and results made by hand for what no case shows."""

from __future__ import annotations

from dataclasses import replace

from detente.agreement.result import ForumAgreement
from tests.figures.cases import DEADLOCK, OWNER_ALONE, analysis

DEADLOCKED = analysis(DEADLOCK)
ONE_WAY = analysis(OWNER_ALONE)
assert DEADLOCKED.agreement is not None
BOARD = DEADLOCKED.agreement.forums["board"]
assert isinstance(BOARD, ForumAgreement)
BY_HAND = {
    "no way out": replace(
        DEADLOCKED,
        agreement=replace(
            DEADLOCKED.agreement,
            forums={"board": replace(BOARD, corrections=(), obstacles_complete=False)},
        ),
    ),
}
