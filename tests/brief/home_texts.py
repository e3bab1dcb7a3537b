"""Cases in which somebody at home must say yes, for the sentences on that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente import load
from detente.analysis import analyze
from detente.casefile import read_case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.analysis import Analysis

SALE = """
title: A sale
parties: {B: Buyer, S: Seller}
issues: {price: {options: [low, fair, high], today: low}}
wants:
  B: {price: {weight: 1, values: {low: 100, fair: 70, high: 55}}, no deal: 50}
  S: {price: {weight: 1, values: {low: 55, fair: 70, high: 100}}, no deal: 50}
approval:
  B:
    rule: {majority: 1}
    ratifiers: {Board: {}, Owners: &}
"""
"""All three prices will do, and the fair one is best by Nash; the board asks for nothing."""


def sale(owners: str) -> Analysis:
    """The sale, with what the owners of the buyer ask for."""
    return analyze(read_case(SALE.replace("&", owners).encode(), "sale.yaml").case)


HOME: Mapping[str, Analysis] = {
    "owners refuse the low price": sale("{red lines: [{never: price = low}]}"),
    "owners want the high price": sale("{red lines: [{never: price = low | fair}]}"),
    "owners refuse all": sale("{no deal: 101}"),
    "owners ask for little": sale("{no deal: 10}"),
    "owners ask for nothing": sale("{}"),
    "two houses and a cabinet": analyze(load("southland")),
    "a bloc of four": analyze(load("harbour-park")),
    "a senate": analyze(load("geneva-2022")),
}
