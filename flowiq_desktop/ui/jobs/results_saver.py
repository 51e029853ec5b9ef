"""ResultsSaver: asks where the results sheet goes, and writes it in the background."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot

from flowiq_desktop.ui.jobs.background import BackgroundRunner
from flowiq_desktop.ui.widgets.save_dialog import ask_where

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.services.results.report import ReportService

_MOST_COPIES = 100
_ENDINGS = (".xlsx", ".csv")
_MOST_NAMES = 100


class ResultsSaver(QObject):
    """Saves the results of one campaign at a time; also while it is still being sent.

    Signals:
        started: writing began.
        progressed: `Progress` of the writing.
        saved: the path that was written, and whether that is a numbered copy because the wished
            name could not be written.
        failed: the exception that kept it from being written.
    """

    started = Signal()
    progressed = Signal(object)
    saved = Signal(object, bool)
    failed = Signal(object)

    def __init__(
        self,
        reports: ReportService,
        preferences: PreferenceStore,
        program: Path,
        parent: QObject | None = None,
    ) -> None:
        """Put it together; `program` is a folder of the program, where nothing is saved."""
        super().__init__(parent)
        self._program = program
        self._reports = reports
        self._preferences = preferences
        self._runner = BackgroundRunner(self)
        self._campaign_id = 0
        self._wish = Path()
        self._runner.progressed.connect(self.progressed)
        self._runner.finished.connect(self._on_finished)
        self._runner.failed.connect(self.failed)

    @property
    def campaign_id(self) -> int:
        """The campaign whose results were saved last, or are being saved; 0 for none."""
        return self._campaign_id

    @property
    def busy(self) -> bool:
        """Whether a results sheet is being written."""
        return self._runner.busy

    def ask(self, campaign_id: int, name: str, window: QWidget) -> None:
        """Ask where to, and save; nothing happens while another one is being written.

        Args:
            campaign_id: the campaign whose results are wanted.
            name: the spreadsheet's name, from which a file name is made.
            window: the dialog opens over it.
        """
        if self.busy:
            return
        self._campaign_id = campaign_id
        folder = self._folder(campaign_id)
        suggestion = self._unused(folder, Path(name).stem or "FlowIQ")
        ask_where(
            "save_results_dialog",
            lambda: self.tr("Save results"),
            folder / suggestion,
            self._on_chosen,
            window,
        )

    def _folder(self, campaign_id: int) -> Path:
        """Where results belong: beside the spreadsheet, or else among the person's documents."""
        source = self._reports.source(campaign_id).path
        place = QStandardPaths.StandardLocation.DocumentsLocation
        documents = QStandardPaths.writableLocation(place)
        last = self._preferences.current.last_folder
        for folder in (source.parent if source else None, documents, last):
            # The sample lies in the program's own folder.
            if folder and os.access(folder, os.W_OK) and Path(folder) != self._program:
                return Path(folder)
        return Path.home()

    def _unused(self, folder: Path, name: str) -> str:
        """A name that no file in the folder has yet."""
        results = self.tr("{name} - results").format(name=name)
        suggestion = f"{results}.xlsx"
        for number in range(2, _MOST_COPIES):
            if not (folder / suggestion).exists():
                break
            suggestion = f"{results} ({number}).xlsx"
        return suggestion

    def save(self, campaign_id: int, target: Path) -> None:
        """Write the results of a campaign here; does nothing while another is being written."""
        if self.busy:
            return
        self._campaign_id = campaign_id
        self._wish = _with_ending(target)
        self._runner.start(self._reports.save(campaign_id, self._wish))
        self.started.emit()

    def shutdown(self) -> None:
        """Give up what is being written; no half file is left."""
        self._runner.shutdown()

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self.save(self._campaign_id, Path(name))

    @Slot(object)
    def _on_finished(self, path: Path) -> None:
        self.saved.emit(path, path != self._wish)


def _with_ending(target: Path) -> Path:
    """The name with an ending for results; never that of another file, which nobody asked about.

    The dialog asks only before a file is replaced whose exact name was chosen.
    """
    if target.suffix.lower() in _ENDINGS:
        return target
    names = [target.name, *(f"{target.name} ({number})" for number in range(2, _MOST_NAMES))]
    places = [target.with_name(f"{name}.xlsx") for name in names]
    return next((place for place in places if not os.path.lexists(place)), places[0])
