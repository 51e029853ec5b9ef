"""The manual: its pages in the language in use, and looking for words in them.

Never reads a page from anywhere but the folder that comes with the program.
"""
