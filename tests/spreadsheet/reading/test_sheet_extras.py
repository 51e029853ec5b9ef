"""What a workbook hides, comments and links is told in the same way in every format."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.spreadsheet.making import column_of, read
from tests.spreadsheet.marked_files import ADDRESSES, FORMATS, HEADERS, HIDDEN, PEOPLE

SOFFICE = shutil.which("soffice")


@pytest.fixture(params=FORMATS)
def marked(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The list in each format."""
    return FORMATS[request.param](tmp_path / f"marked.{request.param}")


def _has_everything(path: Path) -> None:
    sheet, origin = read(path)
    assert sheet.headers == (*HEADERS, "Picture (address)")
    assert column_of(sheet, "Name") == [row[0] for row in PEOPLE]
    assert sheet.hidden_rows == HIDDEN
    assert sheet.hidden_columns == {2}
    assert sheet.addresses == {"Picture": "Picture (address)"}
    assert column_of(sheet, "Picture (address)") == ADDRESSES
    told = (
        "Hidden rows were read too (3 of them).",
        "A hidden column was read too: “Old” (C).",
        "2 cells have comments, which are not read and not sent: A2, D4.",
    )
    assert origin.notes[:3] == told
    assert "addresses of 3 cells are in the column “Picture (address)”" in origin.notes[3]


def test_rows_columns_comments_and_links_in_every_format(marked: Path) -> None:
    _has_everything(marked)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_the_same_as_libreoffice_writes_it(tmp_path: Path, ending: str) -> None:
    source = FORMATS["xlsx"](tmp_path / "marked.xlsx")
    assert SOFFICE
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [SOFFICE, "--headless", profile, "--convert-to", ending, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=300)
    _has_everything(tmp_path / f"marked.{ending}")
