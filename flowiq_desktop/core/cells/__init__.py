"""What stands in a cell: errors, words for nothing, values that look wrong. Knows no format."""
