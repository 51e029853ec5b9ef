"""From cells to a table: the used range, headers, merged headings, which rows are people.

Never takes a person's row for the headers, nor skips one without saying so.
"""
