"""The brute-force oracle for largest agendas agrees with cases worked out by hand."""

from __future__ import annotations

import random
from typing import Any

import yaml

from tests.generators import ABOUT_TODAY, random_case
from tests.oracles.agendas import agendas_result

RANDOM_CASES = 120

Document = dict[str, Any]

# Every issue counts as much as any other to either party, so that a package is worth the mean over three
# issues: to North 100 for each that stays old, to South 100 for each that is new.
#
#   issues that are new     0      1      2      3
#   North                 100   66.7   33.3      0
#   South                   0   33.3   66.7    100
TWO_PARTIES = """
parties: {North: Northland, South: Southland}
issues:
  a: {options: [old, new], today: old}
  b: {options: [old, new], today: old}
  c: {options: [old, new], today: old}
wants:
  North:
    a: {weight: 1, values: {old: 100, new: 0}}
    b: {weight: 1, values: {old: 100, new: 0}}
    c: {weight: 1, values: {old: 100, new: 0}}
  South:
    a: {weight: 1, values: {old: 0, new: 100}}
    b: {weight: 1, values: {old: 0, new: 100}}
    c: {weight: 1, values: {old: 0, new: 100}}
"""
ONE_NEW = {"North": 200 / 3, "South": 100 / 3}
TWO_NEW = {"North": 100 / 3, "South": 200 / 3}


def document_of(text: str) -> Document:
    """A case document as the oracle takes it: every scalar a text."""
    document = yaml.load(text, Loader=yaml.BaseLoader)
    assert isinstance(document, dict)
    return document


def two_parties(
    *, north: list[str], south: list[str], no_deal: tuple[str, str] = ("30", "30"), **sections: Any
) -> Document:
    """The case above: what each party rules out, what each has without a deal, and further sections."""
    document = document_of(TWO_PARTIES) | sections
    for party, lines, least in zip(("North", "South"), (north, south), no_deal, strict=True):
        document["wants"][party] |= {"no deal": least, "red lines": [{"never": line} for line in lines]}
    return document


def agenda(package: dict[str, str], values: dict[str, float], best_by: str = "nash") -> Document:
    """An agenda as results print it; its issues are those of its package."""
    return {"issues": list(package), "package": package, "values": values, "best_by": best_by}


def test_a_deal_on_everything_is_the_one_agenda() -> None:
    """One or two of three new is a deal, each product 3.3 x 36.7; sums are 100, and North's value decides.

    That is one new. Of the three packages with one new the first in option order has a and b old.
    """
    result = agendas_result(two_parties(north=[], south=[]))
    assert result == {"all": [agenda({"a": "old", "b": "old", "c": "new"}, ONE_NEW)]}


def test_one_issue_blocks_and_the_others_are_settled_without_it() -> None:
    """North rules out the one option of b, South the other; where b is not treated neither is a demand.

    On a and c, b stays old: one new is worth 66.7 and 33.3, two new 33.3 and 66.7, and North's value decides.
    """
    result = agendas_result(two_parties(north=["b = new"], south=["b = old"]))
    assert result == {"all": [agenda({"a": "old", "c": "new"}, ONE_NEW)]}


def test_values_count_what_stays_as_it_is_today() -> None:
    """No option of b suits both, and b is new today: then a and c may both stay old, or one of them moves.

    Again the products are 36.7 x 3.3 and 3.3 x 36.7, and North's value decides: both stay.
    """
    document = two_parties(north=["b = new"], south=["b = old"])
    document["issues"]["b"]["today"] = "new"
    assert agendas_result(document) == {"all": [agenda({"a": "old", "c": "old"}, ONE_NEW)]}


def test_two_agendas_of_which_neither_contains_the_other() -> None:
    """South takes up a or b only to change it, and North, at 60, bears one change: c then stays old.

    With a and b both treated both are new, which leaves North 33.3. On c alone one change is a deal as well,
    but c is part of both.
    """
    document = two_parties(north=[], south=["a = old", "b = old"], no_deal=("60", "30"))
    assert agendas_result(document) == {
        "all": [agenda({"a": "new", "c": "old"}, ONE_NEW), agenda({"b": "new", "c": "old"}, ONE_NEW)]
    }


def test_the_agenda_of_most_issues_comes_first() -> None:
    """South takes up nothing but to change it; North, at 40, bears a change in a, or in both b and c.

    To North a weighs 2 of 4 and b and c 1 each: it has 50 with a new, 50 with b and c, 25 with a and one
    more. South still counts each alike and asks for 30, so any one change is enough.
    """
    document = two_parties(north=[], south=["a = old", "b = old", "c = old"], no_deal=("40", "30"))
    document["wants"]["North"]["a"]["weight"] = "2"
    assert agendas_result(document) == {
        "all": [
            agenda({"b": "new", "c": "new"}, {"North": 50, "South": 200 / 3}),
            agenda({"a": "new"}, {"North": 50, "South": 100 / 3}),
        ]
    }


def test_an_agenda_may_grow_by_two_issues_where_it_cannot_grow_by_one() -> None:
    """North never takes b new, South never b and c both old; North, at 60, bears one change.

    On a alone South's line is no demand, and a is new. On a and b it is one: c stays old, so b would have to
    move. With c treated too c moves, so that a and b stay.
    """
    document = two_parties(north=["b = new"], south=["b = old and c = old"], no_deal=("60", "30"))
    everything = agenda({"a": "old", "b": "old", "c": "new"}, ONE_NEW)
    assert agendas_result(document) == {"all": [everything]}
    only_two = {"forums": {"a and b": {"seats": ["North", "South"], "issues": ["a", "b"]}}}
    assert agendas_result(document | only_two) == {"a and b": [agenda({"a": "new"}, ONE_NEW)]}

    # A fourth issue on which no option suits both leaves the other three.
    document["issues"]["d"] = {"options": ["old", "new"], "today": "old"}
    document["wants"]["North"]["red lines"].append({"never": "d = new"})
    document["wants"]["South"]["red lines"].append({"never": "d = old"})
    assert agendas_result(document) == {"all": [everything]}

    # Where c must not move either, South's line is crossed as soon as b or c is treated.
    document["wants"]["North"]["red lines"].append({"never": "c = new"})
    assert agendas_result(document) == {"all": [agenda({"a": "new"}, ONE_NEW)]}


def test_a_red_line_over_two_issues_is_judged_with_the_other_as_it_is_today() -> None:
    """North takes nothing new in b, South nothing old, so b stays out; what b is decides on a.

    South also rules out a new while b is old. As b is old today, a stays old and c must move for South.
    """
    lines = ["b = old", "a = new and b = old"]
    document = two_parties(north=["b = new"], south=lines)
    assert agendas_result(document) == {"all": [agenda({"a": "old", "c": "new"}, ONE_NEW)]}

    # Ruling out a old while b is old forces a new, as b is old today; c moves or not, for equal products.
    document["wants"]["South"]["red lines"][1] = {"never": "a = old and b = old"}
    assert agendas_result(document) == {"all": [agenda({"a": "new", "c": "old"}, ONE_NEW)]}

    # Ruling out both leaves c alone, on which the line is no demand.
    document["wants"]["South"]["red lines"][1] = {"never": "a = old | new and b = old"}
    assert agendas_result(document) == {"all": [agenda({"c": "new"}, ONE_NEW)]}


def test_an_issue_without_today_belongs_to_every_agenda() -> None:
    """South takes up a or b only to change it, North bears one change: without `today`, a cannot stay out."""
    document = two_parties(north=[], south=["a = old", "b = old"], no_deal=("60", "30"))
    del document["issues"]["a"]["today"]
    assert agendas_result(document) == {"all": [agenda({"a": "new", "c": "old"}, ONE_NEW)]}

    # Without `today` of b either, both are in, and two changes are one too many.
    del document["issues"]["b"]["today"]
    assert agendas_result(document) == {"all": []}


def test_nothing_qualifies_where_no_package_is_worth_enough_to_both() -> None:
    """North at 90 bears no change, and South at 30 needs one, whatever is treated."""
    assert agendas_result(two_parties(north=[], south=[], no_deal=("90", "30"))) == {"all": []}


def test_nothing_qualifies_where_every_issue_blocks() -> None:
    """Each issue has one option that North rules out and one that South does."""
    issues = ("a", "b", "c")
    north, south = [f"{issue} = new" for issue in issues], [f"{issue} = old" for issue in issues]
    assert agendas_result(two_parties(north=north, south=south, no_deal=("0", "0"))) == {"all": []}


def test_a_seat_without_no_deal_leaves_the_utilitarian_package() -> None:
    """No option of b suits both, so b stays old; a weighs 2 of 4 to North, which states no `no deal`.

    c new gives North 75 and South 33.3, in sum 108.3; a new 50 and 33.3; both new 25 and 66.7; none South 0.
    """
    document = two_parties(north=["b = new"], south=["b = old"])
    document["wants"]["North"]["a"]["weight"] = "2"
    del document["wants"]["North"]["no deal"]
    values = {"North": 75.0, "South": 100 / 3}
    assert agendas_result(document) == {"all": [agenda({"a": "old", "c": "new"}, values, "utilitarian")]}


MAJORITY = """
parties: {A: A, B: B, C: C}
issues:
  tax: {options: [none, some, high], today: none}
  seat: {options: [here, there], today: here}
wants:
  A:
    tax: {weight: 1, values: {none: 0, some: 60, high: 100}}
    no deal: 50
    red lines: [{never: seat = there}]
  B:
    tax: {weight: 1, values: {none: 0, some: 50, high: 60}}
    no deal: 50
    red lines: [{never: seat = here}]
  C:
    tax: {weight: 1, values: {none: 100, some: 80, high: 0}}
    no deal: 90
    red lines: [{never: seat = here}, {never: seat = there}]
forums:
  two: {seats: [A, B, C], rule: {majority: 2}}
  one: {seats: [A, B, C], rule: {majority: 1}}
  all: {seats: [A, B, C]}
"""


def test_under_a_majority_the_best_package_has_the_largest_sum_over_all_seats() -> None:
    """Where the seat is treated nobody agrees with anybody; on the tax A and B take some or high.

    Some is worth 60, 50 and 80, in sum 190, and high 100, 60 and 0. C's 80, short of its 90, counts as well.
    One who agrees is enough for the whole: A takes some and high here, B there, C nothing, and some is best;
    here comes first. No tax suits all three: C takes none alone, which is worth nothing to A and B.
    """
    values = {"A": 60.0, "B": 50.0, "C": 80.0}
    assert agendas_result(document_of(MAJORITY)) == {
        "two": [agenda({"tax": "some"}, values, "utilitarian")],
        "one": [agenda({"tax": "some", "seat": "here"}, values, "utilitarian")],
        "all": [],
    }


APPROVAL = """
parties: {North: North, South: South, League: {name: The League, members: [South]}}
issues:
  plan: {options: [a, b, c], today: c}
  site: {options: [old, new], today: old}
wants:
  North: {plan: {weight: 1, values: {a: 100, b: 60, c: 20}}, no deal: 10}
  South: {plan: {weight: 1, values: {a: 0, b: 50, c: 100}}, no deal: 50}
forums: {council: {seats: [North, League]}, pair: {seats: [North, South]}}
approval:
  North:
    ratifiers:
      Cabinet: {no deal: 50}
      House: {red lines: [{never: site = old}, {never: plan = b and site = new}]}
  League: {ratifiers: {South: {}}}
"""


def test_a_ratifiers_red_lines_count_where_they_name_an_issue_of_the_agenda() -> None:
    """The Cabinet takes plans a and b, South b and c; the House neither the old site nor b with the new one.

    On the plan alone the first line is no demand, and the second is judged with the old site of today. On the
    site alone plan c stays, which the Cabinet refuses. The League has no values of its own.
    """
    document = document_of(APPROVAL)
    assert agendas_result(document) == {
        "council": [agenda({"plan": "b"}, {"North": 60.0})],
        "pair": [agenda({"plan": "b"}, {"North": 60.0, "South": 50.0})],
    }

    # A majority of one at home is enough: the House takes c with the new site, the Cabinet any b.
    document["approval"]["North"]["rule"] = {"majority": "1"}
    assert agendas_result(document)["council"] == [agenda({"plan": "b", "site": "old"}, {"North": 60.0})]


FORUMS = {
    "full": {"seats": ["North", "South"]},
    "South first": {"seats": ["South", "North"]},
    "a and b": {"seats": ["North", "South"], "issues": ["b", "a"]},
    "only c": {"seats": ["North", "South"], "issues": ["c"]},
}


def test_a_forum_chooses_among_the_issues_it_treats() -> None:
    """No option of b suits both, and South takes up c only to change it; both bear one change or two.

    Who treats everything leaves out b and must then change c. With a new or old the products are equal, as
    are the sums, and the value of the first seat decides. Who treats a and b leaves out b as well; the line
    on c is no demand there, and South needs a new. Who treats c alone has a deal on all that is treated.
    """
    document = two_parties(north=["b = new"], south=["b = old", "c = old"], forums=FORUMS)
    assert agendas_result(document) == {
        "full": [agenda({"a": "old", "c": "new"}, ONE_NEW)],
        "South first": [agenda({"a": "new", "c": "new"}, TWO_NEW)],
        "a and b": [agenda({"a": "new"}, ONE_NEW)],
        "only c": [agenda({"c": "new"}, ONE_NEW)],
    }


def test_a_forum_has_no_agenda_where_an_issue_it_does_not_treat_has_no_today() -> None:
    """Without `today` of c nothing can be said where c is not treated; elsewhere nothing changes."""
    document = two_parties(north=["b = new"], south=["b = old", "c = old"], forums=FORUMS)
    del document["issues"]["c"]["today"]
    assert agendas_result(document) == {
        "full": [agenda({"a": "old", "c": "new"}, ONE_NEW)],
        "South first": [agenda({"a": "new", "c": "new"}, TWO_NEW)],
        "a and b": [],
        "only c": [agenda({"c": "new"}, ONE_NEW)],
    }


def test_the_nash_package_of_an_agenda_wants_most_seats_to_gain_first() -> None:
    """With b blocked, C gains only by c new: then all three gain a little, else North and South a lot.

    a decides for North and South at 90 each when new and c takes 80 of it back from both, which `together`
    says: gains over 5 are 85 and 85, C's 0, against 5, 5 and 95.
    """
    document = document_of("""
    parties: {North: North, South: South, C: C}
    issues:
      a: {options: [old, new], today: old}
      b: {options: [old, new], today: old}
      c: {options: [old, new], today: old}
    wants:
      North: {a: {weight: 1, values: {old: 0, new: 90}}, together: [{if: c = new, points: -80}], no deal: 5}
      South:
        a: {weight: 1, values: {old: 0, new: 90}}
        together: [{if: c = new, points: -80}]
        no deal: 5
        red lines: [{never: b = old | new}]
      C: {c: {weight: 1, values: {old: 5, new: 100}}, no deal: 5}
    """)
    values = {"North": 10.0, "South": 10.0, "C": 100.0}
    assert agendas_result(document) == {"all": [agenda({"a": "new", "c": "new"}, values)]}


def test_random_cases_have_agendas_of_every_kind() -> None:
    """Cases are no use for comparison if in nearly all of them everything is settled, or nothing is."""
    shares = []
    for document in (random_case(random.Random(seed), ABOUT_TODAY) for seed in range(RANDOM_CASES)):
        for name, agendas in agendas_result(document).items():
            treated = document.get("forums", {}).get(name, {}).get("issues", document["issues"])
            shares.append([len(one["issues"]) / len(treated) for one in agendas])
    assert sum(not one for one in shares) > RANDOM_CASES / 10
    assert sum(one == [1] for one in shares) > RANDOM_CASES / 10
    assert sum(len(one) == 1 and one != [1] for one in shares) > RANDOM_CASES / 10
    assert sum(len(one) > 1 for one in shares) > 2
