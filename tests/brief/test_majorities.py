"""What a brief says of all the majorities of a forum together."""

from __future__ import annotations

from detente.brief import brief
from tests.brief.examples import EXAMPLES
from tests.brief.written import sentences


def told(example: str, finding: int) -> list[str]:
    """The sentences of one finding of an example."""
    return [sentence.text for sentence in brief(EXAMPLES[example]) if sentence.finding == finding]


def test_what_the_majorities_of_a_forum_have_in_common() -> None:
    assert told("a council of four", 1)[1:6] == sentences("""
        - Of the 6 combinations of 2 seats that are just enough, 3 have a package that suits every one of
          their members.
        - No seat is in all of those that can agree.
        - Ashby is in none of those that can agree.
        - Of those that can agree, 2 hold Bray, 2 Corby and 2 Dunmore.
        - No package is the best of more of those than this one, the best of 2: site: north.
    """)
    assert "No two of those come to the same best package." in told("a council that differs", 1)


def test_majorities_of_one_and_those_looked_at_are_told_apart() -> None:
    each = "Each of the 4 seats that are enough alone has a package that suits it."
    assert each in told("majority of many", 1)
    looked_at = (
        "Each of the first 2 combinations of 2 seats that are just enough has a package that suits all"
    )
    assert f"{looked_at} its members." in told("too many winning sets", 1)


def test_winning_sets_that_were_not_looked_at_are_counted() -> None:
    assert "1 more such combination was not looked at." in told("too many winning sets", 1)
    assert not any("not looked at" in text for text in told("majority", 1))
