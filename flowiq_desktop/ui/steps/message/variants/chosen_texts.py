"""ChosenTexts: a column chooses the text: which column, its values, and who has which text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from flowiq_desktop.core.columns.choosing import (
    ChoosingValue,
    choosing_columns,
    choosing_values,
    first_row_of_others,
    first_row_with,
    likeliest_of,
)
from flowiq_desktop.core.columns.mapping import ChoiceSource
from flowiq_desktop.core.columns.sources import texts_of
from flowiq_desktop.core.text.conditional.choice_key import choice_key
from flowiq_desktop.texts import Text, said, say, say_count
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.steps.source_chooser import SourceChooser
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.cell_text import cut
from flowiq_desktop.ui.widgets.plain_label import Caption, PlainLabel

if TYPE_CHECKING:
    from flowiq_desktop.core.sheet import Sheet

_MOST_LINES = 6
_LINE_ROOM, _AROUND = 8, 6
_BEGINNING = 60


class ChosenTexts(QWidget):
    """The column that chooses, and a list of its values; the text of one of them is being written.

    Signals:
        chosen: the person chose another value, or another column: its text is to be shown.
        row_wanted: the position of the first row that has the value.
    """

    chosen = Signal()
    row_wanted = Signal(int)

    def __init__(self, name: str, label: Text, parent: QWidget | None = None) -> None:
        """Make it for a field.

        Args:
            name: the field's.
            label: its name on the screen, in English as the field holds it.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._field = label
        self._sheet: Sheet | None = None
        self._source: ChoiceSource | None = None
        self._values: tuple[ChoosingValue, ...] = ()
        self.columns, self.list = SourceChooser(f"{name}_chosen_by"), QListWidget()
        self.list.setObjectName(f"{name}_values")
        self._column_label, self._list_label = Caption(), Caption()
        self._explained = PlainLabel(role="hint")
        self._explained.setObjectName(f"{name}_explained")
        self.told = PlainLabel(role="hint")
        self.told.setObjectName(f"{name}_told")
        self._build_layout()
        self.columns.column_chosen.connect(self._on_column)
        self.list.currentRowChanged.connect(self._on_value)
        keep_translated(self, self._say)

    def source(self) -> ChoiceSource | None:
        """The texts as they are written now; None before a column was chosen."""
        return self._source

    def text(self) -> str:
        """The text of the value that is chosen in the list."""
        source = self._source
        if source is None:
            return ""
        value = self.value()
        return source.otherwise if value is None else source.text_of(value)

    def offer(self, sheet: Sheet | None) -> None:
        """Offer the columns of this sheet that have few enough values."""
        self._sheet = sheet
        self.columns.offer(choosing_columns(sheet) if sheet and self._source else ())
        if self._source is not None:
            self._take(self._source)

    def begin(self, text: str) -> bool:
        """Let the likeliest column choose; False when no column can.

        Args:
            text: what is written for everybody so far. It is the text for all others, unless it is
                among the texts that were written here before.
        """
        columns = choosing_columns(self._sheet) if self._sheet else ()
        if self._sheet is None or not columns:
            return False
        self.columns.offer(columns)
        before = self._source
        if before is None:
            self._take(ChoiceSource(likeliest_of(self._sheet, columns), (), text))
            self._point_at(len(self._values) if text else 0)
        elif text not in texts_of(before):
            self.write(text)
        return True

    def show_source(self, source: ChoiceSource) -> None:
        """Show texts that are written already."""
        if self._source is None:
            self.columns.offer(choosing_columns(self._sheet) if self._sheet else ())
        if source != self._source:
            self._take(source)

    def one_for_all(self) -> str:
        """The text to go on with where everybody gets the same: the chosen one, if it is none."""
        if self._source is not None and not self.text().strip():
            written = (value for value, text in self._source.texts if text.strip())
            value = next(written, None)
            places = [each.value for each in self._values]
            self._point_at(places.index(value) if value in places else len(places))
        return self.text()

    def forget(self) -> None:
        """Another message is written: nothing is left of these texts."""
        self._source = None

    def write(self, text: str) -> None:
        """Take what is written for the chosen value."""
        source = self._source
        if source is None:
            return
        value = self.value()
        self._source = (
            replace(source, otherwise=text) if value is None else source.with_text(value, text)
        )
        self._name_values()

    def written_for(self) -> str:
        """Whom the text that is being written is for, in words."""
        value = self.value()
        return self.tr("all others") if value is None else _named(value)

    def value(self) -> str | None:
        """The value whose text is being written; None for all others."""
        at = self.list.currentRow()
        return self._values[at].value if 0 <= at < len(self._values) else None

    def _take(self, source: ChoiceSource) -> None:
        """Show the values of the column, and those that have a text besides."""
        before = self.value() if self._source and self._source.header == source.header else ""
        self._source = source
        self.columns.show_header(source.header)
        known = choosing_values(self._sheet, source.header) if self._sheet else ()
        keys = {choice_key(each.value) for each in known}
        gone = (value for value, _ in source.texts if choice_key(value) not in keys)
        self._values = (*known, *(ChoosingValue(value, 0) for value in gone))
        self.list.blockSignals(True)
        self.list.clear()
        for _ in range(len(self._values) + 1):
            self.list.addItem(QListWidgetItem())
        self.list.blockSignals(False)
        self._name_values()
        places = [each.value for each in self._values]
        self._point_at(places.index(before) if before in places else len(places) * (before is None))

    def _point_at(self, row: int) -> None:
        """Choose a line without asking for its row."""
        self.list.blockSignals(True)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._say_told()

    def _name_values(self) -> None:
        source, metrics = self._source, self.list.fontMetrics()
        if source is None or self.list.count() != len(self._values) + 1:
            return
        height = metrics.height() + _LINE_ROOM
        lines = [*(_line(each, source) for each in self._values), _line_of_others(source)]
        for at, line in enumerate(lines):
            item = self.list.item(at)
            item.setText(line)
            item.setSizeHint(QSize(0, height))
        self.list.setFixedHeight(height * min(_MOST_LINES, len(lines)) + _AROUND)
        self._say_told()

    def _say_told(self) -> None:
        label = said(self._field)
        self.told.setText(
            say("Below: {label} for {value}", label=label, value=self.written_for())
            if self._source
            else ""
        )

    @Slot(str)
    def _on_column(self, header: str) -> None:
        if self._source is not None and header:
            self._take(replace(self._source, header=header))
            self.chosen.emit()

    @Slot(int)
    def _on_value(self, _row: int) -> None:
        self._say_told()
        self.chosen.emit()
        source, sheet, value = self._source, self._sheet, self.value()
        if source is None or sheet is None:
            return
        found = (
            first_row_of_others(sheet, source)
            if value is None
            else first_row_with(sheet, source.header, value)
        )
        if found is not None:
            self.row_wanted.emit(found)

    def _say(self) -> None:
        label = said(self._field)
        self._column_label.setText(self.tr("Column that chooses the text"))
        self.columns.name_it(self.tr("Choose a column…"), say("the choice of {x}", x=label))
        self._list_label.setText(self.tr("What stands in it, and which text goes with it"))
        self._explained.setText(
            self.tr(
                "Everybody gets the same kind of message, in words that fit: whoever has English "
                "in this column gets one text, whoever has isiZulu another. Choose a line of the "
                "list and write its text below."
            )
        )
        self.list.setAccessibleName(say("Values, each with its own {label}", label=label))
        self._name_values()
        self._say_told()

    def _build_layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._column_label.setBuddy(self.columns)
        self._list_label.setBuddy(self.list)
        for label in (self._column_label, self._list_label):
            say_role(label, "small")
        chosen = (self._column_label, self.columns, self._explained)
        for part in (*chosen, self._list_label, self.list, self.told):
            column.addWidget(part)


def _named(value: str) -> str:
    return say('"{value}"', value=cut(value)) if value else say("empty cells")


def _line(each: ChoosingValue, source: ChoiceSource) -> str:
    text = " ".join(source.text_of(each.value).split())
    if text:
        told = cut(text, _BEGINNING)
    elif source.otherwise.strip():
        told = say("gets the text for all others")
    else:
        told = say("no text yet")
    value = cut(each.value) if each.value else say("Empty cells")
    if not each.rows:
        return say("{value}, not in this spreadsheet: {text}", value=value, text=told)
    return say_count(
        "{value}, 1 row: {text}", "{value}, {n} rows: {text}", each.rows, value=value, text=told
    )


def _line_of_others(source: ChoiceSource) -> str:
    text = " ".join(source.otherwise.split())
    if not text:
        return say("All others: no text, so that they are listed for you to fix")
    return say("All others: {text}", text=cut(text, _BEGINNING))
