"""Every hostile file, made small, is read or is one sentence; `__main__` measures large ones."""

from pathlib import Path

import pytest

from flowiq_desktop.spreadsheet.errors import SheetError
from tests.hostile.files import HOSTILE
from tests.spreadsheet.making import read

_SMALL = 0.002


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_read_or_one_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name](_SMALL))
    fault: SheetError | None = None
    try:
        sheet, _origin = read(path)
    except SheetError as error:
        fault = error
    else:
        assert all(len(row) == len(sheet.headers) for row in sheet)
    assert fault is None or (fault.message.endswith((".", "…")) and fault.advice)


_REFUSED_BEFORE = {
    "open_spaces.ods": "far more memory or time",
    "open_spaces_repeated.ods": "far more memory or time",
    "open_value_rows.ods": "far more memory or time",
    "old_difat_loop.xls": "damaged",
    "old_difat_many.xls": "damaged",
    "text_columns.csv": "columns",
    "text_line_ends.csv": "more than 1,048,576 rows",
    "text_quote_each.csv": "Row 60,003",
    "text_backslash_quotes.csv": "Row 3",
}
"""What took all memory, or time without end, until it was looked for."""


@pytest.mark.parametrize("name", _REFUSED_BEFORE)
def test_it_is_refused_for_what_it_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name](0.1))
    with pytest.raises(SheetError, match=_REFUSED_BEFORE[name]):
        read(path)
