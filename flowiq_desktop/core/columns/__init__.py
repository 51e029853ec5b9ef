"""Which column is which: guesses with their evidence, the mapping, headings, unused columns.

Never drops a column in silence: what fits nothing is reported.
"""
