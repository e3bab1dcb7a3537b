"""The forums that can be drawn, and how a picture of one is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detente.agreement.result import NotComputed
from detente.figures.captions import caption

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.agreement.result import ForumAgreement
    from detente.analysis import Analysis


def computed(analysis: Analysis) -> tuple[ForumAgreement, ...]:
    """The forums with a result."""
    if analysis.agreement is None:
        return ()
    return tuple(forum for forum in analysis.agreement if not isinstance(forum, NotComputed))


def name_of(kind: str, analysis: Analysis, forum: ForumAgreement) -> str:
    """The name of a picture of a forum: its kind, and the forum where the case has several.

    A forum whose id has no plain letters, or those of another, goes by its place in the file.
    """
    forums = list(analysis.case.forums)
    if len(forums) < 2:  # noqa: PLR2004 - one forum needs no name
        return kind
    plain = [_plain(each, "-") for each in forums]
    place = forums.index(forum.id)
    own = plain[place]
    return f"{kind}-{own}" if own and plain.count(own) == 1 else f"{kind}-{place + 1}"


def name_within(kind: str, analysis: Analysis, forum: ForumAgreement, part: str, parts: Iterable[str]) -> str:
    """The name of a picture of a part of a forum: a seat of it, or a draft or today put to it.

    Parts go by their places where one has no plain letters, or two have the same.
    """
    known = list(parts)
    plain = [_plain(each.removeprefix("draft."), "") for each in known]
    place = known.index(part)
    own = plain[place] if all(plain) and len(set(plain)) == len(plain) else f"{place + 1}"
    return f"{name_of(kind, analysis, forum)}-{own}"


def _plain(name: str, between: str) -> str:
    """The letters and digits of a name that every file system knows."""
    return re.sub(r"[^a-z0-9]+", between, name.lower()).strip("-")


def named(analysis: Analysis, forum: ForumAgreement, title: str) -> str:
    """A title about a forum, with its name where the case has several."""
    return caption("of forum", forum=forum.name, text=title) if len(analysis.case.forums) > 1 else title
