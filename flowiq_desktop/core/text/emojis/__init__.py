"""Emoji to choose from: which there are, what they are called, and finding them by words.

Never reads a file: the names in other languages than English are handed in.
"""
