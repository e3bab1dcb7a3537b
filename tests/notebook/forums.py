"""Forums of a result, for the tests of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.agreement.result import ForumAgreement

if TYPE_CHECKING:
    from detente.notebook import AgreementResult


def forum_of(found: AgreementResult, name: str) -> ForumAgreement:
    """A forum that was computed."""
    forum = found.forums[name]
    assert isinstance(forum, ForumAgreement)
    return forum
