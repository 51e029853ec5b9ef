"""Widgets that several screens use.

Never knows a page, a dialog or a service.
"""
