"""Choosers: lists to choose one thing from, whose words are seen whole on any screen.

Never knows a page, a dialog, the window's state or a job.
"""
