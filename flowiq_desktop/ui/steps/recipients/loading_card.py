"""LoadingCard: what is being read, the progress, and a way to stop."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.ui.widgets.page_frame import card
from flowiq_desktop.ui.widgets.plain_label import ElidedLabel, PlainLabel

_STEPS = 1000


class LoadingCard(QWidget):
    """Shown while a spreadsheet is read.

    Signals:
        cancel_wanted: the person wants to stop.
    """

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("loading_card")
        self._what = ElidedLabel(role="strong")
        self._doing = PlainLabel(role="hint")
        self.bar = QProgressBar()
        self.bar.setObjectName("loading_bar")
        self.bar.setAccessibleName(self.tr("Reading the spreadsheet"))
        self.bar.setTextVisible(False)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setObjectName("loading_cancel")
        self.cancel_button.clicked.connect(self.cancel_wanted)
        self._build_layout()
        self.hide()

    def begin(self, name: str) -> None:
        """Show that this file is being read."""
        self._what.setText(self.tr("Reading {name}").format(name=name))
        self.show_progress(Progress(self.tr("Opening the file")))
        self.show()

    def show_progress(self, progress: Progress) -> None:
        """Show the progress; the bar runs to and fro while it is unknown."""
        self._doing.setText(progress.in_words)
        self.bar.setRange(0, _STEPS if progress.total else 0)
        if progress.total:
            self.bar.setValue(round(progress.fraction * _STEPS))

    def _build_layout(self) -> None:
        frame, inside = card("loading_frame")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._what)
        words.addWidget(self._doing)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self.cancel_button)
        inside.addLayout(row)
        inside.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
