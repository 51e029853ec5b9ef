"""The statements, one module per table or aggregate, and the records they return.

Never commits by itself: the commit queue does, and the triggers check each change again.
"""
