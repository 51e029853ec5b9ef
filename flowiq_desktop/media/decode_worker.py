"""The decode worker: a process of its own that reads untrusted files (docs/security.md, S23).

It answers frames on standard input until that closes. A file that crashes, blocks or fills the
worker costs one preview; the window never notices.
"""

import os
from contextlib import suppress
from typing import BinaryIO

from flowiq_desktop.media.decoded import Decoded
from flowiq_desktop.media.decoders.documents import decode_document
from flowiq_desktop.media.decoders.pictures import decode_picture
from flowiq_desktop.media.decoders.recordings import can_decode, decode_recording
from flowiq_desktop.media.failures import UndecodableError
from flowiq_desktop.media.frames import FrameError, read_frame, write_frame
from flowiq_desktop.system.process_limits import limit_process

MEMORY_LIMIT = 1024 * 1024 * 1024
"""Bytes, where the system can limit them."""
CPU_SECONDS = 5
_PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})


def main() -> int:
    """Serve until standard input closes; `flowiq-desktop --decode-worker` ends up here."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # Whatever a codec prints must not end up among the frames.
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    limit_process(MEMORY_LIMIT)
    write_frame(answers, {"ready": True})
    with suppress(FrameError, OSError):
        while True:
            _answer(requests, answers)
    return 0


def _answer(requests: BinaryIO, answers: BinaryIO) -> None:
    header, body = read_frame(requests)
    _limit_cpu()
    try:
        complete, thumbnail = (header[name] is True for name in ("complete", "thumbnail"))
        found = decode(body, str(header["content_type"]), complete=complete, thumbnail=thumbnail)
    except UndecodableError as error:
        write_frame(answers, {"failure": str(error)})
    except Exception:  # noqa: BLE001 - decoders fail in every way there is; the answer is the same
        write_frame(answers, {"failure": ""})
    else:
        write_frame(answers, *found.to_frame())


def decode(body: bytes, content_type: str, *, complete: bool, thumbnail: bool = True) -> Decoded:
    """What is found in a file; a file of a kind without a decoder has no facts."""
    if content_type in _PICTURES:
        return decode_picture(body, complete=complete, thumbnail=thumbnail)
    if can_decode(content_type):
        return decode_recording(body, content_type, complete=complete, thumbnail=thumbnail)
    if content_type == "application/pdf" and complete:
        return decode_document(body, thumbnail=thumbnail)
    return Decoded()


def _limit_cpu() -> None:
    """Give the next file its own seconds of processor time."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - only Unix has it

        usage = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(usage.ru_utime + usage.ru_stime) + CPU_SECONDS + 1
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))
