"""Cases and results as they are used at a prompt and in a notebook.

:func:`detente.load` gives a :class:`LoadedCase`. Whatever it computes is the lens's own frozen result, able
to show itself besides: in one line, as a bounded table, as pictures, as a data frame, and in sentences.
"""

from detente.notebook.case import LoadedCase
from detente.notebook.compared import DiffResult, WhatIfResult
from detente.notebook.explanation import Explanation
from detente.notebook.pictures import Pictures
from detente.notebook.results import AgreementResult, AnalysisResult
from detente.notebook.role_sheet import RoleSheetResult
from detente.notebook.sources import SourcesResult
from detente.notebook.stability import StabilityResult

__all__ = [
    "AgreementResult",
    "AnalysisResult",
    "DiffResult",
    "Explanation",
    "LoadedCase",
    "Pictures",
    "RoleSheetResult",
    "SourcesResult",
    "StabilityResult",
    "WhatIfResult",
]
