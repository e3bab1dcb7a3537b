"""How long things take, beside the programs that do the same."""
