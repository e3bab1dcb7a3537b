"""Expected sentences, as tests write them."""

from __future__ import annotations

import re


def sentences(text: str) -> list[str]:
    """Sentences written as a list, each over as many lines as it takes."""
    return [" ".join(entry.split()) for entry in re.split(r"^ +- ", text, flags=re.MULTILINE)[1:]]
