import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from flowiq_desktop.journal.engine.connection import open_database
from flowiq_desktop.journal.errors import JournalError


def test_what_it_confirms_survives_a_power_cut(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "j.sqlite3")
    read = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "locking_mode", "foreign_keys")
    }
    connection.close()
    assert read == {
        "journal_mode": "wal",
        "synchronous": 2,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
    }


@pytest.mark.skipif(os.name != "posix", reason="Windows has no permission bits")
def test_files_are_private_whatever_the_umask(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    before = os.umask(0)
    try:
        connection = open_database(folder / "j.sqlite3")
        connection.execute("CREATE TABLE t (x)")
        modes = {
            path.name: stat.S_IMODE(path.stat().st_mode) for path in [folder, *folder.iterdir()]
        }
        connection.close()
    finally:
        os.umask(before)
    assert modes.pop("data") == 0o700
    assert set(modes.values()) == {0o600}


def test_a_second_program_is_refused_in_words(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "j.sqlite3")
    script = (
        "import sys; from pathlib import Path\n"
        "from flowiq_desktop.journal.engine.connection import open_database\n"
        "from flowiq_desktop.journal.errors import JournalError\n"
        "try: open_database(Path(sys.argv[1]))\n"
        "except JournalError as e: print(e.message)\n"
    )
    call = [sys.executable, "-c", script, str(tmp_path / "j.sqlite3")]
    other = subprocess.run(call, capture_output=True, text=True, check=True)
    connection.close()
    assert "already open" in other.stdout


def test_a_damaged_file_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "j.sqlite3"
    path.write_bytes(b"SQLite format 3\0" + b"\xa5" * 8000)
    with pytest.raises(JournalError, match="damaged"):
        open_database(path)
    assert path.stat().st_size == 8016


@pytest.mark.parametrize("name", ["OneDrive", "Dropbox (Personal)", "iCloud Drive"])
def test_a_synchronised_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(JournalError, match="synchronised"):
        open_database(tmp_path / name / "j.sqlite3")


def test_a_file_in_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(JournalError, match="cannot be used"):
        open_database(tmp_path / "data" / "j.sqlite3")


def test_a_newer_journal_is_refused_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "j.sqlite3"
    open_database(path).close()
    with sqlite3.connect(path) as newer:
        newer.execute("INSERT INTO migration VALUES ('9999_from_the_future', '')")
    newer.close()
    before = path.read_bytes()
    with pytest.raises(JournalError, match="newer version"):
        open_database(path)
    assert path.read_bytes() == before
