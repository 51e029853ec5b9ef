"""Phone numbers: reading, repairing, numbering plans, countries, who is one person."""
