"""How sure an answer is: certain, open or impossible; what carries it; shares of worlds."""
