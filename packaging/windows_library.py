"""The tables of names in a library of Windows (a portable executable, 64-bit).

Binutils does not find the imports of a library whose tables were moved, as the makers of wheels
move them when they rename what it links to.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_AT_HEADER = 0x3C
_COFF, _OPTIONAL_64, _SECTION = 24, 0x20B, 40
_TABLES_AT, _TABLE = 112, 8
_EXPORTS, _IMPORTS = 0, 1
_IMPORT = 20
_BY_NUMBER = 1 << 63


@dataclass(frozen=True, slots=True)
class WindowsLibrary:
    """What a library offers and what it wants.

    Attributes:
        offers: the names of its own functions and tables.
        wants: by the name of another library, in lower case, the names taken from it.
    """

    offers: frozenset[str]
    wants: dict[str, frozenset[str]]

    @classmethod
    def read(cls, path: Path) -> "WindowsLibrary":
        """Read both tables; raises ValueError when the file is none for 64 bits."""
        image = _Image(path.read_bytes())
        wants = {name.lower(): frozenset(names) for name, names in image.imports()}
        return cls(frozenset(image.exports()), wants)


class _Image:
    """The bytes of a file, and where each place in memory lies among them."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        (header,) = struct.unpack_from("<I", data, _AT_HEADER)
        sections, optional = struct.unpack_from("<H12xH", data, header + 6)
        start = header + _COFF
        if data[:2] != b"MZ" or struct.unpack_from("<H", data, start)[0] != _OPTIONAL_64:
            raise ValueError("This is no 64-bit library of Windows.")
        self._tables = start + _TABLES_AT
        places = (start + optional + _SECTION * at for at in range(sections))
        self._sections = [struct.unpack_from("<8x4I", data, place) for place in places]

    def exports(self) -> Iterator[str]:
        table = self._table(_EXPORTS)
        if not table:
            return
        count, _, names = struct.unpack_from("<3I", self._data, self._at(table) + 24)
        for at in range(count):
            (name,) = struct.unpack_from("<I", self._data, self._at(names) + 4 * at)
            yield self._text(name)

    def imports(self) -> Iterator[tuple[str, list[str]]]:
        table = self._table(_IMPORTS)
        at = self._at(table) if table else 0
        while at:
            lookup, _, _, name, addresses = struct.unpack_from("<5I", self._data, at)
            if not name:
                return
            yield self._text(name), [*self._names(lookup or addresses)]
            at += _IMPORT

    def _names(self, lookup: int) -> Iterator[str]:
        at = self._at(lookup)
        while entry := struct.unpack_from("<Q", self._data, at)[0]:
            if not entry & _BY_NUMBER:
                yield self._text(entry + 2)  # behind a hint of two bytes
            at += 8

    def _table(self, number: int) -> int:
        place: int = struct.unpack_from("<I", self._data, self._tables + _TABLE * number)[0]
        return place

    def _at(self, place: int) -> int:
        """Where in the file something lies that is at this place in memory."""
        for length, start, raw, offset in self._sections:
            if start <= place < start + max(length, raw):
                return int(offset + place - start)
        raise ValueError(f"Nothing lies at {place:#x}.")

    def _text(self, place: int) -> str:
        at = self._at(place)
        return self._data[at : self._data.index(b"\0", at)].decode("ascii")
