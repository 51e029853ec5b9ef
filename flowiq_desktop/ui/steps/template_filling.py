"""TemplateFilling: what fills each variable of a template, a column or a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from flowiq_desktop.core.columns.mapping import ColumnSource, Source, TextSource
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.steps.source_chooser import SourceChooser
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.plain_label import Caption

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Line(QWidget):
    """One variable: its column, or the text for everybody."""

    changed = Signal()

    def __init__(self, field: str, headers: Sequence[str], source: Source) -> None:
        super().__init__()
        self.field = field
        self._caption = Caption()
        say_role(self._caption, "field")
        self.chooser = SourceChooser(f"move_{field}_source")
        self.chooser.offer(headers)
        self.text = QLineEdit()
        self.text.setObjectName(f"move_{field}")
        self._caption.setBuddy(self.chooser)
        if isinstance(source, ColumnSource):
            self.chooser.show_header(source.header)
        elif isinstance(source, TextSource):
            self.text.setText(source.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._caption, self.chooser, self.text):
            column.addWidget(part)
        keep_translated(self, self._say)
        self._show_text()
        self.chooser.column_chosen.connect(self._on_column)
        self.text.textChanged.connect(self.changed)

    def source(self) -> Source:
        """What fills the variable now."""
        header = self.chooser.header()
        return ColumnSource(header) if header else TextSource(self.text.text())

    def _say(self) -> None:
        label = REGISTRY.label_of(self.field)
        self._caption.setText(label.replace("&", "&&"))
        self.chooser.name_it(self.tr("Write it here"), label)
        self.text.setAccessibleName(label)

    @Slot(str)
    def _on_column(self, _header: str) -> None:
        self._show_text()
        self.changed.emit()

    def _show_text(self) -> None:
        self.text.setVisible(not self.chooser.header())


class TemplateFilling(QWidget):
    """A line for each variable of the chosen template.

    Signals:
        changed: another column or text.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("template_filling")
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def ask_for(self, sources: dict[str, Source], headers: Sequence[str]) -> None:
        """Ask for these variables, by their fields, beginning with these sources."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [_Line(field, headers, source) for field, source in sources.items()]
        for line in self._lines:
            self._column.addWidget(line)
            line.changed.connect(self.changed)

    def sources(self) -> dict[str, Source]:
        """What fills each of them now."""
        return {line.field: line.source() for line in self._lines}
