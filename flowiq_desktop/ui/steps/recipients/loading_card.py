"""LoadingCard: what is being read, the progress, and a way to stop."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.texts import say
from flowiq_desktop.ui.language.retranslated import keep_translated
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
        self.bar.setTextVisible(False)
        self.cancel_button = QPushButton()
        self.cancel_button.setObjectName("loading_cancel")
        self.cancel_button.clicked.connect(self.cancel_wanted)
        self._name = ""
        self._progress: Progress | None = None
        self._build_layout()
        keep_translated(self, self._say)
        self.hide()

    def begin(self, name: str) -> None:
        """Show that this file is being read."""
        self._name, self._progress = name, None
        self.bar.setRange(0, 0)
        self._say()
        self.show()

    def show_progress(self, progress: Progress) -> None:
        """Show the progress; the bar runs to and fro while it is unknown."""
        self._progress = progress
        self._say_what()
        self.bar.setRange(0, _STEPS if progress.total else 0)
        if progress.total:
            self.bar.setValue(round(progress.fraction * _STEPS))

    def _say(self) -> None:
        self.bar.setAccessibleName(self.tr("Reading the spreadsheet"))
        self.cancel_button.setText(self.tr("Cancel"))
        self._what.setText(say("Reading {name}", name=self._name))
        self._say_what()

    def _say_what(self) -> None:
        known = self._progress
        self._doing.setText(known.in_words if known is not None else self.tr("Opening the file"))

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
