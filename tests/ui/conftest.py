"""What every test of the window needs: no screen, and empty folders of its own."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pathlib import Path

import pytest

from flowiq_desktop.paths import Folders


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """The person's folders, empty."""
    return Folders.under(tmp_path / "home").create()
