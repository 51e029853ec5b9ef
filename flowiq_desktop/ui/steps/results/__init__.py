"""Step five: what became of each row."""
