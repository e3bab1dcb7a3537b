"""Brute force from the definitions, against which the lenses are compared on small random cases."""
