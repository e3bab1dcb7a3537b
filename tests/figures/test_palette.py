"""Parties keep apart from each other in every picture."""

from __future__ import annotations

from detente.figures.palette import marks


def test_forty_nine_parties_all_look_different() -> None:
    assert len(set(marks(map(str, range(49))).values())) == 49


def test_a_party_keeps_its_mark_when_others_are_added() -> None:
    few, many = marks(["North", "South"]), marks(["North", "South", "Coast"])
    assert {party: many[party] for party in few} == few
