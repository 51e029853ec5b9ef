"""Which files the corpus has, who makes each, and how each must be read."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.spreadsheet.corpus import writers
from tests.spreadsheet.corpus.letters import SPANISH, STORED
from tests.spreadsheet.corpus.tables import (
    FORMATS,
    FORMULAS,
    NO_RESULTS,
    OFFICE,
    PEOPLE,
    PEOPLE_WITHOUT_SIGN,
    TIMES_1904,
    Table,
)

FOLDER = Path(__file__).parent.parent.parent / "data" / "spreadsheets"
Writer = Callable[[Path, Table], None]
_AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,{letters},1,,0,false,true,true"
"""Commas, quotation marks, LibreOffice's number of the letters, and cells as they are shown."""
_UTF_8, _DOS = 76, 4
_FILTERS = {
    "formats_libreoffice.csv": _AS_SHOWN.format(letters=_UTF_8),
    "people_libreoffice.csv": _AS_SHOWN.format(letters=_UTF_8),
    "letters_spanish_libreoffice_cp850.csv": _AS_SHOWN.format(letters=_DOS),
}
HIDDEN, UNCALCULATED, TITLE = "idden row", "formula without a result", "above the header"


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file of the corpus.

    Attributes:
        name: the file's name, of its table and of what wrote it.
        table: what it holds.
        write: writes it; None when LibreOffice makes it from the file `source`.
        source: the file that LibreOffice turns into this one.
        sheet: the sheet that must be read; "" for a text file.
        notes: words of what must be told.
    """

    name: str
    table: Table
    write: Writer | None = None
    source: str = ""
    sheet: str = "Parents"
    notes: tuple[str, ...] = ()

    def expected(self) -> dict[str, object]:
        """How it must be read: what the recipe says that the person sees."""
        first = self.table.above + 2
        return {
            "sheet": self.sheet,
            "headers": self.table.seen_headers(),
            "numbers": list(range(first, first + len(self.table.rows))),
            "rows": self.table.seen(),
            "notes": list(self.notes),
        }


def _text(name: str, separator: str, encoding: str, notes: tuple[str, ...]) -> CorpusFile:
    write = partial(writers.as_text, separator=separator, encoding=encoding)
    return CorpusFile(name, PEOPLE, write, sheet="", notes=notes)


def _letters() -> Iterator[CorpusFile]:
    """Text files as old and new systems store them; the Mac's with its own ends of lines."""
    for table, language, encodings in STORED:
        for encoding in encodings:
            end = "\r" if encoding.startswith("mac") else "\r\n"
            write = partial(writers.as_text, separator=";", encoding=encoding, end=end)
            yield CorpusFile(f"letters_{language}_{encoding}.csv", table, write, sheet="")


_TITLE, _OFFICE = (TITLE,), (HIDDEN, TITLE)
FILES = (
    CorpusFile("formats_xlsxwriter.xlsx", FORMATS, writers.by_xlsxwriter),
    CorpusFile("formats_openpyxl.xlsx", FORMATS, writers.by_openpyxl),
    CorpusFile("formats_xlwt.xls", FORMATS, writers.by_xlwt),
    CorpusFile("formats_records.xlsb", FORMATS, writers.as_xlsb),
    CorpusFile("formats_odfpy.ods", FORMATS, writers.by_odfpy),
    CorpusFile("formats_libreoffice.xlsx", FORMATS, source="formats_openpyxl.xlsx"),
    CorpusFile("formats_libreoffice.xls", FORMATS, source="formats_openpyxl.xlsx"),
    CorpusFile("formats_libreoffice.ods", FORMATS, source="formats_openpyxl.xlsx"),
    CorpusFile("people_openpyxl.xlsx", PEOPLE, writers.by_openpyxl, notes=_TITLE),
    CorpusFile("people_pandas.xlsx", PEOPLE_WITHOUT_SIGN, writers.by_pandas),
    CorpusFile("people_xlwt.xls", PEOPLE, writers.by_xlwt, notes=_TITLE),
    CorpusFile("people_records.xlsb", PEOPLE, writers.as_xlsb, notes=_TITLE),
    CorpusFile("people_libreoffice.ods", PEOPLE, source="people_openpyxl.xlsx", notes=_TITLE),
    _text("people_commas.csv", ",", "utf-8-sig", _TITLE),
    _text("people_semicolons.csv", ";", "utf-8", _TITLE),
    _text("people_tabs.txt", "\t", "utf-16", _TITLE),
    CorpusFile("from1904_xlsxwriter.xlsx", TIMES_1904, writers.from_1904_by_xlsxwriter),
    CorpusFile("from1904_xlwt.xls", TIMES_1904, writers.from_1904_by_xlwt),
    CorpusFile("from1904_records.xlsb", TIMES_1904, writers.from_1904_as_xlsb),
    CorpusFile("office_openpyxl.xlsx", OFFICE, writers.office, notes=_OFFICE),
    CorpusFile("office_libreoffice.ods", OFFICE, source="office_openpyxl.xlsx", notes=_OFFICE),
    CorpusFile("office_libreoffice.xls", OFFICE, source="office_openpyxl.xlsx", notes=_OFFICE),
    # No .xls: LibreOffice 7.4 stores 0 there for a formula whose result is a text.
    CorpusFile("formulas_xlsxwriter.xlsx", FORMULAS, writers.with_formulas),
    CorpusFile("formulas_libreoffice.ods", FORMULAS, source="formulas_xlsxwriter.xlsx"),
    CorpusFile(
        "no_results_openpyxl.xlsx",
        NO_RESULTS,
        writers.without_results,
        sheet="Sheet",
        notes=(UNCALCULATED,),
    ),
    CorpusFile("no_references.xlsx", FORMATS, writers.with_other_names, sheet="S"),
    CorpusFile("formats_libreoffice.csv", FORMATS, source="formats_openpyxl.xlsx", sheet=""),
    CorpusFile(
        "people_libreoffice.csv", PEOPLE, source="people_openpyxl.xlsx", sheet="", notes=_TITLE
    ),
    CorpusFile("letters_spanish_openpyxl.xlsx", SPANISH, writers.by_openpyxl),
    CorpusFile(
        "letters_spanish_libreoffice_cp850.csv",
        SPANISH,
        source="letters_spanish_openpyxl.xlsx",
        sheet="",
    ),
    *_letters(),
)


def make(folder: Path = FOLDER) -> None:
    """Write all files and, beside each, how it must be read; LibreOffice's need `soffice`."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in FILES:
        path = folder / file.name
        if file.write is None:
            _convert(folder / file.source, path)
        else:
            file.write(path, file.table)
        if path.suffix in {".xlsx", ".xlsb", ".ods"}:
            writers.settled(path)
        text = json.dumps(file.expected(), ensure_ascii=False, indent=1)
        path.with_name(f"{file.name}.json").write_text(f"{text}\n", encoding="utf-8")


def _convert(source: Path, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        soffice(source, _FILTERS.get(target.name, target.suffix[1:]), Path(folder))
        shutil.move(Path(folder) / f"{source.stem}{target.suffix}", target)


def soffice(source: Path, target: str, folder: Path) -> None:
    """Have LibreOffice turn a file into another kind, in a profile of its own."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is not installed"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, "--headless", profile, "--convert-to", target, "--outdir", str(folder)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=110)
