"""The harbour park against what its authors published.

Abdelnabi, Gomaa, Sivaprasad, Schönherr & Fritz 2024, "Cooperation, Competition, and Maliciousness:
LLM-Stakeholders Interactive Negotiation", NeurIPS 2024, Datasets and Benchmarks, arXiv:2309.17234v2; and
their repository, S-Abdelnabi/LLM-Deliberation on GitHub.

- 720 deals (section 2, p. 3); a deal passes with five of the six parties, the first two among them (p. 3).
- Scores and minima: `games_descriptions/base/scores_files`, commit 78e11e0.
- Counts of deals with five and with six parties: table 4, p. 8, for the base game and two harder ones; the
  minima of the harder ones: `adjust_games/initial_prompts_30_4` and `initial_prompts_17_2`, commit d65d801.
- The deals themselves, and how many of them each party accepts: the output printed in
  `adjust_games/evaluate_games_base.ipynb`, same commit.
- The first party's favourite: `games_descriptions/base/initial_deal.txt`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

ISSUES = {
    "siting": ("water", "mixed", "land"),
    "ecology": ("damage", "balance", "improve"),
    "hiring": ("union only", "two to one", "one to one", "open"),
    "loan": ("3 billion", "2 billion", "1 billion", "no loan"),
    "compensation": ("600 million", "450 million", "300 million", "150 million", "nothing"),
}
"""Issues A to E; options 1, 2, ... in the published order."""

SCORES = {
    "Developer": ((14, 8, 0), (11, 7, 0), (0, 5, 10, 17), (35, 29, 20, 0), (0, 5, 10, 15, 23)),
    "Tourism": ((0, 11, 5), (0, 20, 25), (0, 2, 4, 9), (10, 26, 40, 0), (4, 8, 15, 12, 0)),
    "Mayor": ((14, 8, 0), (12, 8, 0), (24, 18, 12, 0), (40, 30, 23, 0), (0, 2, 4, 7, 10)),
    "Cities": ((0, 4, 10), (0, 0, 0), (12, 8, 6, 0), (0, 8, 13, 18), (60, 45, 30, 15, 0)),
    "Union": ((15, 20, 0), (0, 0, 0), (42, 35, 25, 0), (30, 20, 10, 0), (2, 4, 6, 8, 0)),
    "Environment": ((0, 22, 45), (0, 25, 55), (0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0, 0)),
}


def _deals(digits: str) -> list[str]:
    return digits.split()


BY_SIX = _deals("13223 13224 13323 13334 23224 23313 23323 23324 23413 32224 32323 32324")
"""The published deals of all six, one digit an issue."""

BY_FIVE = _deals(
    "12134 12233 12234 12323 12332 12333 12334 13135 13223 13224 13235 13323 13324 13334 13335 13422 13423 "
    "13432 13433 21234 21333 21334 22124 22223 22224 22234 22322 22323 22324 22333 22334 22413 23224 23235 "
    "23313 23323 23324 23325 23335 23413 23414 23422 23423 23433 23434 32224 32235 32323 32324 32422 32423 "
    "32424 32434 33423 33424"
)
"""The published deals of five or six, the first two parties among them."""

FAVOURITE = "11415"
"""The first party's favourite, with which the talks open."""


def agreement(case: str) -> dict[str, Any]:
    """The forums of a case, as the command line reports them."""
    command = [sys.executable, "-m", "detente", "agreement", case, "--json"]
    run = subprocess.run(command, capture_output=True, check=True)
    forums: dict[str, Any] = json.loads(run.stdout)["result"]["forums"]
    return forums


def source() -> str:
    return files("detente.cases").joinpath("harbour-park.yaml").read_text(encoding="utf-8")


def package(deal: str) -> dict[str, str]:
    return {
        issue: options[int(digit) - 1] for (issue, options), digit in zip(ISSUES.items(), deal, strict=True)
    }


def score(party: str, deal: str) -> int:
    return sum(row[int(digit) - 1] for row, digit in zip(SCORES[party], deal, strict=True))


def favourite_but_for_one_option() -> list[str]:
    """Deals that hold, between them, every option of the game."""
    return [
        f"{FAVOURITE[:place]}{number}{FAVOURITE[place + 1 :]}"
        for place, options in enumerate(ISSUES.values())
        for number in range(1, len(options) + 1)
    ]


def with_drafts(deals: Iterable[str]) -> str:
    """The case with a draft for each deal, named by its digits."""
    drafts = "".join(
        f"  deal {deal}: {{package: {{{', '.join(f'{i}: {o}' for i, o in package(deal).items())}}}}}\n"
        for deal in sorted(set(deals))
    )
    return source().replace("\ndrafts:\n", f"\ndrafts:\n{drafts}", 1)


def with_minima(minima: Mapping[str, int]) -> str:
    """The case with other minima."""
    lines, party = [], ""
    for line in source().splitlines():
        if line.removesuffix(":").strip() in minima:
            party = line.removesuffix(":").strip()
        if line.startswith("    no deal: "):
            lines.append(f"    no deal: {minima[party]}")
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def forums() -> dict[str, Any]:
    return agreement("harbour-park")


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The case with every published deal, and every option once, put on the table as drafts."""
    path = tmp_path_factory.mktemp("harbour") / "drafts.yaml"
    path.write_text(with_drafts([*BY_FIVE, *favourite_but_for_one_option()]), encoding="utf-8")
    return agreement(str(path))


def test_the_game_has_720_deals(forums: dict[str, Any]) -> None:
    assert {name: forum["packages"] for name, forum in forums.items()} == {"everyone": 720, "licence": 720}


def test_as_many_deals_pass_as_table_4_prints(forums: dict[str, Any]) -> None:
    assert forums["licence"]["zone"]["packages"] == 55
    assert forums["everyone"]["zone"]["packages"] == 12


@pytest.mark.parametrize(
    ("minima", "five", "six"),
    [
        ((56, 68, 35, 35, 55, 55), 30, 4),
        ((58, 68, 40, 40, 55, 55), 17, 2),
    ],
)
def test_as_many_deals_pass_in_the_harder_games(
    minima: tuple[int, ...], five: int, six: int, tmp_path: Path
) -> None:
    path = tmp_path / "harder.yaml"
    path.write_text(with_minima(dict(zip(SCORES, minima, strict=True))), encoding="utf-8")
    forums = agreement(str(path))
    assert (forums["licence"]["zone"]["packages"], forums["everyone"]["zone"]["packages"]) == (five, six)


def test_the_deals_of_six_are_the_published_ones(forums: dict[str, Any]) -> None:
    """None of the twelve betters another for all, so that each stands on the frontier of the zone."""
    front = forums["everyone"]["zone_frontier"]
    expected = [package(deal) for deal in BY_SIX]
    found = [each for point in front["points"] for each in point["packages"]]
    assert front["size"] == len(BY_SIX) == 12
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_the_deals_of_five_are_the_published_ones(judged: dict[str, Any]) -> None:
    """Every published deal passes; that no other does is what the count of 55 says."""
    drafts = judged["licence"]["drafts"]
    assert len(BY_FIVE) == 55
    assert [deal for deal in BY_FIVE if not drafts[f"deal {deal}"]["acceptable_jointly"]] == []


def test_each_party_accepts_as_many_of_them_as_printed(judged: dict[str, Any]) -> None:
    drafts = judged["everyone"]["drafts"]
    accepted = [party for deal in BY_FIVE for party in drafts[f"deal {deal}"]["acceptable_to"]]
    assert {party: accepted.count(party) for party in SCORES} == {
        "Developer": 55,
        "Tourism": 55,
        "Mayor": 55,
        "Cities": 47,
        "Union": 40,
        "Environment": 35,
    }


@pytest.mark.parametrize("party", SCORES)
def test_values_are_the_published_scores_exactly(judged: dict[str, Any], party: str) -> None:
    drafts = judged["everyone"]["drafts"]
    deals = sorted({*BY_FIVE, *favourite_but_for_one_option()})
    found = {deal: drafts[f"deal {deal}"]["values"][party] for deal in deals}
    assert found == {deal: [score(party, deal)] * 2 for deal in deals}


def test_the_opening_draft_is_the_first_partys_favourite(forums: dict[str, Any]) -> None:
    opening = forums["everyone"]["drafts"]["opening"]
    assert opening["values"] == {party: [score(party, FAVOURITE)] * 2 for party in SCORES}
    assert opening["values"]["Developer"] == [100, 100]
    assert opening["acceptable_jointly"] is False
