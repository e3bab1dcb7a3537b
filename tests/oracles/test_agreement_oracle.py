"""The brute-force oracle agrees with cases worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from tests.oracles.agreement import agreement_result

if TYPE_CHECKING:
    from collections.abc import Mapping

# North's values are (3 price + term) / 4, South's (price + term) / 2:
#
#            low short   low long   middle short   middle long   high short   high long
#   North        75         100         37.5           62.5           0           25
#   South        50           0         75             25           100           50
TWO_PARTIES = """
parties: {North: Northland, South: Southland}
issues:
  price: {options: [low, middle, high]}
  term: {options: [short, long], today: short}
wants:
  North:
    price: {weight: 3, values: {low: 100, middle: 50, high: 0}}
    term: {weight: 1, values: {short: 0, long: 100}}
  South:
    price: {weight: 1, values: {low: 0, middle: 50, high: 100}}
    term: {weight: 1, values: {short: 100, long: 0}}
"""


def document_of(text: str) -> dict[str, Any]:
    """A case document as the oracle takes it: every scalar a text."""
    document = yaml.load(text, Loader=yaml.BaseLoader)
    assert isinstance(document, dict)
    return document


def two_parties(north: dict[str, Any], south: dict[str, Any], **sections: str) -> dict[str, Any]:
    """The case above with demands of each party and further sections."""
    document = document_of(TWO_PARTIES)
    document["wants"]["North"] |= north
    document["wants"]["South"] |= south
    return document | {name: document_of(text) for name, text in sections.items()}


def vectors(frontier: dict[str, Any]) -> list[tuple[float, ...]]:
    """The values of a frontier's points, in its order."""
    return [tuple(point["values"].values()) for point in frontier["points"]]


def as_sets(sets: list[list[str]]) -> set[frozenset[str]]:
    """Sets of demands, their order forgotten."""
    return {frozenset(demands) for demands in sets}


def test_zone_frontier_and_every_solution_with_their_ties() -> None:
    """No deal at 30 and 45 leaves low short (gains 45 and 5) and middle short (7.5 and 30).

    Both products are 225 and both sorted ratios (1/6, 1), so the larger sum, 125 against 112.5, decides
    Nash and Kalai-Smorodinsky; the smallest gain is larger at middle short.
    """
    result = agreement_result(two_parties({"no deal": "30"}, {"no deal": "45"}))

    low_short = {"price": "low", "term": "short"}
    middle_short = {"price": "middle", "term": "short"}
    assert result["packages"] == 6
    assert result["zone"]["packages"] == 2
    assert vectors(result["frontier"]) == [(100, 0), (75, 50), (37.5, 75), (0, 100)]
    assert vectors(result["zone_frontier"]) == [(75, 50), (37.5, 75)]
    at_low_short = {"values": {"North": 75.0, "South": 50.0}, "package": low_short}
    assert result["solutions"] == {
        "nash": at_low_short | {"ties": 1},
        "kalai_smorodinsky": at_low_short | {"ties": 1},
        "egalitarian": {"values": {"North": 37.5, "South": 75.0}, "package": middle_short, "ties": 0},
        "utilitarian": at_low_short | {"ties": 0},
    }
    assert result["why_null"] == {}
    assert result["conflicts"] == result["corrections"] == []
    assert result["no_deal"] == {"North": 30.0, "South": 45.0}
    assert result["forums"]["all"]["solutions"] == result["solutions"]


def one_issue(points: Mapping[str, tuple[int, ...]], no_deal: tuple[int, ...]) -> dict[str, Any]:
    """A case with one issue, so that each option's points are the parties' values."""
    seats = [f"P{number}" for number in range(1, len(no_deal) + 1)]
    values = {
        seat: {name: str(row[place]) for name, row in points.items()} for place, seat in enumerate(seats)
    }
    return {
        "parties": {seat: seat for seat in seats},
        "issues": {"plan": {"options": list(points)}},
        "wants": {
            seat: {"plan": {"weight": "1", "values": values[seat]}, "no deal": str(least)}
            for seat, least in zip(seats, no_deal, strict=True)
        },
    }


def test_the_four_solutions_may_all_differ() -> None:
    """The third seat cannot gain and changes nothing; largest gains of the others are 100 and 60.

    Products 500, 2000, 2000, 2040, 1848; smallest ratios 5/60, 50/100 twice, 34/100, 44/100; smallest gains
    after the third seat's 0: 5, 40, 40, 34, 42; sums, less 7, 105, 90, 90, 94, 86.
    """
    points = {
        "p": (100, 5, 7),
        "q": (50, 40, 7),
        "twin of q": (50, 40, 7),
        "r": (34, 60, 7),
        "s": (44, 42, 7),
    }
    solutions = agreement_result(one_issue(points, (0, 0, 7)))["solutions"]
    found = {name: (solution["package"]["plan"], solution["ties"]) for name, solution in solutions.items()}
    assert found == {
        "nash": ("r", 0),
        "kalai_smorodinsky": ("q", 1),
        "egalitarian": ("s", 0),
        "utilitarian": ("p", 0),
    }


def test_nash_wants_most_seats_to_gain_before_the_largest_product() -> None:
    """A product of 1 among three goes before one of 8100 between two."""
    solutions = agreement_result(one_issue({"two": (90, 90, 0), "three": (1, 1, 1)}, (0, 0, 0)))["solutions"]
    assert solutions["nash"]["package"] == {"plan": "three"}
    assert solutions["utilitarian"]["package"] == {"plan": "two"}


def test_a_tie_goes_to_the_larger_sum_before_the_first_seat() -> None:
    """Products are 400 three times; sums are 40, 50 and 50; option order decides between the last two."""
    document = one_issue({"x": (20, 20), "y": (10, 40), "z": (10, 40)}, (0, 0))
    nash = agreement_result(document)["solutions"]["nash"]
    assert nash == {"values": {"P1": 10.0, "P2": 40.0}, "package": {"plan": "y"}, "ties": 2}


def test_nothing_is_on_the_table_where_an_issue_has_no_option_there() -> None:
    """Today's short term is on the table, and no price; an offer of low and middle puts both deals there."""
    document = two_parties({"no deal": "30"}, {"no deal": "45"})
    assert agreement_result(document)["zone"]["on_the_table"] == {"exists": False, "packages": 0}

    document["record"] = [{"does": "offers", "about": {"price": ["low", "middle"]}}]
    assert agreement_result(document)["zone"]["on_the_table"] == {"exists": True, "packages": 2}

    document["record"] = [{"does": "refuses", "about": {"price": ["low", "middle"]}}]
    assert agreement_result(document)["zone"]["on_the_table"] == {"exists": False, "packages": 0}


def test_two_demands_that_exclude_each_other() -> None:
    """North at 70 takes low only; South's red line excludes low; South's 45 excludes neither by itself."""
    result = agreement_result(
        two_parties({"no deal": "70"}, {"no deal": "45", "red lines": [{"never": "price = low"}]})
    )
    pair = {frozenset({"North: no deal", "South: red line 1"})}
    assert result["zone"]["exists"] is False
    assert as_sets(result["conflicts"]) == pair
    assert as_sets(result["corrections"]) == {
        frozenset({name}) for name in ("North: no deal", "South: red line 1")
    }
    assert result["solutions"]["utilitarian"] is None
    assert set(result["why_null"]) == {"nash", "kalai_smorodinsky", "egalitarian", "utilitarian"}
    # Middle long (62.5, 25) was beaten by low short only, which the red line removes.
    assert vectors(result["frontier"]) == [(62.5, 25), (37.5, 75), (0, 100)]


def test_three_demands_any_two_of_which_can_stand() -> None:
    """North at 60: low short, low long, middle long. South never long. North never low and short.

    The first two leave low short, the first and third low long and middle long, the last two middle and high
    short. South at 25 is in no conflict: middle long gives it exactly 25, which is enough.
    """
    document = two_parties(
        {"no deal": "60", "red lines": [{"never": "price = low and term = short"}]},
        {"no deal": "25", "red lines": [{"never": "term = long"}]},
    )
    result = agreement_result(document)
    three = ("North: no deal", "North: red line 1", "South: red line 1")
    assert as_sets(result["conflicts"]) == {frozenset(three)}
    assert as_sets(result["corrections"]) == {frozenset({name}) for name in three}

    document["wants"]["South"]["red lines"][0]["sure"] = "30..60"
    unsure = agreement_result(document)
    assert unsure["zone"]["packages"] == 1
    assert unsure["solutions"]["utilitarian"]["package"] == {"price": "middle", "term": "long"}


def test_without_no_deal_only_the_utilitarian_package_is_left() -> None:
    """Without South's no deal, North's 60 leaves sums of 125, 100 and 87.5."""
    document = two_parties({"no deal": "60"}, {})
    result = agreement_result(document)
    assert result["zone"]["packages"] == 3
    assert set(result["why_null"]) == {"nash", "kalai_smorodinsky", "egalitarian"}
    assert result["solutions"]["utilitarian"]["package"] == {"price": "low", "term": "short"}
    assert result["no_deal"] == {"North": 60.0, "South": None}

    document["wants"]["South"]["no deal"] = {"from": "conflict"}
    assert agreement_result(document) == result


THREE_PARTIES = """
parties: {A: A, B: B, C: C}
issues: {plan: {options: {a: one, b: two, c: three}}}
wants:
  A: {plan: {weight: 1, best first: [a, b, c]}, no deal: 35 +- 5}
  B: {plan: {weight: 1, best first: [c, b, a]}, no deal: {value: 60, range: 40..65}}
  C: {plan: {weight: 1, values: {a: 100, b: 0, c: 0}}, no deal: 50}
forums:
  two: {seats: [A, B, C], rule: {majority: 2}}
  three: {seats: [A, B, C], rule: {majority: 3}}
  pair: {seats: [C, A], rule: consensus}
"""


def test_majority_counts_in_the_zone_and_the_corrections_not_in_the_conflicts() -> None:
    """A takes a and b (50 above 35), B only c, C only a: two of them agree on a, all three on nothing."""
    result = agreement_result(document_of(THREE_PARTIES))
    two, three = result["forums"]["two"], result["forums"]["three"]
    demands = {name: f"{name}: no deal" for name in "ABC"}
    clashes = {frozenset({demands["A"], demands["B"]}), frozenset({demands["B"], demands["C"]})}

    assert (two["zone"]["packages"], three["zone"]["packages"]) == (1, 0)
    assert as_sets(two["conflicts"]) == as_sets(three["conflicts"]) == clashes
    assert two["corrections"] == []
    # Without B's demand all take a; without those of A and C all take c.
    assert as_sets(three["corrections"]) == {
        frozenset({demands["B"]}),
        frozenset({demands["A"], demands["C"]}),
    }
    assert set(two["solutions"].values()) == {None}
    assert set(two["why_null"]) == set(two["solutions"])
    # a gives (100, 0, 100), b (50, 50, 0), c (0, 100, 0): none is better than another for all.
    assert two["frontier"]["size"] == 3
    assert vectors(two["zone_frontier"]) == [(100, 0, 100)]


def test_outsiders_are_reported_and_remove_nothing() -> None:
    """C and A agree on a, which is worth nothing to B; the seats stand in the forum's order."""
    pair = agreement_result(document_of(THREE_PARTIES))["forums"]["pair"]
    assert pair["seats"] == ["C", "A"]
    assert pair["zone_frontier"]["points"] == [
        {
            "values": {"C": 100.0, "A": 100.0},
            "others": {"B": [0.0, 0.0]},
            "packages": [{"plan": "a"}],
            "n_packages": 1,
        }
    ]


APPROVALS = """
parties: {North: North, South: South, League: {name: The League, members: [South]}}
issues: {plan: {options: [a, b, c]}}
wants:
  North: {plan: {weight: 1, values: {a: 100, b: 60, c: 20}}, no deal: 10}
  South: {plan: {weight: 1, values: {a: 0, b: 50, c: 100}}, no deal: 55}
forums: {council: {seats: [North, League]}}
approval:
  North:
    rule: {majority: 2}
    ratifiers:
      Cabinet: {no deal: 50}
      Lower House: {no deal: 30, red lines: [{never: plan = a}]}
      Upper House: {no deal: 15}
  League: {ratifiers: {South: {}, Secretariat: {red lines: [{never: plan = a}]}}}
"""


def test_approval_at_home_and_inside_a_bloc() -> None:
    """At home two of three take a and all take b, but c has the Upper House alone; the League takes c alone.

    South, its member, asks for 55 and gets 50 from b. So either South gives way and b is agreed, or the
    Cabinet or the Lower House does and c is. The red lines of the Lower House and the Secretariat rule out a,
    which nobody needs.
    """
    document = document_of(APPROVALS)
    result = agreement_result(document)
    assert result["zone"]["packages"] == 0
    openings = ("North/Cabinet: no deal", "North/Lower House: no deal", "South: no deal")
    assert as_sets(result["corrections"]) == {frozenset({name}) for name in openings}
    assert as_sets(result["conflicts"]) == {
        frozenset({openings[0], openings[2]}),
        frozenset({openings[1], openings[2]}),
    }
    assert result["no_deal"] == {"North": 10.0, "League": None}
    # Only North has a value at this table, and no red line of a seat removes anything.
    assert result["frontier"]["points"] == [
        {
            "values": {"North": 100.0},
            "others": {"South": [0.0, 0.0]},
            "packages": [{"plan": "a"}],
            "n_packages": 1,
        }
    ]

    document["approval"]["North"]["rule"] = {
        "weighted": "3",
        "weights": {"Cabinet": "1", "Lower House": "1", "Upper House": "3"},
    }
    weighted = agreement_result(document)
    assert weighted["zone"]["packages"] == 1
    assert weighted["solutions"]["nash"] == {"values": {"North": 20.0}, "package": {"plan": "c"}, "ties": 0}


def test_a_ratifier_may_have_wants_of_its_own() -> None:
    """A Cabinet that wants what South wants takes c (100) and b (50), and so joins the Upper House on c."""
    document = document_of(APPROVALS)
    document["approval"]["North"]["ratifiers"]["Cabinet"]["wants"] = {
        "plan": {"weight": "1", "values": {"a": "0", "b": "50", "c": "100"}}
    }
    result = agreement_result(document)
    assert result["solutions"]["nash"]["package"] == {"plan": "c"}
    assert set(result["solutions"]["nash"]["values"]) == {"North"}


DRAFTS = """
first: {package: {price: middle}}
second: {package: {price: low, term: long}}
third: {package: {term: short}}
"""
FORUMS = """
full: {seats: [North, South]}
price only: {seats: [North, South], issues: [price]}
term only: {seats: [North, South], issues: [term]}
"""


def test_a_draft_with_an_open_issue_stands_for_all_its_completions() -> None:
    """North never takes a short term, South gets 25 of 45 from middle long: each takes one, none both."""
    lines = [{"never": "term = short"}, {"never": "price = high and term = short"}]
    result = agreement_result(
        two_parties({"no deal": "30", "red lines": lines}, {"no deal": "45"}, drafts=DRAFTS, forums=FORUMS)
    )
    full, price_only = result["forums"]["full"], result["forums"]["price only"]
    assert full["drafts"] == {
        "first": {
            "values": {"North": [37.5, 62.5], "South": [25.0, 75.0]},
            "red_lines": {"North": [], "South": []},
            "acceptable_to": ["North", "South"],
            "acceptable_jointly": False,
        },
        "second": {
            "values": {"North": [100.0, 100.0], "South": [0.0, 0.0]},
            "red_lines": {"North": [], "South": []},
            "acceptable_to": ["North"],
            "acceptable_jointly": False,
        },
        "third": {
            "values": {"North": [0.0, 75.0], "South": [50.0, 100.0]},
            "red_lines": {"North": [1], "South": []},
            "acceptable_to": ["South"],
            "acceptable_jointly": False,
        },
    }
    # Where the term is not treated it stays short: the first line is no demand, the second still rules out
    # high, and the second draft, which says long, is not for this forum.
    assert price_only["packages"] == 3
    assert price_only["zone"] == {
        "exists": True,
        "packages": 2,
        "on_the_table": {"exists": True, "packages": 2},
    }
    assert vectors(price_only["frontier"]) == [(75, 50), (37.5, 75)]
    assert set(price_only["drafts"]) == {"first", "third"}
    assert price_only["drafts"]["third"] == {
        "values": {"North": [0.0, 75.0], "South": [50.0, 100.0]},
        "red_lines": {"North": [], "South": []},
        "acceptable_to": ["North", "South"],
        "acceptable_jointly": True,
    }
    # The price has no `today`.
    assert set(result["forums"]["term only"]) == {"seats", "issues", "why_not"}
