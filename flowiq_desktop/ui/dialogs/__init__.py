"""Dialogs that belong to no single step: account, settings, past sends, held rows.

Never shows text of people as anything but plain text.
"""
