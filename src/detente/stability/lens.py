"""The stability lens: where a conflict settles without a deal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from detente.errors import TooLarge
from detente.stability.commitments import judged
from detente.stability.concepts import CONCEPTS
from detente.stability.graph_model import graph_model
from detente.stability.result import CommitmentJudged, Stability
from detente.stability.ways import Ways, ways
from detente.stability.why import MAX_EXPLAINED, Explanation, explained

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from detente.model import Case, Commitment
    from detente.stability.graph_model import GraphModel
    from detente.stability.moves import Mask
    from detente.stability.result import Settling

SETTLING: Final = "settling"
"""What is left out where it is not found where the conflict settles, beside names of concepts."""

WAYS: Final = "ways"
WHY: Final = "why"
"""What else may be left out: ways from the status quo, and reasons of verdicts."""

_ENDS_EXPLAINED: Final = 10
"""States where the conflict settles whose verdicts are explained unasked."""


def stability(case: Case, concepts: Iterable[str] = tuple(CONCEPTS)) -> Stability:
    """Which states of a case's conflict are stable, for whom, and where the conflict settles.

    concepts : names of :data:`~detente.stability.concepts.CONCEPTS`; all of them unless said.

    Parties are those with ``prefers``, in the order of ``parties``. A concept that would take too long is
    left out, with the reason. Raises as :func:`~detente.stability.graph_model.graph_model`.
    """
    return stability_of(graph_model(case), case, concepts)


def stability_of(
    model: GraphModel, case: Case, concepts: Iterable[str] = tuple(CONCEPTS), *, in_full: bool = True
) -> Stability:
    """As :func:`stability`, of a case whose graph model is made already.

    in_full : whether ways from the status quo and reasons of verdicts are given too, which take longest.
    """
    stable: dict[str, Mask] = {}
    left_out: dict[str, str] = {}
    for concept in concepts:
        try:
            stable[concept] = _read_only(model.stable(concept))
        except TooLarge as limit:
            left_out[concept] = limit.message
    start = model.status_quo
    settled: dict[str, Settling] = {}
    if start is not None:
        try:
            settled = {concept: model.settles(concept, start) for concept in stable}
        except TooLarge as limit:
            left_out[SETTLING] = limit.message
    told = None
    reasons: dict[int, Explanation] = {}
    if start is not None and in_full:
        told = _ways(model, stable, left_out)
        reasons = _why(model, start, stable, settled, left_out)
    return Stability(
        title=case.title,
        sha256=case.sha256,
        parties=model.parties,
        actions=model.states.actions,
        states=_read_only(model.states.made.T),
        stable=stable,
        equilibria={name: tuple(np.flatnonzero(model.equilibria(name)).tolist()) for name in stable},
        status_quo=start,
        settles=settled,
        threats=_judged(model, model.conflict.threats, threat=True),
        promises=_judged(model, model.conflict.promises, threat=False),
        form=model.form.name,
        left_out=left_out,
        ways=told,
        why=reasons,
    )


def _ways(model: GraphModel, concepts: Collection[str], left_out: dict[str, str]) -> Ways | None:
    """Ways by sequential stability, or else by the first concept there is."""
    concept = "seq" if "seq" in concepts else next(iter(concepts), None)
    if concept is None:
        return None
    if SETTLING in left_out:
        left_out[WAYS] = left_out[SETTLING]
        return None
    try:
        return ways(model, concept)
    except TooLarge as limit:
        left_out[WAYS] = limit.message
        return None


def _why(
    model: GraphModel,
    start: int,
    concepts: Collection[str],
    settled: Mapping[str, Settling],
    left_out: dict[str, str],
) -> dict[int, Explanation]:
    """The verdicts on the status quo, and on the first states where the conflict settles."""
    if len(model.states) > MAX_EXPLAINED:
        left_out[WHY] = f"more than {MAX_EXPLAINED:,} states are possible, which is the limit"
        return {}
    ends = settled["seq"].states[:_ENDS_EXPLAINED] if "seq" in settled else ()
    try:
        return {place: explained(model, place, concepts) for place in dict.fromkeys((start, *ends))}
    except TooLarge as limit:
        left_out[WHY] = limit.message
        return {}


def _judged(
    model: GraphModel, commitments: Mapping[str, Commitment], *, threat: bool
) -> dict[str, CommitmentJudged]:
    """Each commitment by name; none where the case does not say what is done today."""
    if model.conflict.status_quo is None:
        return {}
    return {name: judged(commitment, model, threat=threat) for name, commitment in commitments.items()}


def _read_only(array: Mask) -> Mask:
    array.setflags(write=False)
    return array
