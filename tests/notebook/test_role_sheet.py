"""Role sheets at a prompt and in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import detente

if TYPE_CHECKING:
    from pathlib import Path

    from detente.notebook import LoadedCase

SECRETS = """\
parties: {A: A, B: B}
issues: {fare: {options: [low, high]}}
wants: {B: {fare: {weight: 1, best first: [low, high]}, no deal: 77}}
drafts: {secret: {by: B, confidential: true, package: {fare: low}}}
"""


@pytest.fixture(scope="module")
def southland() -> LoadedCase:
    return detente.load("southland")


def test_printed_it_is_a_page_to_hand_out(southland: LoadedCase) -> None:
    sheet = southland.role_sheet("North")
    assert repr(sheet) == "<RoleSheet of 'A pipeline through Southland' for North>"
    page = str(sheet)
    assert page.startswith("A pipeline through Southland")
    assert "Walking away is worth 45 points to you." in page
    assert "issue | counts | points for each option" in page


def test_in_a_notebook_it_holds_the_same(southland: LoadedCase) -> None:
    shown = southland.role_sheet("North")._repr_html_()
    assert "Walking away is worth 45 points to you." in shown
    assert ">points for each option</th>" in shown


def test_what_another_party_keeps_to_itself_is_not_on_it(tmp_path: Path) -> None:
    (tmp_path / "fare.yaml").write_text(SECRETS, encoding="utf-8")
    case = detente.load(tmp_path / "fare.yaml")
    assert "secret" in str(case.role_sheet("B"))
    for told in (str(case.role_sheet("A")), case.role_sheet("A")._repr_html_()):
        assert "secret" not in told
        assert "77" not in told


@pytest.mark.parametrize(("name", "meant"), [("Nroth", "North"), ("north", "North")])
def test_a_party_that_there_is_not_is_answered_with_what_was_meant(
    southland: LoadedCase, name: str, meant: str
) -> None:
    with pytest.raises(ValueError, match=f'there is no party "{name}"; did you mean "{meant}"'):
        southland.role_sheet(name)
