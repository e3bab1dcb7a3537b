"""Lotteries over packages: the bargaining solutions of the textbook, on a convex set.

One module a solution, as functions on arrays of exact integers; :mod:`.program` is what they ask, and
:mod:`.forum` knows the case.
"""
