"""The cases that ship, right to the last package: the lens against brute force over all of them."""

from __future__ import annotations

import io
from typing import Any

import pytest
import yaml

from detente.agreement import agreement
from detente.agreement.document import agreement_document
from detente.casefile import read_case
from detente.casefile.library import find
from tests.agreement.test_against_oracle import differences
from tests.oracles.agreement import agreement_result
from tests.shipped import running


def without_grounds(node: Any) -> Any:
    """The document without sources and reasons, which say nothing of what is wanted."""
    if isinstance(node, dict):
        return {key: without_grounds(value) for key, value in node.items() if key not in ("source", "why")}
    return [without_grounds(item) for item in node] if isinstance(node, list) else node


@pytest.mark.parametrize("name", running("agreement"))
def test_a_shipped_case_is_right_to_the_last_package(name: str) -> None:
    data, display = find(name, io.BytesIO())
    document = yaml.load(data.decode("utf-8"), Loader=yaml.BaseLoader)
    expected = agreement_result(without_grounds(document))
    assert differences(agreement_document(agreement(read_case(data, display).case)), expected) == []
