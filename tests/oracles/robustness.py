"""How sure the answers to a case are, by brute force from the definitions.

Each takes a case as plain text: nested mappings and lists whose leaves are texts, as a file holds them, with
`issues` for what is said of deals and `actions` for equilibria. Forums that cannot be computed are left out.
A `no deal` that is left to the conflict demands nothing.
"""

from tests.oracles.deal_certainty import accepted_in, deal_words
from tests.oracles.equilibria_in_worlds import equilibria_words, is_exact
from tests.oracles.flips import flips, turns

__all__ = ["accepted_in", "deal_words", "equilibria_words", "flips", "is_exact", "turns"]
