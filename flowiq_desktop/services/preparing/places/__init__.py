"""Places that rows of a checked list send: what is wrong with them, and the map they lie on.

Never blocks a row, and never fetches a map: the one it has came with the program.
"""
