"""The command line: one file a verb."""

from detente.cli.program import main

__all__ = ["main"]
