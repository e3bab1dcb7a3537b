"""``detente analyze --for`` prints the role sheet of a party."""

from __future__ import annotations

import pytest

from tests.cli.command import CASE, document, run


def test_the_sheet_of_a_party_in_place_of_the_brief() -> None:
    done = run("analyze", "-", "--for", "North", stdin=CASE)
    page = done.stdout.decode()
    assert page.startswith("A fare\nYou speak for Northland.")
    assert "fare 100% 4 a head: 100; 1 a head: 0" in " ".join(page.split())
    assert "Walking away is worth 20 points to you." in page
    assert "Is there a deal?" not in page
    assert "owner = joint" not in page
    assert done.stderr == b""


def test_the_sheet_in_json() -> None:
    found = document("analyze", "-", "--for", "South", stdin=CASE)
    assert found["schema"] == "detente/role_sheet/1"
    assert found["result"]["party"] == "South"
    parts = {part["heading"]: part for part in found["result"]["parts"]}
    assert parts["Who takes part"]["blocks"][1] == {"item": "Southland (that is you)"}
    assert [part["own"] for part in parts.values()] == sorted(part["own"] for part in parts.values())
    table = parts["Yours alone: what you want"]["blocks"][0]
    assert table["columns"] == ["issue", "counts", "points for each option"]
    assert table["rows"] == [
        ["fare", "50%", "1 a head: 100; 4 a head: 0"],
        ["owner", "50%", "joint: 100; north: 0"],
    ]


def test_other_parties_do_not_change_the_digest() -> None:
    changed = CASE.replace(b"no deal: 20", b"no deal: 25")
    digests = {
        document("analyze", "-", "--for", "South", stdin=text)["case"]["sha256"] for text in (CASE, changed)
    }
    assert len(digests) == 1


@pytest.mark.parametrize(
    ("party", "hint"),
    [
        ("Nroth", 'did you mean "North"?'),
        ("Northland", 'did you mean "North"?'),
        ("coast", 'did you mean "Coast"?'),
        ("Xyz", "its parties: North, South, Coast"),
    ],
)
def test_a_party_that_there_is_not(party: str, hint: str) -> None:
    done = run("analyze", "-", "--for", party, stdin=CASE)
    assert (done.returncode, done.stdout) == (2, b"")
    assert f'there is no party "{party}"'.encode() in done.stderr
    assert hint.encode() in done.stderr


def test_with_share_even_the_partys_own_secrets_are_left_out() -> None:
    text = CASE.replace(b"no deal: 20", b"no deal: {value: 20, confidential: true}")
    flags = ("analyze", "-", "--for", "North")
    assert b"Walking away is worth 20" in run(*flags, stdin=text).stdout
    assert b"Walking away is worth 20" not in run(*flags, "--share", stdin=text).stdout
