"""How sure an analysis is as a document of plain numbers, texts, lists and mappings, ready for JSON.

The keys are those of ``docs/reference/json.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.agreement.plain import package_document

if TYPE_CHECKING:
    from detente.analysis.robustness.result import (
        Acceptability,
        Conclusion,
        DealCertainty,
        ForumAcceptability,
        Robustness,
        Share,
        Tornado,
    )

Document = dict[str, Any]


def robustness_document(found: Robustness) -> Document:
    """Certainty by forum, shares of worlds, flip points, and what carries the answers."""
    return {
        "worlds": found.worlds,
        "seed": found.seed,
        "way": found.way,
        "shape": found.shape,
        "forums": forums_document(found),
        "conclusions": {name: _conclusion(conclusion) for name, conclusion in found.conclusions.items()},
        "flips": {
            path: {name: [float(value) for value in values] for name, values in by_conclusion.items()}
            for path, by_conclusion in found.flips.items()
        },
        "orders": {path: list(names) for path, names in found.orders.items()},
        "tornado": {name: _tornado(tornado) for name, tornado in found.tornados.items()},
        "learning": {
            name: {"now": learning.now, "adds": dict(learning.by_judgment)}
            for name, learning in found.learning.items()
        },
        "indices": {
            name: {"first": dict(indices.first), "total": dict(indices.total)}
            for name, indices in found.indices.items()
        },
        "acceptability": {
            name: {"worlds": found.compared_over, **_acceptability(forum)}
            for name, forum in found.acceptability.items()
        },
        "first_of_several": found.first_of_several,
        "drawn": [one.path for one in found.drawn],
        "fixed": list(found.fixed),
        "left_out": dict(found.left_out),
    }


def forums_document(found: Robustness) -> Document:
    """Whether each forum has a deal: certain, open or impossible."""
    return {name: _forum(deal) for name, deal in found.forums.items()}


def _forum(deal: DealCertainty) -> Document:
    return {
        "deal": deal.deal,
        **_share(deal.share),
        "proved": deal.proved,
        "why_not": deal.why_not,
        "in_every_world": deal.in_every_world,
        "package": None if deal.package is None else package_document(deal.package),
        "conflicts": [[demand.name for demand in conflict] for conflict in deal.conflicts],
        "conflicts_complete": deal.conflicts_complete,
        "turned_by": list(deal.turned_by),
    }


def _conclusion(conclusion: Conclusion) -> Document:
    return {**_share(conclusion.share), "central": conclusion.central, "occurs": conclusion.occurs}


def _share(found: Share | None) -> Document:
    if found is None:
        return {"share": None, "low": None, "high": None}
    return {"share": found.share, "low": found.low, "high": found.high}


def _tornado(tornado: Tornado) -> Document:
    bars = [
        {
            "judgment": bar.path,
            "low": bar.low,
            "high": bar.high,
            "at": None if bar.at is None else list(map(float, bar.at)),
        }
        for bar in tornado.bars
    ]
    return {"central": tornado.central, "bars": bars}


def _acceptability(forum: ForumAcceptability) -> Document:
    return {
        "packages": {name: package_document(package) for name, package in forum.packages.items()},
        "accepted": dict(forum.accepted),
        "chosen": {solution: dict(shares) for solution, shares in forum.chosen.items()},
        "parties": {party: _party(found) for party, found in forum.by_party.items()},
    }


def _party(found: Acceptability) -> Document:
    return {
        "ranks": {name: list(ranks) for name, ranks in zip(found.names, found.ranks, strict=True)},
        "central_weights": {name: dict(weights) for name, weights in found.central_weights.items()},
        "confidence": dict(found.confidence),
    }
