"""From cells to a table: used range, headers, merged headings, which rows are people."""
