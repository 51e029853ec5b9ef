"""The mark outside the journal: where it is kept, and how it moves."""

from pathlib import Path

import pytest

from flowiq_desktop.journal.restore_guard.watermark import FILE_NAME, Mark, Watermark

KNOWN = Mark("a journal", 12)


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """The folder the mark was in before, with the mark."""
    folder = tmp_path / "before"
    folder.mkdir()
    place = Watermark(folder, "")
    place.begin(KNOWN)
    place.close()
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the mark belongs now."""
    made = tmp_path / "now"
    made.mkdir()
    return made


def _files(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_mark_at_the_old_place_is_taken_over_once(before: Path, folder: Path) -> None:
    place = Watermark(folder, "", before)
    assert place.read() == KNOWN
    place.begin(KNOWN)
    place.count()
    place.close()
    assert (_files(before), _files(folder)) == ([], [FILE_NAME])
    assert Watermark(folder, "", before).read() == Mark(KNOWN.install, KNOWN.attempts + 1)


def test_an_old_mark_that_a_backup_brings_back_counts_for_nothing(
    before: Path, folder: Path
) -> None:
    content = (before / FILE_NAME).read_bytes()
    place = Watermark(folder, "", before)
    place.begin(Mark("a journal", 40))
    place.close()
    (before / FILE_NAME).write_bytes(content)
    again = Watermark(folder, "", before)
    assert again.read() == Mark("a journal", 40)
    again.begin(Mark("a journal", 40))
    again.close()
    assert _files(before) == []


def test_the_old_mark_stays_where_the_new_one_cannot_be_written(
    before: Path, tmp_path: Path
) -> None:
    place = Watermark(tmp_path / "nowhere", "", before)
    place.begin(KNOWN)
    place.close()
    assert _files(before) == [FILE_NAME]
    assert place.read() == KNOWN


def test_a_mark_that_stays_in_its_folder_is_not_removed(before: Path) -> None:
    place = Watermark(before, "", before)
    assert place.read() == KNOWN
    place.begin(KNOWN)
    place.close()
    assert place.read() == KNOWN
