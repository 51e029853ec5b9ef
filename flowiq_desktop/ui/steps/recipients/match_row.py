"""MatchRow: one field of the message, the column that fills it, and what that column holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from flowiq_desktop.core.columns.mapping import ColumnSource, Source, TextSource
from flowiq_desktop.core.messages.types import MESSAGE_TYPE, PHONE_NUMBER
from flowiq_desktop.services.preparing.mappings import samples
from flowiq_desktop.texts import said
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.steps.source_chooser import SourceChooser
from flowiq_desktop.ui.theme.theme import letter_scale, say_role, say_tone
from flowiq_desktop.ui.widgets.cell_text import cut
from flowiq_desktop.ui.widgets.plain_label import Caption, PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from flowiq_desktop.core.messages.types import Field
    from flowiq_desktop.core.sheet import Sheet
    from flowiq_desktop.texts import Text

_NAME_WIDTH, _CHOOSER_WIDTH, _SAMPLES_WIDTH = 128, 224, 96
_ROOMY = 520
"""Width from which the samples are beside the chooser rather than below it."""
_SAMPLE = 34
"""Characters of a sample: enough to see what the column holds."""
_ONLY_COLUMNS = (PHONE_NUMBER.name, MESSAGE_TYPE.name)
"""Fields that differ per row by nature: nothing can be written for everybody."""


class MatchRow(QWidget):
    """A line of "Match your columns".

    Signals:
        header_chosen: the field's name and the header chosen for it, "" for none.
    """

    header_chosen = Signal(str, str)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"match_{field.name}")
        self.field = field
        self._source: Source | None = None
        self._reason: Text = ""
        self._name, self._need = Caption(), PlainLabel(role="small")
        self.chooser = SourceChooser(f"match_{field.name}_source")
        self.samples = PlainLabel()
        self.reason = PlainLabel(role="small")
        self._build_layout()
        keep_translated(self, self._say)
        self.chooser.column_chosen.connect(self._on_column_chosen)

    def show_match(self, sheet: Sheet, source: Source | None, reason: Text) -> None:
        """Show what fills the field, three values of the column, and why it was matched."""
        self.chooser.offer(sheet.headers)
        header = source.header if isinstance(source, ColumnSource) else ""
        self.chooser.show_header(header)
        needed = self.field.required or self.field.name in _ONLY_COLUMNS
        missing = needed and not header and self.field.name in _ONLY_COLUMNS
        say_tone(self.chooser, "error" if missing else "")
        found = samples(sheet, header) if header in sheet.headers else ()
        self.samples.setText("  ·  ".join(cut(text, _SAMPLE) for text in found))
        self.samples.setVisible(bool(found))
        self._source, self._reason = source, reason if found else ""
        self._say_reason()

    def _say(self) -> None:
        field, only = self.field, self.field.name in _ONLY_COLUMNS
        self.chooser.name_it(
            self.tr("Choose a column…") if only else self.tr("No column"), field.label
        )
        self._name.setText(field.label)
        self._need.setText(self.tr("needed") if field.required or only else self.tr("if you like"))
        self._say_reason()

    def _say_reason(self) -> None:
        self.reason.show_if_any(said(self._reason) or self._without_column(self._source))

    def _without_column(self, source: Source | None) -> str:
        if self.field.name in _ONLY_COLUMNS:
            return self.tr("Needed: say which column it is.")
        if isinstance(source, TextSource):
            return self.tr("Written in the next step, for everybody.")
        if self.field.required:
            return self.tr("Needed. Without a column, you write it in the next step.")
        return self.field.help

    @Slot(str)
    def _on_column_chosen(self, header: str) -> None:
        self.header_chosen.emit(self.field.name, header)

    def _build_layout(self) -> None:
        self._name.setBuddy(self.chooser)
        self._name.setWordWrap(True)
        say_role(self._name, "field")
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(0)
        left.addWidget(self._name)
        left.addWidget(self._need)
        left.addStretch(1)
        for label in (self.samples, self.reason):
            # A link is one long word; it must not make the window wider.
            label.setMinimumWidth(_SAMPLES_WIDTH)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        right.addWidget(self.samples)
        right.addWidget(self.reason)
        right.addStretch(1)
        side = QWidget()
        side.setFixedWidth(round(_NAME_WIDTH * letter_scale(self)))
        left.setContentsMargins(0, 0, 0, 0)
        side.setLayout(left)
        self.chooser.setMaximumWidth(_CHOOSER_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(side)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(16)
        self._beside.addWidget(self.chooser, 1)
        self._beside.addLayout(right, 1)
        row.addLayout(self._beside, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = event.size().width() >= _ROOMY
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(beside if roomy else below)
        self._beside.setSpacing(16 if roomy else 4)
