"""The sheet worker: a process of its own in which calamine reads one workbook.

calamine makes room for every cell up to the last one before it can know whether there is room, and
ends its process when there is none. What is checked beforehand (`xls_guard`, `sheet_marks` and the
like) gives the better sentence, but a file may always say the same thing in a way that nobody
thought of: only the limits of a process hold. `worker_book` is the other side.

Why it is so, and why not by pandas, is in docs/decisions (0020).
"""

from __future__ import annotations

import os
import pickle
from contextlib import suppress
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from flowiq_desktop.system.process_limits import limit_process

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BLOCK_ROWS = 4_000
"""Rows in one answer; the next ones are prepared while the program works on these."""

_LOOKED_AT = 100
_MOST_AT_FIRST = 20
_MOST_DISTINCT = 256
_LONGEST_REPEATED = 100
"""Longer texts are sent each time that they come up: what many of them take has to be counted."""

Compact: TypeAlias = "list[Any] | tuple[list[str], bytes]"
"""A column's values, or its distinct texts and, for each cell, which of them it holds."""

MEMORY_LIMIT = 2 << 30
MEMORY_PER_BYTE = 20
MOST_MEMORY = 6 << 30
"""Bytes of memory, where the system can limit it: a base, and more for a large file.

1,048,576 x 26 cells, the most that is read, take 0.7 GB as a grid and as much again as texts.
"""
MOST_ANSWERED = 128 << 20
"""Bytes that the rows of one sheet may take on their way, besides `MEMORY_PER_BYTE`.

A text that is stored once may stand in a million cells; on the other side it is a million texts.
1,048,576 x 8 cells of people take 250 MB, and come from a file of 25 MB or more.
"""
SECONDS = 30
SECONDS_PER_BYTE = 2e-6
"""Processor time; a workbook of 20 MB, 1,048,576 x 8 cells, takes 8 seconds of it."""


def main() -> int:
    """Serve until standard input closes; `flowiq-desktop --sheet-worker` ends up here."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not end up among the answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    with suppress(EOFError, OSError):
        _tell(answers, "ready")
        _serve(requests, answers)
    return 0


def memory_limit(size: int) -> int:
    """Bytes of memory for a file of this size."""
    return min(MOST_MEMORY, MEMORY_LIMIT + MEMORY_PER_BYTE * size)


def cpu_seconds(size: int) -> int:
    """Seconds of processor time for a file of this size."""
    return SECONDS + round(SECONDS_PER_BYTE * size)


class _Worker:
    """One workbook, and the rows of the sheet that was asked for last."""

    def __init__(self, content: bytes) -> None:
        self._book = CalamineWorkbook.from_filelike(BytesIO(content))
        self._most = MOST_ANSWERED + MEMORY_PER_BYTE * len(content)
        self._answered = 0
        self._rows: Iterator[Sequence[object]] = iter(())

    def sheets(self) -> list[tuple[str, bool, bool]]:
        """Each sheet's name, whether it holds cells, and whether it is shown."""
        return [
            (it.name, it.typ == SheetTypeEnum.WorkSheet, it.visible == SheetVisibleEnum.Visible)
            for it in self._book.sheets_metadata
        ]

    def sheet(self, name: str) -> dict[str, object]:
        """How far a sheet reaches and what is merged; its rows come next."""
        sheet: CalamineSheet = self._book.get_sheet_by_name(name)
        self._rows, self._answered = sheet.iter_rows(), 0
        return {
            "start": sheet.start,
            "end": sheet.end,
            "total_height": sheet.total_height,
            "total_width": sheet.total_width,
            "merged": list(sheet.merged_cell_ranges or ()),
        }

    def rows(self) -> bytes:
        """The columns of the next rows, packed; none at the end.

        Raises:
            MemoryError: they were too much.
        """
        columns = [*zip(*islice(self._rows, BLOCK_ROWS), strict=True)]
        sent = [*map(compact, columns)]
        packed = _packed(sent)
        pairs = zip(columns, sent, strict=True)
        self._answered += len(packed) + sum(
            sum(map(len, column)) for column, short in pairs if isinstance(short, tuple)
        )
        if self._answered > self._most:
            raise MemoryError(f"{self._answered:,} bytes of texts")
        return packed


def compact(column: Sequence[Any]) -> Compact:
    """A column in few bytes: what its texts are and which is where, if there are few of them."""
    if column and column.count("") == len(column):
        return [""], bytes(len(column))
    if len(set(column[:_LOOKED_AT])) > _MOST_AT_FIRST or set(map(type, column)) != {str}:
        return [*column]
    distinct = list(dict.fromkeys(column))
    if len(distinct) > _MOST_DISTINCT or max(map(len, distinct)) > _LONGEST_REPEATED:
        return [*column]
    place = {text: at for at, text in enumerate(distinct)}
    return distinct, bytes(map(place.__getitem__, column))


def _serve(requests: BinaryIO, answers: BinaryIO) -> None:
    content = _content(requests)
    limit_process(memory_limit(len(content)), cpu_seconds(len(content)))
    try:
        worker = _Worker(content)
        _tell(answers, worker.sheets())
        ready: bytes | None = None
        while line := requests.readline():
            if line == b"\n":
                answers.write(ready if ready is not None else worker.rows())
                answers.flush()
                ready = worker.rows()
            else:
                ready = None
                _tell(answers, worker.sheet(bytes.fromhex(line.decode()).decode()))
    except BaseException as fault:
        _tell(answers, _told(fault))
        raise


def _content(requests: BinaryIO) -> bytes:
    size = int.from_bytes(_exactly(requests, 8), "big")
    return _exactly(requests, size)


def _exactly(stream: BinaryIO, count: int) -> bytes:
    block = stream.read(count)
    if len(block) != count:
        raise EOFError
    return block


def _tell(answers: BinaryIO, answer: object) -> None:
    answers.write(_packed(answer))
    answers.flush()


def _packed(answer: object) -> bytes:
    return pickle.dumps(answer, protocol=5)


def _told(fault: BaseException) -> tuple[str, str]:
    """What kind of fault, and the machine's words for it.

    A fault inside calamine's own code surfaces as a BaseException called PanicException.
    """
    kind = "locked" if isinstance(fault, PasswordError) else "damaged"
    if isinstance(fault, MemoryError):
        kind = "exhausted"
    name = type(fault).__name__ if isinstance(fault, CalamineError | Exception) else "Panic"
    return kind, f"{name}: {fault}"
