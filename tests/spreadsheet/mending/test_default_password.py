"""Old workbooks that Excel encrypts with its own password are read; others are locked."""

import hashlib
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from flowiq_desktop.spreadsheet.mending.compound_writer import compound_file
from flowiq_desktop.spreadsheet.mending.old_workbook import workbook_stream
from tests.spreadsheet.making import read, refused, rows_of, write_xls

ROWS = [["Name", "Mobile"], ["Zoë", "0821234567"], ["Ben", "0821234568"]]
MANY = [["Name", "Mobile"], *([f"Person {at}", f"08212{at:05}"] for at in range(900))]
SALT, SECRET = bytes(range(16)), bytes(range(100, 116))
EXCEL = "VelvetSweatshop"
Keys = Callable[[int], bytes]


def _rc4(data: bytes, key: bytes) -> bytes:
    box, j, k = list(range(256)), 0, 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, j = [], 0
    for k, byte in enumerate(data, 1):
        i = k % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _sha1(data: bytes) -> bytes:
    return hashlib.sha1(data, usedforsecurity=False).digest()


def _old(password: str) -> tuple[bytes, Keys]:
    half = _md5((_md5(password.encode("utf-16-le"))[:5] + SALT) * 16)[:5]

    def key(block: int) -> bytes:
        return _md5(half + struct.pack("<I", block))

    return struct.pack("<3H", 1, 1, 1) + SALT + _rc4(SECRET + _md5(SECRET), key(0)), key


def _new(password: str, bits: int) -> tuple[bytes, Keys]:
    half = _sha1(SALT + password.encode("utf-16-le"))

    def key(block: int) -> bytes:
        found = _sha1(half + struct.pack("<I", block))[: (bits or 40) // 8]
        return found.ljust(16, b"\0") if bits in {0, 40} else found

    header = struct.pack("<8I", 4, 0, 0x6801, 0x8004, bits, 1, 0, 0) + "RSA\0".encode("utf-16-le")
    proof = _rc4(SECRET + _sha1(SECRET), key(0))
    verifier = struct.pack("<I", 16) + SALT + proof[:16] + struct.pack("<I", 20) + proof[16:]
    facts = struct.pack("<3HII", 1, 2, 2, 4, len(header)) + header + verifier
    return facts, key


def _encrypted(path: Path, record: bytes, key: Keys, rows: list[list[str]] = ROWS) -> Path:
    """The rows as an .xls, encrypted from its second record on."""
    stream = workbook_stream(write_xls(path, rows).read_bytes())
    begin = 4 + struct.unpack_from("<H", stream, 2)[0]
    added = struct.pack("<HH", 0x2F, len(record)) + record
    stream = stream[:begin] + added + stream[begin:]
    spoilt = bytearray(
        b"".join(
            _rc4(stream[at : at + 1024], key(at // 1024)) for at in range(0, len(stream), 1024)
        )
    )
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == 0x85:  # the place of a sheet is moved by the record that was put in
            place = struct.unpack_from("<I", stream, at + 4)[0] + len(added)
            spoilt[at + 4 : at + 8] = struct.pack("<I", place)
        plain = {0x809: size, 0x2F: size, 0xE1: size}.get(kind, 0)
        spoilt[at : at + 4 + plain] = stream[at : at + 4 + plain]
        at += 4 + size
    path.write_bytes(compound_file("Workbook", bytes(spoilt)))
    return path


@pytest.mark.parametrize("rows", [ROWS, MANY], ids=["few", "many"])
@pytest.mark.parametrize("made", [_old, lambda p: _new(p, 128), lambda p: _new(p, 40)])
def test_excels_own_password(
    tmp_path: Path, made: Callable[[str], tuple[bytes, Keys]], rows: list[list[str]]
) -> None:
    path = _encrypted(tmp_path / "p.xls", *made(EXCEL), rows)
    assert rows_of(read(path)[0]) == [tuple(row) for row in rows[1:]]


@pytest.mark.parametrize("made", [_old, lambda p: _new(p, 128), lambda p: _new(p, 0)])
def test_somebodys_password(tmp_path: Path, made: Callable[[str], tuple[bytes, Keys]]) -> None:
    path = _encrypted(tmp_path / "p.xls", *made("school"))
    assert "protected by a password" in refused(path).message


@pytest.mark.parametrize("bits", [1, 7, 44, 4_000_000_000])
def test_keys_of_no_size_that_there_is(tmp_path: Path, bits: int) -> None:
    record, key = _new(EXCEL, 128)
    record = record[:30] + struct.pack("<I", bits) + record[34:]
    assert "protected by a password" in refused(_encrypted(tmp_path / "p.xls", record, key)).message


@pytest.mark.parametrize("size", [0, 1, 4, 5, 6, 22, 40, 54, 90])
def test_what_is_cut_off(tmp_path: Path, size: int) -> None:
    record, key = _new(EXCEL, 128)
    path = _encrypted(tmp_path / "p.xls", record[:size], key)
    assert "protected by a password" in refused(path).message
