"""What the cells of a workbook link to, written in records, relations or formulas.

Never opens an address, and computes no formula but those that put an address together.
"""
