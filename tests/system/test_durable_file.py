"""Files that are the old or the new one, whatever happens meanwhile."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from flowiq_desktop.system.durable_file import remove_leftovers, sync_folder, write_file

ROOT = Path(__file__).parents[2] / "flowiq_desktop"


@pytest.fixture
def order(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What reaches the disk, in order."""
    steps: list[str] = []
    sync, replace = os.fsync, Path.replace

    def noted_sync(descriptor: int) -> None:
        facts = os.fstat(descriptor)
        steps.append("folder" if stat.S_ISDIR(facts.st_mode) else f"file of {facts.st_size}")
        sync(descriptor)

    def noted_replace(path: Path, target: Path) -> Path:
        steps.append("renamed")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    return steps


def test_the_whole_content_is_durable_before_the_name(tmp_path: Path, order: list[str]) -> None:
    write_file(tmp_path / "kept", [b"one", b"two"])
    assert order == ["file of 6", "renamed", *["folder"] * (os.name == "posix")]
    assert (tmp_path / "kept").read_bytes() == b"onetwo"


def test_what_can_be_had_again_waits_for_no_disk(tmp_path: Path, order: list[str]) -> None:
    write_file(tmp_path / "kept", [b"one"], durable=False)
    assert order == ["renamed"]


def test_the_old_file_stays_whole_when_the_new_one_breaks_off(tmp_path: Path) -> None:
    def blocks() -> Iterator[bytes]:
        yield b"half"
        raise OSError(28, "no space left")

    (tmp_path / "kept").write_bytes(b"old")
    with pytest.raises(OSError, match="no space"):
        write_file(tmp_path / "kept", blocks())
    assert [(it.name, it.read_bytes()) for it in tmp_path.iterdir()] == [("kept", b"old")]


@pytest.mark.skipif(os.name != "posix", reason="Windows has other rights")
def test_it_is_its_owners_alone_whatever_was_there(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"old")
    (tmp_path / "kept").chmod(0o644)
    write_file(tmp_path / "kept", [b"new"])
    assert stat.S_IMODE((tmp_path / "kept").stat().st_mode) == 0o600


def test_a_link_is_replaced_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    try:
        (tmp_path / "kept").symlink_to(tmp_path / "precious")
    except OSError:
        pytest.skip("links need rights here")
    write_file(tmp_path / "kept", [b"new"])
    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert not (tmp_path / "kept").is_symlink()


def test_leftovers_go_and_nothing_else(tmp_path: Path) -> None:
    for name in (".flowiq-abc.tmp", ".new-abc", "kept", "kept.tmp", ".flowiq-settings"):
        (tmp_path / name).touch()
    remove_leftovers(tmp_path)
    assert {it.name for it in tmp_path.iterdir()} == {"kept", "kept.tmp", ".flowiq-settings"}


@pytest.mark.skipif(os.name != "posix", reason="elsewhere names need no such step")
def test_a_folder_that_is_not_there_is_no_success(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        sync_folder(tmp_path / "gone")


def test_nobody_else_makes_files_durable_or_puts_them_in_place() -> None:
    """One writer: what it promises is promised everywhere."""
    elsewhere = {
        path.relative_to(ROOT).as_posix(): word
        for path in ROOT.rglob("*.py")
        for word in ("os.fsync(", "mkstemp(", "os.replace(")
        if word in path.read_text(encoding="utf-8")
    }
    assert elsewhere == {
        "system/durable_file.py": "mkstemp(",
        # Counts in place, in a file that is open: no new file is put anywhere.
        "journal/restore_guard/watermark.py": "os.fsync(",
        # Makes a file to see whether it can, and removes it.
        "services/results/target.py": "mkstemp(",
    }
