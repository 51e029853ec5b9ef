"""Whom WhatsApp spares for a day."""

from datetime import UTC, datetime

from flowiq_desktop.core.delivery.spared import SPARED, not_before


def test_it_is_not_tried_again_for_a_day() -> None:
    refused = "2026-11-27T10:00:00.000+00:00"
    assert not_before(SPARED, refused) == datetime(2026, 11, 28, 10, tzinfo=UTC)


def test_nothing_else_waits_so_long() -> None:
    assert not_before("too_fast", "2026-11-27T10:00:00.000+00:00") is None
    assert not_before(SPARED, "") is None
