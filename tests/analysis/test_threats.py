"""What a threat does: the conflict with it kept for certain, and broken for certain, side by side."""

from __future__ import annotations

import random
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from detente.analysis import analyze
from detente.casefile import read_case
from detente.stability import stability
from tests.analysis.test_no_deal_from_conflict import STRIKE
from tests.conflict_cases import literal, quoted, random_conflict_case
from tests.strategies import conflict_cases
from tests.yaml_text import to_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.analysis.threats import Effect
    from detente.model import Case, Commitment

CLOSURE = STRIKE + "threats: {closure: {by: Firm, if: Union.strike, then: [Firm.close]}}\n"


def effect(text: str, path: str) -> Effect:
    return analyze(read_case(text.encode(), "strike.yaml").case).effects[path]


def test_a_threat_kept_for_certain_moves_settling_and_the_zone() -> None:
    """Sure of the closure the union does not strike, and a deal exists; sure of none it strikes."""
    found = effect(CLOSURE, "threats.closure")
    assert found.changes
    assert found.kept.settles.way == "stays"
    assert found.broken.settles.way == "improvements"
    assert (found.kept.deals, found.broken.deals) == ({"all": (True,)}, {"all": (False,)})


def test_no_deal_is_told_where_none_is_taken_from_the_conflict() -> None:
    plain = CLOSURE.replace("no deal: {from: conflict}", "no deal: 30")
    assert effect(plain, "threats.closure").kept.deals == {}


def test_a_threat_that_deters_nobody_changes_nothing() -> None:
    peaceful = CLOSURE.replace("Union: [not Firm.close, Union.strike]", "Union: [not Union.strike]")
    assert not effect(peaceful, "threats.closure").changes


def test_nothing_is_said_beyond_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.analysis.threats.MAX_STATES", 3)
    found = analyze(read_case(CLOSURE.encode(), "strike.yaml").case)
    assert found.effects == {}
    assert "limit" in found.left_out["effects"]


# Against a case with the pledge written into it


def compare(document: dict[str, Any]) -> None:
    """Whoever acts in B prefers "B if A", or its contrary, to all else; then settling is as ever."""
    case = read(document)
    assert case.conflict is not None
    commitments = [*case.conflict.threats.values(), *case.conflict.promises.values()]
    effects = analyze(case).effects
    if case.conflict.status_quo is None:
        assert effects == {}
        return
    assert list(effects) == [commitment.path for commitment in commitments]
    for commitment in commitments:
        for scenario, kept in (
            (effects[commitment.path].kept, True),
            (effects[commitment.path].broken, False),
        ):
            expected = stability(read(pledging(document, case, commitment, kept=kept)), ["seq"])
            assert scenario.equilibria == expected.equilibria["seq"]
            assert scenario.settles == expected.settles["seq"]


def pledging(document: dict[str, Any], case: Case, commitment: Commitment, *, kept: bool) -> dict[str, Any]:
    assert case.conflict is not None
    changed = deepcopy(document)
    for party in case.parties:
        own = {a: made for a, made in commitment.then.items() if case.conflict.actions[a].party == party}
        if own:
            then = conjunction(case, own)
            pledge = f"({then if kept else f'not ({then})'}) if ({conjunction(case, commitment.if_)})"
            changed["prefers"][party] = first(changed["prefers"][party], pledge)
    return changed


def conjunction(case: Case, told: Mapping[str, bool]) -> str:
    assert case.conflict is not None
    return " and ".join(literal(written(case, action), made=made) for action, made in told.items())


def written(case: Case, action: str) -> str:
    assert case.conflict is not None
    party = case.conflict.actions[action].party
    return f"{quoted(party)}.{quoted(action.removeprefix(f'{party}.'))}"


def first(preference: Any, pledge: str) -> Any:
    """The same preference below a statement that comes first."""
    if isinstance(preference, list):
        return [pledge, *preference]
    if "statements" in preference:
        return {**preference, "statements": [pledge, *preference["statements"]]}
    if "weights" in preference:
        return {"weights": {f"({pledge})": "1000000", **preference["weights"]}}
    tiers = preference["ranking"]
    above = [
        [f"({c}) and ({pledge})" for c in tier] if isinstance(tier, list) else f"({tier}) and ({pledge})"
        for tier in tiers
    ]
    return {"ranking": [*above, pledge, *tiers]}


def read(document: dict[str, Any]) -> Case:
    return read_case(to_yaml(document).encode(), "random.yaml").case


@given(conflict_cases())
@settings(max_examples=100, deadline=None)
def test_effects_are_those_of_a_pledge_written_into_the_case(document: dict[str, Any]) -> None:
    compare(document)


@pytest.mark.slow
def test_effects_are_those_of_a_pledge_in_two_thousand_cases() -> None:
    for seed in range(2_000):
        compare(random_conflict_case(random.Random(seed)))
