"""What stands in a cell: errors of formulas, words for nothing, values that look wrong.

Never knows which format a cell came from, and never changes one by itself.
"""
