"""FileEnds: what is known of a file's bytes, the beginning and the end, read by their place."""

from dataclasses import dataclass

END_BYTES = 64 * 1024
"""How much of a large file's end is looked at: a ZIP's directory, a PDF's trailer."""


@dataclass(frozen=True, slots=True)
class FileEnds:
    """A file of which the middle may be missing.

    Attributes:
        head: its first bytes, or all of it.
        size: bytes of the whole file, or 0 when nobody said.
        tail: its last bytes; b"" when `head` is all, or when they are not known.
    """

    head: bytes
    size: int
    tail: bytes = b""

    @classmethod
    def whole(cls, body: bytes) -> "FileEnds":
        """A file that is all there."""
        return cls(body, len(body))

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return self.size == len(self.head)

    @property
    def end(self) -> bytes:
        """The last bytes, or b"" when they are not known."""
        return self.head[-END_BYTES:] if self.complete else self.tail[-END_BYTES:]

    def read(self, start: int, count: int) -> bytes:
        """Up to `count` bytes from a place in the file; b"" where it is not known."""
        if start < 0 or count <= 0:
            return b""
        if start < len(self.head):
            return self.head[start : start + count]
        first = self.size - len(self.tail)
        return self.tail[start - first : start - first + count] if start >= first else b""
