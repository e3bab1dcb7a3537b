"""Pictures of what was found: one chart a module, one palette, and a table beside each.

A chart is a function from an analysis to :class:`~detente.figures.figure.Figure` objects. Nothing here
knows whether it will stand in a report, a notebook or a file of its own.
"""
