"""Raw texts: values of an .xlsx sheet between <![CDATA[ and ]]>, which calamine reads as blank.

Programs that put their XML together by hand write texts so, to be spared escaping them.
"""

import zipfile
from collections.abc import Iterator
from html import escape
from io import BytesIO

from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors
from flowiq_desktop.spreadsheet.mending.zip_copy import copied

_BEGIN, _END = b"<![CDATA[", b"]]>"


def without_raw_texts(content: bytes, part: str) -> bytes:
    """The workbook with the raw texts of a sheet escaped, as other programs write them.

    Args:
        content: the workbook, as calamine reads it.
        part: the sheet's.

    Raises:
        SheetError: a part is damaged.
    """
    with archive_errors(), zipfile.ZipFile(BytesIO(content)) as archive:
        return copied(content, archive, {}, {part: _escaped(archive.read(part))})


def _escaped(sheet: bytes) -> Iterator[bytes]:
    done = 0
    while (begin := sheet.find(_BEGIN, done)) >= 0:
        end = sheet.find(_END, begin)
        if end < 0:  # no XML: whoever reads it says so
            break
        yield sheet[done:begin]
        text = sheet[begin + len(_BEGIN) : end]
        yield escape(text.decode("utf-8", "replace"), quote=False).encode()
        done = end + len(_END)
    yield sheet[done:]
