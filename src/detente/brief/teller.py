"""Collecting the sentences of one finding, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.brief.demands import DemandWords
from detente.brief.grounds import Grounds, unique
from detente.brief.sentence import Sentence
from detente.brief.templates import say
from detente.brief.words import Words, capital

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.agreement.result import ForumAgreement, NotComputed
    from detente.analysis.robustness.result import Robustness
    from detente.model import Case


class Teller:
    """Writes down the sentences of one finding.

    The first sentence on a forum names it, where the case has several. ``robustness`` : how sure the answers
    are, where sentences are to say so.
    """

    def __init__(
        self, case: Case, finding: int, *, several_forums: bool, robustness: Robustness | None = None
    ) -> None:
        self.case = case
        self.robustness = robustness
        self.words = Words(case)
        self.demands = DemandWords(case, self.words)
        self.grounds = Grounds(case)
        self.sentences: list[Sentence] = []
        self._finding = finding
        self._several_forums = several_forums
        self._forum: ForumAgreement | NotComputed | None = None
        self._named = True
        self._told: set[str] = set()

    def turn_to(self, forum: ForumAgreement | NotComputed | None) -> None:
        """Speak of this forum from now on; of the whole case where there is none."""
        self._forum = forum
        self.grounds.turn_to(forum)
        self._named = forum is None or not self._several_forums

    def has_points(self, party: str) -> bool:
        """Whether packages are worth points to the party; to a bloc, or by red lines alone, they are not."""
        wants = self.case.wants.get(party)
        return wants is not None and wants.has_values

    def first_time(self, what: str) -> bool:
        """Whether this has not come up before."""
        new = what not in self._told
        self._told.add(what)
        return new

    def tell(self, text: str, judgments: Iterable[str] = ()) -> None:
        """Add a sentence and what it rests on."""
        if not self._named and self._forum is not None:
            text = say("of forum", forum=self._forum.name, text=capital(text))
            self._named = True
        forum = None if self._forum is None else self._forum.id
        self.sentences.append(Sentence(self._finding, capital(text), unique(judgments), forum))
