"""The brute-force oracle for exchanges, improvements and ways agrees with cases worked out by hand."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import pytest
import yaml

from tests.oracles.trades import improvements, is_way, references, trades

Document = dict[str, Any]

# North's values are (3 price + term) / 4, South's (price + 3 term) / 4:
#
#            low short   low long   middle short   middle long   high short   high long
#   North        75         100         37.5           62.5           0           25
#   South        75           0         87.5           12.5         100           25
#
# Low short betters middle long and high long, middle short betters high long, and nothing else is bettered.
TWO_PARTIES = """
parties: {North: Northland, South: Southland}
issues:
  price: {options: [low, middle, high]}
  term: {options: [short, long], today: long}
wants:
  North:
    price: {weight: 3, values: {low: 100, middle: 50, high: 0}}
    term: {weight: 1, values: {short: 0, long: 100}}
  South:
    price: {weight: 1, values: {low: 0, middle: 50, high: 100}}
    term: {weight: 3, values: {short: 100, long: 0}}
"""
LOW_SHORT = {"price": "low", "term": "short"}
LOW_LONG = {"price": "low", "term": "long"}
MIDDLE_SHORT = {"price": "middle", "term": "short"}
MIDDLE_LONG = {"price": "middle", "term": "long"}
HIGH_SHORT = {"price": "high", "term": "short"}
HIGH_LONG = {"price": "high", "term": "long"}

GIVES = {"North": "term", "South": "price"}
TO_LOW: Document = {"gives": GIVES, "to": LOW_SHORT, "gains": {"North": 50, "South": 50}}
TO_MIDDLE: Document = {
    "gives": GIVES,
    "to": MIDDLE_SHORT,
    "gains": {"North": Fraction(25, 2), "South": Fraction(125, 2)},
}


def document_of(text: str) -> Document:
    """A case document as the oracle takes it: every scalar a text."""
    document = yaml.load(text, Loader=yaml.BaseLoader)
    assert isinstance(document, dict)
    return document


def two_parties(*, north: str = "{}", south: str = "{}", **sections: str) -> Document:
    """The case above with more that each party wants, and further sections."""
    document = document_of(TWO_PARTIES)
    document["wants"]["North"] |= document_of(north)
    document["wants"]["South"] |= document_of(south)
    return document | {name: document_of(text) for name, text in sections.items()}


def with_east(low: int, middle: int, high: int) -> Document:
    """The case with a third party, to which these are the values of the price and the term is nothing."""
    document = two_parties()
    document["parties"]["East"] = "Eastland"
    values = {"low": str(low), "middle": str(middle), "high": str(high)}
    document["wants"]["East"] = {"price": {"weight": "1", "values": values}}
    return document


def same(found: list[dict[str, Any]], expected: list[dict[str, Any]]) -> bool:
    """Whether two lists hold the same items, each as often."""
    return len(found) == len(expected) and all(found.count(item) == expected.count(item) for item in found)


def test_both_give_what_matters_less_to_them() -> None:
    """From high long, at 25 and 25, a short term alone is worth 0 to North and 100 to South.

    A low price alone is worth 100 and 0, a middle one 62.5 and 12.5: South gives either for the term. Low
    short is worth 75 and 75, which is 50 more to each; middle short 37.5 and 87.5, 12.5 and 62.5 more.
    """
    assert same(trades(two_parties(), "all", HIGH_LONG), [TO_LOW, TO_MIDDLE])


def test_an_exchange_of_what_matters_more_is_none() -> None:
    """All two-issue changes from low short, (75, 75), to middle long and high long give both less.

    From middle long, (62.5, 12.5), low short is worth 12.5 and 62.5 more: North gives the term, and South the
    price, since low long is worth 100 and 0. High short is worth less to North.
    """
    assert trades(two_parties(), "all", LOW_SHORT) == []
    gains = {"North": Fraction(25, 2), "South": Fraction(125, 2)}
    assert trades(two_parties(), "all", MIDDLE_LONG) == [{"gives": GIVES, "to": LOW_SHORT, "gains": gains}]


def test_the_seat_that_comes_first_in_the_forum_is_named_first() -> None:
    """With South seated first, the same exchange opens with South and the price."""
    document = two_parties(forums="council: {seats: [South, North]}")
    found = trades(document, "council", MIDDLE_LONG)
    assert [list(trade["gives"].items()) for trade in found] == [[("South", "price"), ("North", "term")]]
    assert [list(trade["gains"]) for trade in found] == [["South", "North"]]


@pytest.mark.parametrize(
    ("east", "expected"),
    [
        ((50, 50, 50), [TO_LOW | {"gains": TO_LOW["gains"] | {"East": 0}}, "middle at 0"]),
        ((0, 100, 50), ["middle at 50"]),
        ((0, 0, 50), []),
    ],
)
def test_no_other_seat_may_lose(east: tuple[int, int, int], expected: list[Any]) -> None:
    """East gains its value of the new price less that of the high one, and may gain 0.

    It has no exchange of its own, which needs two issues that matter to both: the term does not matter to it.
    """
    to_middle = {
        f"middle at {gain}": TO_MIDDLE | {"gains": TO_MIDDLE["gains"] | {"East": gain}} for gain in (0, 50)
    }
    wanted = [to_middle[item] if isinstance(item, str) else item for item in expected]
    assert same(trades(with_east(*east), "all", HIGH_LONG), wanted)


def test_one_package_may_be_several_exchanges() -> None:
    """With a second South, called Coast, North exchanges with either; those two want the same."""
    document = two_parties()
    document["parties"]["Coast"] = "Coastal Republic"
    document["wants"]["Coast"] = document["wants"]["South"]
    gains = {"North": Fraction(25, 2), "South": Fraction(125, 2), "Coast": Fraction(125, 2)}
    expected = [
        {"gives": {"North": "term", partner: "price"}, "to": LOW_SHORT, "gains": gains}
        for partner in ("South", "Coast")
    ]
    assert same(trades(document, "all", MIDDLE_LONG), expected)


@pytest.mark.parametrize(
    ("never", "expected"),
    [
        ("price = low and term = short", [TO_MIDDLE]),
        ("term = short", []),
        ("price = high", [TO_LOW, TO_MIDDLE]),  # what is left need not be allowed
        ("price != high and term = long", [TO_LOW, TO_MIDDLE]),  # nor half of the exchange
    ],
)
def test_only_where_an_exchange_leads_must_be_allowed(never: str, expected: list[Any]) -> None:
    document = two_parties(south=f"red lines: [{{never: {never}}}]")
    assert same(trades(document, "all", HIGH_LONG), expected)
    assert same(improvements(document, "all", HIGH_LONG, 2), [trade["to"] for trade in expected])


def test_what_issues_add_together_counts() -> None:
    """With 50 less for low and short together, low short is worth 25 to North, as high long is: no more.

    With 60 more for a middle price and a long term, a middle price alone is worth 72.5 to South, more than
    the 25 of high long: South gives nothing by it. Middle short is still worth more to both.
    """
    less = two_parties(north="together: [{if: price = low and term = short, points: -50}]")
    assert trades(less, "all", HIGH_LONG) == [TO_MIDDLE]
    assert same(improvements(less, "all", HIGH_LONG, 2), [LOW_SHORT, MIDDLE_SHORT])
    more = two_parties(south="together: [{if: price = middle and term = long, points: 60}]")
    assert trades(more, "all", HIGH_LONG) == [TO_LOW]
    assert same(improvements(more, "all", HIGH_LONG, 2), [LOW_SHORT, MIDDLE_SHORT])


def test_improvements_change_exactly_as_many_issues_as_asked() -> None:
    """With 60 more for it at South, middle long is worth 62.5 and 72.5, and one change from high long."""
    document = two_parties(south="together: [{if: price = middle and term = long, points: 60}]")
    assert improvements(document, "all", HIGH_LONG, 0) == []
    assert improvements(document, "all", HIGH_LONG, 1) == [MIDDLE_LONG]
    assert improvements(document, "all", HIGH_LONG, 3) == []
    assert improvements(two_parties(), "all", HIGH_LONG, 1) == []


def test_a_red_line_counts_by_seat_and_by_treated_issue() -> None:
    """A forum of North alone on the price: the term stays long, and South's red line is no matter.

    Of North's lines the first names no treated issue, the second holds today's term. To North alone the low
    price is better than the high one.
    """
    document = two_parties(
        north="red lines: [{never: term = long}, {never: price = middle and term = long}]",
        south="red lines: [{never: price = low}]",
        forums="talks: {seats: [North], issues: [price]}",
    )
    assert improvements(document, "talks", {"price": "high"}, 1) == [{"price": "low"}]
    assert trades(document, "talks", {"price": "high"}) == []
    assert is_way(document, "talks", {"price": "middle"}, [{"price": "low"}]) is None
    assert is_way(document, "talks", {"price": "high"}, [{"price": "middle"}, {"price": "low"}]) is not None


def test_number_options_are_told_apart_as_they_are_shown() -> None:
    """Of 0, 0.1, 0.2 and 0.3 the last is best, so two steps better 0.1."""
    document = document_of("""
    parties: {North: Northland}
    issues: {share: {number: {from: 0, to: 0.3, step: 0.1}, today: 0.1}}
    wants: {North: {share: {weight: 1, ideal: 0.3}}}
    """)
    assert references(document, "all") == {"today": {"share": 0.1}}
    for given in (0.1, Fraction(1, 10), "0.1"):
        assert improvements(document, "all", {"share": given}, 1) == [{"share": 0.2}, {"share": 0.3}]


def test_an_open_draft_stands_for_its_best_completion() -> None:
    """Sums with a short term are 150, 125, 100, with a long one 100, 75, 50, with a high price 100 and 50."""
    drafts = """
    brief: {package: {term: short}}
    dear: {package: {price: high}}
    full: {package: {price: high, term: long}}
    """
    found = references(two_parties(drafts=drafts), "all")
    assert found == {"draft.brief": LOW_SHORT, "draft.dear": HIGH_SHORT, "draft.full": HIGH_LONG}
    assert list(found) == ["draft.brief", "draft.dear", "draft.full"]


def test_a_tie_of_completions_goes_to_the_first_in_option_order() -> None:
    """With 0, 25 and 50 to East for the price, every long term sums to 100 over the three."""
    document = with_east(0, 25, 50) | document_of("drafts: {lasting: {package: {term: long}}}")
    assert references(document, "all") == {"draft.lasting": LOW_LONG}


def test_a_red_line_does_not_keep_a_draft_from_its_best_completion() -> None:
    document = two_parties(
        south="red lines: [{never: price = low}]", drafts="brief: {package: {term: short}}"
    )
    assert references(document, "all") == {"draft.brief": LOW_SHORT}


def test_a_forum_has_no_draft_that_changes_what_it_does_not_treat() -> None:
    """The term is not treated and long today; at a long term a low price has the largest sum, 100.

    The other forum treats the term, and has its today; the price has one in this case, high.
    """
    document = two_parties(
        drafts="""
        brief: {package: {term: short}}
        lasting: {package: {term: long}}
        dear: {package: {price: high, term: long}}
        """,
        forums="{pricing: {issues: [price]}, timing: {issues: [term]}}",
    )
    assert references(document, "pricing") == {
        "draft.lasting": {"price": "low"},
        "draft.dear": {"price": "high"},
    }
    with pytest.raises(ValueError, match="without `today`"):
        references(document, "timing")
    document["issues"]["price"]["today"] = "high"
    assert references(document, "pricing")["today"] == {"price": "high"}
    assert references(document, "timing") == {
        "draft.brief": {"term": "short"},
        "draft.lasting": {"term": "long"},
        "draft.dear": {"term": "long"},
        "today": {"term": "long"},
    }


@pytest.mark.parametrize(
    ("start", "steps"),
    [(HIGH_LONG, [LOW_SHORT]), (HIGH_LONG, [MIDDLE_SHORT]), (MIDDLE_LONG, [LOW_SHORT]), (LOW_SHORT, [])],
)
def test_right_ways(start: dict[str, str], steps: list[dict[str, str]]) -> None:
    assert is_way(two_parties(), "all", start, steps) is None


@pytest.mark.parametrize(
    ("start", "steps", "wrong"),
    [
        (HIGH_LONG, [], "is bettered by"),
        (HIGH_LONG, [HIGH_LONG, LOW_SHORT], "step 1 changes nothing"),
        (HIGH_LONG, [MIDDLE_LONG, LOW_SHORT], "step 1 gives a seat less"),
        (HIGH_LONG, [LOW_SHORT, MIDDLE_SHORT], "step 2 gives a seat less"),
        (HIGH_LONG, [{"price": "low"}], "step 1: .* is not over the issues"),
        (HIGH_LONG, [LOW_SHORT | {"term": "endless"}], "step 1: 'endless' is no option"),
    ],
)
def test_wrong_ways(start: dict[str, str], steps: list[dict[str, str]], wrong: str) -> None:
    found = is_way(two_parties(), "all", start, steps)
    assert found is not None
    assert re.search(wrong, found)


def with_aid() -> Document:
    """The case with a third issue that counts as much as the two: half their values, plus 50 for aid.

    From high long without aid, (12.5, 12.5), aid alone leads to (62.5, 62.5). From there only two changes
    help, to low short, (87.5, 87.5), or middle short, (68.75, 93.75).
    """
    document = two_parties()
    document["issues"]["aid"] = {"options": ["no", "yes"]}
    for wants in document["wants"].values():
        wants["aid"] = {"weight": "4", "values": {"no": "0", "yes": "100"}}
    return document


@pytest.mark.parametrize(
    ("steps", "wrong"),
    [
        ([HIGH_LONG | {"aid": "yes"}, LOW_SHORT | {"aid": "yes"}], None),
        ([HIGH_LONG | {"aid": "yes"}, MIDDLE_SHORT | {"aid": "yes"}], None),
        ([HIGH_LONG | {"aid": "yes"}], "is bettered by"),
        ([LOW_SHORT | {"aid": "yes"}], "step 1 changes 3 issues where 1 would do"),
        ([LOW_SHORT | {"aid": "no"}, LOW_SHORT | {"aid": "yes"}], "step 1 changes 2 issues where 1 would do"),
    ],
)
def test_a_step_changes_no_more_than_it_must(steps: list[dict[str, str]], wrong: str | None) -> None:
    found = is_way(with_aid(), "all", HIGH_LONG | {"aid": "no"}, steps)
    assert (found is None) == (wrong is None)
    assert (wrong or "") in (found or "")


def test_three_changes_are_too_many_where_two_would_do() -> None:
    """With aid ruled out at a high price, low short without it, (37.5, 37.5), is two changes away.

    So is middle long with it, (81.25, 56.25), from where a short term for a low price is left to exchange.
    """
    document = with_aid()
    document["wants"]["North"]["red lines"] = [{"never": "aid = yes and price = high"}]
    start, end = HIGH_LONG | {"aid": "no"}, LOW_SHORT | {"aid": "yes"}
    assert is_way(document, "all", start, [end]) == "step 1 changes 3 issues where 2 would do"
    assert is_way(document, "all", start, [LOW_SHORT | {"aid": "no"}, end]) is None
    assert is_way(document, "all", start, [MIDDLE_LONG | {"aid": "yes"}, end]) is None


def test_where_three_issues_must_change_any_number_may() -> None:
    """Values are 30, 20, 10 with none, one, two of three issues new, and 0 + 100 with all.

    A fourth issue, last, is worth 0 and 1 in a weight that leaves the others be; only with all three is it
    free to change, by a red line. So four may change at once, or three and then one.
    """
    document = document_of("""
    parties: {North: Northland}
    issues:
      a: {options: [old, new], today: old}
      b: {options: [old, new], today: old}
      c: {options: [old, new], today: old}
      d: {options: [old, new], today: old}
    wants:
      North:
        a: {weight: 1, values: {old: 40, new: 0}}
        b: {weight: 1, values: {old: 40, new: 0}}
        c: {weight: 1, values: {old: 40, new: 0}}
        d: {weight: 1, values: {old: 0, new: 4}}
        together: [{if: a = new and b = new and c = new, points: 100}]
        red lines: [{never: d = new and not (a = new and b = new and c = new)}]
    """)
    start = dict.fromkeys("abcd", "old")
    three, four = dict.fromkeys("abc", "new") | {"d": "old"}, dict.fromkeys("abcd", "new")
    assert improvements(document, "all", start, 1) == improvements(document, "all", start, 2) == []
    assert improvements(document, "all", start, 3) == [three]
    assert improvements(document, "all", start, 4) == [four]
    assert is_way(document, "all", start, [four]) is None
    assert is_way(document, "all", start, [three, four]) is None
    assert is_way(document, "all", start, [start | {"d": "new"}, four]) == "step 1 crosses a red line"


def test_a_start_that_crosses_a_red_line_may_be_the_end_too() -> None:
    """With every short term ruled out, nothing that is left betters high long, itself ruled out or not."""
    document = two_parties(south="red lines: [{never: term = short}, {never: price = high}]")
    assert is_way(document, "all", HIGH_LONG, []) is None
    assert is_way(document, "all", HIGH_LONG, [LOW_SHORT]) == "step 1 crosses a red line"


def test_seats_without_values_want_no_change() -> None:
    """The League says yes when both its members do, and values nothing itself: every completion ties."""
    document = two_parties(
        forums="assembly: {seats: [League]}",
        approval="League: {ratifiers: {North: {}, South: {}}}",
        drafts="lasting: {package: {term: long}}",
    )
    document["parties"]["League"] = {"name": "League", "members": ["North", "South"]}
    assert trades(document, "assembly", HIGH_LONG) == []
    assert improvements(document, "assembly", HIGH_LONG, 2) == []
    assert references(document, "assembly") == {"draft.lasting": LOW_LONG}
    assert is_way(document, "assembly", HIGH_LONG, []) is None
    assert is_way(document, "assembly", HIGH_LONG, [LOW_SHORT]) is not None


def test_a_seat_that_states_red_lines_alone_values_nothing_and_is_heard() -> None:
    """East rules out low short; its lack of values neither counts as a gain nor a loss."""
    document = two_parties()
    document["parties"]["East"] = "Eastland"
    document["wants"]["East"] = {"red lines": [{"never": "price = low and term = short"}]}
    assert trades(document, "all", HIGH_LONG) == [TO_MIDDLE]


def test_approvals_and_no_deal_play_no_part() -> None:
    """A demand of 90 and a ratifier's red line keep low short from being agreed, and from nothing here."""
    document = two_parties(
        south="no deal: '90'",
        approval="South: {ratifiers: {House: {red lines: [{never: price = low}]}}}",
    )
    assert same(trades(document, "all", HIGH_LONG), [TO_LOW, TO_MIDDLE])
