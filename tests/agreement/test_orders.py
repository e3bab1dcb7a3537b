"""Orders that alone turn a deal."""

from __future__ import annotations

from detente.agreement.alone import Alone
from detente.agreement.lens import forums_of
from detente.agreement.orders import turned_by_orders
from detente.casefile import read_case

JUST_ENOUGH = b"""
format: 1
title: What is worth just enough with equal weights
date: 2024-03-01
parties: {North: North, South: South}
issues:
  fish: {options: [none, some, all], ordered: false}
  oil: {options: [none, some, all], ordered: false}
  gas: {options: [none, all]}
wants:
  South:
    order: [fish, oil, gas]
    fish: {values: {none: 0, some: 25, all: 100}}
    oil: {values: {none: 0, some: 0, all: 100}}
    gas: {values: {none: 0, all: 100}}
    no deal: 75
    red lines:
      - never: fish = none
      - never: fish = some and not (oil = all and gas = all)
      - never: fish = all and (oil != all or gas != none)
"""


def test_a_package_that_is_worth_just_enough_at_some_weights_is_looked_at() -> None:
    """Two packages, (25, 100, 100) and (100, 100, 0) by issue, of which one must be worth 75.

    With equal weights the first is worth just 75. Neither is worth enough where the first weight is above 1/3
    and the last above 1/4: 4/10, 3/10, 3/10. The central weights, 11/18, 5/18 and 2/18, leave the second 89.
    """
    case = read_case(JUST_ENOUGH, "enough.yaml").case
    turned = turned_by_orders(Alone(case, forums_of(case)["all"]))
    assert turned == {"zone.all": ("wants.South.order",)}
