"""Cases and results as they are used at a prompt and in a notebook.

:func:`detente.load` gives a :class:`LoadedCase`. Whatever it computes is the lens's own frozen result, able
to show itself besides: in one line, as a bounded table, as pictures, as a data frame, and in sentences.
"""

from detente.notebook.border import BorderResult
from detente.notebook.case import LoadedCase
from detente.notebook.compared import DiffResult, WhatIfResult
from detente.notebook.explanation import Explanation
from detente.notebook.levers import LeversResult
from detente.notebook.pictures import Pictures
from detente.notebook.results import AgreementResult, AnalysisResult
from detente.notebook.robustness import RobustnessResult
from detente.notebook.role_sheet import RoleSheetResult
from detente.notebook.sources import SourcesResult
from detente.notebook.stability import StabilityResult

__all__ = [
    "AgreementResult",
    "AnalysisResult",
    "BorderResult",
    "DiffResult",
    "Explanation",
    "LeversResult",
    "LoadedCase",
    "Pictures",
    "RobustnessResult",
    "RoleSheetResult",
    "SourcesResult",
    "StabilityResult",
    "WhatIfResult",
]
