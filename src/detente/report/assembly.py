"""From an analysis to the content of its report: every section, in order."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from detente.brief import brief, headlines
from detente.brief.words import Words
from detente.casefile.written import written
from detente.figures import FIGURES
from detente.report.agendas import agendas
from detente.report.answers import answers
from detente.report.case_file import case_file
from detente.report.computed import computed
from detente.report.conflict import conflict
from detente.report.content import Report
from detente.report.holding import holding
from detente.report.ledger import ledger
from detente.report.material import Material
from detente.report.obstacles import obstacles
from detente.report.outside import outside
from detente.report.packages import packages
from detente.report.positions import positions
from detente.report.record import record
from detente.report.sureness import sureness
from detente.report.told import told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from detente.analysis import Analysis
    from detente.analysis.what_if import Setting
    from detente.report.content import Section

SECTIONS: Final[tuple[Callable[[Material], Section | None], ...]] = (
    answers,
    told,
    positions,
    packages,
    obstacles,
    agendas,
    conflict,
    holding,
    outside,
    sureness,
    record,
    ledger,
    computed,
    case_file,
)
"""What a report holds, in order; those on packages and deals need the agreement lens."""
_OF_AGREEMENT: Final = frozenset({packages, obstacles, agendas, outside})


def build(analysis: Analysis, data: bytes, settings: Sequence[Setting] = ()) -> Report:
    """The content of the report on an analysis.

    Parameters
    ----------
    analysis
        What was found.
    data
        The bytes of the case file that it was found from.
    settings
        The judgments set to other values than the analyst's file has, where it is a what-if.

    Raises
    ------
    ValueError
        The analysis is of another case. A report that holds another file than it speaks of could betray
        what was left out on purpose.
    """
    if hashlib.sha256(data).hexdigest() != analysis.case.sha256:
        msg = "the bytes are not those of the case that was analyzed"
        raise ValueError(msg)
    material = Material(
        analysis,
        sentences=brief(analysis),
        headlines=headlines(analysis),
        words=Words(analysis.case),
        pictures={kind: draw(analysis) for kind, draw in FIGURES.items()},
        written=written(data.decode("utf-8")),
        data=data,
        settings=tuple(settings),
        version=version("detente"),
    )
    ran = analysis.agreement is not None
    made = [tell(material) for tell in SECTIONS if ran or tell not in _OF_AGREEMENT]
    case = analysis.case
    return Report(
        title=case.title,
        date=None if case.date is None else case.date.text,
        version=material.version,
        sha256=case.sha256,
        sections=tuple(section for section in made if section is not None),
    )
