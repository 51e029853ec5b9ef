"""Spared: whom WhatsApp lets have no more marketing for a day; their rows wait."""

from datetime import datetime, timedelta

SPARED = "meta_131049"
"""The reason of such a refusal; earlier tries fail again, and may prolong it
(docs/whatsapp-errors.md)."""
A_DAY = timedelta(hours=24)


def not_before(reason: str, refused: str) -> datetime | None:
    """Before when a row is not tried again, or None.

    Args:
        reason: of its last outcome.
        refused: when that was known, as the journal has it.
    """
    return datetime.fromisoformat(refused) + A_DAY if reason == SPARED and refused else None
