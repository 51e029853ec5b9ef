"""What is said about a spreadsheet, in a made-up language: whatever is English was forgotten."""

import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from flowiq_desktop.core.messages.types import PHONE_NUMBER, Field, FieldKind
from flowiq_desktop.spreadsheet.reader import Origin, describe
from flowiq_desktop.spreadsheet.writing.example_sheet_writer import write_template
from flowiq_desktop.texts import mark
from flowiq_desktop.texts.catalogue import Catalogue, use
from flowiq_desktop.texts.installed import load
from tests.spreadsheet.making import Cells, read, refused, rows_of, write_xlsx

_NOT_OURS = re.compile(r"“[^”]*”|'[^']*'|\.\w+|UTF-16-LE|WhatsApp|FlowIQ|\bor\b")
"""What people wrote, endings of files, names, and what Babel takes for English."""
_WORD = re.compile(r"[A-Za-z]{2,}")
HEAD: list[object] = ["Name", "Phone"]
PEOPLE: Cells = [HEAD, ["Ana", "+27821234567"], ["Ben", "+27821234568"]]
FEW = "Name,Phone\nAna,+27821234567\nBen,+27821234568\n"


@pytest.fixture
def made_up(pseudo_locales: Path) -> Iterator[Catalogue]:
    """The language, which is not in use yet."""
    yield load("en_XA", pseudo_locales)
    use(Catalogue())


def _english(*texts: str) -> set[str]:
    """The words that nobody translated."""
    return {word for text in texts for word in _WORD.findall(_NOT_OURS.sub(" ", text))}


def _follows(origin: Origin, made_up: Catalogue) -> None:
    """What was read in English is said in another language afterwards, all of it."""
    use(Catalogue())
    in_english = (describe(origin, 2), *origin.notes)
    use(made_up)
    elsewhere = (describe(origin, 2), *origin.notes)
    assert not _english(*elsewhere)
    assert len(elsewhere) == len(in_english)
    assert all(map(_english, in_english))


@pytest.mark.parametrize(
    "content",
    [
        FEW.encode(),
        FEW.replace("Ana", "Zoë").encode("cp1252"),
        FEW.replace("Ana", "Дмитрий Иванов").encode("cp1251"),
        FEW.encode("utf-16-le"),
        FEW.replace("Ana", "DuÅ¡an").encode(),
        FEW.replace("Ana", "Du\ufffdan").encode(),
        FEW.replace("Ben", "\n" * 1500 + "Ben").encode(),
        FEW.replace("68\n", "68,more,still more\n").encode(),
        b"Our school\n\n" + FEW.encode(),
        b"Our school\nParents\nGrade 4\n2026\n\n" + FEW.encode(),
        b"Cas,+27821234569\n" + FEW.encode(),
        (FEW.split("\n", 1)[1] * 2).encode(),
        FEW.replace(",", "^").encode(),
    ],
)
@pytest.mark.parametrize("header_row", [None, 0, 2])
def test_a_text_file(
    tmp_path: Path, made_up: Catalogue, content: bytes, header_row: int | None
) -> None:
    (tmp_path / "p.csv").write_bytes(content)
    separator = "^" if b"^" in content else None
    _follows(read(tmp_path / "p.csv", header_row=header_row, separator=separator)[1], made_up)


def test_the_sheets_of_a_workbook(tmp_path: Path, made_up: Catalogue) -> None:
    sheets: dict[str, Cells] = {"People": PEOPLE, "One": PEOPLE[:2], "More": PEOPLE, "Old": PEOPLE}
    sheets |= {f"Sums {at}": [["Grade", "Learners"], ["4", 2]] for at in range(8)}
    book = openpyxl.load_workbook(write_xlsx(tmp_path / "p.xlsx", sheets))
    book["Old"].sheet_state = "hidden"
    book["People"].row_dimensions[2].hidden = True
    book["People"]["C3"] = "=1+1"
    book.save(tmp_path / "h.xlsx")
    origin = read(tmp_path / "h.xlsx")[1]
    assert len(origin.notes) == 6
    _follows(origin, made_up)
    assert not _english(*(entry.where for entry in origin.left_unread))


@pytest.mark.parametrize(
    ("name", "content", "options"),
    [
        ("p.csv", b"%PDF-1.7", {}),
        ("p.png", b"\x89PNG\r\n", {}),
        ("p.xlsx", FEW.encode(), {}),
        ("p.xlsx", bytes(range(256)), {}),
        ("p.xls", b"<html><table>", {}),
        ("p.csv", b"Name,Phone\nA\0na,1\n", {}),
        ("p.csv", b" , \n , \n", {}),
        ("p.csv", b"Name,Phone\n", {"header_row": 1}),
        ("p.csv", FEW.encode(), {"header_row": 400}),
    ],
)
def test_what_cannot_be_read(
    tmp_path: Path, made_up: Catalogue, name: str, content: bytes, options: dict[str, object]
) -> None:
    (tmp_path / name).write_bytes(content)
    use(made_up)
    error = refused(tmp_path / name, **options)
    assert not _english(error.message, error.advice)


def test_a_workbook_that_cannot_be_read(tmp_path: Path, made_up: Catalogue) -> None:
    use(made_up)
    blank = write_xlsx(tmp_path / "blank.xlsx", {"One": [], "Two": []})
    renamed = write_xlsx(tmp_path / "workbook.xlsx", {"One": PEOPLE}).rename(tmp_path / "w.ods")
    for path in (blank, renamed):
        error = refused(path)
        assert not _english(error.message, error.advice)


def test_an_example_is_explained_in_the_language_and_known_again(
    tmp_path: Path, made_up: Catalogue
) -> None:
    use(made_up)
    label, told = mark("Message"), mark("What kind of message the row sends.")
    text = Field("text", label, FieldKind.LONG_TEXT, told, "+1", choices=("+1", "+2"), limit=9)
    rows = [{"phone_number": "+27821234567", "text": "+1"}]
    path = write_template(tmp_path / "t.xlsx", (PHONE_NUMBER, text), rows, "+1")
    origin = read(path)[1]
    assert origin.notes == ()
    assert len(origin.sheet_names) == 2
    explained = read(path, sheet=origin.sheet_names[1])[0]
    cells = [cell for row in rows_of(explained) for cell in row[1:]]
    assert not _english(*origin.sheet_names, *explained.headers, *cells)
