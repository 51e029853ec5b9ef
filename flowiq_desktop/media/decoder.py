"""Decoder: hands files to the decode worker and survives whatever they do to it."""

import os
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import IO, BinaryIO, cast

from flowiq_desktop.media.decoded import Decoded
from flowiq_desktop.media.failures import MediaError
from flowiq_desktop.media.frames import FrameError, read_frame, write_frame
from flowiq_desktop.texts import mark, say

SECONDS = 5.0
"""Longest time for one file."""
_STARTING_SECONDS = 30.0
_KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH", "LANG")

_DAMAGED = mark("The file is damaged or not what it claims to be, so it cannot be shown.")
_TOO_SLOW = mark("The file takes too long to open, so it is not shown.")


class Decoder:
    """Keeps one worker warm and replaces it after a failure; safe from several threads.

    Args:
        command: starts the worker.
        seconds: longest time for one file.
    """

    def __init__(self, command: Sequence[str], seconds: float = SECONDS) -> None:
        self._command = tuple(command)
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def decode(
        self, body: bytes, content_type: str, *, complete: bool, thumbnail: bool = True
    ) -> Decoded:
        """What the worker finds in a file.

        Args:
            body: the file, or its beginning.
            content_type: what it is by content.
            complete: whether `body` is all of it.
            thumbnail: whether a picture of it is wanted, which takes most of the time.

        Raises:
            MediaError: it cannot be shown.
        """
        with self._lock:
            if self._closed:
                raise MediaError(say("Previews are switched off."))
            try:
                process = self._process or self._start()
                request: dict[str, object] = {
                    "content_type": content_type,
                    "complete": complete,
                    "thumbnail": thumbnail,
                }
                header, block = _exchange(process, self._seconds, request, body)
            except (FrameError, OSError) as error:
                slow = isinstance(error, TimeoutError)
                self._stop()
                raise MediaError(say(_TOO_SLOW if slow else _DAMAGED), can_retry=slow) from error
        return _decoded(header, block)

    def close(self) -> None:
        """End the worker for good, whatever it is doing."""
        self._closed = True
        process = self._process
        if process is not None:
            process.kill()
        with self._lock:
            self._stop()

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = process = subprocess.Popen(  # noqa: S603 - our own program, no shell
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        _exchange(process, _STARTING_SECONDS)
        return process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        with suppress(OSError):
            _pipe(process.stdin).close()
        _pipe(process.stdout).close()


def _exchange(
    process: subprocess.Popen[bytes],
    seconds: float,
    request: dict[str, object] | None = None,
    body: bytes = b"",
) -> tuple[dict[str, object], bytes]:
    """Ask, if there is a question, and wait for the answer; the worker dies when time is up."""
    overrun = threading.Event()

    def kill() -> None:
        overrun.set()
        process.kill()

    timer = threading.Timer(seconds, kill)
    timer.daemon = True
    timer.start()
    try:
        if request is not None:
            write_frame(_pipe(process.stdin), request, body)
        return read_frame(_pipe(process.stdout))
    except (FrameError, OSError):
        if overrun.is_set():
            raise TimeoutError from None
        raise
    finally:
        timer.cancel()


def _pipe(stream: IO[bytes] | None) -> BinaryIO:
    if stream is None:
        raise BrokenPipeError
    return cast("BinaryIO", stream)


def _decoded(header: dict[str, object], block: bytes) -> Decoded:
    if "failure" in header:
        raise MediaError(say(str(header["failure"]) or _DAMAGED))
    try:
        return Decoded.from_frame(header, block)
    except (KeyError, TypeError, ValueError) as error:
        raise MediaError(say(_DAMAGED)) from error
