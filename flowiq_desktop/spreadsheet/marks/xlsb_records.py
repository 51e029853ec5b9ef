"""The records of the parts of an Excel binary workbook ([MS-XLSB] 2.1.4)."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

_MORE = 0x80
_LONGEST_HEAD = 4
"""Bytes of a record's kind or size, seven bits each."""


@dataclass(frozen=True, slots=True)
class BinaryRecord:
    """One record: its kind, and its content."""

    kind: int
    body: bytes


def records_of(part: bytes, wanted: Container[int]) -> Iterator[BinaryRecord]:
    """The records of these kinds, as far as the part goes if it is cut off.

    All others are passed over: a small archive may hold millions of blank ones.
    """
    at, last = 0, len(part) - 1
    while at < last:
        kind, size = part[at], part[at + 1]
        if kind < _MORE and size < _MORE:  # as most records have it
            at += 2
        else:
            kind, at = number_at(part, at)
            size, at = number_at(part, at)
        if kind in wanted:
            yield BinaryRecord(kind, part[at : at + size])
        at += size


def number_at(part: bytes | bytearray, at: int) -> tuple[int, int]:
    """A record's kind or size, and where it ends."""
    number = shift = 0
    for byte in part[at : at + _LONGEST_HEAD]:
        number |= (byte & ~_MORE) << shift
        at, shift = at + 1, shift + 7
        if byte < _MORE:
            break
    return number, at


def wide_text(body: bytes, at: int) -> tuple[str, int]:
    """The text that begins at `at`, after its length, and where it ends."""
    count = int.from_bytes(body[at : at + 4], "little")
    end = at + 4 + 2 * count
    return body[at + 4 : end].decode("utf-16-le", "replace"), end
