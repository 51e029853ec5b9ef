"""What a workbook says besides its values: texts, errors, what is hidden, comments, links.

Never gives a value.
"""
