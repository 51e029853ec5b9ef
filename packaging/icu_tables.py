"""Leaves out of Qt's Unicode library what Qt never asks it: 32 MB of tables, of which 3 are used.

Qt on Linux takes from ICU the order of words (file dialogs), names of time zones, capitals and old
encodings of text; names of languages, countries, units and currencies it has itself or not at all.
The layout of the tables is that of icu4c/source/common/ucmndata.h: a header, names and places.
"""

import re
import struct
import subprocess
from pathlib import Path

from stand_ins import compiler

_SYMBOL = re.compile(r"libicudata\.so\.(\d+)$")
_FORMAT = b"CmnD"
_LONGEST_ENCODING = 4096
"""Bytes of a table for an encoding with one byte a letter; those of Asia have more."""
_ALIGNED = 16
_USED = re.compile(
    r"(?:root|res_index|pool|icuver|keyTypeData|likelySubtags|supplementalData|timezoneTypes"
    r"|zoneinfo64|metaZones|windowsZones|numberingSystems|genderList|plurals|dayPeriods)\.res$"
    r"|(?:cnvalias|uprops|ucase|ubidi|ulayout)\.icu$"
    r"|coll/(?!(?:zh|ja|ko)(?:_|\.)).+$"
    r"|zone/(?:root|res_index|pool)\.res$"
)
_ASSEMBLY = """\
    .section .rodata
    .balign 16
    .globl icudt{version}_dat
    .type icudt{version}_dat, %object
icudt{version}_dat:
    .incbin "{tables}"
    .size icudt{version}_dat, .-icudt{version}_dat
    .section .note.GNU-stack,"",%progbits
"""


def smaller(library: Path, made: Path) -> Path:
    """A library with the tables that Qt uses; the same one when it is none of ICU's.

    Args:
        library: `libicudata.so.73`, of any version.
        made: where the smaller one is written.
    """
    found = _SYMBOL.search(library.name)
    if found is None:
        return library
    made.parent.mkdir(parents=True, exist_ok=True)
    tables = made.with_name(f"{made.name}.dat")
    tables.write_bytes(_packed(*_unpacked(library.read_bytes())))
    source = made.with_name(f"{made.name}.s")
    source.write_text(_ASSEMBLY.format(version=found[1], tables=tables), encoding="ascii")
    options = ["-shared", "-nostdlib", "-s", "-Wl,--build-id=none", f"-Wl,-soname,{library.name}"]
    command = [compiler(library.name), *options, "-o", str(made), str(source)]
    subprocess.run(command, check=True)
    return made


def is_used(name: str, size: int) -> bool:
    """Whether Qt may ask for a table.

    Args:
        name: without the name of the package, such as `coll/root.res`.
        size: in bytes.
    """
    return bool(_USED.match(name)) or (name.endswith(".cnv") and size <= _LONGEST_ENCODING)


def _unpacked(data: bytes) -> tuple[bytes, dict[str, bytes]]:
    """The header, and the tables by name."""
    start = data.index(_FORMAT) - 12
    (header,) = struct.unpack_from("<H", data, start)
    at = start + header
    (count,) = struct.unpack_from("<I", data, at)
    places = [struct.unpack_from("<II", data, at + 4 + 8 * one) for one in range(count)]
    names = [_name(data, at + place) for place, _ in places]
    starts = [at + place for _, place in places]
    ends = [*starts[1:], _end(data, starts[-1])]
    tables = {name: data[a:b] for name, a, b in zip(names, starts, ends, strict=True)}
    return data[start:at], tables


def _end(data: bytes, start: int) -> int:
    """The last table reaches at most to the end of what is loaded; a resource says its length."""
    header = struct.unpack_from("<H", data, start)[0]
    length = struct.unpack_from("<i", data, start + header + 4 + 4 * 3)[0]
    return int(start + header + 4 * length)


def _name(data: bytes, at: int) -> str:
    return data[at : data.index(b"\0", at)].decode("ascii")


def _packed(header: bytes, tables: dict[str, bytes]) -> bytes:
    kept = {
        name: table for name, table in tables.items() if is_used(name.partition("/")[2], len(table))
    }
    names = b"".join(name.encode("ascii") + b"\0" for name in kept)
    first = 4 + 8 * len(kept)
    place, at = first, _aligned(first + len(names))
    places, body = b"", b""
    for name, table in kept.items():
        places += struct.pack("<II", place, at)
        place += len(name) + 1
        body += table.ljust(_aligned(len(table)), b"\0")
        at += _aligned(len(table))
    listed = struct.pack("<I", len(kept)) + places + names
    return header + listed.ljust(_aligned(len(listed)), b"\0") + body


def _aligned(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED
