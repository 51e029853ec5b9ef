"""What makes a row unlike the others of its list: capitals, amounts, files, pins, names.

Never makes a problem of it, as such a row may be right.
"""
