"""Files as people have them are read as the recipe says that their cells are seen."""

import json
from typing import Any

import pytest

from flowiq_desktop.core.sheet import Sheet
from tests.spreadsheet.corpus.recipe import FILES, FOLDER, CorpusFile
from tests.spreadsheet.making import read

_MOST_BYTES = 1_500_000


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_each_file_is_read_as_it_is_seen(file: CorpusFile) -> None:
    expected = _expected(file)
    sheet, origin = read(FOLDER / file.name, header_row=file.table.above + 1)
    assert origin.sheet_name == expected["sheet"]
    assert list(sheet.headers) == expected["headers"]
    assert list(sheet.row_numbers) == expected["numbers"]
    assert _differing(sheet, expected["rows"]) == []
    missing = [it for it in expected["notes"] if not any(it in note for note in origin.notes)]
    assert missing == [], origin.notes
    assert not any("number format" in note for note in origin.notes)


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_what_is_expected_is_what_the_recipe_says(file: CorpusFile) -> None:
    assert _expected(file) == file.expected()


def test_the_corpus_is_small_and_whole() -> None:
    there = {path.name for path in FOLDER.iterdir()}
    assert there == {name for it in FILES for name in (it.name, f"{it.name}.json")}
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < _MOST_BYTES


def _expected(file: CorpusFile) -> dict[str, Any]:
    text = (FOLDER / f"{file.name}.json").read_text(encoding="utf-8")
    known: dict[str, Any] = json.loads(text)
    return known


def _differing(sheet: Sheet, rows: list[list[str]]) -> list[str]:
    """Where a cell is read otherwise; blanks at its ends and their number say nothing."""
    found = []
    for number, ours, theirs in zip(sheet.row_numbers, sheet, rows, strict=True):
        for header, read_as, seen in zip(sheet.headers, ours, theirs, strict=True):
            if _plain(read_as) != _plain(seen):
                found.append(f"row {number}, {header}: read {read_as!r}, seen {seen!r}")
    return found


def _plain(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.splitlines())
