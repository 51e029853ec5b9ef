"""Fuzz targets: readers of bytes that other people wrote, and what they may answer.

Each takes any bytes at all. What it may raise for bad input is caught here; anything else is a
fault of the program. The process that reads a workbook's values is not among them: it may die,
and `worker_book` says so in words.
"""

import re
import zipfile
from collections.abc import Callable, Generator, Mapping
from contextlib import closing, suppress
from http.client import HTTPMessage
from io import BytesIO
from pathlib import Path
from typing import TypeVar
from xml.parsers import expat

from flowiq_desktop.core.delivery.states import Verdict
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.flowiq.classify import classify_answer
from flowiq_desktop.flowiq.http.content_coding import decoded
from flowiq_desktop.flowiq.http.exchanges import Answer
from flowiq_desktop.flowiq.http.framing import BrokenAnswerError, fields, final_status, framing_of
from flowiq_desktop.flowiq.http.strict_json import UnreadableError, json_object
from flowiq_desktop.flowiq.rate_headers import allowed_per_minute, seconds_until_refilled
from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.guards.file_kind import FileKind, kind_of
from flowiq_desktop.spreadsheet.marks.mark_readers import SheetId
from flowiq_desktop.spreadsheet.marks.packages import (
    Package,
    ods_package,
    xls_package,
    xlsb_package,
    xlsx_package,
)
from flowiq_desktop.spreadsheet.marks.sheet_marks import SheetMarks, read_marks
from flowiq_desktop.spreadsheet.marks.sheet_parser import parse_marks
from flowiq_desktop.spreadsheet.mending.compound_writer import compound_file
from flowiq_desktop.spreadsheet.mending.usual_workbook import UsualWorkbook, usual_workbook
from flowiq_desktop.spreadsheet.reading.text_reader import read_text
from flowiq_desktop.spreadsheet.source_file import SourceFile
from tests.fuzz.packages import PARTS, packaged

Result = TypeVar("Result")
_ANSWER_LIMIT = 1 << 20
_WRITTEN = re.compile(r"\+[1-9]\d{4,14}", re.ASCII)
_CELL = re.compile(rb"<c\b")
_PLACED = re.compile(rb'<c r="[A-Z]{1,3}[1-9][0-9]{0,6}" ?(?:[\w:]+="[^"<>]*" ?)*/?>')
_COUNTRIES = ("ZA", "US", "GB", "DE", "IN", "BR", "NG", "AR", "MX", "CI")


def text_file(data: bytes) -> None:
    """A text file is a table with as many cells in each row as it has columns, or refused."""
    source = SourceFile(Path("people.csv"), data, "")
    with suppress(SheetError):
        if kind_of(source) is not FileKind.TEXT:
            return
        sheet = _result(read_text(source)).table.sheet
        assert all(len(row) == len(sheet.headers) for row in sheet)
        assert len(set(sheet.headers)) == len(sheet.headers)
        assert list(sheet.row_numbers) == sorted(set(sheet.row_numbers))


def workbook(data: bytes) -> None:
    """What is done with a file that claims to be a workbook before its values are read."""
    source = SourceFile(Path("people.xlsx"), data, "")
    with suppress(SheetError):
        kind = kind_of(source)
        if kind is not FileKind.TEXT:
            _taken_apart(data, kind)


def workbook_part(data: bytes) -> None:
    """One part of a workbook that is otherwise as usual; the first byte says which one."""
    if not data:
        return
    name = sorted(PARTS)[data[0] % len(PARTS)]
    with suppress(SheetError):
        _taken_apart(packaged(name, data[1:]), PARTS[name].kind)


def old_workbook(data: bytes) -> None:
    """The stream of records of an .xls, in a compound file that is as usual."""
    with suppress(SheetError):
        _taken_apart(compound_file("Workbook", data), FileKind.XLS)


def phone_number(data: bytes) -> None:
    """A cell is a number that can be dialled from anywhere, or a reason why it is none."""
    if not data:
        return
    text = data[1:].decode("utf-8", "replace")
    country = _COUNTRIES[data[0] % len(_COUNTRIES)]
    reading = PhoneReader(country).read(text)
    assert reading.text == text
    assert bool(reading.number) or bool(reading.code)
    if reading.number:
        assert _WRITTEN.fullmatch(reading.number), reading.number
        again = PhoneReader(country).read(reading.number)
        assert again.number == reading.number


def answer(data: bytes) -> None:
    """An answer is accepted with an id, refused with a reason, or unclear; it never fails."""
    lines = BytesIO(data)
    try:
        version, status, _phrase = final_status(lines)
        head = fields(lines)
        framing_of(version, status, head)
        body = decoded(lines.read(), head.get("content-encoding", ""), _ANSWER_LIMIT)
    except (BrokenAnswerError, ValueError, OSError):
        return
    _classified(Answer(status, _lowered(head), body))


def _classified(answer: Answer) -> None:
    outcome = classify_answer(answer, "fiq_secret", "+27825550101")
    assert outcome.verdict is not Verdict.ACCEPTED or outcome.message_id
    assert outcome.reason or outcome.verdict is Verdict.ACCEPTED
    assert "fiq_secret" not in outcome.detail
    with suppress(UnreadableError):
        json_object(answer)
    allowed, wait = allowed_per_minute(answer.headers), seconds_until_refilled(answer.headers)
    assert allowed is None or allowed > 0
    assert wait >= 0


def _lowered(head: HTTPMessage) -> Mapping[str, str]:
    return {name.lower(): value for name, value in head.items()}


def _taken_apart(data: bytes, kind: FileKind) -> None:
    with closing(usual_workbook(data, kind)) as usual:
        package = _package(usual, kind)
        if package.marks is not None:
            for place, name in enumerate(package.parts or ("S",)):
                _result(package.marks.marks_of(SheetId(name, place)))
        elif package.archive is not None:
            for part in package.parts.values():
                _marks(package.archive, part, package)


def _package(usual: UsualWorkbook, kind: FileKind) -> Package:
    if usual.archive is None:
        return xls_package(usual.content)
    if kind is FileKind.XLSX:
        return xlsx_package(usual.archive)
    if kind is FileKind.XLSB:
        return xlsb_package(usual.archive)
    return _result(ods_package(usual.archive))


def _marks(archive: zipfile.ZipFile, part: str, package: Package) -> None:
    """Searched and parsed, the XML of a sheet says the same where calamine reads it at all."""
    wanted = package.styles.wanted
    found = _result(read_marks(archive, part, wanted))
    if found is not None:
        parsed: SheetMarks = _result(parse_marks(archive, part, wanted))
        if _is_sound(archive.read(part)):
            assert found.styles == parsed.styles


def _is_sound(sheet: bytes) -> bool:
    """Whether it is XML, and each cell has a place."""
    try:
        expat.ParserCreate().Parse(sheet, True)
    except expat.ExpatError:
        return False
    return len(_CELL.findall(sheet)) == len(_PLACED.findall(sheet))


def _result(job: Generator[Progress, None, Result]) -> Result:
    while True:
        try:
            next(job)
        except StopIteration as end:
            result: Result = end.value
            return result


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "text_file": text_file,
    "workbook": workbook,
    "workbook_part": workbook_part,
    "old_workbook": old_workbook,
    "phone_number": phone_number,
    "answer": answer,
}
"""By the name that `make fuzz` takes."""
