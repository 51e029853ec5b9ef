"""The program's side of the sheet worker: a workbook that is read in a process of its own."""

import pickle
import threading
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import NoReturn, TypeVar, cast

from flowiq_desktop.spreadsheet.errors import SheetError, damaged, exhausted, password_protected
from flowiq_desktop.spreadsheet.formats.cell_text import CellValue
from flowiq_desktop.spreadsheet.reading.sheet_worker import Compact, cpu_seconds
from flowiq_desktop.spreadsheet.reading.sheet_workers import (
    Process,
    SheetWorkers,
    end_worker,
    pipe,
)
from flowiq_desktop.texts import say

Column = Sequence[CellValue]
Position = tuple[int, int]
"""Row and column, from 0."""
MergedRange = tuple[Position, Position]
"""First and last row and column, from 0."""
_Answer = TypeVar("_Answer")

_PATIENCE = 4
"""How much longer than its processor time a worker may take, since others may be busy too."""
_STARTING_SECONDS = 60.0
_MOST_STARTS = 3
_NO_ANSWER = (OSError, EOFError, pickle.UnpicklingError, ValueError)
_VALUES = {kind.__name__: kind for kind in (date, datetime, time, timedelta)}


class WorkerSheet:
    """One sheet; its blocks of rows can be iterated once.

    Attributes:
        start, end: the first and last row and column with a cell; None for a blank sheet.
        total_height, total_width: rows and columns from A1 to the last cell.
        merged_cell_ranges: its merged cells, where its kind of file has them.
    """

    def __init__(self, book: "WorkerBook", facts: dict[str, object]) -> None:
        self._book = book
        self.start = cast("Position | None", facts["start"])
        self.end = cast("Position | None", facts["end"])
        self.total_height = cast("int", facts["total_height"])
        self.total_width = cast("int", facts["total_width"])
        self.merged_cell_ranges = cast("Sequence[MergedRange]", facts["merged"])

    def blocks(self) -> Iterator[list[Column]]:
        """The columns of some rows after the other, down to the last row with a cell.

        All columns of a block are of the same length; there are as many in every block.
        """
        while block := self._book.next_columns():
            yield block


class WorkerBook:
    """A workbook in a process of its own; the two end together.

    Args:
        content: the file.
        workers: where its process comes from.
        seconds: longest time for one answer; by default what the file's size allows.

    Raises:
        SheetError: here and in each method: the file is damaged or locked, or ended the worker
            because it needed more memory or time than a workbook of its size may.
    """

    def __init__(
        self,
        content: bytes,
        workers: SheetWorkers | None = None,
        seconds: float | None = None,
    ) -> None:
        self._content = content
        self._workers = workers or SheetWorkers()
        self._seconds = _PATIENCE * cpu_seconds(len(content)) if seconds is None else seconds
        self._starts = 0
        self._process, self.sheets = self._open()

    def get_sheet_by_name(self, name: str) -> WorkerSheet:
        """A sheet that `sheets` lists; the rows of the previous one can no longer be read.

        A sheet that ended the worker does not keep the others from being read.
        """
        if self._process.poll() is not None and self._starts < _MOST_STARTS:
            self.close()
            self._process, self.sheets = self._open()
        request = name.encode().hex().encode() + b"\n"
        return WorkerSheet(self, self._ask(self._process, dict, request))

    @property
    def content(self) -> bytes:
        """The file."""
        return self._content

    @property
    def may_copy(self) -> bool:
        """Whether a copy of this process may do a part of what there is to do."""
        return self._workers.may_copy

    def next_columns(self) -> list[Column]:
        """The columns of the next rows of the sheet that was asked for last; none at its end."""
        answer = self._ask(self._process, list, b"\n")
        try:
            return unpacked(answer)
        except (TypeError, ValueError, IndexError) as error:
            self._process.kill()
            raise exhausted(f"The worker's answer is none ({error}).") from error

    def replace(self, content: bytes) -> None:
        """Read another form of the same workbook from now on."""
        self.close()
        self._content = content
        self._process, self.sheets = self._open()

    def close(self) -> None:
        """End the worker, whatever it is doing."""
        end_worker(self._process)

    def _open(self) -> tuple[Process, list[tuple[str, bool, bool]]]:
        self._starts += 1
        process = self._workers.take()
        try:
            _wait_until_ready(process)
            size = len(self._content).to_bytes(8, "big")
            return process, self._ask(process, list, size, self._content)
        except BaseException:
            end_worker(process)
            raise

    def _ask(self, process: Process, kind: type[_Answer], *request: bytes) -> _Answer:
        """Ask, and wait for the answer; the worker dies when time is up."""
        try:
            answer = _exchange(process, self._seconds, request)
        except _NO_ANSWER as error:
            process.kill()
            raise exhausted(f"The worker ended ({process.wait()}).") from error
        if not isinstance(answer, kind):
            process.kill()
            process.wait()
            _refuse(answer)
        return answer


def _wait_until_ready(process: Process) -> None:
    """What goes wrong before the worker has the file is not the file's fault."""
    try:
        _exchange(process, _STARTING_SECONDS, ())
    except _NO_ANSWER as error:
        raise SheetError(
            say("The part of the program that reads workbooks does not start."),
            say("Start the program again; if that does not help, install it anew."),
            f"{type(error).__name__}: {error}",
        ) from error


def _exchange(process: Process, seconds: float, request: Sequence[bytes]) -> object:
    timer = threading.Timer(seconds, process.kill)
    timer.daemon = True
    timer.start()
    try:
        for part in request:
            pipe(process.stdin).write(part)
        pipe(process.stdin).flush()
        return _ValuesOnly(pipe(process.stdout)).load()
    finally:
        timer.cancel()


def unpacked(columns: Iterable[Compact]) -> list[Column]:
    """The columns that `sheet_worker` made compact; equal texts of one are one object again.

    Raises:
        TypeError, ValueError, IndexError: they are nothing of the kind.
    """
    whole: list[Column] = [
        column if isinstance(column, list) else _spelled_out(*column) for column in columns
    ]
    if len({*map(len, whole)}) > 1:
        raise ValueError("columns of different lengths")
    return whole


def _spelled_out(distinct: Sequence[str], places: bytes) -> Column:
    if len(distinct) == 1 and places.count(0) == len(places):
        return [*distinct] * len(places)
    return [*map(distinct.__getitem__, places)]


class _ValuesOnly(pickle.Unpickler):
    """Accepts texts, numbers, dates and lists from the worker, and nothing else."""

    def find_class(self, module: str, name: str) -> type:
        if module != "datetime" or name not in _VALUES:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return _VALUES[name]


def _refuse(answer: object) -> NoReturn:
    """Raise what the worker said about the file instead of an answer."""
    kind, details = answer if isinstance(answer, tuple) else ("damaged", "")
    if kind == "locked":
        raise password_protected()
    if kind == "exhausted":
        raise exhausted(details)
    fault = damaged()
    raise SheetError(fault.message, fault.advice, details)
