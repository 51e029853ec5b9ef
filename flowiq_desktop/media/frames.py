"""Frames: how the program and its decode worker talk through a pipe.

A frame is two lengths (big-endian, four bytes each), a JSON object and a block of bytes.
"""

import json
import struct
from typing import BinaryIO

_LENGTHS = struct.Struct(">II")
_LONGEST_HEADER = 64 * 1024
_LONGEST_BLOCK = 64 * 1024 * 1024


class FrameError(Exception):
    """The other side went away, or does not keep to the format."""


def write_frame(stream: BinaryIO, header: dict[str, object], block: bytes = b"") -> None:
    """Send one frame; raises OSError when nobody reads."""
    text = json.dumps(header).encode()
    stream.write(_LENGTHS.pack(len(text), len(block)))
    stream.write(text)
    stream.write(block)
    stream.flush()


def read_frame(stream: BinaryIO) -> tuple[dict[str, object], bytes]:
    """Receive one frame; raises FrameError when it is not whole."""
    text_length, block_length = _LENGTHS.unpack(_exactly(stream, _LENGTHS.size))
    if text_length > _LONGEST_HEADER or block_length > _LONGEST_BLOCK:
        raise FrameError
    try:
        header = json.loads(_exactly(stream, text_length))
    except ValueError as error:
        raise FrameError from error
    if not isinstance(header, dict):
        raise FrameError
    return header, _exactly(stream, block_length)


def _exactly(stream: BinaryIO, count: int) -> bytes:
    block = stream.read(count)
    if len(block) != count:
        raise FrameError
    return block
