"""A damaged journal: what was saved of it, what is lost, and how to begin a new one.

Never deletes the damaged file.
"""
