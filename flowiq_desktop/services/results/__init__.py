"""What became of each row: tables, results sheets, past campaigns, where results go.

Never writes over the person's own spreadsheet.
"""
