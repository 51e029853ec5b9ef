"""Locks: whether a PDF that is not all there is encrypted.

Source: ISO 32000-1, 7.5.5 (trailer) and 7.5.8 (cross-reference streams): both name the encryption.
"""

import re

from flowiq_desktop.media.file_ends import FileEnds

_FIRST = 2_048
_ENCRYPT = re.compile(rb"/Encrypt\s{1,9}\d{1,10}\s{1,9}\d{1,5}\s{1,9}R\b")


def is_locked(content_type: str, ends: FileEnds) -> bool:
    """Whether the trailer of a PDF, at its end or at its beginning, names an encryption."""
    if content_type != "application/pdf":
        return False
    return any(_ENCRYPT.search(part) for part in (ends.end, ends.read(0, _FIRST)))
