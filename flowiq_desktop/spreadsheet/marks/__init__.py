"""What a workbook says besides its values: styles, shown texts, error texts, hidden rows.

Never gives a value.
"""
