"""What the sections of a report are written from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.agreement.result import NotComputed
from detente.brief.words import capital
from detente.report.content import Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from detente.agreement.result import ForumAgreement
    from detente.analysis import Analysis
    from detente.analysis.what_if import Setting
    from detente.brief import Sentence
    from detente.brief.words import Words
    from detente.figures.figure import Figure
    from detente.model import Case
    from detente.report.content import Block


@dataclass(frozen=True, slots=True)
class Material:
    """An analysis with its brief and pictures, and the case as it was written.

    ``pictures`` holds the figures of each kind; ``written`` what each judgment says in the file, by path;
    ``data`` the bytes of the file; ``settings`` what was set in it for a what-if.
    """

    analysis: Analysis
    sentences: tuple[Sentence, ...]
    headlines: tuple[Sentence, ...]
    words: Words
    pictures: Mapping[str, tuple[Figure, ...]]
    written: Mapping[str, str]
    data: bytes
    settings: tuple[Setting, ...]
    version: str

    @property
    def case(self) -> Case:
        """The case."""
        return self.analysis.case

    @property
    def forums(self) -> tuple[ForumAgreement, ...]:
        """The forums that could be computed."""
        if self.analysis.agreement is None:
            return ()
        return tuple(forum for forum in self.analysis.agreement if not isinstance(forum, NotComputed))

    @property
    def not_computed(self) -> tuple[NotComputed, ...]:
        """The forums that could not."""
        if self.analysis.agreement is None:
            return ()
        return tuple(forum for forum in self.analysis.agreement if isinstance(forum, NotComputed))

    def figures(self, kind: str, forum: str | None = None) -> Iterator[Figure]:
        """The pictures of a kind that are about this forum, or with none about the case as a whole.

        Under the heading of a forum its name is not said again.
        """
        named = "" if forum is None else f"{self._name(forum)}: "
        for figure in self.pictures.get(kind, ()):
            if figure.forum == forum:
                yield replace(figure, title=capital(figure.title.removeprefix(named)))

    def by_forum(
        self, prefix: str, tell: Callable[[Material, ForumAgreement], tuple[Block, ...]]
    ) -> tuple[Block, ...]:
        """What is told of each forum: a section each, or with one forum no section of its own."""
        told = [(forum, blocks) for forum in self.forums if (blocks := tell(self, forum))]
        if len(self.forums) == 1:
            return told[0][1] if told else ()
        return tuple(Section(f"{prefix}-{self.number(forum.id)}", forum.name, b) for forum, b in told)

    def _name(self, forum: str) -> str:
        agreement = self.analysis.agreement
        return forum if agreement is None else agreement.forums[forum].name

    def number(self, forum: str) -> int:
        """The place of a forum among all of the case, from 1."""
        known = () if self.analysis.agreement is None else tuple(self.analysis.agreement.forums)
        return known.index(forum) + 1
