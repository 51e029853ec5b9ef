"""Cuts single lines into cells in ways other than the standard's, for lines that do not keep to it.

The standard (RFC 4180) writes a quotation mark within quotation marks twice. Programs that join
texts with commas do not; databases put a backslash before it; people put a blank before a cell.
"""

import csv

from flowiq_desktop.core.phone.likeness import SURELY_DIGITS, phone_digits

_QUOTE = '"'
_ENDS = "\r\n"


def plain_cells(line: str, separator: str) -> list[str]:
    """The cells when quotation marks are signs like any other."""
    return line.rstrip(_ENDS).split(separator)


def line_cells(line: str, separator: str) -> list[str] | None:
    """The cells of a line by the standard, or else leniently; None when a quotation never closes.

    Blanks before a quotation mark do not count.
    """
    try:
        records = list(csv.reader([line], delimiter=separator, skipinitialspace=True, strict=True))
    except csv.Error:
        return lenient_cells(line, separator)
    return records[0] if records else []


def lenient_cells(line: str, separator: str, *, escape: bool = False) -> list[str] | None:
    r"""The cells when only a mark before a separator or the line's end closes a quotation.

    Blanks around a cell in quotation marks do not count.

    Args:
        line: one record.
        separator: the sign between its cells.
        escape: whether `\"` is a quotation mark within a cell.

    Returns:
        The cells; None when a quotation never closes.
    """
    text, cells, at = line.rstrip(_ENDS), [], 0
    while True:
        opening = _after_blanks(text, at, separator)
        if text.startswith(_QUOTE, opening):
            closing = _closing(text, opening + 1, separator, escape=escape)
            if closing < 0:
                return None
            cells.append(_unquoted(text[opening + 1 : closing], escape=escape))
            end = _after_blanks(text, closing + 1, separator)
        else:
            end = text.find(separator, at)
            end = len(text) if end < 0 else end
            cells.append(text[at:end])
        if end >= len(text):
            return cells
        at = end + 1


def has_blank_before_quote(record: list[str], line: str, separator: str) -> bool:
    """Whether a cell begins with blanks and a quotation mark, not being in quotation marks."""
    return any(
        cell[:1] == " "
        and cell.lstrip(" ").startswith(_QUOTE)
        and (line.startswith(cell) or f"{separator}{cell}" in line)
        for cell in record
    )


def look_like_people(rows: list[list[str]]) -> bool:
    """Whether lines are rows of their own: each has a phone number in the same column."""
    return any(
        all(phone_digits(cell.strip(' "')) >= SURELY_DIGITS for cell in column)
        for column in zip(*rows, strict=False)
    )


def _after_blanks(text: str, at: int, separator: str) -> int:
    while at < len(text) and text[at] == " " != separator:
        at += 1
    return at


def _closing(text: str, at: int, separator: str, *, escape: bool) -> int:
    """Where the mark is that closes a quotation; -1 when there is none."""
    while (found := text.find(_QUOTE, at)) >= 0:
        if escape and _is_escaped(text, found):
            at = found + 1
            continue
        last = found
        while text.startswith(_QUOTE, last + 1):
            last += 1
        after = _after_blanks(text, last + 1, separator)
        if after >= len(text) or text[after] == separator:
            return last
        at = max(last + 1, after)
    return -1


def _is_escaped(text: str, at: int) -> bool:
    before = at
    while before and text[before - 1] == "\\":
        before -= 1
    return (at - before) % 2 == 1


def _unquoted(text: str, *, escape: bool) -> str:
    if escape:
        text = text.replace("\\\\", "\0").replace('\\"', _QUOTE).replace("\0", "\\")
    return text.replace('""', _QUOTE)
