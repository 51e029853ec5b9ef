"""Buttons and lists: their fields, parts and cells, and what a message with them is made of.

Never sends a button or a row that the person did not write.
"""
