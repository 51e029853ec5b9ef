"""ReadingPanel: how the file was understood, the table itself, and how to change that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot

from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.core.text.shown_name import shown_name
from flowiq_desktop.services.preparing.load import (
    ENCODINGS,
    FIXED_WIDTH,
    REPAIRED,
    SEPARATORS,
    SEVERAL_BLANKS,
    LoadedSheet,
    Origin,
    ReadOptions,
    encoding_called,
    visible,
)
from flowiq_desktop.texts import said, say
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.steps.recipients.recipients_reading_view import ReadingView
from flowiq_desktop.ui.widgets.plain_words import on_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QComboBox, QWidget

    from flowiq_desktop.ui.theme.icons import Icons
    from flowiq_desktop.ui.widgets.quiet_wheel import QuietWheel

_LONGEST_NAME = 20
"""Letters of a sheet's name on a button."""


class ReadingPanel(ReadingView):
    """One sentence on what was understood; "Change" opens the choosers beside the live table.

    Signals:
        options_changed: `ReadOptions` to read the file again with.
    """

    options_changed = Signal(object)

    def __init__(self, icons: Icons, wheel: QuietWheel, parent: QWidget | None = None) -> None:
        self._loaded: LoadedSheet | None = None
        self._options = ReadOptions()
        self._found: tuple[str, str] | None = None
        super().__init__(icons, parent)
        wheel.guard(self)
        self.change_button.toggled.connect(self._on_change)
        self.headings.row_chosen.connect(self._on_header_row)
        self.letters.encoding_chosen.connect(self._on_letters)
        self.sheet.activated.connect(self._on_sheet)
        self.other_button.clicked.connect(self._on_other_sheet)
        self.header_row.valueChanged.connect(self._on_header_row)
        self.separator.activated.connect(self._on_separator)
        self.encoding.activated.connect(self._on_encoding)

    def show_loaded(self, loaded: LoadedSheet, options: ReadOptions) -> None:
        """Show a file that was read, and the choices it was read with."""
        origin, self._options, self._loaded = loaded.origin, options, loaded
        self.file_name.setText(origin.path.name)
        self._say_loaded(loaded)
        self.model.show_sheet(loaded.sheet)
        self.letters.show_choice(origin)
        self.headings.show_choice(origin)
        self._show_headings()
        _fill(self.sheet, [(name, name) for name in origin.sheet_names], origin.sheet_name)
        separators = (*self._rare_separators(origin), *SEPARATORS)
        _fill(self.separator, _said(separators), origin.separator)
        _fill(self.encoding, _encodings(origin), origin.encoding)
        with QSignalBlocker(self.header_row):
            self.header_row.setValue(origin.header_row)
        self.show_chooser(self.sheet, len(origin.sheet_names) > 1)
        self.show_chooser(self.separator, not origin.sheet_names)
        self.show_chooser(self.encoding, bool(origin.encoding))

    def _rare_separators(self, origin: Origin) -> list[tuple[str, str]]:
        """What was found and is not usual: it can be chosen again once another was tried."""
        if origin.separator not in dict(SEPARATORS):
            self._found = (origin.sha256, origin.separator)
        if self._found is None or self._found[0] != origin.sha256:
            return []
        found = self._found[1]
        return [(found, dict((FIXED_WIDTH, SEVERAL_BLANKS)).get(found) or visible(found))]

    @override
    def _say(self) -> None:
        super()._say()
        separators = (*SEPARATORS, FIXED_WIDTH, SEVERAL_BLANKS)
        for chooser, entries in ((self.separator, separators), (self.encoding, ENCODINGS)):
            for value, name in _said(entries):
                # What was taken as it is, by its value, is not among them.
                if (place := chooser.findData(value)) >= 0:
                    chooser.setItemText(place, name)
        if self._loaded is not None:
            self._say_loaded(self._loaded)

    def _say_loaded(self, loaded: LoadedSheet) -> None:
        other = _other_sheet(loaded.origin)
        self.other_button.setVisible(bool(other))
        name = shortened(shown_name(other), _LONGEST_NAME)
        self.other_button.setText(on_button(say("Read the sheet '{name}' instead", name=name)))
        self.sentence.setText(loaded.sentence)
        self.notes.show_if_any("\n".join(loaded.origin.notes_beside_letters))

    @Slot(bool)
    def _on_change(self, open_: bool) -> None:
        self.choosers.setVisible(open_)
        self._show_headings()

    def _show_headings(self) -> None:
        self.headings.setVisible(self.headings.asks or self.change_button.isChecked())

    @Slot(int)
    def _on_sheet(self, _place: int) -> None:
        self._read_sheet(self.sheet.currentData())

    @Slot()
    def _on_other_sheet(self) -> None:
        if self._loaded is not None:
            self._read_sheet(_other_sheet(self._loaded.origin))

    def _read_sheet(self, name: str) -> None:
        # Another sheet has its headers elsewhere, so they are looked for again.
        self._ask(replace(self._options, sheet=name, header_row=None))

    @Slot(int)
    def _on_header_row(self, row: int) -> None:
        self._ask(replace(self._options, header_row=row))

    @Slot(int)
    def _on_separator(self, _place: int) -> None:
        self._ask(replace(self._options, separator=self.separator.currentData()))

    @Slot(int)
    def _on_encoding(self, _place: int) -> None:
        self._ask(replace(self._options, encoding=self.encoding.currentData()))

    @Slot(str)
    def _on_letters(self, encoding: str) -> None:
        self._ask(replace(self._options, encoding=encoding))

    def _ask(self, options: ReadOptions) -> None:
        self._options = options
        self.options_changed.emit(options)


def _other_sheet(origin: Origin) -> str:
    """The sheet that was not read and holds people: of several a shown one, and the longest."""
    others = [entry for entry in origin.left_unread if entry.sheet != origin.sheet_name]
    found = max(others, key=lambda it: (not it.hidden, it.rows or 0), default=None)
    return found.sheet if found else ""


def _encodings(origin: Origin) -> list[tuple[str, str]]:
    """What the letters may be; a workbook stores them in one way, besides repaired ones."""
    if not origin.sheet_name:
        return _said(ENCODINGS)
    plain = _said([it for it in ENCODINGS if it[0] == "utf-8"])
    return [*plain, *((it, said(encoding_called(it))) for it in REPAIRED if it == origin.encoding)]


def _said(entries: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Values, with their names in the language in use."""
    return [(value, say(name)) for value, name in entries]


def _fill(chooser: QComboBox, entries: Sequence[tuple[str, str]], chosen: str) -> None:
    """Offer values by their names; one that is not on the list is offered as it is."""
    chooser.clear()
    for value, name in entries:
        chooser.addItem(name, value)
    if chosen and chooser.findData(chosen) < 0:
        chooser.addItem(chosen, chosen)
    chooser.setCurrentIndex(chooser.findData(chosen))
