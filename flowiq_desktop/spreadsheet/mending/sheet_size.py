"""Takes out of .xlsx sheets what they say about their own size where calamine stumbles over it.

The size is a hint that nobody needs; programs write A0 for a blank sheet, or nothing.
"""

import re
import zipfile

from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors
from flowiq_desktop.spreadsheet.mending.zip_copy import copied

_SHEETS = "xl/worksheets/"
_HEAD_BYTES = 65_536
_SIZE = re.compile(rb"<(?:[\w.-]+:)?dimension\b[^>]*>(?:\s*</(?:[\w.-]+:)?dimension\s*>)?")
_GOOD = re.compile(
    rb'<(?:[\w.-]+:)?dimension ref="[A-Z]{1,3}[1-9][0-9]{0,6}(?::[A-Z]{1,3}[1-9][0-9]{0,6})?"\s*/>$'
)


def with_usual_sizes(content: bytes, archive: zipfile.ZipFile) -> bytes:
    """The workbook without the sizes that are none; unchanged where there are no such.

    Args:
        content: the workbook.
        archive: the same, opened and checked, its parts under their usual names.
    """
    new = {}
    for part in archive.namelist():
        if part.startswith(_SHEETS) and (found := _bad_size(archive, part)):
            with archive_errors():
                sheet = archive.read(part)
            new[part] = (sheet[: found.start()], sheet[found.end() :])
    return copied(content, archive, {}, new) if new else content


def _bad_size(archive: zipfile.ZipFile, part: str) -> re.Match[bytes] | None:
    with archive_errors(), archive.open(part) as stream:
        found = _SIZE.search(stream.read(_HEAD_BYTES))
    return found if found and not _GOOD.match(found[0]) else None
