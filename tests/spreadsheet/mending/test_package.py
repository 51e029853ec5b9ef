"""Parts of .xlsx and .xlsb workbooks under other names than Excel gives them."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from flowiq_desktop.spreadsheet.guards.zip_guard import open_archive
from flowiq_desktop.spreadsheet.mending.package import usual_package
from tests.spreadsheet.making import read, refused, rows_of, write_xlsb, write_xlsx, write_zip

PEOPLE: list[list[object]] = [["Name", "Mobile", "Paid"], ["Zoë", "+27821234500", (0.5, "0%")]]
PLAIN: list[list[object]] = [["Name", "Mobile"], ["Zoë", "+27821234500"]]
Parts = dict[str, bytes]


def _parts(path: Path) -> Parts:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _renamed(parts: Parts, rename: Callable[[str], str]) -> Parts:
    return {rename(name): content for name, content in parts.items()}


def _moved(parts: Parts, moves: Mapping[str, str]) -> Parts:
    """Parts in other places; relationships name them in the way that `moves` says."""
    moved = {}
    for name, content in parts.items():
        for old, new in moves.items():
            if name.endswith((".rels", "Types].xml")):
                content = content.replace(old.encode(), new.encode())  # noqa: PLW2901 - it stays the part
            name = name.replace(old, new)  # noqa: PLW2901 - likewise
        moved[name] = content
    return moved


def _sheets_named(parts: Parts, target: str) -> Parts:
    """The workbook names its sheets in another way; they stay where they are."""
    return {
        name: content.replace(b'"worksheets/', f'"{target}'.encode())
        if name.startswith("xl/_rels/")
        else content
        for name, content in parts.items()
    }


ODD: dict[str, Callable[[Parts], Parts]] = {
    "backslashes": lambda parts: _renamed(parts, lambda name: name.replace("/", "\\")),
    "capitals": lambda parts: _renamed(parts, str.upper),
    "small letters": lambda parts: _renamed(parts, str.lower),
    "elsewhere": lambda parts: _moved(parts, {"xl/": "book/"}),
    "at the root": lambda parts: _moved(parts, {"xl/": ""}),
    "other names": lambda parts: _moved(
        parts, {"workbook.": "liste.", "sheet1.": "Blatt 1.", "styles.": "formen."}
    ),
    "sheets elsewhere": lambda parts: _moved(parts, {"worksheets/": "pages/"}),
    "backslashes in targets": lambda parts: _sheets_named(parts, "worksheets\\"),
    "dots in targets": lambda parts: _sheets_named(parts, "./worksheets/../worksheets/"),
    "targets from the root": lambda parts: _sheets_named(parts, "/xl/worksheets/"),
    "other case in targets": lambda parts: _sheets_named(parts, "Worksheets/"),
    "without relationships of the package": lambda parts: {
        name: content for name, content in parts.items() if name != "_rels/.rels"
    },
}


@pytest.mark.parametrize("odd", ODD)
def test_parts_are_found_by_their_relationships(tmp_path: Path, odd: str) -> None:
    parts = _parts(write_xlsx(tmp_path / "p.xlsx", {"S": PEOPLE}))
    path = write_zip(tmp_path / "odd.xlsx", ODD[odd](parts))
    assert rows_of(read(path)[0]) == [("Zoë", "+27821234500", "50%")]


@pytest.mark.parametrize("odd", ODD)
def test_parts_of_binary_workbooks_too(tmp_path: Path, odd: str) -> None:
    parts = _parts(write_xlsb(tmp_path / "p.xlsb", PLAIN))
    path = write_zip(tmp_path / "odd.xlsb", ODD[odd](parts))
    assert rows_of(read(path)[0]) == [("Zoë", "+27821234500")]


def test_a_usual_workbook_is_not_touched(tmp_path: Path) -> None:
    for path in (
        write_xlsx(tmp_path / "p.xlsx", {"S": PEOPLE, "T": PLAIN}),
        write_xlsb(tmp_path / "p.xlsb", PLAIN),
    ):
        content = path.read_bytes()
        with open_archive(content) as archive:
            assert usual_package(content, archive) is content


def test_names_that_differ_in_their_slashes_alone_are_damage(tmp_path: Path) -> None:
    parts = _parts(write_xlsx(tmp_path / "p.xlsx", {"S": PEOPLE}))
    parts["xl\\workbook.xml"] = parts["xl/workbook.xml"]
    assert "damaged" in refused(write_zip(tmp_path / "odd.xlsx", parts)).message


def test_several_sheets_keep_their_names_and_order(tmp_path: Path) -> None:
    sheets: dict[str, list[list[object]]] = {
        f"Class {at}": [["Name", "Mobile"], [f"Zoë {at}", "1"]] for at in range(4)
    }
    parts = _parts(write_xlsx(tmp_path / "p.xlsx", sheets))
    path = write_zip(tmp_path / "odd.xlsx", ODD["capitals"](parts))
    for name in sheets:
        sheet, origin = read(path, sheet=name)
        assert rows_of(sheet) == [(f"Zoë {name[-1]}", "1")]
        assert origin.sheet_names == tuple(sheets)
