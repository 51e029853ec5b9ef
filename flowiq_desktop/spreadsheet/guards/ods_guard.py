"""Refuses .ods workbooks whose XML is broken, or makes far too much of a few bytes.

calamine 0.9.1 searches for the end of broken XML for ever. A cell may say that it stands a thousand
million times, and a space in it likewise; calamine makes each of them.
"""

import re
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from flowiq_desktop.spreadsheet.errors import damaged, exhausted
from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors

CONTENT = "content.xml"
"""The part that holds the sheets."""
_BLOCK_BYTES = 1 << 18
_SPACES = re.compile(rb"\btext:c\s*=\s*[\"']([^\"']*)")
_MOST_SPACES = 20_000_000
"""In all cells together; a cell holds 32,767 characters, and nobody has many of spaces alone."""
_MOST_REPEATED = 100_000
"""Cells with text that are made of others by repeating them: so many, and one for each byte."""
_MOST_DIGITS = 9


class RepeatedText:
    """Counts the cells and the spaces that are named by how often they stand there."""

    def __init__(self) -> None:
        self._bytes = self._cells = self._spaces = 0

    def pass_bytes(self, count: int) -> None:
        """Note how much of the part has been looked at: a large one may repeat more."""
        self._bytes += count

    def add(self, times: int, content: bytes) -> None:
        """Count a cell with text that stands there so many times; raises SheetError for too many.

        Args:
            times: rows by columns.
            content: what stands between the cell's tags.
        """
        self._cells += times - 1
        self._spaces += times * sum(map(_number, _SPACES.findall(content)))
        if self._cells > _MOST_REPEATED + self._bytes or self._spaces > _MOST_SPACES:
            raise exhausted(f"{self._cells:,} repeated cells, {self._spaces:,} spaces")


def _number(digits: bytes) -> int:
    """How many spaces; a count in any other spelling is none that a program writes."""
    return int(digits[:_MOST_DIGITS]) if digits.isdigit() else _MOST_SPACES


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
