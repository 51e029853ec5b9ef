"""The three terms that have to be understood, in a sentence and a picture; the window's help.

Never explains the same term unasked a second time.
"""
