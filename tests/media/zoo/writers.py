"""Small writers of records, for files that nothing among the test's tools makes."""

import io
import random
import struct
import zipfile

_OPEN_XML = "application/vnd.openxmlformats-officedocument."
MAIN = {
    "docx": ("word/document.xml", _OPEN_XML + "wordprocessingml.document.main+xml"),
    "docm": ("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"),
    "xlsx": ("xl/workbook.xml", _OPEN_XML + "spreadsheetml.sheet.main+xml"),
    "xlsb": ("xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
    "pptx": ("ppt/presentation.xml", _OPEN_XML + "presentationml.presentation.main+xml"),
    "dotx": ("word/document.xml", _OPEN_XML + "wordprocessingml.template.main+xml"),
    "ppsx": ("ppt/presentation.xml", _OPEN_XML + "presentationml.slideshow.main+xml"),
    "dotm": (
        "word/document.xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ),
}


def zipped(parts: dict[str, bytes], *, packed: bool = True) -> bytes:
    """A ZIP archive of these parts."""
    file = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return file.getvalue()


def commented(archive: bytes, comment: bytes) -> bytes:
    """An archive with a comment at its end."""
    return archive[:-2] + struct.pack("<H", len(comment)) + comment


def id3(cover: bytes) -> bytes:
    """A tag of ID3v2.3 with a sleeve, as it stands before a recording."""
    picture = b"\0image/jpeg\0\3\0" + cover
    frame = b"APIC" + struct.pack(">LH", len(picture), 0) + picture
    size = bytes(len(frame) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\3\0\0" + size + frame


def office(ending: str, others: dict[str, bytes] | None = None) -> bytes:
    """An Office file of the newer kind, with its list of content types last as some write it."""
    part, content_type = MAIN[ending]
    types = f'<Types><Override PartName="/{part}" ContentType="{content_type}"/></Types>'
    parts = {part: b"<x/>", **(others or {}), "[Content_Types].xml": types.encode()}
    return zipped(parts)


def office_in_utf_16() -> bytes:
    """A Word document whose list of content types is in UTF-16."""
    part, content_type = MAIN["docx"]
    types = f'<Types><Override PartName="/{part}" ContentType="{content_type}"/></Types>'
    return zipped({"[Content_Types].xml": types.encode("utf-16"), part: b"<x/>"})


def presentation(size: int) -> bytes:
    """A presentation with pictures of random bytes, among them what looks like other names."""
    noise = random.Random(7).randbytes(size)
    pictures = noise[: size // 2] + b"xl/word/" + noise[size // 2 :]
    part, content_type = MAIN["pptx"]
    types = f'<Types><Override PartName="/{part}" ContentType="{content_type}"/></Types>'
    return zipped(
        {"[Content_Types].xml": types.encode(), "ppt/media/1.bin": pictures, part: b"<x/>"},
        packed=False,
    )


def open_document(kind: str = "text") -> bytes:
    """An OpenDocument file: its type is the first part, not packed."""
    name = f"application/vnd.oasis.opendocument.{kind}"
    return zipped({"mimetype": name.encode(), "content.xml": b"<x/>"}, packed=False)


def compound(stream: str) -> bytes:
    """A compound file with one empty stream: header, table of sectors, directory."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 0x18, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<L", header, 0x2C, 1)
    struct.pack_into("<L", header, 0x30, 1)
    struct.pack_into("<110L", header, 0x48, 0, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128L", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    directory = b"".join(map(_entry, ("Root Entry", stream, "", "")))
    return bytes(header) + table + directory


def _entry(name: str) -> bytes:
    raw = name.encode("utf-16-le")
    return raw.ljust(64, b"\0") + struct.pack("<H", len(raw) + 2 if raw else 0) + bytes(62)


def box(name: bytes, body: bytes) -> bytes:
    """A box of an MP4 file."""
    return struct.pack(">L4s", 8 + len(body), name) + body


def with_cover(m4a: bytes, cover: bytes) -> bytes:
    """A recording with brand mp42 and a sleeve in its index, which lies at the file's end."""
    start = m4a.rindex(b"moov") - 4
    size = int.from_bytes(m4a[start : start + 4])
    picture = box(b"data", struct.pack(">LL", 13, 0) + cover)
    sleeve = box(b"ilst", box(b"covr", picture))
    handler = box(b"hdlr", bytes(8) + b"mdirappl" + bytes(9))
    index = m4a[start + 8 : start + size]
    index += box(b"udta", box(b"meta", bytes(4) + handler + sleeve))
    whole = m4a[:start] + box(b"moov", index) + m4a[start + size :]
    return whole[:8] + b"mp42" + whole[12:]


def index_first(mp4: bytes) -> bytes:
    """A film with its index before its pictures, for being cut: the places in it are not mended."""
    start = mp4.rindex(b"moov") - 4
    data = mp4.index(b"mdat") - 4
    return mp4[:data] + mp4[start:] + mp4[data:start]


def sideways(mp4: bytes) -> bytes:
    """A film that players turn by a quarter, as telephones record it."""
    header = mp4.index(b"tkhd") - 4
    end = header + int.from_bytes(mp4[header : header + 4])
    matrix = struct.pack(">9l", 0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000)
    return mp4[: end - 44] + matrix + mp4[end - 8 :]


def icon(picture: bytes) -> bytes:
    """An icon file of one picture."""
    return struct.pack("<3H4B2H2L", 0, 1, 1, 32, 32, 0, 0, 1, 32, len(picture), 22) + picture


def locked_pdf(filling: int = 0) -> bytes:
    """A PDF that asks for a password: its check value fits no blank one."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>" % (b"1f" * 32, b"2e" * 32),
        b"<</Length %d>>stream\n%b\nendstream" % (filling, b"x" * filling),
    ]
    body, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj%b endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"<</Size 6/Root 1 0 R/Encrypt 4 0 R/ID[<%b><%b>]>>" % (b"ab" * 16, b"ab" * 16)
    return bytes(body) + (
        b"xref\n0 6\n0000000000 65535 f \n%btrailer%b\nstartxref\n%d\n%%%%EOF\n"
        % (table, trailer, len(body))
    )
