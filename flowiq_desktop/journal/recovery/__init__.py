"""What can still be read of a damaged journal, and how much of it can be believed.

Never writes to the damaged file, and never calls a row sent or unsent on one witness alone.
"""
