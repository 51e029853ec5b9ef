"""When campaigns may go out, as the journal keeps it."""

import sqlite3
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.quiet_hours import QuietHours
from flowiq_desktop.core.delivery.send_times import AT_ONCE, SendTimes
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import FILE_NAME, Journal
from flowiq_desktop.system.clock import local_now
from tests.journal.conftest import frozen_campaign

TOMORROW = SendTimes(datetime(2026, 11, 28, 6, tzinfo=UTC), quiet=QuietHours(time(21), time(7)))


def test_wishes_outlive_the_program_and_go_with_their_campaign(tmp_path: Path) -> None:
    with Journal(tmp_path, local_now) as journal:
        one, other = frozen_campaign(journal, 1), frozen_campaign(journal, 1)
        assert journal.send_times.of(one) == AT_ONCE
        journal.send_times.set(one, TOMORROW)
    with Journal(tmp_path, local_now) as journal:
        assert journal.send_times.of(one) == TOMORROW
        assert journal.send_times.of(other) == AT_ONCE
        journal.send_times.set(one, AT_ONCE)
        assert journal.send_times.of(one) == AT_ONCE
        journal.send_times.set(one, TOMORROW)
        journal.campaigns.delete(one)
        assert journal.send_times.of(one) == AT_ONCE


@pytest.mark.parametrize("facts", ['{"begins": "soon"}', '{"quiet_from": "21:00"}'])
def test_wishes_that_cannot_be_read_let_nothing_go(tmp_path: Path, facts: str) -> None:
    with Journal(tmp_path, local_now) as journal:
        campaign = frozen_campaign(journal, 1)
        journal.send_times.set(campaign, TOMORROW)
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.execute("UPDATE send_times SET facts = ?", (facts,))
    connection.commit()
    connection.close()
    with Journal(tmp_path, local_now) as journal, pytest.raises(JournalError):
        journal.send_times.of(campaign)


@pytest.mark.parametrize("facts", ["{", "[]", ""])
def test_a_file_with_wishes_that_are_no_facts_is_damaged(tmp_path: Path, facts: str) -> None:
    with Journal(tmp_path, local_now) as journal:
        journal.send_times.set(frozen_campaign(journal, 1), TOMORROW)
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.execute("UPDATE send_times SET facts = ?", (facts,))
    connection.commit()
    connection.close()
    with pytest.raises(JournalError):
        Journal(tmp_path, local_now)
