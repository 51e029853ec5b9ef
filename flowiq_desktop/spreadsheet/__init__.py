"""Spreadsheets in and out: reading every format, writing results and example sheets.

Never knows what a column means, and never loses a row without saying so.
"""
