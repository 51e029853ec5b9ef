"""Colours, style sheet and icons, light and dark.

Never knows a page.
"""
