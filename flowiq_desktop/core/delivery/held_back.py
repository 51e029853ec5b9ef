"""Held back: what WhatsApp keeps from a person for a day, so that they get less marketing."""

from datetime import datetime, timedelta

HELD_BACK = "meta_131049"
"""The reason of such a refusal; earlier tries fail again, and may prolong it
(docs/whatsapp-errors.md)."""
A_DAY = timedelta(hours=24)


def not_before(reason: str, refused: str) -> datetime | None:
    """Before when a row is not tried again, or None.

    Args:
        reason: of its last outcome.
        refused: when that was known, as the journal has it.
    """
    return datetime.fromisoformat(refused) + A_DAY if reason == HELD_BACK and refused else None
