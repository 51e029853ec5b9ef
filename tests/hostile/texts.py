"""Hostile text files: one endless line, a million columns, a quotation that never closes."""

from collections.abc import Callable, Mapping

_HEAD = b"Name,Mobile\nZanele,082 555 0101\n"


def _long(count: float, piece: bytes, scale: float) -> bytes:
    """A piece again and again, to so many bytes."""
    return piece * max(2, round(count * scale) // len(piece))


TEXTS: Mapping[str, Callable[[float], bytes]] = {
    "one_line.csv": lambda s: _long(1e8, b"x", s),
    "one_line_words.csv": lambda s: _long(1e8, "Zoë Dlamini ".encode(), s),
    "one_line_latin.csv": lambda s: _long(1e8, "Zoë Dlamini ".encode("latin-1"), s),
    "one_line_later.csv": lambda s: _HEAD + _long(1e8, b"x", s),
    "one_line_quoted.csv": lambda s: _HEAD + b'"' + _long(1e8, b"x", s) + b'",1\n',
    "columns.csv": lambda s: _long(8e6, b"x,", s) + b"\n" + _HEAD,
    "columns_later.csv": lambda s: _HEAD + _long(8e6, b"x,", s),
    "columns_quoted.csv": lambda s: _long(8e6, b'"x",', s) + b"\n",
    "quote_open.csv": lambda s: _HEAD + b'"' + _long(5e7, _HEAD, s),
    "quote_open_head.csv": lambda s: b'"' + _long(5e7, _HEAD, s),
    "quote_each.csv": lambda s: _HEAD + _long(5e7, b'Thabo,"083 555 0102\n', s),
    "quote_each_inner.csv": lambda s: _HEAD + _long(5e7, b'A 6" pipe,"083" 555 0102\n', s),
    "quote_glued.csv": lambda s: _HEAD + _long(2e7, b'"a,082 555 0101\nb",083 555 0102\n', s),
    "quotes.csv": lambda s: _long(5e7, b'"', s),
    "quotes_odd.csv": lambda s: _HEAD + _long(5e7, b'"', s) + b'x"\n',
    "quotes_blank.csv": lambda s: _HEAD + _long(5e7, b' " ', s),
    "backslashes.csv": lambda s: _HEAD + b'"' + _long(2e7, b"\\", s) + b'",1\n',
    "backslash_quotes.csv": lambda s: _HEAD + b'"' + _long(2e7, b'\\"', s) + b"\n",
    "nuls.csv": lambda s: _HEAD + _long(5e7, b"\0", s),
    "nuls_alone.csv": lambda s: _long(5e7, b"\0", s),
    "nul_late.csv": lambda s: _long(2e7, _HEAD, s) + b"a,\0\n",
    "separators.csv": lambda s: _long(5e7, b",", s),
    "separators_lines.csv": lambda s: _long(5e7, b",,,\n", s),
    "semicolons.csv": lambda s: _long(2e7, b";\t|,", s),
    "line_ends.csv": lambda s: _HEAD + _long(5e7, b"\n", s),
    "returns.csv": lambda s: _HEAD + _long(5e7, b"\r", s),
    "blanks.csv": lambda s: _HEAD + _long(1e8, b" ", s),
    "blank_lines.csv": lambda s: _HEAD + _long(5e7, b"  \n", s),
    "end_marks.csv": lambda s: _HEAD + _long(5e7, b"\x1a", s),
    "end_marks_wide.csv": lambda s: (
        b"\xff\xfe" + "a,b\n".encode("utf-16-le") + _long(2e7, b"\x1a\0", s)
    ),
    "wide_half.csv": lambda s: b"\xff\xfe" + _long(2e7, "a,b\n".encode("utf-16-le"), s) + b"\x41",
    "wide_lonely.csv": lambda s: (
        b"\xff\xfe" + "a,b\n".encode("utf-16-le") + _long(2e7, b"\0\xd8", s)
    ),
    "wide_line.csv": lambda s: b"\xff\xfe" + _long(1e8, b"x\0", s),
    "wide_alone.csv": lambda _: b"\xff\xfe",
    "wide_unmarked.csv": lambda s: _long(5e7, "x,1\n".encode("utf-16-le"), s) + b"\0\xd8",
    "utf_32.csv": lambda s: b"\xff\xfe\0\0" + _long(5e7, b"\xff\xff\xff\xff", s),
    "utf_8_bad.csv": lambda s: _HEAD + _long(5e7, b"\xff", s),
    "utf_8_halves.csv": lambda s: _HEAD + _long(5e7, b"\xc3", s),
    "utf_8_late.csv": lambda s: _long(5e7, "Zoë,1\n".encode(), s) + b"\xff,1\n",
    "stored_twice.csv": lambda s: _long(2e7, "DuÅ¡an Dlamini,082 555 0101\n".encode(), s),
    "damaged_letters.csv": lambda s: _HEAD + _long(5e7, "Ã".encode(), s),
    "guarded.csv": lambda s: _HEAD + _long(3e7, b"'=+-@,'=\n", s),
    "declared.csv": lambda s: b"sep=" + _long(5e7, b";", s),
    "json.csv": lambda s: _long(3.9e6, b"[", s),
    "json_pairs.csv": lambda s: b"[" + _long(3.9e6, b"{},", s) + b"{}]",
    "json_number.csv": lambda s: b"[" + _long(3.9e6, b"9", s) + b"]",
    "page.csv": lambda s: b"<html>" + _long(5e7, b"<table", s),
    "xml.csv": lambda s: b"<?xml version='1.0'?>" + _long(5e7, b"<a>", s),
    "message.csv": lambda s: _long(5e7, b"X-Abc: ", s),
    "flat.fods": lambda s: (
        b'<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        b'a="application/vnd.oasis.opendocument.spreadsheet">' + _long(1e7, b"<a>", s)
    ),
    "flat_attribute.fods": lambda s: (
        b'<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        b'a="application/vnd.oasis.opendocument.spreadsheet" b="' + _long(1e8, b"\n", s)
    ),
    "digits.csv": lambda s: _HEAD + b"Thabo," + _long(1e5, b"1", s) + b"\n",
    "digits_many.csv": lambda s: _HEAD + _long(2e7, b"Thabo," + b"1" * 10_000 + b"\n", s),
    "letters_mixed.csv": lambda s: _HEAD + _long(2e7, "\u06271\u060c".encode(), s),
    "combining.csv": lambda s: _HEAD + b"Zoe" + _long(1.2e5, "\u0308".encode(), s) + b",1\n",
}
"""By name; the number says how large, 1 being the size at which they are measured."""
