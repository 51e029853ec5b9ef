"""Step three: what is to be fixed, row by row."""
