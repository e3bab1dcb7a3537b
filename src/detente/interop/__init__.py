"""Files of other programs, read into a case and written from one."""

from detente.interop.case_to_gmcr import case_to_gmcr
from detente.interop.converted import Converted
from detente.interop.gmcr_to_case import gmcr_to_case

__all__ = ["Converted", "case_to_gmcr", "gmcr_to_case"]
