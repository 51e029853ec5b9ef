"""Things that run, or lead elsewhere, put into the folder of the list by somebody else."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flowiq_desktop.journal.engine.connection import open_database
from flowiq_desktop.journal.engine.disk_reserve import RESERVE_BYTES, Reserve
from flowiq_desktop.journal.engine.migrate import MIGRATIONS, migrate
from flowiq_desktop.journal.engine.planted import refuse_planted
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import FILE_NAME, Journal

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
posix = pytest.mark.skipif(os.name != "posix", reason="links and pipes need rights on Windows")


def _add(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as db:
        db.execute(statement)
    db.close()


def _refused(folder: Path) -> JournalError:
    with pytest.raises(JournalError) as caught:
        open_database(folder / FILE_NAME)
    return caught.value


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Journal(tmp_path, lambda: NOW).close()
    return tmp_path


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER helper AFTER UPDATE ON delivery BEGIN DELETE FROM attempt; END",
        "CREATE TRIGGER helper AFTER INSERT ON migration BEGIN DELETE FROM delivery; END",
        "CREATE VIEW helper AS SELECT * FROM delivery",
        "CREATE VIRTUAL TABLE helper USING fts5(text)",
    ],
)
def test_what_would_run_is_refused_before_anything_is_written(folder: Path, statement: str) -> None:
    _add(folder / FILE_NAME, statement)
    fault = _refused(folder)
    assert fault.damaged
    assert "'helper" in fault.message
    assert "was not put there by this program" in fault.message


def test_a_trigger_of_ours_with_another_text_is_refused(folder: Path) -> None:
    with sqlite3.connect(folder / FILE_NAME) as db:
        ((name, table),) = db.execute(
            "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' LIMIT 1"
        )
        db.execute(f"DROP TRIGGER {name}")
        db.execute(f"CREATE TRIGGER {name} AFTER UPDATE ON {table} BEGIN SELECT 1; END")
    db.close()
    assert name in _refused(folder).message


@pytest.mark.parametrize("steps", range(len(MIGRATIONS) + 1))
def test_what_every_older_version_made_is_known(steps: int, tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "j", isolation_level=None)
    migrate(connection, tmp_path / "j", MIGRATIONS[:steps])
    refuse_planted(connection)
    connection.close()


def test_the_texts_are_the_same_in_every_process(folder: Path) -> None:
    """They are made of sets, whose order differs from start to start."""
    script = (
        "import sys; from pathlib import Path;"
        "from flowiq_desktop.journal.engine.connection import open_database;"
        "open_database(Path(sys.argv[1])).close()"
    )
    for seed in ("1", "2", "3"):
        subprocess.run(
            [sys.executable, "-c", script, str(folder / FILE_NAME)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
        )


def test_a_newer_version_is_still_told_as_such(folder: Path) -> None:
    _add(folder / FILE_NAME, "INSERT INTO migration VALUES ('9999_newer', '')")
    _add(folder / FILE_NAME, "CREATE VIEW newer AS SELECT 1")
    assert "newer version" in _refused(folder).message


# -- links, folders and pipes in the place of files ----------------------------------------------


def _link(path: Path) -> None:
    path.symlink_to(path.with_name("elsewhere"))


def _link_to_a_file(path: Path) -> None:
    path.with_name("elsewhere").write_text("somebody's diary")
    path.symlink_to(path.with_name("elsewhere"))


def _hard_link(path: Path) -> None:
    path.with_name("elsewhere").write_text("somebody's diary")
    path.hardlink_to(path.with_name("elsewhere"))


def _pipe(path: Path) -> None:
    os.mkfifo(path)


@posix
@pytest.mark.parametrize("put", [_link, _link_to_a_file, _pipe, Path.mkdir])
@pytest.mark.parametrize("suffix", ["", "-wal", "-journal", "-shm"])
def test_the_list_is_a_file_itself(folder: Path, suffix: str, put: Callable[[Path], None]) -> None:
    path = folder / f"{FILE_NAME}{suffix}"
    path.unlink(missing_ok=True)
    put(path)
    fault = _refused(folder)
    assert not fault.damaged
    assert f"{path.name} in the folder" in fault.message
    assert "Move it away" in fault.advice
    elsewhere = folder / "elsewhere"
    assert not elsewhere.exists() or elsewhere.read_text() == "somebody's diary"


@posix
@pytest.mark.parametrize("put", [_link, _link_to_a_file, _hard_link, _pipe, Path.mkdir])
def test_the_reserve_never_writes_into_another_file(
    tmp_path: Path, put: Callable[[Path], None]
) -> None:
    path = tmp_path / "reserve"
    put(path)
    assert Reserve(path).ready()
    assert path.lstat().st_size == RESERVE_BYTES
    assert not path.is_symlink()
    elsewhere = tmp_path / "elsewhere"
    assert not elsewhere.exists() or elsewhere.read_text() == "somebody's diary"


def test_a_reserve_that_cannot_be_cleared_is_none(tmp_path: Path) -> None:
    (tmp_path / "reserve").mkdir()
    (tmp_path / "reserve" / "kept").touch()
    assert not Reserve(tmp_path / "reserve").ready()
    assert (tmp_path / "reserve" / "kept").exists()
