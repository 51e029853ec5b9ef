"""MatchPanel: which column of the spreadsheet fills which field of the message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping
from flowiq_desktop.core.columns.unused_columns import (
    columns_in_cells,
    other_numbers,
    unused_columns,
)
from flowiq_desktop.core.messages.types import MESSAGE_TYPE, PHONE_NUMBER, REGISTRY, Field
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.texts import say
from flowiq_desktop.texts.names import side_by_side
from flowiq_desktop.ui.hearing.spoken_button import UnfoldingButton
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.steps.recipients.match_row import MatchRow
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.cell_text import cut
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.page_frame import card
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingABC
    from collections.abc import Sequence

    from flowiq_desktop.core.sheet import Sheet
    from flowiq_desktop.texts import Text
    from flowiq_desktop.ui.theme.icons import Icons
    from flowiq_desktop.ui.widgets.quiet_wheel import QuietWheel

_USUAL = 8
"""Fields of messages, the first ones first, whose lines most spreadsheets need."""
_LISTED = 12
"""Unused columns named one by one; more are counted."""


class MatchPanel(QWidget):
    """The fields with their choosers, what is remembered, and the columns left unused.

    Signals:
        mapping_changed: the `Mapping` after a choice.
        start_over_wanted: the remembered choices are not wanted.
    """

    mapping_changed = Signal(object)
    start_over_wanted = Signal()

    def __init__(self, icons: Icons, wheel: QuietWheel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("match_panel")
        self._icons = icons
        self._wheel = wheel
        self._mapping = Mapping()
        self._reasons: MappingABC[str, Text] = {}
        self._rows: dict[str, MatchRow] = {}
        self._folded: tuple[Field, ...] = ()
        self._numbers: tuple[object, tuple[str, ...]] = (None, ())
        self._sheet: Sheet | None = None
        self._remembered_on = self._country = ""
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.timeout.connect(self._make_next)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._say_unused)
        self._build_layout()
        keep_translated(self, self._say)

    def prepare(self) -> None:
        """Make the lines of usual fields one by one, while a spreadsheet is being read.

        Each takes some milliseconds, and all of them more than the window may stand still.
        """
        self._ahead.start()

    def show_mapping(
        self,
        sheet: Sheet,
        mapping: Mapping,
        reasons: MappingABC[str, Text],
        remembered_on: str,
        country: str,
    ) -> None:
        """Show the fields of the mapping's message type and the columns that fill them.

        Args:
            sheet: the spreadsheet.
            mapping: which column fills which field.
            reasons: why, by field name.
            remembered_on: the day of the choices used again, or "".
            country: of numbers without a country code; tells which other columns have numbers.
        """
        is_new = sheet is not self._sheet
        if is_new:
            self._numbers = None, ()
        self._sheet, self._mapping, self._reasons = sheet, mapping, reasons
        shown, self._folded = _split(mapping)
        self._place(self._main, shown)
        self._fill_more()
        self.more_button.setVisible(bool(self._folded))
        self._remembered_on, self._country = remembered_on, country
        self._remembered_row.setVisible(bool(remembered_on))
        self._say_words()
        if is_new or self._soon.isActive():
            self._soon.start()  # pages show much at once now, and this takes as long as all of it
        else:
            self._say_unused()

    def _say(self) -> None:
        self._say_words()
        self._say_unused()

    def _say_words(self) -> None:
        self._heading.setText(self.tr("Match your columns"))
        self.start_over_button.setText(self.tr("Start &over"))
        self.remembered.setText(say("Using your choices from {day}.", day=self._remembered_on))
        self._name_more()

    @Slot()
    def _say_unused(self) -> None:
        if self._sheet is not None:
            self._show_unused(self._sheet, self._mapping, self._country)

    def row(self, name: str) -> MatchRow:
        """The line of a field; raises KeyError when it was never shown."""
        return self._rows[name]

    def _place(self, column: QVBoxLayout, fields: tuple[Field, ...]) -> None:
        """Show the lines of these fields in a column; those that stand there already stay."""
        rows = [*map(self._row_for, fields)]
        for row in self._rows.values():
            if row not in rows and column.indexOf(row) >= 0:
                column.removeWidget(row)
                row.hide()
        for place, row in enumerate(rows):
            if column.indexOf(row) != place:
                column.removeWidget(row)
                column.insertWidget(place, row)
            row.show()

    @Slot()
    def _make_next(self) -> None:
        usual = REGISTRY.fields_in_use("", {})[:_USUAL]
        missing = next((it for it in usual if it.name not in self._rows), None)
        if missing is not None:
            self._main.addWidget(self._made(missing))  # to put it there later takes longer
            self._ahead.start()

    def _made(self, field: Field) -> MatchRow:
        if field.name not in self._rows:
            row = MatchRow(field, self)
            row.hide()
            row.header_chosen.connect(self._on_header_chosen)
            self._wheel.guard_one(row.chooser)
            self._rows[field.name] = row
        return self._rows[field.name]

    def _row_for(self, field: Field) -> MatchRow:
        row = self._made(field)
        if self._sheet is not None:
            reason = self._reasons.get(field.name, "")
            row.show_match(self._sheet, self._mapping.sources.get(field.name), reason)
        return row

    def _fill_more(self) -> None:
        """Lines that few people need are made on demand: a list has some forty."""
        open_ = self.more_button.isChecked()
        self._more_box.setVisible(open_ and bool(self._folded))
        self._place(self._more, self._folded if open_ else ())
        self._name_more()
        self._icons.bind(self.more_button, "up" if open_ else "down", size=16)

    def _name_more(self) -> None:
        folded = say("More fields ({n:,})", n=len(self._folded))
        open_ = self.more_button.isChecked()
        self.more_button.setText(self.tr("Fewer fields") if open_ else folded)

    def _show_unused(self, sheet: Sheet, mapping: Mapping, country: str) -> None:
        """A quiet line for what may go into the text yet, a notice for what was meant for it."""
        found = unused_columns(sheet, mapping, columns_in_cells(sheet, mapping))
        words = [self._not_used_so_far([h for h in found.headers if h not in found.named])]
        self.numbers.show_if_any(self._words_of_numbers(sheet, mapping, found.headers, country))
        hidden = found.problem_of_hidden()
        words += [hidden.message] if hidden else []
        self.unused.show_if_any(" ".join(filter(None, words)))
        told = found.problem()
        if told is None:
            self.missed.clear()
        else:
            advice = self.tr("Match it above, or choose another kind of message in the next step.")
            self.missed.tell("warning", told.message, advice)

    def _words_of_numbers(
        self, sheet: Sheet, mapping: Mapping, unused: Sequence[str], country: str
    ) -> str:
        """That somebody has two numbers, and which of them the message goes to; "" for no such."""
        chosen = mapping.sources.get(PHONE_NUMBER.name)
        others = self._columns_of_numbers(sheet, unused, country) if chosen is not None else ()
        if not others or not isinstance(chosen, ColumnSource):
            return ""
        return say(
            "Messages go to the numbers in {column}. There are phone numbers in {names} too: where"
            " the first is missing or cannot be used, Check offers to take the other.",
            column=_listed([chosen.header]),
            names=_listed(others),
        )

    def _columns_of_numbers(
        self, sheet: Sheet, headers: Sequence[str], country: str
    ) -> tuple[str, ...]:
        """Read once, because this is asked with every letter typed into the message."""
        wanted = headers, country
        if self._numbers[0] != wanted:
            self._numbers = wanted, other_numbers(sheet, headers, PhoneReader(country))
        return self._numbers[1]

    def _not_used_so_far(self, headers: Sequence[str]) -> str:
        if not headers:
            return ""
        names = _listed(headers[:_LISTED])
        if len(headers) > _LISTED:
            names = say("{names} and {n:,} more", names=names, n=len(headers) - _LISTED)
        return say(
            "Not used so far: {names}. You can insert them into the message next.", names=names
        )

    @Slot(str, str)
    def _on_header_chosen(self, name: str, header: str) -> None:
        source = ColumnSource(header) if header else None
        self.mapping_changed.emit(self._mapping.with_source(name, source))

    @Slot(bool)
    def _on_more_toggled(self, _open: bool) -> None:
        self._fill_more()

    def _build_layout(self) -> None:
        self._main, self._more = QVBoxLayout(), QVBoxLayout()
        for lines in (self._main, self._more):
            lines.setSpacing(12)
        self._more.setContentsMargins(0, 0, 0, 0)
        self._more_box = QWidget()
        self._more_box.setLayout(self._more)
        self.more_button = UnfoldingButton()
        self.more_button.setObjectName("match_more")
        say_role(self.more_button, "quiet")
        self.more_button.toggled.connect(self._on_more_toggled)
        self._heading = PlainLabel(role="heading")
        self.unused = PlainLabel(role="hint")
        self.unused.setObjectName("match_unused")
        self.numbers = PlainLabel()
        self.numbers.setObjectName("match_numbers")
        self.missed = Notice(self._icons, "match_missed")
        frame, inside = card("match_card")
        inside.addWidget(self._heading)
        inside.addWidget(self._make_remembered_row())
        inside.addLayout(self._main)
        inside.addWidget(self.numbers)
        inside.addLayout(_left(self.more_button))
        inside.addWidget(self._more_box)
        inside.addWidget(self.missed)
        inside.addWidget(self.unused)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def _make_remembered_row(self) -> QWidget:
        self.remembered = PlainLabel(role="hint")
        self.remembered.setWordWrap(False)
        self.remembered.setObjectName("match_remembered")
        self.start_over_button = QPushButton()
        self.start_over_button.setObjectName("match_start_over")
        say_role(self.start_over_button, "quiet")
        self.start_over_button.clicked.connect(self.start_over_wanted)
        self._remembered_row = QWidget()
        row = QHBoxLayout(self._remembered_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.remembered)
        row.addWidget(self.start_over_button)
        row.addStretch(1)
        return self._remembered_row


def _split(mapping: Mapping) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """Visible fields, and fields behind "More": what is needed or matched is visible."""
    fields = REGISTRY.fields_in_use(mapping.message_type, mapping.sources)
    per_row = not mapping.message_type
    shown = []
    for field in fields:
        matched = isinstance(mapping.sources.get(field.name), ColumnSource)
        shared = field.name == PHONE_NUMBER.name or (per_row and field.name == MESSAGE_TYPE.name)
        # With a type per row, every type's needs would be listed, most of them for nobody.
        if matched or shared or (field.required and not per_row):
            shown.append(field)
    folded = tuple(field for field in fields if field not in shown)
    return tuple(shown), folded


def _listed(headers: Sequence[str]) -> str:
    return side_by_side([cut(header) for header in headers])


def _left(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row
