"""ListSaver: asks where the corrected list goes, and writes it in the background."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot

from flowiq_desktop.texts import said, say
from flowiq_desktop.ui.jobs.background import BackgroundRunner
from flowiq_desktop.ui.widgets.save_dialog import ask_where

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.core.review.edits import SheetEdits
    from flowiq_desktop.services.preparing.load import LoadedSheet
    from flowiq_desktop.services.results.corrected_list import CorrectedLists, SavedList
    from flowiq_desktop.services.results.split_rows import Splits
    from flowiq_desktop.texts import Text

_MOST_COPIES = 100


class ListSaver(QObject):
    """Saves one corrected list at a time.

    Signals:
        started: writing began.
        progressed: `Progress` of the writing.
        saved: the path that was written, and whether that is a numbered copy because the wished
            name could not be written.
        failed: the exception that kept it from being written.
        wanted: the person wants to go on with the list that was saved; carries its path.
    """

    started = Signal()
    progressed = Signal(object)
    saved = Signal(object, bool)
    failed = Signal(object)
    wanted = Signal(object)

    def __init__(self, lists: CorrectedLists, program: Path, parent: QObject | None = None) -> None:
        """Put it together; `program` is a folder of the program, where nothing is saved."""
        super().__init__(parent)
        self._lists, self._program = lists, program
        self._runner = BackgroundRunner(self)
        self._wish = Path()
        self._loaded: LoadedSheet | None = None
        self._edits: SheetEdits | None = None
        self._splits: Splits | None = None
        self._remarks: tuple[Text, ...] = ()
        self._runner.progressed.connect(self.progressed)
        self._runner.finished.connect(self._on_finished)
        self._runner.failed.connect(self.failed)

    @property
    def busy(self) -> bool:
        """Whether a list is being written."""
        return self._runner.busy

    @property
    def remarks(self) -> str:
        """What is in the list that was saved last, and what is not."""
        return " ".join(map(said, self._remarks))

    def ask(
        self,
        loaded: LoadedSheet,
        edits: SheetEdits,
        window: QWidget,
        splits: Splits | None = None,
    ) -> None:
        """Ask where to, and save; nothing happens while another list is being written.

        Args:
            loaded: the list as it was read.
            edits: what the person changed in it.
            window: the dialog opens over it.
            splits: rows that become several.
        """
        if self.busy:
            return
        self._loaded, self._edits, self._splits = loaded, edits, splits
        folder = self._folder(loaded.origin.path.parent)
        ask_where(
            "save_list_dialog",
            lambda: say("Save the corrected list"),
            folder / _unused(folder, loaded.origin.path.stem),
            self._on_chosen,
            window,
        )

    def save(
        self, target: Path, loaded: LoadedSheet, edits: SheetEdits, splits: Splits | None = None
    ) -> None:
        """Write the list here; does nothing while another one is being written."""
        if self.busy:
            return
        self._wish = target
        self._runner.start(self._lists.save(target, loaded, edits, splits))
        self.started.emit()

    def shutdown(self) -> bool:
        """Give up what is being written; no half file is left."""
        return self._runner.shutdown()

    def _folder(self, beside: Path) -> Path:
        """Beside the list, or else among the person's documents."""
        place = QStandardPaths.StandardLocation.DocumentsLocation
        for folder in (beside, Path(QStandardPaths.writableLocation(place))):
            # The sample lies in the program's own folder.
            if os.access(folder, os.W_OK) and folder != self._program:
                return folder
        return Path.home()

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        if self._loaded is not None and self._edits is not None:
            self.save(Path(name), self._loaded, self._edits, self._splits)

    @Slot(object)
    def _on_finished(self, saved: SavedList) -> None:
        self._remarks = saved.remarks
        self.saved.emit(saved.path, saved.path != self._wish)


def _unused(folder: Path, stem: str) -> str:
    """A name that no file in the folder has yet."""
    name = say("{name} - corrected", name=stem)
    names = [name, *(f"{name} ({number})" for number in range(2, _MOST_COPIES))]
    return next((f"{n}.xlsx" for n in names if not (folder / f"{n}.xlsx").exists()), f"{name}.xlsx")
