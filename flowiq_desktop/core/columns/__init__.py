"""Which column is what: guesses with their evidence, the mapping, headings, columns left unused."""
