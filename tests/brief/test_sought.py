"""What a brief says of packages that were sought one at a time."""

from __future__ import annotations

from detente.brief import brief
from tests.brief.sought_texts import SOUGHT


def told(example: str, finding: int) -> list[str]:
    """The sentences of one finding of an example."""
    return [sentence.text for sentence in brief(SOUGHT[example]) if sentence.finding == finding]


def test_what_programs_could_not_prove_is_said() -> None:
    found = told("not all proved", 1)
    assert found[1].startswith("The issues are tied too closely")
    assert not any("outcome" in text for text in found)
    (unproved,) = (text for text in found if "proved" in text)
    assert unproved == (
        "It is not proved that no other package does better by even shares of what each could gain"
        " (Kalai-Smorodinsky), the smallest gain (egalitarian) and the sum of points (utilitarian)."
    )


def test_what_a_search_did_not_find_is_not_told_as_if_it_were_not_there() -> None:
    assert any("is not known" in text for text in told("what collides is not known", 2))
    found = told("in vain", 2)
    assert "One such set was looked for; there may be others, also smaller ones." in found
    assert "Whether a deal on a part is possible was not looked for." in found
    unknown = told("in vain, and why is not known", 2)
    assert any("was not found within the limits" in text for text in unknown)
    for example in SOUGHT:
        assert not any("too many" in text or "at its limit." in text for text in told(example, 2))
    assert not any("Nothing stands" in text for text in told("what collides is not known", 2))


def test_where_nothing_was_found_no_number_is_said_to_be_known_in_bounds() -> None:
    assert not any("bounds" in text for text in told("in vain", 1))
