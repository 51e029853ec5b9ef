"""Hostile archives: swelling, overlapping, damaged, locked, with misleading names."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO

from tests.hostile.packages import MAIN, PEOPLE, xlsx, xlsx_of, zipped

_SHEET = "xl/worksheets/sheet1.xml"
_CENTRAL = b"PK\x01\x02"
_END = b"PK\x05\x06"


def _patched(content: bytes, find: bytes, offset: int, new: bytes, *, last: bool = False) -> bytes:
    """The content with other bytes at an offset from where something is found."""
    at = (content.rfind if last else content.find)(find) + offset
    return content[:at] + new + content[at + len(new) :]


def _bomb(scale: float) -> bytes:
    """A part of zeros: a gigabyte in a megabyte."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/workbook.xml", "w") as part:
            for _ in range(max(12, round(1_000 * scale))):
                part.write(bytes(1 << 20))
    return written.getvalue()


def _lying(content: bytes, size: int) -> bytes:
    """The directory states another size for each part, unpacked, than there is."""
    at = 0
    while (at := content.find(_CENTRAL, at)) >= 0:
        content = content[: at + 24] + struct.pack("<I", size) + content[at + 28 :]
        at += 4
    return content


def _overlapping(scale: float) -> bytes:
    """Many names for the same packed bytes."""
    data = zlib.compress(b"x" * 9_000_000, 9)[2:-4]
    crc = zlib.crc32(b"x" * 9_000_000)
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 33, crc, len(data), 9_000_000, 5, 0)
    entries = []
    for it in range(max(3, round(4_000 * scale))):
        name = b"xl/%d.xml" % it
        facts = (20, 20, 0, 8, 0, 33, crc, len(data), 9_000_000, len(name), 0, 0, 0, 0, 0, 0)
        entries.append(struct.pack("<4s6H3I5H2I", _CENTRAL, *facts) + name)
    directory, start = b"".join(entries), len(local) + 5 + len(data)
    end = struct.pack("<4s4H2IH", _END, 0, 0, len(entries), len(entries), len(directory), start, 0)
    return local + b"a.xml" + data + directory + end


def _twice() -> bytes:
    written = BytesIO(xlsx())
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr(_SHEET.upper(), f'<worksheet xmlns="{MAIN}"/>')
    return written.getvalue()


def _names(*names: str) -> bytes:
    return xlsx_of(dict.fromkeys(names, b"<a/>"))


ARCHIVES: Mapping[str, Callable[[float], bytes]] = {
    "bomb.xlsx": _bomb,
    "bomb_sheet.xlsx": lambda s: xlsx(PEOPLE + " " * round(9e8 * s)),
    "bomb_below.xlsx": lambda s: xlsx(PEOPLE + "<row/>" * round(1.6e6 * s)),
    "bomb_many.xlsx": lambda s: xlsx_of(
        {f"xl/{it}.xml": b" " * 9_900_000 for it in range(max(2, round(45 * s)))}
    ),
    "overlapping.xlsx": _overlapping,
    "entries.xlsx": lambda s: xlsx_of({f"xl/{it}.xml": b"" for it in range(round(60_000 * s) + 9)}),
    "entries_below.xlsx": lambda s: xlsx_of(
        {f"xl/{it}.xml": b"<a/>" for it in range(round(4_900 * s))}
    ),
    "twice.xlsx": lambda _: _twice(),
    "dots.xlsx": lambda _: _names("../../../etc/passwd", "xl/../../x.xml", "C:\\x.xml", "/abs.xml"),
    "dots_same.xlsx": lambda _: _names("xl/worksheets/../worksheets/sheet1.xml"),
    "long_name.xlsx": lambda s: _names("x" * 65_000),
    "deep_name.xlsx": lambda s: _names("x/" * 32_000),
    "bad_crc.xlsx": lambda _: _patched(xlsx(), _CENTRAL, 16, b"\1\2\3\4"),
    "bad_crc_sheet.xlsx": lambda _: _patched(xlsx(), _CENTRAL, 16, b"\1\2\3\4", last=True),
    "no_directory.xlsx": lambda _: xlsx()[:-200],
    "half.xlsx": lambda _: xlsx()[: len(xlsx()) // 2],
    "end_alone.xlsx": lambda _: b"PK\5\6" + bytes(18),
    "negative.xlsx": lambda _: _patched(xlsx(), _END, 16, b"\xff\xff\xff\x7f"),
    "negative_size.xlsx": lambda _: _patched(xlsx(), _END, 12, b"\xff\xff\xff\x7f"),
    "far_part.xlsx": lambda _: _patched(xlsx(), _CENTRAL, 42, b"\xff\xff\xff\x7f", last=True),
    "bad_stream.xlsx": lambda _: _patched(xlsx(), b"sheet1.xml", 12, b"\xff" * 40),
    "locked.xlsx": lambda _: _patched(xlsx(), _CENTRAL, 8, b"\1\0"),
    "method.xlsx": lambda _: _patched(xlsx(), _CENTRAL, 10, b"\x63\0", last=True),
    "lzma.xlsx": lambda _: _patched(xlsx(), _CENTRAL, 10, b"\x0e\0", last=True),
    "lies_small.xlsx": lambda s: _lying(xlsx(PEOPLE + " " * round(2e8 * s)), 100),
    "lies_large.xlsx": lambda _: _lying(xlsx(), 9_000_000),
    "comment.xlsx": lambda _: _patched(xlsx(), _END, 20, b"\xff\xff") + b"x" * 65_535,
    "many_ends.xlsx": lambda s: b"PK\3\4" + b"PK\5\6" * round(1e7 * s + 5_000),
    "inside.xlsx": lambda _: zipped({"xl/inner.zip": xlsx(), "a.zip": xlsx()}),
    "bad_crc.ods": lambda _: _patched(zipped({"content.xml": b"<a/>" * 99}), _CENTRAL, 16, b"abcd"),
}
"""By name; the number says how large, 1 being the size at which they are measured."""
