"""What of a case a ``.gmcr`` file does not hold, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model import ByStatements

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from detente.model import Case, StatePreference


def left_out(case: Case, parties: Collection[str]) -> Iterator[str]:
    """What is in the case and in no ``.gmcr`` file; ``parties`` are those that the file names."""
    conflict = case.conflict
    if conflict is None:
        return
    absent = ", ".join(party.name for party in case.parties.values() if party.id not in parties)
    if absent:
        yield f"Left out, with neither actions nor preferences: {absent}."
    sections = {
        "date": case.date,
        "sources and reasons": any(judgment.grounds for judgment in case.judgments.values()),
        "people": case.people,
        "power": any(party.power for party in case.parties.values()),
        "issues": case.issues,
        "wants": case.demands,
        "drafts": case.drafts,
        "forums": case.forums,
        "approval": case.approval,
        "positions": case.positions,
        "record": case.record,
        "forecasts": case.forecasts,
        "outcome": case.outcome,
        "status quo": conflict.status_quo is not None,
        "names of states": conflict.states,
        "worth": conflict.worth,
        "threats": conflict.threats,
        "promises": conflict.promises,
    }
    named = ", ".join(section for section, held in sections.items() if held)
    if named:
        yield f"Left out, for a .gmcr file has no place for them: {named}."
    silent = ", ".join(case.parties[party].name for party in parties if party not in conflict.prefers)
    if silent:
        yield f"Without preferences in the case, so that all states tie: {silent}."
    yield from _settled([conflict.prefers[party] for party in parties if party in conflict.prefers])


def _settled(preferences: Iterable[StatePreference]) -> Iterator[str]:
    """What was uncertain about statements, and is certain in the file; by paths."""
    groups = [group for one in preferences if isinstance(one, ByStatements) for group in one.groups]
    unsure = [statement for group in groups for statement in group if statement.sure is not None]
    told = {
        "In the order in which the group is written": [
            group[0].path.rpartition("[")[0] for group in groups if len(group) > 1
        ],
        "Taken as certain": [statement.path for statement in unsure if statement.stands],
        "Left out, as more likely not to hold": [one.path for one in unsure if not one.stands],
    }
    for what, paths in told.items():
        if paths:
            yield f"{what}: {', '.join(paths)}."
