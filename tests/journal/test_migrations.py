import sqlite3
from pathlib import Path

import pytest

from flowiq_desktop.journal.migrations import MIGRATIONS, Migration, migrate


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def test_each_step_is_applied_once_and_recorded(tmp_path: Path) -> None:
    connection = _connect(tmp_path / "j")
    for _ in range(2):
        migrate(connection, tmp_path / "j")
    names = [name for (name,) in connection.execute("SELECT name FROM migration")]
    connection.close()
    assert names == [migration.name for migration in MIGRATIONS]


def test_a_file_with_data_is_copied_before_a_new_step(tmp_path: Path) -> None:
    connection = _connect(tmp_path / "j")
    migrate(connection, tmp_path / "j")
    more = (*MIGRATIONS, Migration("0002_more", "CREATE TABLE more (x);"))
    migrate(connection, tmp_path / "j", more)
    connection.close()
    copy = _connect(tmp_path / "j.before-0002_more")
    tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_master")}
    copy.close()
    assert "campaign" in tables
    assert "more" not in tables


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    connection = _connect(tmp_path / "j")
    migrate(connection, tmp_path / "j")
    broken = Migration("0002_broken", "CREATE TABLE half (x);\nCREATE TABLE half (x);\n")
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, tmp_path / "j", (*MIGRATIONS, broken))
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchone()
    connection.close()
    assert found is None
