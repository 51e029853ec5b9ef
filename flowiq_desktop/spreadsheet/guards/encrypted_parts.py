"""Recognises parts of an OpenDocument file that a password locks, where no manifest says so.

An encrypted part is as long as the packed one and looks like chance; its checksum is right, so that
it is not damage that makes it unreadable.
"""

PACKAGE = "encrypted-package"
"""The part that holds all others where a file is encrypted as a whole (LibreOffice 24.2)."""
_LOOKED_AT = 256
_LEAST = 32
_LEAST_KINDS = 0.4
"""Of 256 bytes by chance there are 162 kinds, more of fewer; of a text some 60 at most."""
_LEAST_BEYOND = 0.3
"""Of them by chance six of ten are no letters of ASCII."""
_LETTERS = frozenset(range(32, 127)) | frozenset(b"\t\n\r")


def is_encrypted(start: bytes) -> bool:
    """Whether what should be XML is as random as what is encrypted.

    Args:
        start: the first bytes of the part.
    """
    start = start[:_LOOKED_AT]
    if len(start) < _LEAST:
        return False
    beyond = sum(byte not in _LETTERS for byte in start)
    return len({*start}) > _LEAST_KINDS * len(start) and beyond > _LEAST_BEYOND * len(start)
