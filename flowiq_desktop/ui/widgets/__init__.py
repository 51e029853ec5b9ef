"""Widgets that several screens use.

Never knows a page, a dialog, the window's state or a job.
"""
