"""Spreadsheets in and out: reading, results, example files."""
