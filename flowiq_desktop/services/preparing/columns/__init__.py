"""Whole columns of a checked list: their cells, and what spreadsheet programs did to them.

Never changes a cell unasked, and always as one step that can be undone.
"""
