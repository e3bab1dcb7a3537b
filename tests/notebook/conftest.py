"""What several tests of rows ask of the same results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import detente

if TYPE_CHECKING:
    from detente.notebook import AgreementResult


@pytest.fixture(scope="session")
def geneva() -> AgreementResult:
    return detente.load("geneva-2022").agreement()
