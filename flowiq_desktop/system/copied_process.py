"""Work that is done in a copy of this process, beside what the process itself goes on with.

A copy (fork) has everything that was loaded and read already, so that it costs nothing to start
one, and nothing has to be handed over but the results. Where there can be none the process does the
work itself, and nothing else changes.
"""

import gc
import os
import pickle
import signal
import struct
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from io import BufferedReader
from typing import Generic, NoReturn, TypeVar

from flowiq_desktop.system.copy_answers import (
    USUAL_PATIENCE,
    CopyAnswers,
    Patience,
    tells_of_copies,
)

_Piece = TypeVar("_Piece")
_Result = TypeVar("_Result")

ANSWER_HEAD = struct.Struct("<Q")
"""How many bytes an answer has; it stands in front of each."""


class WorkBeside(Generic[_Piece, _Result]):
    """Pieces of work that a copy begins at once; without one each is done when it is asked for.

    What goes wrong in the copy is done here once more, and goes wrong here; what a copy that hangs
    does not answer is done here as well.

    Args:
        work: what is done to a piece. It changes nothing that is to be kept, and waits for no other
            thread, as a copy has none. Its results can be pickled.
        pieces: what it is done to.
        patience: how long a copy is waited for that gives no answer.
    """

    def __init__(
        self,
        work: Callable[[_Piece], _Result],
        pieces: Sequence[_Piece],
        patience: Patience = USUAL_PATIENCE,
    ) -> None:
        self._work = work
        self._pieces = pieces
        self._process = 0
        self._answers: BufferedReader | None = None
        if pieces and can_be_copied():
            with suppress(OSError):  # there are as many processes as there may be
                self._process, answers = start_copy(work, pieces)
                self._answers = BufferedReader(CopyAnswers(answers, self._process, patience))

    def results(self) -> Iterator[_Result]:
        """What came of each piece, in their order; to be gone through once."""
        done = 0
        with suppress(EOFError, pickle.UnpicklingError):
            while self._answers is not None and done < len(self._pieces):
                size = ANSWER_HEAD.unpack(_exactly(self._answers, ANSWER_HEAD.size))[0]
                answer = _exactly(self._answers, size)
                result: _Result = pickle.loads(answer)  # noqa: S301 - this program wrote it
                done += 1
                yield result
        self.close()
        yield from map(self._work, self._pieces[done:])

    def close(self) -> None:
        """Give up what nobody asked for."""
        if self._answers is not None:
            self._answers.close()
            end_copy(self._process)
            self._answers = None


def can_be_copied() -> bool:
    """Whether a copy of this process is safe and of use.

    Linux alone: Windows has nothing of the kind, and on macOS libraries of the system do not bear
    it. And only where one that hangs is recognised.
    """
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and tells_of_copies()


def start_copy(work: Callable[[_Piece], object], pieces: Iterable[_Piece]) -> tuple[int, int]:
    """Start a copy that does the work; its number, and the pipe from which its answers come.

    Each answer has an `ANSWER_HEAD` and is pickled; they come in the order of the pieces, and end
    with the copy. Raises OSError when there can be none.
    """
    answers, told = os.pipe()
    try:
        process = _fork()
        if not process:
            os.close(answers)
            _do(work, pieces, told)
    except OSError:
        os.close(answers)
        raise
    finally:
        os.close(told)
    return process, answers


def end_copy(process: int) -> None:
    """End a copy that nobody has waited for, so that the number is still its own."""
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def _exactly(answers: BufferedReader, size: int) -> bytes:
    found = answers.read(size)
    if len(found) < size:
        raise EOFError
    return found


def _fork() -> int:
    with warnings.catch_warnings():
        # Python warns where there are other threads: for what they hold, the copy would wait.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _do(work: Callable[[_Piece], object], pieces: Iterable[_Piece], told: int) -> NoReturn:
    """Do the work in the copy, and end it without what a program does at its end.

    What the process has begun to print, to write or to log is its own: none of it is finished here.
    """
    with suppress(BaseException):  # it is done once more in the process, and goes wrong there
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        gc.disable()  # to look through all that there is would copy all of it
        os.set_blocking(told, False)  # to go on with the next piece whether or not somebody reads
        waiting = bytearray()
        for piece in pieces:
            answer = pickle.dumps(work(piece), protocol=pickle.HIGHEST_PROTOCOL)
            waiting += ANSWER_HEAD.pack(len(answer)) + answer
            with suppress(BlockingIOError):
                del waiting[: os.write(told, waiting)]
        os.set_blocking(told, True)
        while waiting:
            del waiting[: os.write(told, waiting)]
    os._exit(0)
