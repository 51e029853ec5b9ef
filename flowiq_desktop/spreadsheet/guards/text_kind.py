"""What a file that is no archive is: a list as text, or markup, a message, contacts."""

import codecs
import json
import re
import unicodedata

from flowiq_desktop.spreadsheet.guards.other_kinds import (
    CALENDAR,
    CONTACTS,
    JSON,
    MESSAGE,
    OLD_SPREADSHEET,
    SPREADSHEET_XML,
    UNKNOWN,
    WEB_PAGE,
    WEB_PAGE_WITHOUT_TABLE,
    XML,
    OtherKind,
)
from flowiq_desktop.spreadsheet.separators.control_signs import without_signs

_START = 4_096
_SAMPLE = 1 << 15
_PAGE_BYTES = 1 << 20
"""How much of a web page is searched for a table."""
_JSON_BYTES = 4 << 20
_LINES = 3
_MARKS_OF_UNICODE = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SELDOM, _FEW = 0.03, 8
"""The share of a file's first bytes that may be control characters in a text, and how many of them
may be zeros; a text with more zeros has letters of two or four bytes."""
_HARDLY_EVER, _KINDS = 0.005, 2
"""The share of others in a text that control characters part, unless they are as few as those by
which databases part the values within a cell; a binary file has all kinds."""
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_NO_LETTERS = frozenset({"Cc", "Cn", "Co", "Cs"})
_BLANKS = frozenset("\t\n\r\x0b\x0c\x1a")
_CONTROLS = frozenset(range(32)) - set(b"\t\n\r\0\x0b\x0c\x1a\x1b")
_MARKUP = ("<!doctype html", "<html", "<table", "<head", "<meta", "<style", "<body", "<div")
_SPREADSHEET_XML = "urn:schemas-microsoft-com:office:spreadsheet"
_FLAT_SPREADSHEET = "opendocument.spreadsheet"
_MESSAGE = re.compile(
    r"(received: |return-path: |delivered-to: |message-id: <|mime-version: 1|x-[\w-]+: .*\n\S+: )",
    re.IGNORECASE,
)
_SYLK = re.compile(r"ID;P\w*(;[NE])*(?:\r?\n|\r)[A-Z];")
_CARDS = (("begin:vcard", CONTACTS), ("begin:vcalendar", CALENDAR))
_DBASE_HEAD = 32
_DBASE_VERSIONS = frozenset((0x03, 0x30, 0x31, 0x83, 0x8B, 0xF5))
_DIF = re.compile(r"TABLE(?:\r?\n|\r)0,1(?:\r?\n|\r)")


def text_kind(content: bytes) -> OtherKind | None:
    """What it is if it is not a list as text; None when it may be one."""
    start = _start(content)
    if _SPREADSHEET_XML in start:
        return SPREADSHEET_XML
    if start.startswith(("{", "[")) and _is_json(content):
        return JSON
    if (found := _markup(start.lower(), content) or _records(start, content)) is not None:
        return found
    return None if _can_be_text(content) else UNKNOWN


def is_flat_spreadsheet(content: bytes) -> bool:
    """Whether it is an OpenDocument spreadsheet in a single XML file (.fods)."""
    start = _start(content)
    return start.startswith("<") and ":document" in start and _FLAT_SPREADSHEET in start


def _start(content: bytes) -> str:
    """Its first characters as far as they are ASCII, in whatever encoding."""
    start = content[:_START].decode("latin-1").replace("\0", "")
    return start.lstrip("\xef\xbb\xbf\xff\xfe \t\r\n")


def _markup(start: str, content: bytes) -> OtherKind | None:
    """A web page, or other markup; `start` is in small letters."""
    if start.startswith(_MARKUP) or (start.startswith(("<?xml", "<!--")) and "<html" in start):
        return _page(content)
    return XML if start.startswith("<?xml") else None


def _records(start: str, content: bytes) -> OtherKind | None:
    """Contacts, messages, and spreadsheets that programs once exchanged as text."""
    if _MESSAGE.match(start):
        return _page(content) if "multipart/related" in start.lower() else MESSAGE
    if _SYLK.match(start) or _DIF.match(start) or _is_dbase(content):
        return OLD_SPREADSHEET
    kinds = (kind for beginning, kind in _CARDS if start.lower().startswith(beginning))
    return next(kinds, None)


def _is_dbase(content: bytes) -> bool:
    """A table of dBASE or FoxPro: a version, a date, and how long its header is."""
    head = content[:_DBASE_HEAD]
    if len(head) < _DBASE_HEAD or head[0] not in _DBASE_VERSIONS:
        return False
    return 1 <= head[2] <= 12 and 1 <= head[3] <= 31 and not any(head[12:14])  # noqa: PLR2004 - a date


def _page(content: bytes) -> OtherKind:
    page = content[:_PAGE_BYTES].replace(b"\0", b"").lower()
    return WEB_PAGE if b"<table" in page or len(content) > _PAGE_BYTES else WEB_PAGE_WITHOUT_TABLE


def _is_json(content: bytes) -> bool:
    """Whether all of it is JSON, or each line by itself is an object of it.

    A list of people may begin with a brace as well.
    """
    if len(content) <= _JSON_BYTES and _json(content) is not None:
        return True
    lines = content[:_START].splitlines()[:-1][:_LINES]
    return bool(lines) and all(isinstance(_json(line), dict) for line in lines)


def _json(content: bytes) -> object:
    """What it says; None for anything else."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _can_be_text(content: bytes) -> bool:
    """Whether there is no more non-text than an accident would put into a text."""
    if content.startswith(_MARKS_OF_UNICODE):
        return True
    return _is_mostly_text(content[:_START]) or _is_parted_by_controls(content[:_SAMPLE])


def _is_parted_by_controls(sample: bytes) -> bool:
    """Whether it is a table whose columns or records are parted by characters that no text has."""
    wide = (it for it in _WIDE if sample.count(0) * 3 >= len(sample))
    for codec in (*wide, "utf-8", "latin-1"):
        text = sample.decode(codec, "replace")
        if (left := without_signs(text)) != text:
            odd = [sign for sign in left if ord(sign) in _CONTROLS or sign == "\0"]
            return len({*odd}) <= _KINDS or len(odd) <= _HARDLY_EVER * len(left)
    return False


def _is_mostly_text(start: bytes) -> bool:
    if start.count(0) > max(_FEW, _SELDOM * len(start)):
        return any(_has_letters(start[: len(start) // 4 * 4].decode(it, "replace")) for it in _WIDE)
    return sum(byte in _CONTROLS for byte in start) <= _SELDOM * len(start)


def _has_letters(text: str) -> bool:
    """Whether nearly all of it is what texts have, and not what bytes of another kind give."""
    odd = sum(
        sign == "\ufffd" or unicodedata.category(sign) in _NO_LETTERS
        for sign in text
        if sign not in _BLANKS
    )
    return odd <= _SELDOM * len(text)
