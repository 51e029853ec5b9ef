"""Small files that office programs, clouds and desktops leave where a spreadsheet is expected."""

import re

from flowiq_desktop.spreadsheet.guards.other_kinds import (
    GOOGLE_LINK,
    LOCK_OF_EXCEL,
    LOCK_OF_LIBREOFFICE,
    MAC_COMPANION,
    NOT_DOWNLOADED,
    SHORTCUT,
    OtherKind,
)

_SMALL = 16_384
"""Bytes: none of these files is larger, and few real spreadsheets are smaller."""
_GOOGLE_ENDINGS = (".gsheet", ".gdoc", ".gslides", ".gform", ".gdraw", ".gtable")
_GOOGLE = re.compile(rb'^\s*\{.*?("doc_id"|"url"\s*:\s*"https://(docs|drive)\.google)', re.DOTALL)
_SHORTCUTS = (b"L\0\0\0\x01\x14\x02\0", b"[InternetShortcut]", b"[Desktop Entry]")
_SHORTCUT_ENDINGS = (".url", ".lnk", ".webloc", ".desktop")
_GOOGLE_ADDRESS = re.compile(rb"https://(docs|drive)\.google\.com/")
_COMPANION = b"\0\x05\x16\x07"
"""AppleDouble: what a Mac knows of a file on a disk that cannot keep it ([RFC 1740])."""
_ARCHIVES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def small_kind(name: str, content: bytes) -> OtherKind | None:
    """What a small file beside the real one is; None when it is none of them."""
    if content.startswith(_COMPANION):
        return MAC_COMPANION
    if len(content) > _SMALL or content.startswith(_ARCHIVES):
        return None
    name, text = name.lower(), content.replace(b"\0", b"")
    if name.startswith("~$"):
        return LOCK_OF_EXCEL
    if name.startswith(".~lock.") and name.endswith("#"):
        return LOCK_OF_LIBREOFFICE
    if name.endswith(".icloud"):
        return NOT_DOWNLOADED
    if name.endswith(_GOOGLE_ENDINGS) or _GOOGLE.match(text):
        return GOOGLE_LINK
    if content.startswith(_SHORTCUTS) or name.endswith(_SHORTCUT_ENDINGS):
        return GOOGLE_LINK if _GOOGLE_ADDRESS.search(text) else SHORTCUT
    return None
