"""`python -m tests.spreadsheet.corpus.measuring [FOLDER]`: where we show what LibreOffice shows.

Counts, for each kind of workbook, the cells that hold a number or a date, in the corpus or in
another folder of workbooks. LibreOffice's own text is that of its CSV export "as shown". Blanks at
the ends of a text, and how many there are between its words, do not count.
"""

import csv
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from python_calamine import CalamineError, load_workbook

from flowiq_desktop.spreadsheet.errors import SheetError
from tests.spreadsheet.corpus.recipe import FOLDER, soffice
from tests.spreadsheet.making import read

_KINDS = (".xlsx", ".xlsb", ".xls", ".ods")
_WITHOUT_STYLES = "_odfpy"
"""Texts beside the values and no styles: LibreOffice shows the values alone when it opens them."""
_AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"


@dataclass
class Agreement:
    """The cells of one kind of workbook, and those that differ: file, place, ours, theirs."""

    cells: int = 0
    differing: list[tuple[str, str, str, str]] = field(default_factory=list)


def agreement(folder: Path) -> dict[str, Agreement]:
    """How often we show what LibreOffice shows, by the ending of the files' names."""
    found: dict[str, Agreement] = defaultdict(Agreement)
    for path in sorted(folder.iterdir()):
        if path.suffix in _KINDS and _WITHOUT_STYLES not in path.name:
            for place, ours, theirs in _number_cells(path):
                found[path.suffix].cells += 1
                if ours != theirs:
                    found[path.suffix].differing.append((path.name, place, ours, theirs))
    return found


def _number_cells(path: Path) -> Iterator[tuple[str, str, str]]:
    """The cells of the sheet that we read: where they are, what we and LibreOffice show."""
    try:
        sheet, origin = read(path)
        book = load_workbook(str(path)).get_sheet_by_name(origin.sheet_name)
    except (SheetError, CalamineError):
        return
    values = book.to_python(skip_empty_area=False)
    shown = _shown_by_libreoffice(path, origin.sheet_name)
    headers = shown[origin.header_row - 1] if origin.header_row else []
    for number, row in zip(sheet.row_numbers, sheet, strict=True):
        for name, ours in zip(sheet.headers, row, strict=True):
            column = headers.index(name) if name in headers else -1
            if column < 0 or isinstance(values[number - 1][column], str | bool):
                continue
            theirs = shown[number - 1][column] if number <= len(shown) else ""
            yield f"{name} {number}", " ".join(ours.split()), " ".join(theirs.split())


def _shown_by_libreoffice(path: Path, sheet: str) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        soffice(path, _AS_SHOWN, Path(folder))
        text = (Path(folder) / f"{path.stem}-{sheet}.csv").read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines(keepends=True)))


def main(folder: Path) -> None:
    """Print the figures, then each cell that differs."""
    found = agreement(folder)
    for kind, it in found.items():
        alike = it.cells - len(it.differing)
        print(f"{kind}: {alike} of {it.cells} cells alike, {alike / it.cells:.2%}")  # noqa: T201
    for it in found.values():
        for differing in it.differing:
            print(*map(repr, differing))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
