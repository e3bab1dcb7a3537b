"""The cases that results made by hand are about."""

from __future__ import annotations

from detente.casefile import read_case

TEXT = """\
title: A pipeline
parties:
  North: Northland
  South: United Provinces
  Coast: Coastal Republic
  East: Eastland
  West: Westland
  League: {name: League of Transit States, members: [South, Coast]}
  Pact: {name: Western Pact, members: [East, West]}
  Isles: Islands
issues:
  tariff: {options: {low: 2 a unit, middle: 3 a unit, high: 4 a unit}, today: middle}
  term: {options: [5 years, 15 years], today: 5 years}
  volume: {number: {from: 0, to: 60, step: 20, unit: tonnes}, today: 20}
wants:
  North:
    tariff: {weight: 60, values: {low: 100, middle: 50, high: 0}}
    term: {weight: 40, values: {5 years: 0, 15 years: 100}}
    no deal: 45
    red lines:
      - {never: tariff = high}
      - {never: term = 5 years and tariff = middle, price: 12}
  South:
    tariff: {weight: 1, values: {low: 0, middle: 50, high: 100}}
    no deal: 30
    red lines: [{never: tariff = low | middle}]
  Coast:
    tariff: {weight: 1, values: {low: 0, middle: 50, high: 100}}
    no deal: 20
    red lines: [{never: term = 15 years}, {never: volume > 20}]
  East: {volume: {weight: 1, ideal: 60}}
  West: {volume: {weight: 1, ideal: 60}, no deal: {from: conflict}}
drafts:
  treaty: {by: North, package: {tariff: low}}
approval:
  North:
    rule: {majority: 2}
    ratifiers: {Cabinet: {no deal: 69}, Lower House: {red lines: [{never: term = 15 years}]}, Upper House: {}}
  League: {rule: {weighted: 3, weights: {South: 2, Coast: 2}}, ratifiers: {South: {}, Coast: {}}}
  Pact: {ratifiers: {East: {}, West: {}}}
"""
CASE = read_case(TEXT.encode(), "pipeline.yaml").case
UNSURE = read_case(
    TEXT.replace("no deal: 45", "no deal: 40..50")
    .replace("{never: tariff = high}", "{never: tariff = high, sure: 60..80}")
    .replace(
        "values: {low: 0, middle: 50, high: 100}}\n    no deal: 30",
        "best first: [high, middle, low]}\n    no deal: 30",
    )
    .encode(),
    "unsure.yaml",
).case

RED_LINES_ALONE = read_case(
    b"""\
title: A lane
parties: {A: Arden, B: Birk, C: Corby}
issues: {width: {options: [narrow, wide], today: narrow}}
wants:
  A: {width: {weight: 1, values: {narrow: 0, wide: 100}}, no deal: 10}
  B: {width: {weight: 1, values: {narrow: 0, wide: 100}}, no deal: 10}
  C: {red lines: [{never: width = wide}]}
forums: {council: {seats: [A, B, C], rule: {majority: 2}}}
""",
    "lane.yaml",
).case
COUNCIL = b"""\
title: A council of four
parties: {A: Ashby, B: Bray, C: Corby, D: Dunmore}
issues: {site: {options: [north, south, east]}}
wants:
  A: {red lines: [{never: site = north | south | east}]}
  B: {site: {weight: 1, values: {north: 100, south: 0, east: 0}}, no deal: 50}
  C: {site: {weight: 1, values: {north: 60, south: 80, east: 0}}, no deal: 50}
  D: {site: {weight: 1, values: {north: 60, south: 80, east: 0}}, no deal: 50}
forums: {council: {seats: [A, B, C, D], rule: {majority: 2}}}
"""
"""Ashby takes no site; Bray takes one, and the others two, of which they prefer the other."""
COUNCILS = {
    "a council of four": read_case(COUNCIL, "council.yaml").case,
    "a council that differs": read_case(
        COUNCIL.replace(b"100, south: 0, east: 0", b"80, south: 0, east: 80").replace(
            b"D: {site: {weight: 1, values: {north: 60, south: 80, east: 0",
            b"D: {site: {weight: 1, values: {north: 0, south: 80, east: 60",
        ),
        "council.yaml",
    ).case,
}
DOUBTED = read_case(
    TEXT.replace("{never: tariff = high}", "{never: tariff = high, sure: 20..40}")
    .replace("{never: term = 15 years}]}, Upper", "{never: term = 15 years, sure: 10}]}, Upper")
    .encode(),
    "doubted.yaml",
).case

BRIDGE = b"""\
title: A bridge
parties: {A: Arden, B: Birk, C: Corby, D: Dunmore}
issues:
  toll: {options: [low, high]}
  width: {options: [narrow, wide], today: narrow}
wants:
  A: {width: {weight: 1, values: {narrow: 0, wide: 100}}, red lines: [{never: toll = low}]}
  B: {width: {weight: 1, values: {narrow: 0, wide: 100}}, red lines: [{never: toll = high}]}
  C:
    width: {weight: 1, values: {narrow: 100, wide: 0}}
    no deal: 50
    red lines: [{never: toll = low | high}]
  D: {width: {weight: 1, values: {narrow: 100, wide: 0}}, no deal: 50, red lines: [{never: width = wide}]}
forums: {council: {seats: [A, B, C], rule: {majority: 2}}}
"""
"""Nothing suits two of the three on the toll, which has no ``today``; on the width two would outvote one."""
BRIDGES = {
    "today known in part": read_case(BRIDGE, "bridge.yaml").case,
    "today not known": read_case(BRIDGE.replace(b", today: narrow", b""), "bridge.yaml").case,
    "an agenda under a majority": read_case(
        BRIDGE.replace(b"[low, high]}", b"[low, high], today: low}"), "bridge.yaml"
    ).case,
}
