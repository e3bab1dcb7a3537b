"""The brief: what was found, in sentences, each naming the judgments it rests on."""

from detente.brief.compared import brief_of_diff, brief_of_lever, brief_of_what_if
from detente.brief.grounds import fold, folder, grouped
from detente.brief.headlines import headlines
from detente.brief.role_sheet import told_role_sheet
from detente.brief.sentence import Sentence
from detente.brief.sources import brief_of_sources
from detente.brief.templates import FINDINGS
from detente.brief.verdicts import brief_of_stability
from detente.brief.write import brief, brief_of_robustness, left_out

__all__ = [
    "FINDINGS",
    "Sentence",
    "brief",
    "brief_of_diff",
    "brief_of_lever",
    "brief_of_robustness",
    "brief_of_sources",
    "brief_of_stability",
    "brief_of_what_if",
    "fold",
    "folder",
    "grouped",
    "headlines",
    "left_out",
    "told_role_sheet",
]
