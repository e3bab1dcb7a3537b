"""Pieces that documents of the agreement lens are made of: packages, rules, points and bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from detente.agreement.result import Count, Package, Range
    from detente.model import Option, Rule

Document = dict[str, Any]


def package_document(package: Package) -> dict[str, str | int | float]:
    """A package, issue by issue: options by their ids, number options as numbers."""
    return {issue: _option(option) for issue, option in package.items()}


def rule_document(rule: Rule) -> Document:
    """A rule: its kind, how many must say yes, and whose yes weighs how much."""
    document: Document = {"kind": rule.kind}
    if rule.threshold is not None:
        document["threshold"] = _number(rule.threshold)
    if rule.weights:
        document["weights"] = {name: _number(weight) for name, weight in rule.weights.items()}
    return document


def bounds(count: Count) -> list[int]:
    """The least and the greatest number of packages."""
    return [count.low, count.high]


def points(values: Mapping[str, Fraction]) -> dict[str, float]:
    """Points by party, as the nearest doubles."""
    return {party: float(value) for party, value in values.items()}


def ranges(ranges: Mapping[str, Range]) -> dict[str, list[float]]:
    """Lowest and highest points by party."""
    return {party: [float(low), float(high)] for party, (low, high) in ranges.items()}


def _option(option: Option) -> str | int | float:
    return option.id if option.number is None else _number(option.number)


def _number(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(number)
