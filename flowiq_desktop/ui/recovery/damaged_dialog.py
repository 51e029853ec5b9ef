"""The journal is damaged: save what can be read, and start with a new one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from flowiq_desktop.core.progress import Cancelled
from flowiq_desktop.services.recovery.service import RescueService, RescueSummary
from flowiq_desktop.services.recovery.texts import (
    KEPT,
    LEAVE_OUT,
    SAVE_FIRST,
    TWICE,
    details,
    headline,
)
from flowiq_desktop.texts import say
from flowiq_desktop.ui.jobs.background import BackgroundRunner
from flowiq_desktop.ui.language.retranslated import keep_said
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.recovery.damaged_view import SIZE, DamagedView
from flowiq_desktop.ui.widgets.question import Question
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from flowiq_desktop.ui.theme.icons import Icons


class DamagedDialog(TaskDialog):
    """What a person can do when the program cannot open its journal.

    Accepted means that the damaged journal was set aside and the program can start with a new one;
    rejected, that the program ends.

    Signals:
        saved: the `RescueSummary` of what was saved.
    """

    saved = Signal(object)

    def __init__(
        self,
        service: RescueService,
        reason: str,
        start: Path,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        """Offer what can be done.

        Args:
            service: reads the damaged journal, and sets it aside.
            reason: what is wrong with it, for support.
            start: the folder in which the folder dialog opens.
            icons: draws icons.
            parent: the window.
        """
        super().__init__("damaged_dialog", lambda: say("Damaged list"), SIZE, parent)
        self._service, self._start = service, start
        self._folder: Path | None = None
        self._is_saved = False
        self._runner = BackgroundRunner(self)
        self.view = DamagedView(self, icons)
        self.view.details.tell(f"{reason}\n{service.path}")
        self._connect()
        self.view.save_button.setFocus()

    def save(self, parent: Path) -> None:
        """Save into a new folder in this one; does nothing while something is under way."""
        if not self._runner.busy:
            self.view.show_busy(busy=True)
            self._runner.start(self._service.save(self._service.new_folder(parent)))
            self.view.cancel_button.setFocus()

    def shutdown(self) -> None:
        """Give up what is under way, and wait for it."""
        self._runner.shutdown()

    @override
    def reject(self) -> None:
        self._runner.shutdown()
        super().reject()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops the saving first; the next one closes."""
        if self._runner.busy and event.key() == Qt.Key.Key_Escape:
            self._on_cancel()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        view, runner = self.view, self._runner
        view.save_button.clicked.connect(self._on_save)
        view.cancel_button.clicked.connect(self._on_cancel)
        view.new_button.clicked.connect(self._on_new_list)
        view.close_button.clicked.connect(self.reject)
        view.notice.button.clicked.connect(self._on_open_folder)
        runner.progressed.connect(view.show_progress)
        runner.finished.connect(self._on_finished)
        runner.failed.connect(self._on_failed)

    @Slot()
    def _on_save(self) -> None:
        dialog = QFileDialog(self, "", str(self._start))
        keep_said(
            dialog, lambda asked: asked.setWindowTitle(say("Choose a folder for the results"))
        )
        dialog.setObjectName("rescue_folder_dialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self.save(Path(name))

    @Slot()
    def _on_cancel(self) -> None:
        self.view.cancel_button.setEnabled(False)
        self._runner.cancel()

    @Slot()
    def _on_new_list(self) -> None:
        """Ask first, because a new journal does not know what was sent."""
        unsaved = () if self._is_saved else (SAVE_FIRST,)
        question = Question(
            "new_list_question",
            lambda: self.tr("Start with a new list?"),
            lambda: "\n\n".join(map(say, (*unsaved, TWICE, LEAVE_OUT, KEPT))),
            lambda: self.tr("&Start with a new list"),
            lambda: self.tr("&Not now"),
            self,
        )
        question.accepted.connect(self._quarantine)
        question.open()

    @Slot()
    def _quarantine(self) -> None:
        if not self._runner.busy:
            self.view.show_busy(busy=True)
            self._runner.start(self._service.quarantine())

    @Slot(object)
    def _on_finished(self, result: RescueSummary | Path) -> None:
        self.view.show_busy(busy=False)
        if isinstance(result, RescueSummary):
            self._tell_saved(result)
        else:
            self.accept()

    def _tell_saved(self, summary: RescueSummary) -> None:
        tone = "ok" if summary.complete else "warning" if summary.read else "error"
        self.view.notice.tell(
            tone, lambda: headline(summary), lambda: self._what_was_saved(summary)
        )
        self.view.notice.offer((lambda: self.tr("Open fold&er")) if summary.read else "")
        self.show_part(self.view.notice)
        self._folder = summary.folder
        self._is_saved = True
        self.view.make_saved()
        self.view.new_button.setFocus()
        self.saved.emit(summary)

    def _what_was_saved(self, summary: RescueSummary) -> str:
        where = say("They are in “{folder}”.", folder=summary.folder)
        return " ".join((*details(summary), *([where] if summary.read else ())))

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        self.view.show_busy(busy=False)
        self.view.notice.offer("")
        self.view.save_button.setFocus()
        if isinstance(fault, Cancelled):
            self.view.notice.tell("info", lambda: self.tr("Saving was stopped."))
            return
        self.view.notice.tell_error(fault)
        self.show_part(self.view.notice)

    @Slot()
    def _on_open_folder(self) -> None:
        # Only a local folder that was just written to is ever opened.
        if self._folder is not None and self._folder.is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
