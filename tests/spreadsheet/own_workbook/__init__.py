"""Results in a copy of the person's own workbook."""
