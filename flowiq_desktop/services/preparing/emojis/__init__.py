"""Emoji with their names in the language in use.

Never asks anybody for a name: the tables came with the program, and what they lack is English.
"""
