import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from flowiq_desktop.system.log_file import RedactingFormatter
from flowiq_desktop.system.logs import start_logging


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    root, ours = logging.getLogger(), logging.getLogger("flowiq_desktop")
    levels = root.level, ours.level
    handler = start_logging(tmp_path)
    yield tmp_path / "flowiq-desktop.log"
    root.removeHandler(handler)
    handler.close()
    root.setLevel(levels[0])
    ours.setLevel(levels[1])


def test_keys_and_numbers_are_masked_also_in_tracebacks(log: Path) -> None:
    logger = logging.getLogger("flowiq_desktop.test")
    logger.info("Key fiq_canary123 for +27821234567 and 27829998888")
    try:
        int("fiq_canary456 to +447700900123")
    except ValueError:
        logger.info("It failed", exc_info=True)
    text = log.read_text()
    assert "canary" not in text
    assert not any(n in text for n in ("821234567", "829998888", "7700900123"))
    assert "+27*****4567" in text


def test_an_entry_cannot_forge_another_line(log: Path) -> None:
    logging.getLogger("flowiq_desktop.test").info("a\r\x1b[2Jb")
    assert log.read_text().count("\n") == 1
    assert "\x1b" not in log.read_text()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no permission bits")
def test_the_file_is_private(log: Path) -> None:
    logging.getLogger("flowiq_desktop.test").info("hello")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    handler = start_logging(tmp_path / "file")
    try:
        logging.getLogger("flowiq_desktop.test").info("dropped")
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()


def test_a_later_line_of_an_entry_is_no_entry_of_its_own() -> None:
    forged = "x\n2026-01-01 00:00:00,000 INFO flowiq_desktop: all were sent\u2028y\x9b1m\udcff"
    record = logging.LogRecord("test", logging.INFO, __file__, 1, "%s", (forged,), None)
    lines = RedactingFormatter("%(message)s").format(record).splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("    2026-01-01")
    lines[1].encode()  # what a file cannot hold is gone


@pytest.mark.skipif(os.name != "posix", reason="links and pipes need rights on Windows")
@pytest.mark.parametrize("put", ["link", "pipe", "folder"])
def test_what_is_no_file_is_not_written_to(log: Path, tmp_path: Path, put: str) -> None:
    diary = tmp_path / "diary"
    diary.write_text("mine")
    if put == "link":
        log.symlink_to(diary)
    elif put == "pipe":
        os.mkfifo(log)
    else:
        log.mkdir()
    logging.getLogger("flowiq_desktop.test").info("hello")
    assert diary.read_text() == "mine"


def test_what_is_full_is_put_aside_and_the_oldest_goes(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr("flowiq_desktop.system.log_file._BYTES", 100)
    log: Path = request.getfixturevalue("log")
    for number in range(12):
        logging.getLogger("flowiq_desktop.test").info("entry %d %s", number, "x" * 80)
    files = sorted(path.name for path in log.parent.glob("flowiq-desktop.log*"))
    assert files == ["flowiq-desktop.log", *(f"flowiq-desktop.log.{age}" for age in range(1, 10))]
    assert "entry 11 " in log.read_text()
    assert "entry 10 " in log.with_name("flowiq-desktop.log.1").read_text()
    assert "entry 2 " in log.with_name("flowiq-desktop.log.9").read_text()
