"""What joins the lenses: everything a case allows, in one run."""

from detente.analysis.analyze import Analysis, analyze
from detente.analysis.lenses import LENSES, Lens

__all__ = ["LENSES", "Analysis", "Lens", "analyze"]
