"""ListSaver: asks where the corrected list goes, and writes it in the background."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from flowiq_desktop.services.results.corrected_list import SavedList
from flowiq_desktop.texts import said, say
from flowiq_desktop.ui.jobs.file_saver import FileSaver, unused_name, with_ending
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.widgets.save_dialog import ask_where

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.core.review.edits import SheetEdits
    from flowiq_desktop.services.preparing.load import LoadedSheet
    from flowiq_desktop.services.results.corrected_list import CorrectedLists
    from flowiq_desktop.services.results.split_rows import Splits
    from flowiq_desktop.texts import Text


class ListSaver(FileSaver):
    """Saves one corrected list at a time.

    Signals:
        wanted: the person wants to go on with the list that was saved; carries its path.
    """

    wanted = Signal(object)

    def __init__(self, lists: CorrectedLists, program: Path, parent: QObject | None = None) -> None:
        """Put it together; `program` is a folder of the program, where nothing is saved."""
        super().__init__(program, parent)
        self._lists = lists
        self._loaded: LoadedSheet | None = None
        self._edits: SheetEdits | None = None
        self._splits: Splits | None = None
        self._remarks: tuple[Text, ...] = ()

    @property
    @override
    def remarks(self) -> str:
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
        folder = self._place(loaded.origin.path.parent)
        name = say("{name} - corrected", name=loaded.origin.path.stem)
        ask_where(
            "save_list_dialog",
            lambda: say("Save the corrected list"),
            folder / unused_name(folder, name),
            self._on_chosen,
            window,
        )

    def save(
        self, target: Path, loaded: LoadedSheet, edits: SheetEdits, splits: Splits | None = None
    ) -> None:
        """Write the list here; does nothing while another one is being written."""
        if not self.busy:
            self._write(target, self._lists.save(target, loaded, edits, splits))

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        if self._loaded is not None and self._edits is not None:
            self.save(with_ending(Path(name)), self._loaded, self._edits, self._splits)

    @override
    def _path_of(self, result: object) -> Path:
        if not isinstance(result, SavedList):
            raise TypeError(result)
        self._remarks = result.remarks
        return result.path
