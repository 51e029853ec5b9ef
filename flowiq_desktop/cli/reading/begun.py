"""BegunLoading: a workbook that is being read while the program still loads its own parts."""

import argparse
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path

from flowiq_desktop.cli.reading.options import reading_of
from flowiq_desktop.core.errors import AppError
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.services.preparing.load import (
    LoadedSheet,
    ReadOptions,
    SheetWorkers,
    load_sheet,
)
from flowiq_desktop.texts import mark

_IN_THIS_PROCESS = mark("Opening the file")
"""What a loading says until another process reads the workbook."""

Loading = Generator[Progress, None, LoadedSheet]


class BegunLoading:
    """Loads the workbook of a command up to where another process reads it.

    What goes wrong is left to whoever asks for the file: it is read anew, and told then.

    Args:
        options: of the command.
        workers: where the processes come from.
    """

    def __init__(self, options: argparse.Namespace, workers: SheetWorkers) -> None:
        self._workers = workers
        self._wanted = (options.file, reading_of(options, country=""))  # for text files alone
        self._loading: Loading | None = load_sheet(*self._wanted, workers)
        with suppress(AppError, StopIteration):
            while next(self._loading).doing == _IN_THIS_PROCESS:
                pass
            return
        self._loading = None

    def go_on(self, path: Path, options: ReadOptions) -> Loading:
        """The rest of the loading; all of it where another file is wanted or it was asked for."""
        begun, self._loading = self._loading, None
        if begun is None or (path, options) != self._wanted:
            return load_sheet(path, options, self._workers)
        return begun

    def close(self) -> None:
        """Give up what nobody asked for."""
        if self._loading is not None:
            self._loading.close()
