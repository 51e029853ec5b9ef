"""The terms that have to be understood, in a sentence and a picture; the manual in the window.

Never explains the same term unasked a second time.
"""
