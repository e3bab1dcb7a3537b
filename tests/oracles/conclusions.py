"""What may hold of a negotiation or not: a deal in a forum, a draft that all its seats accept.

Every conclusion says that there is a package, among some, at which enough say yes. Whether they do hangs on
nothing but the demands that the package misses.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tests.oracles.agreement import accepted_by, agreed, completes, read_forums, todays_package
from tests.oracles.issues import all_packages
from tests.oracles.judgments import may_stand, must_stand
from tests.oracles.seats import read_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.oracles.agreement import Forum
    from tests.oracles.issues import Package
    from tests.oracles.judgments import Document
    from tests.oracles.seats import Case
    from tests.oracles.wants import Demander, Valuation

Missed = frozenset[str]


@dataclass(frozen=True)
class Demanding:
    """One whose demands count in a forum, and the wants it judges by: `judges_by` names whose they are."""

    demander: Demander
    judges_by: str

    @property
    def no_deal(self) -> str:
        """The name of its demand for more than no deal."""
        return f"{self.demander.name}: no deal"


@dataclass(frozen=True)
class Hearing:
    """A forum with its packages and all whose demands count there.

    `case` takes every red line that may stand as one that does. `doubtful` : the names of those that may also
    not stand. `crossed` : for each package the red lines it crosses, by name.
    """

    case: Case
    forum: Forum
    packages: list[Package]
    demanding: list[Demanding]
    doubtful: Missed
    crossed: list[Missed]
    accepts: Callable[[Missed], bool]
    all_accept: Callable[[Missed], bool]


@dataclass(frozen=True)
class Conclusion:
    """That one of some packages of a forum, given by their places, is accepted; judged by what it misses."""

    forum: str
    places: list[int]
    accepts: Callable[[Missed], bool]


def hearings(document: Document) -> dict[str, Hearing]:
    """The forums that can be computed: all that they do not treat is as it is today."""
    case = read_case(with_all_that_may_stand(document))
    found = {}
    for name, forum in read_forums(document, case).items():
        today = todays_package(case, forum)
        if all(issue in forum.treated or issue in today for issue in case.issues):
            found[name] = _hearing(document, case, forum, today)
    return found


def _hearing(document: Document, case: Case, forum: Forum, today: Package) -> Hearing:
    treated = set(forum.treated)
    packages = all_packages([case.issues[name] for name in forum.treated], today)
    demanding = list(
        {each.demander.name: each for seat in forum.seats for each in _all_behind(case, seat)}.values()
    )

    @cache
    def accepting(missed: Missed) -> Missed:
        return accepted_by(case, forum, missed)

    return Hearing(
        case,
        forum,
        packages,
        demanding,
        frozenset(doubtful_lines(document)),
        [
            frozenset(
                f"{each.demander.name}: red line {count}"
                for each in demanding
                for count in each.demander.crossed(package, treated, case.issues)
            )
            for package in packages
        ],
        cache(lambda missed: agreed(forum, accepting(missed))),
        lambda missed: len(accepting(missed)) == len(forum.seats),
    )


def _all_behind(case: Case, party: str) -> Iterator[Demanding]:
    """A party, its ratifiers, and theirs in turn; a ratifier without own wants judges by the party's."""
    itself = case.parties[party]
    yield Demanding(itself, party)
    if party in case.approvals:
        for name, ratifier in case.approvals[party].ratifiers.items():
            if ratifier is None:
                yield from _all_behind(case, name)
            else:
                own = ratifier.valuation is not itself.valuation
                yield Demanding(ratifier, ratifier.name if own else party)


def conclusions(hearings: dict[str, Hearing]) -> dict[str, Conclusion]:
    """A deal in each forum, and each draft in each forum that can take it up, by name."""
    found = {}
    for name, hearing in hearings.items():
        packages = list(range(len(hearing.packages)))
        found[f"zone.{name}"] = Conclusion(name, packages, hearing.accepts)
        today = todays_package(hearing.case, hearing.forum)
        for draft, stated in hearing.case.drafts.items():
            if all(stated.get(issue, option) == option for issue, option in today.items()):
                completions = [place for place in packages if completes(hearing.packages[place], stated)]
                found[f"draft.{draft}@{name}"] = Conclusion(name, completions, hearing.all_accept)
    return found


def valuation_of(case: Case, judges_by: str) -> Valuation:
    """The wants of a party, or of a ratifier with wants of its own, named PARTY/RATIFIER."""
    party, _, name = judges_by.partition("/")
    demander = case.approvals[party].ratifiers[name] if name else case.parties[party]
    if demander is None or demander.valuation is None:
        msg = f"{judges_by} has no wants"
        raise ValueError(msg)
    return demander.valuation


def with_all_that_may_stand(document: Document) -> Document:
    """The document with every red line that stands in some world as one that surely does."""

    def stood(entry: Document) -> Document:
        lines = entry.get("red lines", ())
        sure = [line | {"sure": "100" if may_stand(line) else "0"} for line in lines]
        return entry | {"red lines": sure} if sure else entry

    changed = dict(document)
    changed["wants"] = {party: stood(wants) for party, wants in document.get("wants", {}).items()}
    changed["approval"] = {
        party: approval | {"ratifiers": {name: stood(own) for name, own in approval["ratifiers"].items()}}
        for party, approval in document.get("approval", {}).items()
    }
    return changed


def doubtful_lines(document: Document) -> Iterator[str]:
    """The names of the red lines that stand in some worlds and not in others."""
    for who, entry in _demanding_entries(document):
        for count, line in enumerate(entry.get("red lines", ()), start=1):
            if may_stand(line) and not must_stand(line):
                yield f"{who}: red line {count}"


def _demanding_entries(document: Document) -> Iterator[tuple[str, Document]]:
    yield from document.get("wants", {}).items()
    for party, approval in document.get("approval", {}).items():
        for name, ratifier in approval["ratifiers"].items():
            yield f"{party}/{name}", ratifier
