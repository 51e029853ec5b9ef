"""MissingColumnsDialog: what a saved message takes for columns that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from flowiq_desktop.core.text.merge_fields import header_key
from flowiq_desktop.texts import say
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.steps.source_chooser import SourceChooser
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.cell_text import cut
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIZE = (480, 0)


class MissingColumnsDialog(TaskDialog):
    """One chooser for each column that is missing; one left open stays a problem of every row.

    Signals:
        settled: the chosen headers, by the `header_key` of those that they take the place of.
    """

    settled = Signal(object)

    def __init__(
        self, missing: Sequence[str], headers: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """Ask for each of the missing headers, of which there is at least one."""
        super().__init__(
            "missing_columns_dialog", lambda: say("Columns of this message"), _SIZE, parent
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._missing = missing
        self._sentence, self._help = PlainLabel(), PlainLabel(role="hint")
        self._labels = [PlainLabel(role="strong") for _ in missing]
        self.choosers = [SourceChooser(f"missing_{at}") for at in range(len(missing))]
        for chooser in self.choosers:
            chooser.offer(headers)
        self.cancel_button, self.use_button = QPushButton(), QPushButton()
        self._build_layout()
        keep_translated(self, self._say)
        self.cancel_button.clicked.connect(self.reject)
        self.use_button.clicked.connect(self._on_use)
        self.choosers[0].setFocus()

    @Slot()
    def _on_use(self) -> None:
        given = {
            header_key(header): chooser.header()
            for header, chooser in zip(self._missing, self.choosers, strict=True)
            if chooser.header()
        }
        self.accept()
        self.settled.emit(given)

    def _say(self) -> None:
        self._sentence.setText(
            self.tr("This message takes columns that the spreadsheet does not have.")
        )
        self._help.setText(self.tr("What you leave open is listed for you to fill in."))
        for header, label, chooser in zip(self._missing, self._labels, self.choosers, strict=True):
            label.setText(say("Instead of {column}", column=cut(header)))
            chooser.name_it(self.tr("Not yet"), cut(header))
        self.cancel_button.setText(self.tr("Cancel"))
        self.use_button.setText(self.tr("&Use the message"))

    def _build_layout(self) -> None:
        self.body.addWidget(self._sentence)
        for label, chooser in zip(self._labels, self.choosers, strict=True):
            self.body.addWidget(label)
            self.body.addWidget(chooser)
        self.body.addWidget(self._help)
        self.body.addStretch(1)
        self.cancel_button.setObjectName("missing_cancel")
        self.use_button.setObjectName("missing_use")
        say_role(self.use_button, "primary")
        for button in (self.cancel_button, self.use_button):
            button.setAutoDefault(False)
            self.foot.addWidget(button)
