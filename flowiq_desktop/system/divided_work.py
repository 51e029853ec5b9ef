"""Work that this process does from the first piece on, and a copy of it from the last one.

They go on until they meet, and neither waits for the other: where the second processor is busy with
something else, or the copy hangs, the process has done more of the pieces itself by then.
"""

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

from flowiq_desktop.system.copied_process import (
    ANSWER_HEAD,
    can_be_copied,
    end_copy,
    start_copy,
)

_Piece = TypeVar("_Piece")
_Result = TypeVar("_Result")

_ROOM = 1 << 20
"""Bytes of answers that wait in the pipe; more is not for everybody. It holds some ten of them."""
_FAULTS = (pickle.UnpicklingError, EOFError, ValueError)


class DividedWork(Generic[_Piece, _Result]):
    """Pieces of work whose results are wanted in their order.

    Args:
        work: what is done to a piece, as `WorkBeside` wants it.
        pieces: what it is done to.
        may_copy: whether a copy may do some of them.
    """

    def __init__(
        self,
        work: Callable[[_Piece], _Result],
        pieces: Sequence[_Piece],
        *,
        may_copy: bool = True,
    ) -> None:
        self._work = work
        self._pieces = pieces
        self._process = self._pipe = 0
        self._came = bytearray()
        self._found: list[bytes] = []  # of the last piece, of the one before it, and so on
        if may_copy and len(pieces) > 1 and can_be_copied():
            with suppress(OSError):  # there are as many processes as there may be
                self._begin()

    def results(self) -> Iterator[_Result]:
        """What came of each piece, in their order; to be gone through once."""
        for at, piece in enumerate(self._pieces):
            self._take_in()
            behind = len(self._pieces) - at
            if len(self._found) >= behind - 1:
                self.close()  # it would go on with what was done here
            yield self._answer(behind) if len(self._found) >= behind else self._work(piece)

    def close(self) -> None:
        """Give up what nobody asked for."""
        process, self._process = self._process, 0
        if process:
            os.close(self._pipe)
            end_copy(process)

    def _begin(self) -> None:
        import fcntl  # noqa: PLC0415 - Windows has none, as it has no copies

        self._process, self._pipe = start_copy(self._work, self._pieces[:0:-1])
        os.set_blocking(self._pipe, False)
        with suppress(OSError, AttributeError):  # as much as there is room for will do
            fcntl.fcntl(self._pipe, fcntl.F_SETPIPE_SZ, _ROOM)

    def _take_in(self) -> None:
        """Take the answers that are there, without waiting for others."""
        with suppress(BlockingIOError):
            while self._process and (some := os.read(self._pipe, _ROOM)):
                self._came += some
        start = 0
        while len(self._came) - start >= ANSWER_HEAD.size:
            behind = start + ANSWER_HEAD.size
            end = behind + ANSWER_HEAD.unpack_from(self._came, start)[0]
            if end > len(self._came):
                break
            self._found.append(bytes(self._came[behind:end]))
            start = end
        del self._came[:start]

    def _answer(self, behind: int) -> _Result:
        """What the copy found of the piece that has so many behind it, itself among them."""
        try:
            result: _Result = pickle.loads(self._found[behind - 1])  # noqa: S301 - our own
        except _FAULTS:
            result = self._work(self._pieces[-behind])
        self._found[behind - 1] = b""
        return result
