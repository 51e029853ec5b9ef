"""What became of each row: tables, sheets, past campaigns, where results are saved."""
