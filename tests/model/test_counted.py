"""Whole numbers of things, in words."""

from __future__ import annotations

import pytest

from detente.model import counted


@pytest.mark.parametrize(("number", "told"), [(0, "0 issues"), (1, "1 issue"), (1234, "1,234 issues")])
def test_a_number_agrees_with_its_noun(number: int, told: str) -> None:
    assert counted(number, "issue", "issues") == told


def test_a_number_that_python_would_not_print_is_told_by_its_power_of_ten() -> None:
    assert counted(10**5000, "package", "packages") == "about 10^5000 packages"
