"""Workbooks and text files as people have them, made by many programs; invented people.

`python -m tests.spreadsheet.corpus` makes `tests/data/spreadsheets` anew, `python -m
tests.spreadsheet.corpus.measuring` counts where we and LibreOffice show the same.
"""
