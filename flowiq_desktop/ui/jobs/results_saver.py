"""ResultsSaver: asks where the results sheet goes, and writes it in the background."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot

from flowiq_desktop.services.results.report import OwnCopy, OwnWorkbookError, corrections_told
from flowiq_desktop.ui.jobs.background import BackgroundRunner
from flowiq_desktop.ui.jobs.plain_instead import PlainInstead
from flowiq_desktop.ui.widgets.save_dialog import ask_where_with_results

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
        self._copy: OwnCopy | None = None
        self._question = PlainInstead(self)
        self._question.wanted.connect(self._save_plainly)
        self._question.declined.connect(self.failed)
        self._runner.progressed.connect(self.progressed)
        self._runner.finished.connect(self._on_finished)
        self._runner.failed.connect(self._on_failed)

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
        self._question.open_over(window)
        ask_where_with_results(
            "save_results_dialog",
            lambda: self.tr("Save results"),
            folder / suggestion,
            self._on_chosen,
            window,
            own=self._reports.may_be_own(campaign_id),
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

    @property
    def remarks(self) -> str:
        """What the person should know about the copy of their workbook that was saved last."""
        return corrections_told(self._copy) if self._copy is not None else ""

    def save(self, campaign_id: int, target: Path, *, own: bool = False) -> None:
        """Write the results of a campaign here; does nothing while another is being written.

        Args:
            campaign_id: the campaign.
            target: where to.
            own: into a copy of the person's own workbook; where that cannot be, they are asked.
        """
        if self.busy:
            return
        self._campaign_id = campaign_id
        self._wish = _with_ending(target)
        self._copy = None
        is_own = own and self._wish.suffix.lower() == _ENDINGS[0]
        save = self._reports.save_own if is_own else self._reports.save
        self._runner.start(save(campaign_id, self._wish))
        self.started.emit()

    def shutdown(self) -> None:
        """Give up what is being written; no half file is left."""
        self._runner.shutdown()

    def _on_chosen(self, name: str, own: bool) -> None:
        self.save(self._campaign_id, Path(name), own=own)

    @Slot()
    def _save_plainly(self) -> None:
        self.save(self._campaign_id, self._wish)

    @Slot(object)
    def _on_finished(self, done: Path | OwnCopy) -> None:
        if isinstance(done, OwnCopy):
            self._copy, done = done, done.path
        self.saved.emit(done, done != self._wish)

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        if isinstance(fault, OwnWorkbookError):
            self._question.ask(fault)
        else:
            self.failed.emit(fault)


def _with_ending(target: Path) -> Path:
    """The name with an ending for results; never that of another file, which nobody asked about.

    The dialog asks only before a file is replaced whose exact name was chosen.
    """
    if target.suffix.lower() in _ENDINGS:
        return target
    names = [target.name, *(f"{target.name} ({number})" for number in range(2, _MOST_NAMES))]
    places = [target.with_name(f"{name}.xlsx") for name in names]
    return next((place for place in places if not os.path.lexists(place)), places[0])
