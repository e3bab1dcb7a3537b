"""Works whose rows can be told without computing them, for tests of what computes and stores rows."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from detente.runs.work import Column, Plan

if TYPE_CHECKING:
    from detente.runs.work import Row, Work

COLUMNS = (
    Column("wants.North.fare.weight", "REAL", "drawn"),
    Column("wants.North.order", "TEXT", "drawn"),
    Column("zone.board", "INTEGER", "found"),
)


def row(number: int) -> Row:
    """What the row of a number is expected to be."""
    return number / 8, f"[{number}]", number % 2


@dataclass(frozen=True)
class Counting:
    """Rows made of their own number; each chunk takes a moment."""

    pause: float = 0.0
    columns: tuple[Column, ...] = COLUMNS

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows, after a moment."""
        time.sleep(self.pause)
        return [row(number) for number in range(start, stop)]


@dataclass(frozen=True)
class Deadly:
    """Kills the process that computes a certain row, as often as the folder does not say yet that it did."""

    folder: str
    at: int
    times: int
    columns: tuple[Column, ...] = COLUMNS

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows, or the end."""
        died = len(list(Path(self.folder).iterdir()))
        if start <= self.at < stop and died < self.times:
            Path(self.folder, f"{died}").touch()
            os._exit(9)
        return [row(number) for number in range(start, stop)]


def plan(work: Work, size: int, chunk: int = 8, **identity: object) -> Plan:
    """A run of a work."""
    return Plan({"seed": 1, **identity}, {"title": "Counting"}, work.columns, size, chunk)
