"""How all tests run: examples made at random are the same in every automatic run, and new in every other."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("person", deadline=None)
settings.register_profile("automatic", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("automatic" if os.environ.get("CI") else "person")
