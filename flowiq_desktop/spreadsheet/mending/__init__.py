"""Workbooks that calamine alone cannot read, put into their usual form in memory.

Never changes the person's file.
"""
