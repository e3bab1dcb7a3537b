"""The brute-force oracle of approval at home agrees with cases worked out by hand, and with itself."""

from __future__ import annotations

import math
import random
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from tests.generators import random_case
from tests.oracles.agreement import agreed, judged_outcomes, read_forums, todays_package
from tests.oracles.approval import approval_at_home, ratifiers_accepting, reference_outcomes
from tests.oracles.seats import Case, read_case, satisfies
from tests.oracles.test_agreement_oracle import APPROVALS, document_of, two_parties

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.oracles.agreement import Forum
    from tests.oracles.issues import Package
    from tests.oracles.solutions import Outcome
    from tests.oracles.wants import Demander

RANDOM_CASES = 300
FAR = Fraction(10**6)
A_LITTLE = Fraction(1, 10**6)


def figures(
    gains: Mapping[str, float], *, gain: float, pivotal: str | None, better: int, **package: str
) -> dict[str, Any]:
    """What stands under a reference; a package is ratified where its gain is not negative."""
    return {
        "package": package,
        "gains": gains,
        "gain": gain,
        "ratified": gain >= 0,
        "pivotal": pivotal,
        "better": better,
    }


def test_a_seat_with_a_majority_and_a_bloc_with_unanimity() -> None:
    """North takes 100, 60, 20 from a, b, c; South 0, 50, 100 and asks for 55.

    Cabinet (50) takes a and b, Lower House (30, never a) b, Upper House (15) all: two of three take a and b.
    South takes c, the Secretariat (never a) b and c: the League takes c. North itself takes all (10), so
    without its approval c is left, as with one of three; without the League's a and b are, and with one of
    its two b is. At each package the gains are the value less 50, 30, 15 and less 55. Above b North's
    ratifiers prefer a, which two accept; above c both a and b. In the League the Secretariat has no values
    and prefers nothing.
    """
    document = document_of(APPROVALS)
    document["issues"]["plan"]["today"] = "c"
    document["drafts"] = {"first": {"package": {"plan": "b"}}, "second": {"package": {"plan": "a"}}}
    result = approval_at_home(document, "council")

    houses = ("Cabinet", "Lower House", "Upper House")
    assert list(result) == ["North", "League"]
    assert result["North"] == {
        "win_set": 2,
        "ratifiers": dict(zip(houses, (2, 1, 3), strict=True)),
        "zone_without": 1,
        "ladder": [1, 1, 0, 0],
        "references": {
            "draft.first": figures(
                dict(zip(houses, (10, 30, 45), strict=True)),
                gain=30,
                pivotal="Lower House",
                better=1,
                plan="b",
            ),
            "draft.second": figures(
                dict(zip(houses, (50, -math.inf, 85), strict=True)),
                gain=50,
                pivotal="Cabinet",
                better=0,
                plan="a",
            ),
            "today": figures(
                dict(zip(houses, (-30, -10, 5), strict=True)),
                gain=-10,
                pivotal="Lower House",
                better=2,
                plan="c",
            ),
        },
    }
    assert list(result["North"]["references"]) == ["draft.first", "draft.second", "today"]
    assert result["League"] == {
        "win_set": 1,
        "ratifiers": {"South": 1, "Secretariat": 2},
        "zone_without": 2,
        "ladder": [2, 1, 0],
        "references": {
            "draft.first": figures(
                {"South": -5, "Secretariat": math.inf}, gain=-5, pivotal="South", better=0, plan="b"
            ),
            "draft.second": figures(
                {"South": -55, "Secretariat": -math.inf},
                gain=-math.inf,
                pivotal="Secretariat",
                better=0,
                plan="a",
            ),
            "today": figures(
                {"South": 45, "Secretariat": math.inf}, gain=45, pivotal="South", better=0, plan="c"
            ),
        },
    }


WEIGHTED = """
North:
  rule: {weighted: 3, weights: {Senate: 2, House: 1, Guild: 1}}
  ratifiers:
    Senate: {no deal: 50}
    House: {red lines: [{never: term = long, sure: 40}]}
    Guild: {wants: {price: {weight: 1, values: {low: 0, middle: 100, high: 40}}}, no deal: 40}
South: {ratifiers: {North: {}}}
"""


def test_weights_at_home_and_a_party_that_ratifies_by_its_whole_rule() -> None:
    """The House's red line does not stand, so it takes all six packages; the Guild's wants are its own.

    The Senate (50) takes low short (75), low long (100) and middle long (62.5), and with the House (2 + 1)
    that is enough; House and Guild alone are not. North (30) takes these three by its whole rule, and middle
    short (37.5) without its approval. South (45) takes low short (50), middle short (75), high short (100)
    and high long (50), if North takes them too. So the zone is low short; without North's approval also
    middle short, since North then ratifies for South without it. Sums of values are 100 at high short and 75
    at high long; 100, 87.5 and 75 at the long terms.

    Low short: House infinite, Senate 75 - 50, Guild 0 - 40; the Senate brings the weight to 3. Senate and
    House prefer low long alone. North's gain there is the smaller of 75 - 30 and 25.
    High short: House infinite, Guild 40 - 40, Senate 0 - 50; the weights reach 1, 2, 4. House and
    Senate prefer the three the Senate takes. North's gain is the smaller of 0 - 30 and -50.
    Low long: Senate 50, Guild -40; only the Guild would rather have another. North: the smaller of 70 and 50.
    """
    drafts = "{dear: {package: {price: high}}, slow: {package: {term: long}}}"
    document = two_parties({"no deal": "30"}, {"no deal": "45"}, approval=WEIGHTED, drafts=drafts)
    result = approval_at_home(document, "all")

    houses = ("Senate", "House", "Guild")
    assert result["North"] == {
        "win_set": 3,
        "ratifiers": {"Senate": 3, "House": 6, "Guild": 4},
        "zone_without": 2,
        "ladder": None,
        "references": {
            "draft.dear": figures(
                dict(zip(houses, (-50, math.inf, 0), strict=True)),
                gain=-50,
                pivotal="Senate",
                better=3,
                price="high",
                term="short",
            ),
            "draft.slow": figures(
                dict(zip(houses, (50, math.inf, -40), strict=True)),
                gain=50,
                pivotal="Senate",
                better=0,
                price="low",
                term="long",
            ),
            "nash": figures(
                dict(zip(houses, (25, math.inf, -40), strict=True)),
                gain=25,
                pivotal="Senate",
                better=1,
                price="low",
                term="short",
            ),
        },
    }
    assert {key: result["South"][key] for key in ("win_set", "ratifiers", "zone_without", "ladder")} == {
        "win_set": 3,
        "ratifiers": {"North": 3},
        "zone_without": 1,
        "ladder": [1, 1],
    }
    assert {
        name: (at["gains"], at["gain"], at["pivotal"], at["better"])
        for name, at in result["South"]["references"].items()
    } == {
        "draft.dear": ({"North": -50}, -50, "North", 3),
        "draft.slow": ({"North": 50}, 50, "North", 0),
        "nash": ({"North": 25}, 25, "North", 1),
    }


def test_under_a_majority_there_is_no_nash_package() -> None:
    """One of two seats suffices: no one set of seats decides."""
    document = two_parties(
        {"no deal": "30"},
        {"no deal": "45"},
        approval=WEIGHTED,
        forums="{council: {seats: [South, North], rule: {majority: 1}}}",
    )
    result = approval_at_home(document, "council")
    assert list(result) == ["South", "North"]
    assert all(seat["references"] == {} for seat in result.values())


BLOC = """
parties: {A: A, B: B, C: C, League: {name: The League, members: [C]}}
issues:
  x: {options: [p, q, r], today: q}
  y: {options: [m, n], today: m}
wants:
  A: {x: {weight: 1, values: {p: 0, q: 50, r: 100}}}
  B: {x: {weight: 1, values: {p: 100, q: 50, r: 0}}}
  C:
    x: {weight: 1, values: {p: 20, q: 80, r: 60}}
    y: {weight: 1, values: {m: 40, n: 100}}
    no deal: 50
drafts:
  open: {package: {y: m}}
  more: {package: {x: q, y: n}}
  full: {package: {x: r}}
forums: {narrow: {seats: [A, B], issues: [x]}}
approval:
  A: {ratifiers: {League: {}, Court: {no deal: 40}}}
  League:
    rule: {majority: 1}
    ratifiers: {C: {}, Office: {red lines: [{never: y = n}, {never: x = r and y = m}]}}
"""


def test_a_bloc_ratifies_and_prefers_by_its_own_approval() -> None:
    """Only x is treated, and y stays m: C gets 30, 60, 50 from p, q, r and takes q and r.

    The Office's first red line names nothing treated and its second rules out r, so it takes p and q, and
    the League, of whose two one suffices, takes all; the Court takes q (50) and r (100). Both: q and r. The
    seats demand nothing, and the League's yes is no hurdle. A and B together get 100 from every package, so
    the open draft stands for p, the first; the draft that asks for n is none of this forum's.

    p: C -20, Office infinite, so the League infinite; Court -40. C prefers and takes q and r, the Court too.
    r: C 0, Office minus infinite, so the League 0; Court 60. The Court prefers nothing.
    q: C 10, Office infinite; Court 10. C, and so the League, prefers nothing.
    """
    result = approval_at_home(document_of(BLOC), "narrow")
    assert result == {
        "A": {
            "win_set": 2,
            "ratifiers": {"League": 3, "Court": 2},
            "zone_without": 3,
            "ladder": [3, 3, 2],
            "references": {
                "draft.open": figures(
                    {"League": math.inf, "Court": -40}, gain=-40, pivotal="Court", better=2, x="p"
                ),
                "draft.full": figures({"League": 0, "Court": 60}, gain=0, pivotal="League", better=0, x="r"),
                "today": figures(
                    {"League": math.inf, "Court": 10}, gain=10, pivotal="Court", better=0, x="q"
                ),
            },
        }
    }


@pytest.mark.parametrize(("enough", "gain", "found"), [("0", math.inf, 3), ("4", -math.inf, 0)])
def test_a_rule_that_needs_nobody_or_more_than_all(enough: str, gain: float, found: int) -> None:
    """None of three or four of three: no ratifier decides, and all three packages or none would do."""
    document = document_of(APPROVALS)
    document["issues"]["plan"]["today"] = "b"
    document["approval"]["North"]["rule"] = {"majority": enough}
    north = approval_at_home(document, "council")["North"]
    gains = {"Cabinet": 10, "Lower House": 30, "Upper House": 45}
    assert north["win_set"] == found
    assert north["ladder"] == [1, 1, 0, 0]
    assert north["references"]["today"] == figures(gains, gain=gain, pivotal=None, better=found, plan="b")


def test_equal_gains_join_in_file_order() -> None:
    """At b three ratifiers gain 10 alike, so the second of the file is the second to join."""
    document = document_of(APPROVALS)
    document["issues"]["plan"]["today"] = "b"
    document["approval"]["North"]["ratifiers"] = {name: {"no deal": "50"} for name in ("Z", "Y", "X")}
    today = approval_at_home(document, "council")["North"]["references"]["today"]
    assert today["pivotal"] == "Y"


def raised(case: Case, points: Fraction) -> Case:
    """The same case where everybody's value of no deal lies so many points higher."""

    def of(demander: Demander) -> Demander:
        return demander if demander.no_deal is None else replace(demander, no_deal=demander.no_deal + points)

    return replace(
        case,
        parties={name: of(party) for name, party in case.parties.items()},
        approvals={
            name: replace(
                approval,
                ratifiers={one: own if own is None else of(own) for one, own in approval.ratifiers.items()},
            )
            for name, approval in case.approvals.items()
        },
    )


def accepting(case: Case, seat: str, package: Package, treated: set[str], points: Fraction) -> list[str]:
    """The ratifiers of a seat who take a package with every value of no deal so many points higher."""
    moved = raised(case, points)
    return ratifiers_accepting(moved, moved.approvals[seat], moved.missed(seat, package, treated), treated)


def random_forums() -> Iterator[tuple[dict[str, Any], str, Forum, list[Outcome]]]:
    """Each forum of random cases that can be computed, with its case, name and packages."""
    for seed in range(RANDOM_CASES):
        document = random_case(random.Random(seed))
        case = read_case(document)
        for name, forum in read_forums(document, case).items():
            today = todays_package(case, forum)
            if len(today) + len(forum.treated) == len(case.issues):
                yield document, name, forum, judged_outcomes(case, forum, today)


def test_gains_are_how_far_no_deal_may_rise_in_random_cases() -> None:
    """With every value of no deal raised by its gain a ratifier still says yes, by more it does not.

    Where the gain is infinite it says yes however far they are raised, or no however far they are lowered.
    The same holds of the approval as a whole.
    """
    seen: Counter[str] = Counter()
    for document, name, forum, outcomes in random_forums():
        case, treated = read_case(document), set(forum.treated)
        references = reference_outcomes(case, forum, outcomes)
        for seat, found in approval_at_home(document, name).items():
            approval = case.approvals[seat]
            assert list(found["references"]) == list(references)
            for reference, at in found["references"].items():
                for points, expected in moves(at):
                    package = references[reference].package
                    saying_yes = accepting(case, seat, package, treated, points)
                    ratified = satisfies(approval.rule, saying_yes, len(approval.ratifiers))
                    assert (saying_yes, ratified) == expected
                assert at["ratified"] is (at["gain"] >= 0)
                assert at["pivotal"] is None or at["gains"][at["pivotal"]] == at["gain"]
                assert at["better"] <= found["win_set"]
                kinds = [str(g) if math.isinf(g) else "finite" for g in (at["gain"], *at["gains"].values())]
                seen.update([*kinds, "better" if at["better"] else "best"])
    assert min(seen[kind] for kind in ("finite", "inf", "-inf", "better", "best")) > RANDOM_CASES / 10


def moves(at: dict[str, Any]) -> list[tuple[Fraction, tuple[list[str], bool]]]:
    """By how much to raise every value of no deal, and which ratifiers, and whether the whole, then say yes.

    Not at all, very far up and down, by each finite gain, and by a little more.
    """
    finite = [Fraction(gain) for gain in at["gains"].values() if not math.isinf(gain)]
    points = [Fraction(0), FAR, -FAR, *finite, *(gain + A_LITTLE for gain in finite)]
    return [
        (by, ([name for name, gain in at["gains"].items() if gain >= by], at["gain"] >= by)) for by in points
    ]


def test_counts_hang_together_in_random_cases() -> None:
    """The step of the ladder at the rule in force is the zone, and no step is higher than the one before."""
    tried = 0
    for document, name, forum, outcomes in random_forums():
        zone = sum(agreed(forum, outcome.accepted_by) for outcome in outcomes)
        for seat, found in approval_at_home(document, name).items():
            rule = document["approval"][seat].get("rule", "unanimity")
            assert max(found["ratifiers"].values()) <= len(outcomes)
            assert zone <= found["zone_without"]
            if "weighted" in rule:
                assert found["ladder"] is None
                continue
            needed = int(rule["majority"]) if isinstance(rule, dict) else len(found["ratifiers"])
            assert len(found["ladder"]) == len(found["ratifiers"]) + 1
            assert found["ladder"][0] == found["zone_without"]
            assert found["ladder"][needed] == zone
            assert found["ladder"] == sorted(found["ladder"], reverse=True)
            tried += 1
    assert tried > RANDOM_CASES / 10
