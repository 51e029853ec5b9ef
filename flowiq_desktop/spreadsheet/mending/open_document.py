"""Puts an OpenDocument spreadsheet into the form in which calamine reads it.

calamine wants the parts `mimetype` and `META-INF/manifest.xml`, and no blanks between the elements
of a row; the standard wants none of this. A spreadsheet in a single XML file gets an archive.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping

from flowiq_desktop.spreadsheet.errors import password_protected
from flowiq_desktop.spreadsheet.guards.encrypted_parts import PACKAGE, is_encrypted
from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors
from flowiq_desktop.spreadsheet.mending.open_document_xml import is_odd, usual_xml
from flowiq_desktop.spreadsheet.mending.relations import Members
from flowiq_desktop.spreadsheet.mending.zip_copy import archived, copied

_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_CONTENT, _MIMETYPE, _MANIFEST = "content.xml", "mimetype", "META-INF/manifest.xml"
_USUAL = (_MIMETYPE, _MANIFEST, _CONTENT, "styles.xml", "settings.xml", "meta.xml")
_NO_MANIFEST = (
    b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)
_MOST_MANIFEST = 20_000_000
_LOCKED = re.compile(rb"<(?:[\w.-]+:)?encryption-data\b")
_BLOCK_BYTES = 1 << 20


def usual_open_document(content: bytes, archive: zipfile.ZipFile) -> bytes:
    """The spreadsheet with the parts that calamine wants; unchanged where it has them.

    Args:
        content: the spreadsheet.
        archive: the same, opened and checked.

    Raises:
        SheetError: it is damaged, or only a password opens it.
    """
    members = Members(archive)
    stored = {usual: members.stored(usual) for usual in _USUAL if usual in members}
    if _is_locked(archive, members, stored):
        raise password_protected()
    new = {}
    if _start(archive, stored.get(_MIMETYPE, ""), len(_TYPE)) != _TYPE:
        new[_MIMETYPE] = iter((_TYPE,))
    if _MANIFEST not in stored:
        new[_MANIFEST] = iter((_NO_MANIFEST,))
    if _CONTENT in stored and is_odd(_blocks(archive, stored[_CONTENT])):
        new[_CONTENT] = usual_xml(_blocks(archive, stored[_CONTENT]))
    names = {name: usual for usual, name in stored.items() if name != usual}
    return copied(content, archive, names, new) if new or names else content


def _is_locked(archive: zipfile.ZipFile, members: Members, stored: Mapping[str, str]) -> bool:
    """Whether only a password opens it, by its manifest, or else by what its parts look like."""
    if _LOCKED.search(_start(archive, stored.get(_MANIFEST, ""), _MOST_MANIFEST)):
        return True
    if _CONTENT not in stored:
        return PACKAGE in members
    return is_encrypted(_start(archive, stored[_CONTENT], _BLOCK_BYTES))


def packed_open_document(content: bytes) -> bytes:
    """A spreadsheet that is a single XML file, as an archive; raises SheetError when damaged."""
    blocks = (content[at : at + _BLOCK_BYTES] for at in range(0, len(content), _BLOCK_BYTES))
    return archived({_MIMETYPE: (_TYPE,), _MANIFEST: (_NO_MANIFEST,), _CONTENT: usual_xml(blocks)})


def _start(archive: zipfile.ZipFile, stored: str, size: int) -> bytes:
    if not stored:
        return b""
    with archive_errors(), archive.open(stored) as part:
        return part.read(size)


def _blocks(archive: zipfile.ZipFile, stored: str) -> Iterator[bytes]:
    with archive_errors(), archive.open(stored) as part:
        while block := part.read(_BLOCK_BYTES):
            yield block
