"""Beneath the tables: connection, commit queue, disk reserve, integrity check, migrating.

Never goes on after a write that failed, and never changes a file it has not understood.
"""
