"""Every lens the case has the sections for, run on it once, and what joins them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from detente.errors import LensUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from detente.agreement import Agreement
    from detente.analysis.levers.result import Levers
    from detente.analysis.no_deal_from_conflict import SettledState
    from detente.analysis.robustness.draws import Sampling
    from detente.analysis.robustness.result import Robustness
    from detente.analysis.threats import Effect
    from detente.analysis.would_it_hold import Holding
    from detente.model import Case
    from detente.stability.graph_model import GraphModel
    from detente.stability.result import Stability

_NOTHING: Final = "there is nothing to be sure of: no lens ran"
FRONTIER: Final = 50
"""Points of a frontier that are kept where it is only asked how sure the answers are."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What all lenses say of one case; a lens that did not run has its reason in ``not_run``.

    ``settled`` : the states in which the conflict may settle (by SEQ), with what each is worth to whom.
    ``by_state`` : the agreement for each of them, by its place, where some no deal is taken from the
    conflict; ``agreement`` is then that of the first, and so are the no deals of ``case``. ``holds`` :
    whether drafts, solutions and frontier points would hold, by name. ``effects`` : what threats and promises
    do, by their paths. ``robustness`` : how sure all this is, where worlds were asked for. ``levers`` : what
    single changes to the case do, where that was asked. ``left_out`` : the reason where one of these is
    missing. ``graph`` : the conflict in which all this was found.
    """

    case: Case
    agreement: Agreement | None = None
    stability: Stability | None = None
    settled: tuple[SettledState, ...] = ()
    by_state: Mapping[int, Agreement] = field(default_factory=dict)
    holds: Mapping[str, Holding] = field(default_factory=dict)
    effects: Mapping[str, Effect] = field(default_factory=dict)
    robustness: Robustness | None = None
    levers: Levers | None = None
    left_out: Mapping[str, str] = field(default_factory=dict)
    not_run: Mapping[str, str] = field(default_factory=dict)
    graph: GraphModel | None = field(default=None, repr=False, compare=False)

    @property
    def deals(self) -> Agreement:
        """What the agreement lens found.

        Raises :class:`~detente.errors.LensUnavailable`, with the reason, where it did not run.
        """
        if self.agreement is None:
            msg = f"the agreement lens did not run: {self.not_run['agreement']}"
            raise LensUnavailable(msg)
        return self.agreement

    @property
    def conflict(self) -> tuple[GraphModel, Stability]:
        """The conflict, and what the stability lens found of it.

        Raises :class:`~detente.errors.LensUnavailable`, with the reason, where it did not run.
        """
        if self.graph is None or self.stability is None:
            msg = f"the stability lens did not run: {self.not_run['stability']}"
            raise LensUnavailable(msg)
        return self.graph, self.stability

    @property
    def sureness(self) -> Robustness:
        """How sure the answers are.

        Raises :class:`~detente.errors.LensUnavailable` where that was not asked for.
        """
        if self.robustness is None:
            msg = "how sure the answers are was not asked for"
            raise LensUnavailable(msg)
        return self.robustness

    def __repr__(self) -> str:
        said = [repr(found) for found in (self.agreement, self.stability) if found is not None]
        said += [f"{name}: not run" for name in self.not_run]
        return f"<Analysis of {self.case.title!r}: {', '.join(said)}>"


def analyze(
    case: Case,
    points: int = 1000,
    concepts: Iterable[str] | None = None,
    *,
    in_full: bool = True,
    sampling: Sampling | None = None,
) -> Analysis:
    """Answer every question that the case holds enough for.

    Parameters
    ----------
    case
        The case, taken at its central values.
    points
        How many points of each frontier to keep.
    concepts
        The stability concepts to judge states by; all of them unless said.
    in_full
        Whether ways from the status quo, reasons of verdicts and what threats do are given too. No finding
        that is compared rests on these.
    sampling
        How many worlds to draw to tell how sure the answers are, and how; nothing is told of that without.

    Raises
    ------
    TooLarge
        Every lens that could run reached one of its stated limits; the error is that of the first. Where
        another ran, a lens out of reach is told with its limit in ``not_run``.
    """
    from detente.analysis.join import join  # noqa: PLC0415 - heavy, and `detente check` does without
    from detente.stability.concepts import CONCEPTS  # noqa: PLC0415

    found = join(case, points, CONCEPTS if concepts is None else concepts, in_full=in_full)
    return found if sampling is None else with_robustness(found, case, sampling)


def with_robustness(
    found: Analysis, case: Case, sampling: Sampling | None = None, indices: int | None = None
) -> Analysis:
    """An analysis of a case, and how sure its answers are; why not, where no lens ran.

    Parameters as in :func:`robustness_in`.
    """
    if found.agreement is None and found.stability is None:
        return replace(found, not_run={**found.not_run, "robustness": _NOTHING})
    from detente.analysis.robustness.lens import STANDARD, robustness  # noqa: PLC0415 - as above

    how = STANDARD if sampling is None else sampling
    return replace(found, robustness=robustness(case, how, agreement=found.agreement, indices=indices))


def robustness_in(case: Case, sampling: Sampling | None = None, indices: int | None = None) -> Analysis:
    """How sure the answers to a case are: certain, open or impossible; flip points; shares of worlds.

    sampling : how many worlds to draw for the shares of what is open, and how. indices : from how many worlds
    for each judgment, a power of two, to compute Sobol indices; none without.

    Raises :class:`~detente.errors.LensUnavailable` where neither lens ran that there is to be sure of.
    """
    from detente.analysis.join import join  # noqa: PLC0415 - as above

    found = with_robustness(join(case, FRONTIER, (), in_full=False), case, sampling, indices)
    if found.robustness is None:
        missing = "; ".join(reason for reason in found.not_run.values() if reason != _NOTHING)
        raise LensUnavailable(f"{_NOTHING} ({missing})")
    return found


def agreement_in(case: Case, points: int = 1000, *, lotteries: bool = False) -> Analysis:
    """The agreement lens alone, with no deals taken from the conflict where the case asks for that.

    Parameters as in :func:`analyze`; lotteries : whether the solutions over lotteries are told as well.
    Raises :class:`~detente.errors.LensUnavailable` where the case has no issues or no wants, and
    :class:`~detente.errors.TooLarge` where the lens reached a limit.
    """
    from detente.analysis.join import agree  # noqa: PLC0415 - as above

    return agree(case, points, lotteries=lotteries)


def conflict_in(case: Case, concepts: Iterable[str] | None = None) -> Analysis:
    """The stability lens, and all that rests on it: whether deals would hold, what threats do.

    Parameters as in :func:`analyze`. Raises :class:`~detente.errors.LensUnavailable` where the case has no
    actions, or a party that acts says nothing of what it prefers, and :class:`~detente.errors.TooLarge` for
    too many states.
    """
    from detente.analysis.join import join  # noqa: PLC0415 - as above
    from detente.stability.concepts import CONCEPTS  # noqa: PLC0415

    return join(case, 1000, CONCEPTS if concepts is None else concepts, needed="stability")
