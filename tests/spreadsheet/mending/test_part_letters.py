"""The XML of a workbook may be in any letters that it names."""

import zipfile
from pathlib import Path

import pytest

from tests.spreadsheet.making import (
    read,
    refused,
    rows_of,
    write_ods,
    write_raw_xlsx,
    write_xlsx,
    write_zip,
)

ROWS = [["Name", "Mobile"], ["Zo\u00eb", "1"], ["\u017dana", "2"]]
BEHIND = [("Zo\u00eb", "1"), ("\u017dana", "2")]


def _rewritten(path: Path, encoding: str, *, declared: str, parts: str = "") -> Path:
    """The same workbook with its parts, or those whose name has `parts` in it, in other letters."""
    with zipfile.ZipFile(path) as archive:
        stored = {name: archive.read(name) for name in archive.namelist()}
    for name, content in stored.items():
        if name.endswith((".xml", ".rels")) and parts in name:
            text = (
                content.decode().partition("?>")[2] if content[:5] == b"<?xml" else content.decode()
            )
            stored[name] = f"{declared}{text}".encode(encoding, "xmlcharrefreplace")
    return write_zip(path, stored)


@pytest.mark.parametrize("parts", ["", "sheet1.xml", "sharedStrings.xml", "styles.xml"])
@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-16", '<?xml version="1.0" encoding="UTF-16"?>'),
        ("utf-16-le", '<?xml version="1.0" encoding="UTF-16LE"?>'),
        ("utf-16-be", "<?xml version='1.0' encoding='UTF-16BE'?>"),
        ("cp1252", '<?xml version="1.0" encoding="windows-1252"?>'),
        ("utf-8-sig", '<?xml version="1.0" encoding="UTF-8"?>'),
    ],
)
def test_excel(tmp_path: Path, encoding: str, declared: str, parts: str) -> None:
    path = write_xlsx(tmp_path / "p.xlsx", {"S": ROWS})
    path = _rewritten(path, encoding, declared=declared, parts=parts)
    assert rows_of(read(path)[0]) == BEHIND


def test_open_document(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "p.ods", ROWS)
    declared = '<?xml version="1.0" encoding="UTF-16"?>'
    path = _rewritten(path, "utf-16", declared=declared, parts="content.xml")
    assert rows_of(read(path)[0]) == BEHIND


def test_letters_that_nobody_knows_are_damage(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="str"><v>Name</v></c></row>'
    prolog = '<?xml version="1.0" encoding="klingon"?>'
    assert "damaged" in refused(write_raw_xlsx(tmp_path / "p.xlsx", rows, prolog=prolog)).message
