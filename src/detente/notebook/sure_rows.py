"""How sure the answers are, as rows of plain values: one table a question."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from detente.notebook.rows import judgment_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from detente.analysis.robustness.result import Acceptability, Robustness, Share
    from detente.model import Case

    Row = dict[str, Any]


def deal_rows(found: Robustness, _: Case) -> list[Row]:
    """A row a forum: whether its deal is certain, open or impossible."""
    return [
        {
            "forum": forum,
            "deal": deal.deal,
            "proved": deal.proved,
            "in_every_world": deal.in_every_world,
            **share_columns(deal.share),
            "turned_by": ", ".join(deal.turned_by),
            "why_not": deal.why_not,
        }
        for forum, deal in found.forums.items()
    ]


def conclusion_rows(found: Robustness, _: Case) -> list[Row]:
    """A row a conclusion: whether it holds in the central case, and in what share of worlds."""
    return [
        {
            "conclusion": name,
            "central": conclusion.central,
            "occurs": conclusion.occurs,
            **share_columns(conclusion.share),
        }
        for name, conclusion in found.conclusions.items()
    ]


def flip_rows(found: Robustness, _: Case) -> list[Row]:
    """A row a value at which a judgment alone turns a conclusion; then a row for each that an order turns."""
    rows = [
        {"path": path, "conclusion": name, "value": float(value)}
        for path, of_path in found.flips.items()
        for name, values in of_path.items()
        for value in values
    ]
    orders = [(path, name) for path, names in found.orders.items() for name in names]
    return rows + [{"path": path, "conclusion": name, "value": None} for path, name in orders]


def tornado_rows(found: Robustness, _: Case) -> list[Row]:
    """A row a judgment and forum: the least and the greatest margin, and the values that give them."""
    return [
        {
            "forum": forum,
            "path": bar.path,
            "low": bar.low,
            "high": bar.high,
            "low_at": None if bar.at is None else bar.at[0],
            "high_at": None if bar.at is None else bar.at[1],
            "central": tornado.central,
        }
        for forum, tornado in found.tornados.items()
        for bar in tornado.bars
    ]


def learning_rows(found: Robustness, _: Case) -> list[Row]:
    """A row a conclusion and judgment: how often one guesses right now, and what knowing it adds."""
    return [
        {"conclusion": name, "path": path, "now": learning.now, "adds": adds}
        for name, learning in found.learning.items()
        for path, adds in learning.by_judgment.items()
    ]


def index_rows(found: Robustness, _: Case) -> list[Row]:
    """A row a conclusion and judgment: its first-order and total Sobol index."""
    return [
        {"conclusion": name, "path": path, "first": indices.first[path], "total": total}
        for name, indices in found.indices.items()
        for path, total in indices.total.items()
    ]


def acceptability_rows(found: Robustness, _: Case) -> list[Row]:
    """A row a package and seat: how often it is accepted, picked, and of each rank for the seat."""
    return [
        {
            "forum": name,
            "package": package,
            "party": party,
            "accepted": forum.accepted[package],
            **{f"chosen.{solution}": shares.get(package, 0.0) for solution, shares in forum.chosen.items()},
            **_of_seat(of_seat, package),
        }
        for name, forum in found.acceptability.items()
        for party, of_seat in forum.by_party.items()
        for package in of_seat.names
    ]


def fixed_rows(found: Robustness, case: Case) -> list[Row]:
    """A row a judgment that is the same in every world, with its line, sources and reason."""
    fixed = set(found.fixed)
    return [row for row in judgment_rows(case) if row["path"] in fixed]


SURE_ROWS: Final[Mapping[str, Callable[[Robustness, Case], list[Row]]]] = MappingProxyType(
    {
        "deals": deal_rows,
        "conclusions": conclusion_rows,
        "flips": flip_rows,
        "tornado": tornado_rows,
        "learning": learning_rows,
        "indices": index_rows,
        "acceptability": acceptability_rows,
        "fixed": fixed_rows,
    }
)
"""The tables of how sure the answers are, by name."""


def share_columns(share: Share | None) -> Row:
    """A share with its interval, as columns; empty where there is none."""
    if share is None:
        return {"share": None, "low": None, "high": None}
    return {"share": share.share, "low": share.low, "high": share.high}


def _of_seat(found: Acceptability, package: str) -> Row:
    """The rank acceptabilities of a package, and the weights of those for whom it is first."""
    ranks = found.ranks[found.names.index(package)]
    weights = found.central_weights.get(package, {})
    return {
        "confidence": found.confidence.get(package),
        **{f"rank.{place}": share for place, share in enumerate(ranks, start=1)},
        **{f"weight.{issue}": weight for issue, weight in weights.items()},
    }
