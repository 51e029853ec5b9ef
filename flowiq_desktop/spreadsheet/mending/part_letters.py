"""Puts the XML parts of a workbook into UTF-8, the only letters in which calamine reads them.

XML may be written in UTF-16, and any other encoding may be declared; an office program reads such a
workbook, while calamine finds no rows in it.
"""

import codecs
import re
import zipfile
from collections.abc import Iterator

from flowiq_desktop.spreadsheet.errors import damaged
from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors
from flowiq_desktop.spreadsheet.mending.zip_copy import copied

_PARTS = (".xml", ".rels")
_HEAD_BYTES = 256
_BLOCK_BYTES = 1 << 20
_DECLARED = re.compile(r"""(<\?xml\b[^<>]*?\sencoding\s*=\s*)(?:"([\w.:-]+)"|'([\w.:-]+)')""")
_WIDE = (
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_AS_IT_IS = frozenset({"utf-8", "ascii"})


def with_usual_letters(content: bytes, archive: zipfile.ZipFile) -> bytes:
    """The workbook with each part in UTF-8; unchanged where they are.

    Args:
        content: the workbook.
        archive: the same, opened and checked.

    Raises:
        SheetError: a part is in no encoding that is known, or not in the one that it names.
    """
    new = {}
    for entry in archive.infolist():
        if entry.filename.lower().endswith(_PARTS):
            with archive_errors(), archive.open(entry) as part:
                letters = _letters(part.read(_HEAD_BYTES))
            if letters not in _AS_IT_IS:
                new[entry.filename] = _in_utf_8(archive, entry, letters)
    return copied(content, archive, {}, new) if new else content


def _letters(head: bytes) -> str:
    """The encoding of a part that begins so, by Python's name."""
    for beginning, name in _WIDE:
        if head.startswith(beginning):
            return name
    found = _DECLARED.match(head.removeprefix(codecs.BOM_UTF8).decode("latin-1"))
    if found is None:
        return "utf-8"
    try:
        return codecs.lookup(found[2] or found[3]).name
    except LookupError as error:
        raise damaged(error) from error


def _in_utf_8(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, letters: str) -> Iterator[bytes]:
    is_first = True
    with archive_errors(), archive.open(entry) as part:
        blocks = iter(lambda: part.read(_BLOCK_BYTES), b"")
        for text in codecs.iterdecode(blocks, letters):
            yield (_DECLARED.sub(r'\1"UTF-8"', text, count=1) if is_first else text).encode()
            is_first = False
