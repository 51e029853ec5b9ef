"""A stop list on its way into a new journal, whatever stands in its file."""

from pathlib import Path

import pytest

from flowiq_desktop.journal.carried_stops import FILE_NAME
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.system.clock import local_now


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        '{"salt": "zz", "people": []}',
        '{"salt": "00", "people": [{}]}',
        (
            '{"salt": "00", "people": [{"person": "00", "number": 5, "scope": "everything",'
            ' "reason": "by_hand", "added": "2026-11-27T10:00:00+00:00", "facts": {},'
            ' "practice": false}]}'
        ),
    ],
)
def test_one_that_cannot_be_read_is_said_and_stays(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text)
    with pytest.raises(JournalError, match="list of people who do not want messages"):
        Journal(tmp_path, local_now)
    assert (tmp_path / FILE_NAME).read_text() == text
