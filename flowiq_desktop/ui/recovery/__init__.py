"""The dialog about a damaged journal.

Never closes the way to saving what can still be read.
"""
