"""Pictures made ready to stand beside others in one page."""

from __future__ import annotations

import re
from typing import Final

_ID: Final = re.compile(r'\bid="([^"]+)"')
_FOR_READERS: Final = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')


def settled(svg: str, name: str) -> str:
    """The picture with ids made of its name and a number, and nothing that a screen reader would stop at.

    What draws the picture counts its ids on from one picture to the next, so that they would depend on
    what was drawn before.
    """
    numbers = {old: str(number) for number, old in enumerate(dict.fromkeys(_ID.findall(svg)), start=1)}
    if numbers:
        known = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
        places = re.compile(rf'(\bid="|url\(#|href="#)({known})(?=["\)])')
        svg = places.sub(lambda found: f"{found[1]}{name}-{numbers[found[2]]}", svg)
    return _FOR_READERS.sub("", svg)
