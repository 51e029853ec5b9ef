"""HeadingsCard: which row has the headings, chosen by looking at the first rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from flowiq_desktop.texts import say
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.theme.theme import say_role, say_tone
from flowiq_desktop.ui.widgets.plain_label import ElidedLabel, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.preparing.load import Origin, RawRow

_ROWS_SHOWN = 6


class HeadingsCard(QFrame):
    """The first rows as they are in the file, and two answers to press.

    Signals:
        row_chosen: the number of the row that has the headings; 0 for none.
    """

    row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("headings_card")
        self.asks = False
        self._row = 0
        self._origin: Origin | None = None
        self.question = PlainLabel(role="strong")
        self.question.setObjectName("headings_question")
        self.why = PlainLabel()
        self.why.setObjectName("headings_why")
        self.lines = tuple(ElidedLabel() for _ in range(_ROWS_SHOWN))
        for at, line in enumerate(self.lines):
            line.setObjectName(f"headings_line_{at + 1}")
        self.row_button = QPushButton()
        self.row_button.setObjectName("headings_in_row")
        self.none_button = QPushButton()
        self.none_button.setObjectName("headings_none")
        self.row_button.clicked.connect(lambda: self.row_chosen.emit(self._row))
        self.none_button.clicked.connect(lambda: self.row_chosen.emit(0))
        self._build_layout()
        keep_translated(self, self._say)

    def show_choice(self, origin: Origin) -> None:
        """Show the first rows of a file, and ask when the headings are unclear."""
        self.asks = bool(origin.asked)
        first = origin.first_rows[0].number if origin.first_rows else 1
        self._row = origin.asked or origin.header_row or first
        self._origin = origin
        self._say()

    def _say(self) -> None:
        self._show_lines(self._origin.first_rows if self._origin is not None else ())
        self.question.setText(
            say("Does row {row:,} have the headings?", row=self._row)
            if self.asks
            else self.tr("Which row has the headings?")
        )
        self.why.show_if_any(
            self.tr(
                "It is not clear. A person whose row is taken for the headings gets no message."
            )
            if self.asks
            else ""
        )
        self.row_button.setText(say("Row {row:,} has the headings", row=self._row))
        self.none_button.setText(self.tr("There are none"))
        self.none_button.setAccessibleDescription(self.tr("Every row is a person."))
        self._tell_tone()

    def _show_lines(self, rows: Sequence[RawRow]) -> None:
        for at, line in enumerate(self.lines):
            row = rows[at] if at < len(rows) else None
            words = say("Row {row:,}: {cells}", row=row.number, cells=row.text) if row else ""
            line.setText(words)
            line.setVisible(row is not None)
        texts = [line.text() for line in self.lines if line.text()]
        self.setAccessibleDescription("; ".join(texts))

    def _tell_tone(self) -> None:
        tone = "warning" if self.asks else "info"
        say_role(self, "notice")
        for widget in (self, self.question, self.why, *self.lines):
            say_tone(widget, tone)
        self.setAccessibleName(" ".join(filter(None, (self.question.text(), self.why.text()))))

    def _build_layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        for widget in (self.question, self.why, *self.lines):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 4, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.row_button)
        buttons.addWidget(self.none_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
