"""How sure the answers to a case are, put together from what is exact and what is drawn."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from detente import load
from detente.analysis import agreement_in, analyze, robustness_in
from detente.analysis.robustness import outcomes, reach, result, sample
from detente.analysis.robustness.document import robustness_document
from detente.analysis.robustness.draws import Sampling
from detente.analysis.robustness.lens import robustness
from detente.analysis.robustness.result import Share
from detente.casefile import read_case
from detente.errors import LensUnavailable, TooLarge
from tests.shipped import SHIPPED
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from detente.model import Case

Document = dict[str, Any]
FEW = Sampling(worlds=64, seed=1)


def case(document: Document) -> Case:
    return read_case(to_yaml({"format": "1", "title": "A sale", **document}).encode(), "case.yaml").case


def sale(**buyer: Any) -> Document:
    """A buyer and a seller over one price: each gains only by the end that the other likes least."""
    return {
        "parties": {"B": "Buyer", "S": "Seller"},
        "issues": {"price": {"options": ["low", "middle", "high"], "today": "low"}},
        "wants": {
            "B": {
                "price": {"weight": "1", "values": {"low": "100", "middle": "60", "high": "0"}},
                "no deal": "50",
                **buyer,
            },
            "S": {
                "price": {"weight": "1", "values": {"low": "0", "middle": "60", "high": "100"}},
                "no deal": "50",
            },
        },
    }


def test_a_deal_that_no_range_touches_is_certain_with_an_exact_share() -> None:
    found = robustness(case(sale(**{"no deal": "40..60"})), FEW)
    deal = found.forums["all"]
    assert deal.deal == "certain"
    assert deal.package is not None
    assert deal.package["price"].id == "middle"
    assert deal.share is not None
    assert (deal.share.share, deal.share.low, deal.share.high) == (1, 1, 1)
    assert found.conclusions["zone.all"].occurs == "every"


def test_a_deal_beyond_every_range_is_impossible_and_its_conflict_is_named() -> None:
    found = robustness(case(sale(**{"no deal": "61..90"})), FEW)
    deal = found.forums["all"]
    assert deal.deal == "impossible"
    assert [[demand.name for demand in conflict] for conflict in deal.conflicts] == [
        ["B: no deal", "S: no deal"]
    ]
    assert deal.share is not None
    assert deal.share.high == 0
    assert found.conclusions["zone.all"].occurs == "none"


def test_an_open_deal_has_a_share_with_an_interval_and_the_value_at_which_it_turns() -> None:
    found = robustness(case(sale(**{"no deal": "50..90"})), Sampling(worlds=1024, seed=2))
    deal = found.forums["all"]
    assert deal.deal == "open"
    assert deal.turned_by == ("wants.B.no deal",)
    assert found.flips == {"wants.B.no deal": {"zone.all": (Fraction(60),)}}
    assert deal.share is not None
    assert deal.share.low is not None
    assert deal.share.high is not None
    assert deal.share.low <= 0.25 <= deal.share.high


def test_one_package_or_the_other_in_every_world_is_open_with_all_worlds() -> None:
    document = sale(**{"no deal": "0"})
    document["wants"]["S"]["price"] = {"weight": "1", "values": {"low": "0..100", "middle": "0", "high": "0"}}
    document["wants"]["S"]["no deal"] = "0"
    assert robustness(case(document), FEW).forums["all"].deal == "certain"


def threatened(worth: str) -> Document:
    """The same sale, where the seller has without a deal what the conflict comes to."""
    document = sale()
    document["wants"]["S"]["no deal"] = {"from": "conflict"}
    return document | {
        "actions": {"B": {"walk": "Walk away"}},
        "status quo": [],
        "prefers": {"B": [{"holds": "B.walk", "sure": "30..90"}]},
        "worth": {"S": {"B.walk": worth, "otherwise": "70"}},
    }


def test_a_no_deal_from_the_conflict_is_judged_over_all_states_where_it_may_settle() -> None:
    deal = robustness(case(threatened("20")), FEW).forums["all"]
    assert (deal.deal, deal.proved) == ("open", True)
    assert robustness(case(threatened("80")), FEW).forums["all"].deal == "impossible"
    sure = threatened("20")
    sure["prefers"]["B"] = ["B.walk"]
    assert robustness(case(sure), FEW).forums["all"].deal == "certain"


def test_shares_of_a_no_deal_from_the_conflict_follow_where_it_settles() -> None:
    found = robustness(case(threatened("20")), Sampling(worlds=1024, seed=3))
    deal = found.forums["all"].share
    settles = found.conclusions["settles.seq.1"].share
    assert deal is not None
    assert settles is not None
    assert deal.share == settles.share == pytest.approx(0.6, abs=0.01)


def test_what_a_state_is_worth_can_turn_a_deal_by_itself() -> None:
    found = robustness(case(threatened("20..80")), FEW)
    assert found.flips[
        "worth.S.B\\.walk" if False else next(p for p in found.flips if p.startswith("worth"))
    ] == {"zone.all": (Fraction(60),)}


def test_what_moves_where_the_conflict_settles_can_turn_a_deal_by_itself() -> None:
    """The buyer's doubt, order or points decide whether it walks, and so whether the seller asks for 70."""
    doubt = robustness(case(threatened("20")), FEW)
    assert doubt.forums["all"].turned_by == ("prefers.B[1].sure",)
    assert doubt.flips["prefers.B[1].sure"]["zone.all"] == (Fraction(50),)
    order = threatened("20") | {"prefers": {"B": [["B.walk", "not B.walk"]]}}
    ordered = robustness(case(order), FEW)
    assert ordered.forums["all"].turned_by == ("prefers.B[1]",)
    assert {"zone.all", "settles.seq.0", "equilibrium.nash.1"} <= set(ordered.orders["prefers.B[1]"])
    assert doubt.orders == {}
    assert ordered.flips == {}
    points = threatened("20") | {"prefers": {"B": {"weights": {"B.walk": "-3..9"}}}}
    found = robustness(case(points), FEW)
    assert found.flips["prefers.B.weights.B.walk"]["zone.all"] == (Fraction(0),)
    assert found.forums["all"].turned_by == ("prefers.B.weights.B.walk",)


def test_a_doubt_that_moves_the_conflict_and_no_deal_turns_no_deal() -> None:
    found = robustness(case(threatened("80")), FEW)
    assert "settles.seq.0" in found.flips["prefers.B[1].sure"]
    assert "zone.all" not in found.flips["prefers.B[1].sure"]
    assert found.forums["all"].turned_by == ()


def test_worlds_with_a_deal_and_worlds_without_prove_that_it_is_open() -> None:
    """Where points are ranges it is not decided exactly in which states the conflict settles."""
    points = threatened("20") | {"prefers": {"B": {"weights": {"B.walk": "-3..9"}}}}
    seen = robustness(case(points), FEW).forums["all"]
    assert (seen.deal, seen.proved, seen.why_not) == ("open", True, None)
    unseen = robustness(case(points), Sampling(worlds=0)).forums["all"]
    assert (unseen.deal, unseen.proved) == ("open", False)


def racing() -> Document:
    """Either walks or calls, and then the other does not: the conflict may settle in both states."""
    document = threatened("20")
    return document | {
        "actions": {"B": {"walk": "Walk away"}, "S": {"call": "Call it off"}},
        "prefers": {
            "B": {"ranking": ["B.walk and not S.call", "S.call and not B.walk"]},
            "S": {"ranking": ["S.call and not B.walk", "B.walk and not S.call"]},
        },
    }


def test_where_nothing_is_uncertain_there_is_one_world_whose_shares_are_exact() -> None:
    found = robustness(case(racing()), Sampling(worlds=4096))
    states = [each for each in found.conclusions.values() if each.name.startswith(("settles", "equil"))]
    assert {each.occurs for each in states} == {"every"}
    for each in found.conclusions.values():
        assert each.share == (Share(1, 1, 1) if each.central else Share(0, 0, 0))
    assert found.drawn == ()


def test_a_deal_in_one_of_the_states_where_it_may_settle_is_open_with_nothing_uncertain() -> None:
    found = robustness(case(racing())).forums["all"]
    assert (found.deal, found.proved, found.turned_by) == ("open", True, ())


def test_a_judgment_that_is_passed_over_is_told_and_a_deal_that_may_rest_on_it_too() -> None:
    """Six statements of unknown order have more orders than are looked at one by one."""
    said = ["B.walk", "not B.walk", "B.hush", "not B.hush", "B.walk if B.hush", "B.hush if B.walk"]
    document = threatened("20") | {
        "actions": {"B": {"walk": "Walk away", "hush": "Keep quiet"}},
        "prefers": {"B": [said]},
    }
    found = robustness(case(document), FEW)
    assert found.left_out["flips of prefers.B[1]"] == "it has more orders than are looked at, 120"
    assert found.left_out["flips all"].startswith("not all is known")


def test_a_conflict_of_too_many_states_in_too_many_worlds_is_told_without_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two states in two different worlds; a deal that rests on them has no share either, the word stays."""
    whole = robustness(case(threatened("20")), FEW)
    monkeypatch.setattr(reach, "MAX_STATES", 3)
    found = robustness(case(threatened("20")), FEW)
    reason = "2 states are too many to be judged in 2 worlds"
    assert found.left_out == {"stability": reason, "all": reason, "margins through the conflict": reason}
    assert (found.forums["all"].deal, found.forums["all"].share) == ("open", None)
    assert found.forums["all"].turned_by == whole.forums["all"].turned_by
    assert found.conclusions["settles.seq.0"].occurs == "some"
    assert found.conclusions["settles.seq.0"].share is None
    own = threatened("20")
    own["wants"]["S"]["no deal"] = "50..70"
    apart = robustness(case(own), FEW)
    assert apart.left_out == {"stability": reason}
    assert apart.forums["all"].share is not None
    monkeypatch.setattr(reach, "MAX_STATES", 4)
    assert robustness(case(threatened("20")), FEW).left_out == {}


def test_who_would_stay_in_the_status_quo_has_a_share_of_worlds() -> None:
    """The buyer stays where its doubt about walking away does not stand; the seller can do nothing."""
    document = threatened("20") | {"prefers": {"B": [{"holds": "B.walk", "sure": "30"}], "S": []}}
    found = robustness(case(document), Sampling(worlds=1024, seed=3)).conclusions
    for concept in ("nash", "seq", "sim"):
        buyer, seller = (found[f"stays.{concept}.{party}"] for party in "BS")
        assert buyer.central
        assert buyer.share is not None
        assert buyer.share.share == pytest.approx(0.7, abs=0.01)
        assert seller.share is not None
        assert seller.share.share == 1


def test_all_are_known_to_stay_where_nobody_leaves_the_status_quo_in_any_world() -> None:
    document = threatened("20") | {"prefers": {"B": ["not B.walk", {"holds": "B.walk", "sure": "30"}]}}
    found = robustness(case(document), FEW).conclusions["stays.seq.B"]
    assert (found.occurs, found.share) == ("every", Share(1, 1, 1))


def test_a_bar_shows_how_far_a_doubt_moves_the_margin_by_way_of_the_conflict() -> None:
    """At 60 for the buyer, who has 50 without a deal, and 60 for the seller, with 70 or with its worth."""
    (bar,) = robustness(case(threatened("20")), FEW).tornados["all"].bars
    assert (bar.path, bar.low, bar.high) == ("prefers.B[1].sure", -10, 10)
    walking = threatened("20..80") | {"prefers": {"B": ["B.walk"]}}
    (bar,) = robustness(case(walking), FEW).tornados["all"].bars
    assert bar.path.startswith("worth.S")
    assert (bar.low, bar.high, bar.at) == (-20, 10, (80, 20))


def test_it_is_told_where_shares_count_the_first_of_several_states() -> None:
    assert robustness(case(racing()), FEW).first_of_several
    assert not robustness(case(threatened("20")), FEW).first_of_several
    own = racing()
    own["wants"]["S"]["no deal"] = "50"
    assert not robustness(case(own), FEW).first_of_several


def test_joint_moves_between_very_many_states_are_not_looked_at_in_many_worlds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reach, "MAX_STATES_JOINED", 1)
    found = robustness(case(threatened("20")), FEW)
    assert set(found.left_out) == {"sim", "sim_fh"}
    assert found.left_out["sim"].startswith("joint moves between 2 states")
    assert found.conclusions["equilibrium.sim.1"].share is None
    assert found.conclusions["equilibrium.sseq.1"].share is not None


def test_indices_of_more_worlds_than_are_computed_are_refused_before_anything_is() -> None:
    with pytest.raises(TooLarge, match=r"of 1 judgments from 524,288 worlds each take 1,572,864") as refused:
        robustness(case(threatened("20")), FEW, indices=2**19)
    assert refused.value.hint == "ask for 262,144 worlds each, or fewer"


def test_indices_are_left_out_where_the_conflict_is_too_large_for_their_worlds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = robustness(case(threatened("20")), FEW, indices=16)
    assert whole.indices["zone.all"].total == {"prefers.B[1].sure": pytest.approx(1, abs=0.5)}
    monkeypatch.setattr(reach, "MAX_STATES", 3)
    found = robustness(case(threatened("20")), FEW, indices=16)
    assert found.indices == {}
    assert found.left_out["indices"] == "2 states are too many to be judged in 2 worlds"


def test_a_forum_too_large_to_list_keeps_what_is_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise TooLarge("too many packages")

    monkeypatch.setattr(outcomes, "ForumInWorlds", refuse)
    found = robustness(case(sale(**{"no deal": "50..90"})), FEW)
    assert found.forums["all"].deal == "open"
    assert found.forums["all"].share is None
    assert found.left_out["all"] == "too many packages"
    assert found.conclusions == {}
    certain = sale(**{"no deal": "40..60"}) | {"drafts": {"half": {"package": {"price": "middle"}}}}
    found = robustness(case(certain), FEW)
    assert set(found.conclusions) == {"zone.all", "draft.half@all"}
    for conclusion in found.conclusions.values():
        assert (conclusion.central, conclusion.occurs, conclusion.share) == (True, "every", Share(1, 1, 1))
    assert found.forums["all"].share == Share(1, 1, 1)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_case_tells_the_central_case_among_its_conclusions(name: str) -> None:
    analysis = analyze(load(name), sampling=Sampling(worlds=16))
    sure = analysis.sureness
    if analysis.agreement is not None:
        central = {
            f"zone.{forum.id}": forum.zone.exists for forum in analysis.agreement if hasattr(forum, "zone")
        }
        assert {zone: sure.conclusions[zone].central for zone in central} == central
    if analysis.stability is not None and analysis.stability.status_quo is not None:
        settled = {f"settles.seq.{state}" for state in analysis.stability.settles["seq"].states}
        told = {n for n, c in sure.conclusions.items() if n.startswith("settles.seq.") and c.central}
        assert told == settled


def test_without_a_sampling_nothing_is_told_of_how_sure() -> None:
    analysis = analyze(case(sale()))
    assert analysis.robustness is None
    with pytest.raises(LensUnavailable, match="not asked for"):
        _ = analysis.sureness


def test_packages_are_compared_over_the_first_worlds_and_how_many_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sample, "AT_ONCE", 16)
    monkeypatch.setattr(result, "COMPARED_OVER", 16)
    asked = case(sale(**{"no deal": "40..90"}))
    more = robustness(asked, FEW, agreement=agreement_in(asked).deals)
    first = robustness(asked, replace(FEW, worlds=16), agreement=agreement_in(asked).deals)
    assert more.acceptability == first.acceptability
    assert robustness_document(more)["acceptability"]["all"]["worlds"] == 16
    assert (more.compared_over, replace(first, worlds=8).compared_over) == (16, 8)


def test_the_forum_of_a_draft_is_found_whatever_signs_names_hold() -> None:
    """A draft d@1 in the forum of a name that ends as another's does."""
    document = sale() | {"drafts": {"d@1": {"package": {"price": "low"}}}}
    document["forums"] = {name: {"seats": ["B", "S"]} for name in ("talks", "late@talks")}
    found = robustness(case(document), FEW)
    assert found.forum_of("draft.d@1@talks") == "talks"
    assert found.forum_of("draft.d@1@late@talks") == "late@talks"
    assert found.forum_of("zone.talks") is None


def test_packages_are_compared_where_the_deals_are_given() -> None:
    document = case(sale(**{"no deal": "40..60"}))
    assert robustness(document, FEW).acceptability == {}
    agreed = agreement_in(document).agreement
    compared = robustness(document, FEW, agreement=agreed).acceptability["all"]
    assert compared.accepted["nash, kalai_smorodinsky, egalitarian, utilitarian, most accepted"] == 1
    assert compared.by_party["B"].ranks[0][0] == 0


def test_the_package_accepted_in_most_worlds_is_among_those_compared() -> None:
    document = sale(**{"no deal": "50..90"})
    document["issues"]["price"]["options"] = ["low", "fair", "middle", "high"]
    for party, fair in (("B", "80"), ("S", "55")):
        document["wants"][party]["price"]["values"] |= {"fair": fair}
    found = case(document)
    compared = robustness(found, FEW, agreement=agreement_in(found).agreement).acceptability["all"]
    (name,) = (name for name in compared.packages if "most accepted" in name)
    assert compared.packages[name]["price"].id == "fair"
    assert compared.accepted[name] == max(compared.accepted.values()) == pytest.approx(0.75, abs=0.05)


def test_more_worlds_than_memory_is_meant_to_hold_are_refused_with_the_way_out() -> None:
    with pytest.raises(TooLarge, match="262,144") as refused:
        robustness(case(sale()), Sampling(worlds=2**18 + 1))
    assert refused.value.hint is not None
    assert "a sweep" in refused.value.hint


def test_nothing_can_be_sure_where_no_lens_ran() -> None:
    with pytest.raises(LensUnavailable, match="nothing to be sure of"):
        robustness_in(case({"parties": {"A": "A"}}))
