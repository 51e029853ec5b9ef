"""Files that are whole or not there."""

import os
import stat
from pathlib import Path

import pytest

from flowiq_desktop.spreadsheet.errors import ResultsError
from flowiq_desktop.spreadsheet.writing.atomic_file import pending_file


def test_a_published_file_is_at_its_target_only(tmp_path: Path) -> None:
    with pending_file(tmp_path / "a.txt") as pending:
        pending.path.write_text("whole")
        assert not (tmp_path / "a.txt").exists()
        assert pending.publish() == tmp_path / "a.txt"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text() == "whole"


def test_what_is_not_published_is_gone(tmp_path: Path) -> None:
    with pending_file(tmp_path / "a.txt") as pending:
        pending.path.write_text("half")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ResultsError) as caught, pending_file(tmp_path / "a.txt"):
        Path("/dev/full").write_text("more")
    assert caught.value.message == "There is no space left to save “a.txt”."
    assert not list(tmp_path.iterdir())


def test_a_link_at_the_target_is_replaced_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("precious")
    try:
        (tmp_path / "a.txt").symlink_to(tmp_path / "precious.txt")
    except OSError:
        pytest.skip("links need rights here")
    with pending_file(tmp_path / "a.txt") as pending:
        pending.publish()
    assert (tmp_path / "precious.txt").read_text() == "precious"
    assert not (tmp_path / "a.txt").is_symlink()


def test_when_every_copy_is_taken_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "~$a.txt").touch()
    for number in range(2, 100):
        (tmp_path / f"a ({number}).txt").touch()
    with (
        pytest.raises(ResultsError, match="could not be replaced"),
        pending_file(tmp_path / "a.txt") as pending,
    ):
        pending.publish()
    assert not list(tmp_path.glob(".flowiq-*"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do all")
def test_a_folder_of_somebody_else(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ResultsError, match="Nothing may be saved"), pending_file(tmp_path / "a"):
        pass
    tmp_path.chmod(0o700)


def test_the_content_is_durable_before_the_name_and_the_name_before_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    sync, replace = os.fsync, Path.replace

    def noted_sync(descriptor: int) -> None:
        folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        order.append("folder synced" if folder else "file synced")
        sync(descriptor)

    def noted_replace(path: Path, target: Path) -> Path:
        order.append("renamed")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    with pending_file(tmp_path / "a.txt") as pending:
        pending.path.write_text("whole")
        pending.publish()
    assert order == ["file synced", "renamed", *["folder synced"] * (os.name == "posix")]
