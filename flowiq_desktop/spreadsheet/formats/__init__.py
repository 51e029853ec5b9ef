"""How a spreadsheet program shows a value: number formats, date formats, kinds of cells.

Never opens a file.
"""
