"""FieldEditor: one input of the message form, its source, its length and its problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from flowiq_desktop.core.columns.mapping import ChoiceSource, ColumnSource, Source, TextSource
from flowiq_desktop.core.columns.sources import texts_of
from flowiq_desktop.core.messages.types import FieldKind
from flowiq_desktop.core.text.foreign_fields import foreign_fields, with_own_fields
from flowiq_desktop.core.text.marking import Verdict
from flowiq_desktop.core.text.merge_fields import MergeField, header_index
from flowiq_desktop.services.manual.manual import FILE_LINKS
from flowiq_desktop.services.preparing.mappings import samples
from flowiq_desktop.texts import say
from flowiq_desktop.texts.names import side_by_side
from flowiq_desktop.ui.help_asked import ask_for_help
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.steps.message.field_editor_view import FieldEditorView, FormTools
from flowiq_desktop.ui.steps.message.merge_editors import MergeTextEdit
from flowiq_desktop.ui.theme.theme import say_tone
from flowiq_desktop.ui.widgets.cell_text import cut
from flowiq_desktop.ui.widgets.plain_words import on_button

if TYPE_CHECKING:
    from flowiq_desktop.core.messages.types import Field
    from flowiq_desktop.core.sheet import Sheet
    from flowiq_desktop.core.text.conditional.condition import Condition

_SAMPLE = 60


class FieldEditor(FieldEditorView):
    """Lets the person write a field's text or choose its column.

    Attributes:
        is_touched: whether the person wrote or chose something here, or it was filled before.

    Signals:
        source_changed: the field's name and its new `Source`, or None for nothing.
        row_wanted: the position of a row that shows what is being written.
    """

    source_changed = Signal(str, object)
    row_wanted = Signal(int)

    def __init__(self, field: Field, tools: FormTools, parent: QWidget | None = None) -> None:
        super().__init__(field, tools, parent)
        self._sheet: Sheet | None = None
        self.is_touched = False
        self._marked = Verdict.DONE
        self._longest: tuple[int | None, int] = None, 0
        self._units: tuple[int | None, int] = None, 0
        self._connect()
        self.show_source(None)
        self.show_problem("", "")
        keep_translated(self, self._say)

    @override
    def _say(self) -> None:
        super()._say()
        if isinstance(self.input, QComboBox):
            for place, choice in enumerate(("", *self.field.choices)):
                self.input.setItemText(place, self._choice(choice))
        self.show_length(*self._longest)
        self.show_counting(*self._units)
        self._show_half()
        self._say_marked()

    def offer(self, sheet: Sheet | None) -> None:
        """Offer the columns of this sheet."""
        self.is_touched = self.is_touched and sheet is self._sheet
        self._sheet = sheet
        headers = sheet.headers if sheet else ()
        self.chooser.offer(headers)
        self.offer_to_parts(sheet)
        if isinstance(self.input, MergeTextEdit):
            self.input.know(headers)
        self._show_own_fields()

    def take_corrected(self, sheet: Sheet) -> None:
        """Take the same columns with other cells: what was begun goes on."""
        self._sheet = sheet
        self.offer_to_parts(sheet)

    def show_source(self, source: Source | None) -> None:
        """Show where the field comes from."""
        texts = texts_of(source) if source is not None else ()
        self.is_touched = self.is_touched or isinstance(source, ColumnSource) or any(texts)
        if isinstance(source, ColumnSource):
            self.chooser.show_header(source.header)
        elif isinstance(source, ChoiceSource) and self.texts is not None:
            self.chooser.show_by_value()
            self.texts.show_source(source)
            self._show_text(self.texts.text())
        else:
            self.chooser.show_header("")
            self._show_for_all(source.text if isinstance(source, TextSource) else "")
        self._show_half()

    def _show_for_all(self, text: str) -> None:
        if self.texts is not None and text != self._text():
            self.texts.forget()  # another message: these texts are none of it
        self._show_text(text)

    def show_problem(self, text: str, tone: str) -> None:
        """Show what is wrong with the field instead of its help; "" for nothing."""
        self.problem.setText(text)
        for part in (self.problem, self.problem_icon):
            part.setVisible(bool(text))
        self.help.setVisible(not text and not self.chooser.header())
        say_tone(self.input, "error" if tone == "error" else "")
        if text:
            say_tone(self.problem, tone)
            self._tools.icons.bind(self.problem_icon, tone, tone, 16)
            self.input.setAccessibleDescription(text)
        else:
            self.input.setAccessibleDescription(self.field.help)

    def show_length(self, longest: int | None, row_number: int = 0) -> None:
        """Show how long the longest row's text is, against WhatsApp's limit.

        Args:
            longest: characters, or None to show nothing.
            row_number: the spreadsheet's number of that row, or 0 when all are alike.
        """
        self._longest = longest, row_number
        limit = self.field.limit
        if limit is None or not longest:
            self.counter.setText("")
            return
        self.counter.setText(
            say(
                "up to {n:,} of {limit:,} characters (row {row})",
                n=longest,
                limit=limit,
                row=row_number,
            )
            if row_number
            else say("{n:,} of {limit:,} characters", n=longest, limit=limit)
        )
        say_tone(self.counter, "error" if longest > limit else "")

    def show_counting(self, units: int | None, row_number: int = 0) -> None:
        """Warn where a text within the limit is beyond it when an emoji counts as two characters.

        Meta does not say what it counts.

        Args:
            units: the most units of UTF-16, or None when it is known that this cannot be.
            row_number: the spreadsheet's number of that row, or 0 when all are alike.
        """
        self._units = units, row_number
        limit = self.field.limit or 0
        self.counting.show_if_any(
            ""
            if not units or units <= limit
            else say(
                "WhatsApp may count each emoji as two: row {row} then has {n:,} of {limit:,}.",
                row=row_number,
                n=units,
                limit=limit,
            )
            if row_number
            else say(
                "WhatsApp may count each emoji as two: that would be {n:,} of {limit:,}.",
                n=units,
                limit=limit,
            )
        )

    def _connect(self) -> None:
        self.chooser.column_chosen.connect(self._on_column_chosen)
        self._connect_texts()
        if isinstance(self.input, QComboBox):
            self._fill_choices(self.input)
            self.input.activated.connect(self._on_choice)
        else:
            self.input.text_edited.connect(self._on_text_edited)
            if self.completer is not None:
                self.input.text_edited.connect(self.completer.look)
        if self.insert_button is not None and not isinstance(self.input, QComboBox):
            self.insert_button.chosen.connect(self.input.insert)
            if self.emoji_button is not None:
                self.emoji_button.chosen.connect(self.input.insert)
            if self.completer is not None:
                self.completer.chosen.connect(self.insert_button.choose)
        self.own_fields_button.clicked.connect(self._on_own_fields)
        if self.how_button is not None:
            self.how_button.clicked.connect(self._on_how)
        if self.format_bar is not None and isinstance(self.input, MergeTextEdit):
            self.format_bar.mark_wanted.connect(self.input.toggle)
            self.input.marked.connect(self._on_marked)
        for chooser in (self.chooser, self.input):
            if isinstance(chooser, QComboBox):
                self._tools.wheel.guard_one(chooser)

    def _connect_texts(self) -> None:
        if self.only_if is not None:
            self.only_if.chosen.connect(self._on_only_if)
        if self.texts is not None:
            self.chooser.by_value_chosen.connect(self._on_by_value)
            self.texts.chosen.connect(self._on_value_chosen)
            self.texts.row_wanted.connect(self.row_wanted)
            self._tools.wheel.guard_one(self.texts.columns)

    def _fill_choices(self, choices: QComboBox) -> None:
        for choice in ("", *self.field.choices):
            choices.addItem(self._choice(choice), choice)

    def _choice(self, choice: str) -> str:
        if not choice and self.field.required:
            return self.tr("Choose…")
        return self.field.label_of(choice)

    def _show_text(self, text: str) -> None:
        if isinstance(self.input, QComboBox):
            self.input.setCurrentIndex(max(0, self.input.findData(text.strip().casefold())))
        else:
            self.input.set_text(text)
            self._forget_steps_for_others()

    def _text(self) -> str:
        if isinstance(self.input, QComboBox):
            return str(self.input.currentData() or "")
        return self.input.text()

    def _show_half(self) -> None:
        header = self.chooser.header()
        self._show_own_fields()
        parts = self.only_if.parts_in_words(self._text()) if self.only_if is not None else ""
        self.parts.show_if_any(parts)
        if self.texts is not None:
            self.texts.setVisible(self.chooser.is_by_value())
        self._name_input()
        self.written.setVisible(not header)
        self.samples.setVisible(bool(header))
        self.help.setVisible(not header and not self.problem.text())
        if header and self._sheet and header in self._sheet.headers:
            found = (cut(text, _SAMPLE) for text in samples(self._sheet, header))
            words = say("Each row has its own, such as: {samples}", samples="  ·  ".join(found))
            self.samples.setText(words)
        elif header:
            self.samples.setText(self.tr("This spreadsheet has no such column."))

    def _show_own_fields(self) -> None:
        """Offer to write what placeholders of other programs mean, where the text has some."""
        found = () if self.chooser.header() else foreign_fields(self._text(), self._columns())
        self.own_fields_button.setVisible(bool(found))
        if found:
            own = side_by_side([*dict.fromkeys(str(MergeField(each.column)) for each in found)])
            self.own_fields_button.setText(on_button(say("Write as {fields}", fields=cut(own))))

    def _columns(self) -> dict[str, int]:
        wanted = self.field.kind is not FieldKind.JSON and self._sheet is not None
        return header_index(self._sheet.headers) if wanted and self._sheet else {}

    @Slot()
    def _on_own_fields(self) -> None:
        if isinstance(self.input, QComboBox):
            return
        text = with_own_fields(self.input.text(), self._columns())
        self.input.selectAll()
        self.input.insert(text)  # so that it can be undone like anything that is typed

    @Slot(str)
    def _on_marked(self, verdict: str) -> None:
        self._marked = Verdict(verdict)
        self._say_marked()

    def _say_marked(self) -> None:
        """Say what the phone makes of a mark where that is not simply what was selected."""
        words = {
            Verdict.WIDENED: self.tr("WhatsApp formats whole words, so all of the word has it."),
            Verdict.NOTHING: self.tr("Select the words that it is for, or go into a word."),
            Verdict.CANNOT: self.tr("WhatsApp cannot show this so: nothing was changed."),
        }
        self.note.setText(words.get(self._marked, ""))
        self.note.setVisible(self._marked in words)

    @Slot()
    def _on_how(self) -> None:
        ask_for_help(self, FILE_LINKS)

    @Slot(str)
    def _on_column_chosen(self, header: str) -> None:
        if self.texts is not None and self.texts.isVisibleTo(self) and not header:
            self._show_text(self.texts.one_for_all())
        self._show_half()
        if header:
            self.source_changed.emit(self.field.name, ColumnSource(header))
        else:
            self._tell_text(self._text())

    @Slot()
    def _on_by_value(self) -> None:
        """Texts for each value of a column; what is written so far is the one for all others."""
        if self.texts is None or self.texts.begin(self._text()):
            self._on_value_chosen()
            return
        self.chooser.show_header("")
        self.note.setText(self.tr("No column has few enough values: 2 to 20."))
        self.note.show()

    @Slot()
    def _on_value_chosen(self) -> None:
        """Show the text of the value that was chosen, and tell of all of them."""
        if self.texts is not None:
            self._show_text(self.texts.text())
            self._show_half()
            self.source_changed.emit(self.field.name, self.texts.source())

    @Slot(object)
    def _on_only_if(self, condition: Condition) -> None:
        if isinstance(self.input, MergeTextEdit) and not self.input.wrap(condition):
            self.note.setText(self.tr("One part for some rows cannot stand inside another one."))
            self.note.show()

    def _name_input(self) -> None:
        if self.texts is not None and self.chooser.is_by_value():
            label, value = self.field.label, self.texts.written_for()
            self.input.setAccessibleName(say("{label} for {value}", label=label, value=value))
        else:
            self.input.setAccessibleName(self.field.label)

    @Slot(str)
    def _on_text_edited(self, text: str) -> None:
        self._marked = Verdict.DONE
        self._say_marked()
        self._tell_text(text)

    @Slot(int)
    def _on_choice(self, _index: int) -> None:
        self._tell_text(self._text())

    def _tell_text(self, text: str) -> None:
        if self.texts is not None and self.chooser.is_by_value():
            self.texts.write(text)
            self.source_changed.emit(self.field.name, self.texts.source())
            return
        if self.texts is not None:
            self.texts.write(text)  # where a column chose before, and may again
        self.source_changed.emit(self.field.name, TextSource(text) if text else None)
