"""Where results may go is known before the first message, and never over what was sent."""

import errno
import os
import socket
import sys
import unicodedata
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from flowiq_desktop.services.results.target import Source, check_target
from flowiq_desktop.spreadsheet.errors import ResultsError

CONTENT = b"Name,Mobile\nAnna,+27821112223\n"


@pytest.fixture
def source(tmp_path: Path) -> Source:
    path = tmp_path / "Gäste.csv"
    path.write_bytes(CONTENT)
    return Source(path, sha256(CONTENT).hexdigest())


def said(target: Path, source: Source, *kept: Path) -> str:
    """Why results cannot be saved here, or ""; nothing is left behind or changed either way."""
    folder = source.path.parent if source.path else target.parent
    before = sorted(folder.rglob("*"))
    fault = ResultsError("", "")
    try:
        check_target(target, source, kept)
    except ResultsError as found:
        fault = found
    assert fault.message.endswith("." if fault.message else "")
    assert fault.advice.endswith("." if fault.message else "")
    assert before == sorted(folder.rglob("*"))
    return fault.message


@pytest.mark.parametrize(
    "name", ["out.xlsx", "out.CSV", "Gäste - results.xlsx", "x" * 200 + ".csv"]
)
def test_a_new_file_or_an_earlier_one_is_a_good_place(
    tmp_path: Path, source: Source, name: str
) -> None:
    assert said(tmp_path / name, source) == ""
    (tmp_path / name).write_text("earlier results")
    assert said(tmp_path / name, source) == ""


@pytest.mark.parametrize(
    "name", ["out.pdf", "out", "out.xls", "out.xlsx.bak", ".csv", "out.csv ", "results.ods"]
)
def test_other_endings_are_refused(tmp_path: Path, source: Source, name: str) -> None:
    message = said(tmp_path / name, source)
    assert message.startswith("Results are saved as a workbook (.xlsx) or a text file (.csv)")
    assert name.strip() in message


@pytest.mark.parametrize("name", ["/dev/null", "/", "/dev/stdout", ""])
def test_what_is_no_file_name_at_all(source: Source, name: str) -> None:
    assert "Results are saved as" in said(Path(name), source)


def test_a_folder_that_is_missing_or_is_a_file(tmp_path: Path, source: Source) -> None:
    assert "There is no folder" in said(tmp_path / "gone" / "out.csv", source)
    assert "There is no folder" in said(tmp_path / "gone" / ".." / "gone" / "out.csv", source)
    assert "is a file, not a folder" in said(tmp_path / "Gäste.csv" / "out.csv", source)
    assert "There is no folder" in said(tmp_path / "Gäste.csv" / "sub" / "out.csv", source)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has none of these")
@pytest.mark.parametrize("kind", ["folder", "fifo", "socket", "device", "link to a device"])
def test_what_keeps_nothing_is_refused(
    tmp_path: Path, source: Source, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    target = tmp_path / "out.csv"
    with socket.socket(socket.AF_UNIX) as listener:
        if kind == "folder":
            target.mkdir()
        elif kind == "fifo":
            os.mkfifo(target)
        elif kind == "socket":
            monkeypatch.chdir(tmp_path)  # a socket's name may not be long
            listener.bind("out.csv")
        else:
            target.symlink_to("/dev/null" if kind == "device" else "/dev/zero")
        expected = "is a folder" if kind == "folder" else "is no ordinary file"
        assert expected in said(target, source)


@pytest.mark.parametrize("name", ["y" * 300 + ".csv", "a\0b.csv", "ä" * 140 + ".xlsx"])
def test_a_name_that_cannot_be(tmp_path: Path, source: Source, name: str) -> None:
    message = said(tmp_path / name, source)
    assert message == "The file cannot have this name."
    assert said(tmp_path / ("z" * 300) / "out.csv", source) == message


def test_a_link_that_leads_round_in_circles(tmp_path: Path, source: Source) -> None:
    (tmp_path / "out.csv").symlink_to("out.csv")
    assert said(tmp_path / "out.csv", source) == "The file cannot have this name."
    (tmp_path / "nowhere.csv").symlink_to("gone.csv")
    assert said(tmp_path / "nowhere.csv", source) == ""


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EPERM])
def test_a_folder_that_takes_no_file(
    tmp_path: Path, source: Source, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("flowiq_desktop.services.results.target.tempfile.mkstemp", refuse)
    assert "Nothing may be saved in the folder" in said(tmp_path / "out.csv", source)


@pytest.mark.skipif(sys.platform != "linux", reason="there is no such folder")
def test_a_folder_of_the_systems_own(source: Source) -> None:
    with pytest.raises(ResultsError, match="Nothing may be saved in the folder “/proc”"):
        check_target(Path("/proc/out.csv"), source)


Spelling = Callable[[Path], Path]
SPELLINGS: dict[str, Spelling] = {
    "itself": lambda path: path,
    "relative": lambda path: Path(path.name),
    "dot": lambda path: Path(f"./{path.name}"),
    "there and back": lambda path: Path(f"../{path.parent.name}/{path.name}"),
    "upper case": lambda path: path.with_name(path.name.upper()),
    "another ending's case": lambda path: path.with_suffix(".CSV"),
    "accents apart": lambda path: path.with_name(unicodedata.normalize("NFD", path.name)),
}


@pytest.mark.parametrize("spelling", SPELLINGS.values(), ids=SPELLINGS)
@pytest.mark.parametrize("changed", [False, True])
def test_the_spreadsheet_itself_however_it_is_spelled(
    tmp_path: Path,
    source: Source,
    monkeypatch: pytest.MonkeyPatch,
    spelling: Spelling,
    changed: bool,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert source.path is not None
    if changed:
        source.path.write_bytes(CONTENT + b"Ben,+27821112224\n")
    assert "is the spreadsheet that is sent" in said(spelling(source.path), source)
    assert "is the spreadsheet" in said(spelling(source.path), Source(source.path))
    relative = Source(Path(source.path.name))
    assert "is the spreadsheet" in said(spelling(source.path), relative)


@pytest.mark.parametrize("link", ["symbolic", "hard", "of the folder", "to a copy", "copy"])
def test_the_spreadsheet_itself_by_any_link_or_copy(
    tmp_path: Path, source: Source, link: str
) -> None:
    assert source.path is not None
    target, copy = tmp_path / "out.csv", tmp_path / "copy.csv"
    copy.write_bytes(CONTENT)
    if link == "symbolic":
        target.symlink_to(source.path)
    elif link == "hard":
        target.hardlink_to(source.path)
    elif link == "of the folder":
        (tmp_path / "folder").symlink_to(tmp_path)
        target = tmp_path / "folder" / source.path.name
    elif link == "to a copy":
        target.symlink_to(copy)
    else:
        target = copy
    assert "is the spreadsheet that is sent" in said(target, source)
    by_its_place_alone = said(target, Source(source.path))
    assert ("is the spreadsheet" in by_its_place_alone) is ("copy" not in link)


def test_a_spreadsheet_that_nobody_knows_the_place_of_is_known_by_its_content(
    tmp_path: Path, source: Source
) -> None:
    assert source.path is not None
    assert "is the spreadsheet" in said(source.path, Source(sha256=source.sha256))
    source.path.write_bytes(b"Results of another day")
    assert said(source.path, Source(sha256=source.sha256)) == ""
    assert said(source.path, Source()) == ""


def test_files_of_the_programs_own(tmp_path: Path, source: Source) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "journal.sqlite3").write_bytes(b"x")
    (tmp_path / "out.csv").symlink_to(data / "journal.sqlite3")
    (tmp_path / "out.xlsx").hardlink_to(data / "journal.sqlite3")
    assert "file of this program's own" in said(tmp_path / "out.csv", source, data)
    assert "file of this program's own" in said(tmp_path / "out.xlsx", source, tmp_path, data)
    (data / "results.csv").write_text("earlier ones")
    assert said(data / "results.csv", source, data, tmp_path / "gone") == ""
