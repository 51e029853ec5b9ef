"""PlainInstead: asks whether a plain results sheet will do where the own workbook cannot be had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from flowiq_desktop.ui.widgets.question import Question

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.results.report import OwnWorkbookError


class PlainInstead(QObject):
    """Says in one sentence what is in the way and offers the plain sheet; leaving saves nothing.

    Signals:
        wanted: the person takes the plain sheet.
        declined: they do not; what was in the way.
    """

    wanted = Signal()
    declined = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWidget | None = None
        self._fault: OwnWorkbookError | None = None

    def open_over(self, window: QWidget) -> None:
        """The question will open over this one, if it is still there then."""
        self._window = window
        window.destroyed.connect(self._forget_window)

    def ask(self, fault: OwnWorkbookError) -> None:
        """Ask, and tell the answer by a signal."""
        self._fault = fault
        question = Question(
            "plain_instead_question",
            lambda: self.tr("Save a plain results sheet instead?"),
            lambda: self.tr(
                "{why} A plain sheet has your columns as text, and beside them what became of each"
                " row."
            ).format(why=fault),
            lambda: self.tr("Save a &plain sheet"),
            lambda: self.tr("Save &nothing"),
            self._window,
        )
        question.accepted.connect(self.wanted)
        question.rejected.connect(self._on_rejected)
        question.open()

    @Slot()
    def _forget_window(self) -> None:
        self._window = None

    @Slot()
    def _on_rejected(self) -> None:
        self.declined.emit(self._fault)
