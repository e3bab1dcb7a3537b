"""Levers: every single change to a case that could open a deal or matter otherwise, and what it does."""
