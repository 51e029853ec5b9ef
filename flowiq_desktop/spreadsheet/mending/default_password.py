"""Reads old workbooks that Excel encrypts without asking anybody for a password.

A workbook whose structure is protected, or that is recommended to be read only, is encrypted by
Excel with a password of its own, which every program knows ([MS-XLS] 2.2.10). So nobody who has
such a workbook knows that it is encrypted.

RC4 is all that is needed, and there is no library for it here; [MS-OFFCRYPTO] 2.3.5 and 2.3.6.
"""

import hashlib
import struct
from collections.abc import Callable

_PASSWORD = "VelvetSweatshop".encode("utf-16-le")
_HEAD = struct.Struct("<HH")
_FILE_PASS, _IGNORED = 0x2F, 0xE1
_AS_THEY_ARE = frozenset({0x809, _FILE_PASS, 0x194, 0x195, 0xE1, 0x196, 0x138})
"""Records that are never encrypted ([MS-XLS] 2.2.10)."""
_SHEET, _SHEET_PLACE = 0x85, 4
"""Of the record of a sheet, its place in the stream is not."""
_BLOCK = 1_024
_MOST_BYTES = 8_000_000
"""A larger workbook would take longer than ten seconds, in which nothing else could be done."""
_OLD, _NEW = (1, 1, 1), 2
_SALT, _VERIFIER = 16, 16
_RC4, _SHA1, _SHORT_KEY, _KEY_BYTES = 0x6801, 0x8004, 40, 16
_KEY_BITS = range(_SHORT_KEY, 8 * _KEY_BYTES + 1, 8)
_Keys = Callable[[int], bytes]
"""The key of each block."""


def opened_by_default(stream: bytes) -> bytes | None:
    """The records of a workbook that Excel's own password opens; None where it does not.

    Args:
        stream: the records, encrypted from the one on that says so.
    """
    at = _file_pass(stream)
    if at is None or len(stream) > _MOST_BYTES:
        return None
    size = _HEAD.unpack_from(stream, at)[1]
    try:
        keys = _keys(stream[at + _HEAD.size : at + _HEAD.size + size])
    except struct.error:
        return None
    return None if keys is None else _decrypted(stream, at, keys)


def _file_pass(stream: bytes) -> int | None:
    at = 0
    while at + _HEAD.size <= len(stream):
        kind, size = _HEAD.unpack_from(stream, at)
        if kind == _FILE_PASS:
            return at
        if not kind and not size:
            return None
        at += _HEAD.size + size
    return None


def _keys(record: bytes) -> _Keys | None:
    kind = struct.unpack_from("<3H", record)
    if kind == _OLD:
        return _old_keys(record[6:])
    return _new_keys(record[6:]) if kind[0] == 1 and kind[2] == _NEW else None


def _old_keys(facts: bytes) -> _Keys | None:
    """Of 40 bits, by MD5; the salt is followed by what proves the password."""
    salt, proof = facts[:_SALT], facts[_SALT:]
    first = hashlib.md5(_PASSWORD, usedforsecurity=False).digest()[:5]
    secret = hashlib.md5((first + salt) * 16, usedforsecurity=False).digest()[:5]

    def key(block: int) -> bytes:
        return hashlib.md5(secret + struct.pack("<I", block), usedforsecurity=False).digest()

    shown = _with_keystream(proof[: 2 * _VERIFIER], key(0))
    digest = hashlib.md5(shown[:_VERIFIER], usedforsecurity=False).digest()
    return key if shown[_VERIFIER:] == digest else None


def _new_keys(facts: bytes) -> _Keys | None:
    """Of up to 128 bits, by SHA-1; behind a header of its own size."""
    _, header = struct.unpack_from("<II", facts)
    _, _, cipher, digest, bits = struct.unpack_from("<5I", facts, 8)
    bits = bits or _SHORT_KEY
    if (cipher, digest) != (_RC4, _SHA1) or bits not in _KEY_BITS:
        return None
    salt_size = struct.unpack_from("<I", facts, 8 + header)[0]
    rest = facts[8 + header + 4 :]
    salt, proof = rest[:salt_size], rest[salt_size:]
    secret = hashlib.sha1(salt + _PASSWORD, usedforsecurity=False).digest()

    def key(block: int) -> bytes:
        whole = hashlib.sha1(secret + struct.pack("<I", block), usedforsecurity=False).digest()
        return whole[: bits // 8].ljust(_KEY_BYTES if bits == _SHORT_KEY else 0, b"\0")

    size = struct.unpack_from("<I", proof, _VERIFIER)[0]
    digest_at = _VERIFIER + 4
    shown = _with_keystream(proof[:_VERIFIER] + proof[digest_at : digest_at + size], key(0))
    right = hashlib.sha1(shown[:_VERIFIER], usedforsecurity=False).digest()
    return key if size and shown[_VERIFIER:] == right else None


def _decrypted(stream: bytes, start: int, keys: _Keys) -> bytes:
    """All records after the one that says how they are encrypted."""
    blocks = range(0, len(stream), _BLOCK)
    plain = bytearray(
        b"".join(_with_keystream(stream[at : at + _BLOCK], keys(at // _BLOCK)) for at in blocks)
    )
    plain[:start] = stream[:start]
    at = start
    while at + _HEAD.size <= len(stream):
        kind, size = _HEAD.unpack_from(stream, at)
        kept = size if kind in _AS_THEY_ARE else _SHEET_PLACE if kind == _SHEET else 0
        end = at + _HEAD.size + min(kept, size)
        plain[at:end] = stream[at:end]
        at += _HEAD.size + size
    _HEAD.pack_into(plain, start, _IGNORED, _HEAD.unpack_from(stream, start)[1])
    return bytes(plain)


def _with_keystream(block: bytes, key: bytes) -> bytes:
    """RC4, by which the same step encrypts and decrypts."""
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in block:
        i = (i + 1) & 255
        one = state[i]
        j = (j + one) & 255
        other = state[j]
        state[i], state[j] = other, one
        out.append(byte ^ state[(one + other) & 255])
    return bytes(out)
