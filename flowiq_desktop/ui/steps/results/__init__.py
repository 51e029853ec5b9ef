"""Step 5, Results: what became of each row, and saving it.

Never sorts or filters rows in Python: the journal does.
"""
