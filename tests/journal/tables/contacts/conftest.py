"""A journal, and what stands in its file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from flowiq_desktop.journal.journal import Journal
from tests.journal.tables.contacts.templates import NOW, File


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path, lambda: NOW) as opened:
        yield opened


@pytest.fixture
def db(journal: Journal) -> File:
    return File(journal)
