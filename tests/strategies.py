"""Hypothesis strategies shared by the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.conflict_cases import random_conflict_case
from tests.conflict_models import random_model
from tests.generators import Profile, random_case

if TYPE_CHECKING:
    from tests.oracles.stability import Model


def cases(profile: Profile | None = None) -> st.SearchStrategy[dict[str, Any]]:
    """Small valid case documents; a failing one shrinks towards few parties, few options and no extras."""
    drawn = st.randoms(note_method_calls=False, use_true_random=False)
    return drawn.map(lambda rng: random_case(rng, profile or Profile()))


def conflict_models() -> st.SearchStrategy[Model]:
    """Small graph models as bare lists: owners, directions, possible states and ranks."""
    return st.randoms(note_method_calls=False, use_true_random=False).map(random_model)


def conflict_cases() -> st.SearchStrategy[dict[str, Any]]:
    """Small valid case documents with actions; half of them have issues, wants and options that bind."""
    return st.randoms(note_method_calls=False, use_true_random=False).map(random_conflict_case)
