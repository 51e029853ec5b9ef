"""Results in a copy of the person's own workbook: cells are added to its XML, all else stays.

Never changes a cell that is theirs, except where they corrected it, and never makes half a copy.
"""
