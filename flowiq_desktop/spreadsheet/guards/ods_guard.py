"""Refuses .ods workbooks whose XML is broken: calamine 0.9.1 searches for their end for ever."""

import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from flowiq_desktop.spreadsheet.errors import damaged
from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors

CONTENT = "content.xml"
"""The part that holds the sheets."""
_BLOCK_BYTES = 1 << 18


def checked_blocks(archive: zipfile.ZipFile) -> Iterator[bytes]:
    """The part that holds the sheets, in blocks, each of which was found well-formed.

    Document types, and with them expanding entities, were refused before (`zip_guard`).

    Raises:
        SheetError: the part is missing, damaged or not well-formed to its end.
    """
    parser = expat.ParserCreate()
    try:
        with archive_errors(), archive.open(CONTENT) as part:
            while block := part.read(_BLOCK_BYTES):
                parser.Parse(block, False)
                yield block
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise damaged(error) from error
