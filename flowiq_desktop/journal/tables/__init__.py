"""One module per table or aggregate: the statements, and what they may be asked for."""
