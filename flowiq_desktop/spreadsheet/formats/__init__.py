"""How a spreadsheet program shows a cell: number and date formats, kinds of cells."""
