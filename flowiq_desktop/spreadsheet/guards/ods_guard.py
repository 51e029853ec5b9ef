"""Refuses .ods workbooks whose XML is broken: calamine 0.9.1 searches for their end for ever."""

import zipfile
from xml.parsers import expat

from flowiq_desktop.spreadsheet.errors import damaged
from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors

_CONTENT = "content.xml"
_BLOCK_BYTES = 1 << 20


def check_open_document(archive: zipfile.ZipFile) -> None:
    """Raise SheetError unless the part that holds the sheets is there and well-formed.

    Document types, and with them expanding entities, were refused before (`zip_guard`).
    """
    parser = expat.ParserCreate()
    try:
        with archive_errors(), archive.open(_CONTENT) as part:
            while block := part.read(_BLOCK_BYTES):
                parser.Parse(block, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise damaged(error) from error
