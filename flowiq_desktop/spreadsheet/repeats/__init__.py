"""Cells that stand in a damaged workbook more than once, and what is lost by that.

Never decides which of their texts counts, and costs next to nothing where there are none.
"""
