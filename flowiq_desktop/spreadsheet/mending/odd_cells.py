"""Makes texts of the cells of an .xlsx sheet for which calamine refuses the whole workbook.

A cell that says that it is a number and holds a word, an error that calamine does not know, a text
that is not in the table of texts: Excel opens such a workbook, or mends it, and one cell is no
reason to turn away a list. Where a cell says that its text is in it and has a value instead,
calamine reads it as blank. This is looked at only when a sheet was refused, or has such values.
"""

import io
import re
import zipfile
from dataclasses import dataclass
from itertools import chain, pairwise

from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors
from flowiq_desktop.spreadsheet.mending.raw_texts import without_raw_texts
from flowiq_desktop.spreadsheet.mending.zip_copy import copied

_CELL = re.compile(rb"<(?:[\w.-]+:)?c(\s[^<>]*)>")
_TYPE = re.compile(rb"""(\st=)(?:"([^"<>]*)"|'([^'<>]*)')""")
_VALUE = re.compile(rb"<(?:[\w.-]+:)?v(?:\s[^<>]*)?>([^<]*)<")
_MORE_BEGINS = re.compile(rb"<(?:[\w.-]+:)?extLst[\s/>]")
_MORE_ENDS = b"extLst>"
"""What later versions of Excel may add to a cell lies between."""
_NUMBER = re.compile(rb"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?")
_TEXT = re.compile(rb"<(?:[\w.-]+:)?si[\s/>]")
_TEXTS = "xl/sharedStrings.xml"
_PLACE = re.compile(rb"""\sr=["']([^"'<>]{1,12})["']""")
_ERRORS = frozenset(b"#DIV/0! #N/A #NAME? #NULL! #NUM! #REF! #VALUE!".split())
_TRUTHS = frozenset((b"0", b"1", b"true", b"false", b"TRUE", b"FALSE"))
_KNOWN = frozenset((b"str", b"d"))
_INLINE = b"inlineStr"
_INLINE_BEGINS = re.compile(rb"<(?:[\w.-]+:)?is[\s/>]")
_LETTERS = re.compile(rb"<(?:[\w.-]+:)?t(?:\s[^<>]*)?>([^<]*\S)\s*</(?:[\w.-]+:)?t\s*>")
_NO_VALUE = re.compile(rb"<(?:[\w.-]+:)?v\s*(?:/>|></(?:[\w.-]+:)?v\s*>)")
_VALUE_ENDS = re.compile(rb"</(?:[\w.-]+:)?v\s*>")


@dataclass(frozen=True, slots=True)
class MendedCells:
    """A workbook in which the cells of one sheet can be read.

    Attributes:
        content: the workbook.
        cells: where cells are that do not hold what they say, such as "C2".
        is_changed: whether any cell had to be mended.
    """

    content: bytes
    cells: tuple[str, ...]
    is_changed: bool


def usual_cells(content: bytes, part: str, *, has_raw_texts: bool) -> MendedCells:
    """The workbook with texts for the odd cells of a sheet.

    Args:
        content: the workbook, as calamine reads it.
        part: the sheet's.
        has_raw_texts: whether the sheet has texts that are to be escaped first.

    Raises:
        SheetError: a part is damaged.
    """
    if has_raw_texts:
        content = without_raw_texts(content, part)
    with archive_errors(), zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read(part)
        texts = archive.read(_TEXTS) if _TEXTS in archive.namelist() else b""
        pieces, cells = _mended(sheet, sum(1 for _ in _TEXT.finditer(texts)))
        if len(pieces) == 1:
            return MendedCells(content, (), is_changed=False)
        return MendedCells(copied(content, archive, {}, {part: pieces}), tuple(cells), True)


def _mended(sheet: bytes, known: int) -> tuple[list[bytes], list[str]]:
    """The sheet in pieces, and the odd cells; each piece ends where a cell begins."""
    pieces: list[bytes] = []
    cells: list[str] = []
    done = 0
    for start, following in pairwise(chain(_CELL.finditer(sheet), (None,))):
        if start is None or start[1].endswith(b"/"):
            continue
        end = following.start() if following else len(sheet)
        usual = _usual(start[1], sheet[start.end() : end], known)
        if usual is not None:
            pieces += [sheet[done : start.start(1)], usual.attributes, b">", usual.body]
            done = end
            if usual.is_damaged:
                place = _PLACE.search(start[1])
                cells.append(place[1].decode("ascii", "replace") if place else "?")
    return [*pieces, sheet[done:]], cells


@dataclass(frozen=True, slots=True)
class _Usual:
    """A cell as calamine reads it; whether it was damaged, and not just new to calamine."""

    attributes: bytes
    body: bytes
    is_damaged: bool


def _usual(attributes: bytes, body: bytes, known: int) -> _Usual | None:
    """What is to be read instead of a cell; None where calamine reads it as it is."""
    found = _TYPE.search(attributes)
    kind = (found[2] or found[3] or b"") if found else b"n"
    value = _VALUE.search(body)
    if value is None and (letters := _LETTERS.search(body)) and not _INLINE_BEGINS.search(body):
        body = b"<v>" + letters[1] + b"</v>" + body[letters.end() :]
        return _as_text(attributes, body, is_damaged=True)
    if value and kind not in _KNOWN and (bare := value[1].strip()) != value[1]:
        body = body[: value.start(1)] + bare + body[value.end(1) :]  # blanks around are no matter
        return _usual(attributes, body, known) or _Usual(attributes, body, is_damaged=False)
    if kind == _INLINE and value and value[1]:
        return _usual_inline(attributes, body, value)
    if kind == _INLINE and (less := _NO_VALUE.sub(b"", body)) != body:
        return _Usual(attributes, _without_more(less), is_damaged=False)
    if value is None or _is_good(kind, value[1].strip(), known):
        less = _without_more(body)
        return None if less is body else _Usual(attributes, less, is_damaged=False)
    if kind == b"s":  # the text is not there
        body = body[: value.start(1)] + body[value.end(1) :]
    is_damaged = kind != b"e" or not value[1].startswith(b"#")
    return _as_text(attributes, _without_more(body), is_damaged=is_damaged)


def _usual_inline(attributes: bytes, body: bytes, value: re.Match[bytes]) -> _Usual:
    """Of a cell that should have its text in it, that one, or its value where there is none."""
    letters, end = _LETTERS.search(body), _VALUE_ENDS.search(body, value.end(1))
    if letters is None or end is None:
        return _as_text(attributes, _without_more(body), is_damaged=True)
    is_damaged = letters[1].strip() != value[1]
    without_value = body[: value.start()] + body[end.end() :]
    return _Usual(attributes, _without_more(without_value), is_damaged)


def _as_text(attributes: bytes, body: bytes, *, is_damaged: bool) -> _Usual:
    """A cell whose value is a text, whatever it says."""
    return _Usual(_TYPE.sub(b"", attributes) + b' t="str"', body, is_damaged)


def _without_more(body: bytes) -> bytes:
    begin, end = _MORE_BEGINS.search(body), body.rfind(_MORE_ENDS)
    if begin is None:
        return body
    alone = body.find(b">", begin.start()) + 1
    return body[: begin.start()] + body[max(alone, end + len(_MORE_ENDS) if end > 0 else 0) :]


def _is_good(kind: bytes, value: bytes, known: int) -> bool:
    if not value or kind in _KNOWN or kind == _INLINE:
        return True
    if kind == b"s":
        return value.isdigit() and int(value[:10]) < known
    if kind == b"b":
        return value in _TRUTHS
    if kind == b"e":
        return value in _ERRORS
    return kind == b"n" and bool(_NUMBER.fullmatch(value))
