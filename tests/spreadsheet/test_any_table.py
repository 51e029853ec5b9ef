"""Any table, written in any format, reads back as the same texts, one line for each cell."""

import csv
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.spreadsheet.reader import Origin
from flowiq_desktop.spreadsheet.writing.formula_guard import shown_text
from tests.examples import examples
from tests.spreadsheet.making import read, write_ods, write_xls, write_xlsb, write_xlsx

if TYPE_CHECKING:
    from collections.abc import Sequence

Rows = list[list[str]]

_LETTERS = "aeinorst ABCEŁŻéöñßčğșδβλжщюאבגمحद王芳안あ"
_SIGNS = "0123456789.,;:'\"|+-/()@#&<>=%_€"
WORDS = st.text(_LETTERS + _SIGNS, max_size=14).map(str.strip)
LINES = st.lists(WORDS.filter(bool), min_size=2, max_size=2).map("\n".join)
CELLS = st.one_of(
    WORDS, WORDS, LINES, st.sampled_from(["007", "1E5", "TRUE", "=x", "+27 82", "1/2"])
)
HEADERS = ["Name", "Phone", "Note", "Code"]
SEPARATORS = [",", ";", "\t", "|"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16"]


@st.composite
def tables(draw: st.DrawFn) -> Rows:
    """Rows with a name each, so that none is blank, and cells of all kinds."""
    width = draw(st.integers(2, len(HEADERS)))
    row = st.lists(CELLS, min_size=width - 2, max_size=width - 2)
    rows: Rows = [HEADERS[:width]]
    for at in range(draw(st.integers(1, 6))):
        rows.append([f"Ana {draw(WORDS)}x", f"+2782555{at:04d}", *draw(row)])
    return rows


def _write(path: Path, rows: Rows, library: str) -> None:
    cells: Sequence[Sequence[str | None]] = [[cell or None for cell in row] for row in rows]
    if library == "openpyxl":
        book = openpyxl.Workbook()
        for at, row in enumerate(cells, 1):
            for column, cell in enumerate(row, 1):
                made = book.worksheets[0].cell(at, column, cell)
                made.data_type = "s" if cell else made.data_type
        book.save(path)
    elif library == "xlsxwriter":
        write_xlsx(path, {"Parents": cells})
    else:
        {"xlwt": write_xls, "odfpy": write_ods, "records": write_xlsb}[library](path, cells)


def _agrees(rows: Rows, sheet: Sheet, origin: Origin) -> None:
    assert list(sheet.headers) == rows[0]
    assert [list(row) for row in sheet] == rows[1:]
    assert [origin.header_row, *sheet.row_numbers] == list(range(1, len(rows) + 1))
    assert origin.titles == ()


bounded = settings(
    max_examples=examples(10),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.mark.parametrize(
    ("ending", "library"),
    [
        ("xlsx", "openpyxl"),
        ("xlsx", "xlsxwriter"),
        ("xls", "xlwt"),
        ("ods", "odfpy"),
        ("xlsb", "records"),
    ],
)
@bounded
@given(rows=tables())
def test_workbooks(tmp_path: Path, ending: str, library: str, rows: Rows) -> None:
    path = tmp_path / f"people.{ending}"
    _write(path, rows, library)
    _agrees(rows, *read(path, header_row=1))


@settings(bounded, max_examples=examples(200))
@given(data=st.data())
def test_text_files(tmp_path: Path, data: Any) -> None:
    rows = data.draw(tables())
    separator, encoding = (
        data.draw(st.sampled_from(SEPARATORS)),
        data.draw(st.sampled_from(ENCODINGS)),
    )
    quoting = data.draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]))
    end = data.draw(st.sampled_from(["\r\n", "\n"]))
    out = StringIO(newline="")
    csv.writer(out, delimiter=separator, quoting=quoting, lineterminator=end).writerows(rows)
    path = tmp_path / ("people.tsv" if separator == "\t" else "people.csv")
    path.write_bytes(out.getvalue().encode(encoding))
    # An apostrophe before what would be a formula is a guard, which no program shows.
    _agrees([[*map(shown_text, row)] for row in rows], *read(path, header_row=1))
