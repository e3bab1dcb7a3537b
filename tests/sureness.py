"""Results made by hand on how sure the answers to a case are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from detente.analysis.robustness.result import Conclusion, Robustness
from detente.model import uncertain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.analysis import Analysis


def with_sureness(found: Analysis, **fields: Any) -> Analysis:
    """The analysis with a result on how sure it is, of 4,096 worlds."""
    drawn = uncertain(found.case)
    paths = {one.path for one in drawn}
    made = Robustness(
        title=found.case.title,
        sha256=found.case.sha256,
        worlds=4096,
        seed=7,
        way="sobol",
        shape="uniform",
        drawn=drawn,
        fixed=tuple(path for path in found.case.judgments if path not in paths),
        **fields,
    )
    return replace(found, robustness=made)


def conclusions(*found: Conclusion) -> Mapping[str, Conclusion]:
    """Conclusions by their names."""
    return {each.name: each for each in found}
