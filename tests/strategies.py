"""Hypothesis strategies shared by the tests."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.generators import Profile, random_case


def cases(profile: Profile | None = None) -> st.SearchStrategy[dict[str, Any]]:
    """Small valid case documents; a failing one shrinks towards few parties, few options and no extras."""
    drawn = st.randoms(note_method_calls=False, use_true_random=False)
    return drawn.map(lambda rng: random_case(rng, profile or Profile()))
