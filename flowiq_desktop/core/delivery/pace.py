"""The bounds of what a person may choose for the pace of a campaign."""

MOST_PER_MINUTE = 1000

MOST_CONNECTIONS = 16
"""Requests at once; as many rows may be unsure after a crash (docs/nothing-twice.md)."""
