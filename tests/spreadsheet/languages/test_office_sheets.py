"""Sheets as offices keep them, in eleven languages: headers, numbers, names, the rest."""

from pathlib import Path

import pytest

from flowiq_desktop.core.columns.guess import guess_mapping
from flowiq_desktop.core.columns.mapping import ColumnSource
from flowiq_desktop.core.columns.name_columns import name_columns
from tests.spreadsheet.languages.african_and_arabic import ARABIC, SWAHILI, XHOSA, ZULU
from tests.spreadsheet.languages.germanic import AFRIKAANS, DUTCH, ENGLISH, GERMAN
from tests.spreadsheet.languages.office_sheet import OfficeSheet
from tests.spreadsheet.languages.romance import FRENCH, PORTUGUESE, SPANISH
from tests.spreadsheet.making import read, rows_of

SHEETS = (
    *(*ENGLISH, *AFRIKAANS, *ZULU, *XHOSA, *SWAHILI, *PORTUGUESE, *SPANISH, *FRENCH),
    *(*GERMAN, *DUTCH, *ARABIC),
)
FIELDS = {"phone_number", "text", "media_url", "filename"}


@pytest.mark.parametrize("office", SHEETS, ids=[office.told for office in SHEETS])
def test_a_sheet_is_understood_without_a_question(tmp_path: Path, office: OfficeSheet) -> None:
    path = tmp_path / "office.csv"
    path.write_text(office.lines, encoding="utf-8")
    sheet, origin = read(path)
    phone = " ".join(office.phone.split())
    assert phone in [" ".join(header.split()) for header in sheet.headers]
    assert origin.asked == 0
    sources = guess_mapping(sheet, office.country).mapping.sources
    found = {n: s.header for n, s in sources.items() if isinstance(s, ColumnSource)}
    found["phone_number"] = " ".join(found["phone_number"].split())
    assert found == {"phone_number": phone, **office.more}
    named = name_columns(sheet.headers, [list(row) for row in rows_of(sheet)])
    assert tuple(sheet.headers[at] for at in named) == office.names
