"""What the page on Geneva says of its levers."""

from __future__ import annotations

import pytest

from detente import load
from detente.agreement.result import ForumAgreement
from detente.analysis.analyze import analyze
from detente.analysis.conflict_findings import CONCEPTS
from detente.analysis.findings import changes, findings
from detente.analysis.levers.candidates import candidates
from detente.analysis.levers.of_guarantees import of_guarantees
from detente.analysis.levers.outsiders import outsiders
from detente.analysis.what_if import changed_case

FOUND = load("geneva-2022").found
OPENING = {
    "wants.Russia.red lines[1].sure=0": {"bilateral", "council"},
    "forums.bilateral.issues=[activity, missiles, exercises, troops, voice]": {"bilateral"},
    "forums.council.issues=[forces, activity, missiles, exercises, troops]": {"council"},
    "wants.Russia.no deal=11.85": {"osce"},
    "forums.osce.issues=[activity, exercises, troops, voice]": {"osce"},
    "forums.osce.seats=[US, Germany, Poland, Ukraine]": {"osce"},
    "forums.osce.rule={majority: 4}": {"osce"},
}
PAYING = ("US", "Germany", "Poland", "Ukraine")


def with_a_deal(*settings: str) -> set[str]:
    case = changed_case(FOUND, settings)[0].case if settings else FOUND.case
    agreed = analyze(case, 1, ("seq",), in_full=False).agreement
    return {f.id for f in agreed or () if isinstance(f, ForumAgreement) and f.zone.exists}


@pytest.mark.parametrize("setting", OPENING)
def test_what_opens_a_deal_in_geneva_brussels_and_vienna(setting: str) -> None:
    assert with_a_deal() == set()
    assert with_a_deal(setting) == OPENING[setting]


def losing(setting: str) -> dict[str, int]:
    """What parties without a seat lose, in whole points, where the setting opens a deal."""
    analysis = analyze(changed_case(FOUND, [setting])[0].case, 1, ("seq",), in_full=False)
    forums = [f for f in analysis.agreement or () if isinstance(f, ForumAgreement) and f.zone.exists]
    told = [(party, each.loss) for f in forums for party, each in outsiders(analysis.case, f).items()]
    return {party: round(loss) for party, loss in told if loss is not None and loss > 0}


@pytest.mark.parametrize("setting", OPENING)
def test_of_those_outside_russia_alone_would_lose(setting: str) -> None:
    without_russia = setting == "forums.osce.seats=[US, Germany, Poland, Ukraine]"
    assert losing(setting) == ({"Russia": 19} if without_russia else {})


def test_the_page_counts_the_levers_and_names_all_demands_that_open_one() -> None:
    tried = list(candidates(FOUND, analyze(FOUND.case, 1, ("nash", "seq"), in_full=False)))
    assert len(tried) == 119
    demands = [lever for lever in tried if lever.kind in ("red line", "no deal", "ratifier")]
    opening = {lever.settings[0] for lever in demands if with_a_deal(*lever.settings)}
    assert opening == {"wants.Russia.red lines[1].sure=0", "wants.Russia.no deal=11.85"}
    paid = [lever for lever in tried if lever.kind == "side payment"]
    assert [lever.about for lever in paid] == [(payer, "Russia", "10.65") for payer in PAYING]
    assert all(with_a_deal(*lever.settings) == {"osce"} for lever in paid)


def test_no_guarantee_changes_anything() -> None:
    analysis = analyze(FOUND.case, 1, CONCEPTS, in_full=False)
    guarantees = list(of_guarantees(FOUND, analysis))
    assert len(guarantees) == 10
    for lever in guarantees:
        after = analyze(changed_case(FOUND, lever.settings)[0].case, 1, CONCEPTS, in_full=False)
        assert changes(findings(analysis), findings(after)) == ()
