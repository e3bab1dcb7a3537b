"""A case file inside a report: put in so that it can be read there, and taken out again byte by byte.

Within HTML the text stands in one ``pre`` element. Carriage returns are written as references, since
browsers and tools change the ends of lines, and one line feed is put before the text, since HTML ignores
the first in a ``pre``. The digest beside it tells whether the text was changed afterwards.
"""

from __future__ import annotations

import hashlib
import html
import re
from typing import Final

from detente.errors import CaseNotFound

ID: Final = "case-file-text"
"""The id of the element that holds the case."""
LARGEST_REPORT: Final = 1 << 26
"""Bytes of a report that are read at most."""
_START: Final = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<!doctype html", re.IGNORECASE)
_ELEMENT: Final = re.compile(rf'<pre id="{ID}"([^>]*)>(.*?)</pre>', re.DOTALL)
_DIGEST: Final = re.compile(r'data-sha256="([0-9a-f]{64})"')
_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}


def embed(data: bytes) -> str:
    """The element that holds a case file; ``data`` are the bytes of the file, which are UTF-8."""
    text = data.decode("utf-8")
    digest = hashlib.sha256(data).hexdigest()
    escaped = "".join(_ESCAPES.get(character, character) for character in text)
    return f'<pre id="{ID}" data-sha256="{digest}">\n{escaped}</pre>'


def is_page(data: bytes) -> bool:
    """Whether these bytes begin as an HTML page does, which no case file can."""
    return _START.match(data) is not None


def extract(page: bytes, file: str) -> bytes:
    """The bytes of the case file in a report.

    Parameters
    ----------
    page : bytes
        The whole report.
    file : str
        What the report is called in messages.

    Raises
    ------
    CaseNotFound
        The page holds no case file, or one that is no longer what the report was made from.
    """
    found = _ELEMENT.search(page.decode("utf-8", errors="replace"))
    digest = _DIGEST.search(found[1]) if found else None
    if found is None or digest is None:
        raise CaseNotFound(
            f'"{file}" is a web page without a case file in it',
            "of web pages only those are read that `detente analyze CASE --report FILE.html` wrote",
        )
    text = html.unescape(found[2].removeprefix("\n"))
    data = text.encode()
    if hashlib.sha256(data).hexdigest() == digest[1]:
        return data
    raise CaseNotFound(
        f'the case file in "{file}" is not the one that the report was made from: its digest differs',
        "to use it as it stands, save the part under “The case file” as a file of its own",
    )
