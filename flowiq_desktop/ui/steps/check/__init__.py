"""Step 3, Check: what is to be fixed, row by row.

Never changes the person's file: a correction belongs to the draft.
"""
