"""FieldEditorView: the layout of one input of the message form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from flowiq_desktop.core.messages.types import REGISTRY, Field, FieldKind
from flowiq_desktop.texts import say
from flowiq_desktop.ui.explaining.help_pages import HOW_FILES_GET_LINKS
from flowiq_desktop.ui.steps.message.emoji_button import EmojiButton
from flowiq_desktop.ui.steps.message.field_completer import FieldCompleter
from flowiq_desktop.ui.steps.message.format_bar import FormatBar
from flowiq_desktop.ui.steps.message.insert_field import InsertFieldButton
from flowiq_desktop.ui.steps.message.merge_editors import MergeLineEdit, MergeTextEdit
from flowiq_desktop.ui.steps.message.parts.part_button import PartButton
from flowiq_desktop.ui.steps.message.steady_foot import SteadyFoot
from flowiq_desktop.ui.steps.message.variants.chosen_texts import ChosenTexts
from flowiq_desktop.ui.steps.message.variants.only_if import OnlyIfButton
from flowiq_desktop.ui.steps.source_chooser import SourceChooser
from flowiq_desktop.ui.theme.theme import say_role, say_tone
from flowiq_desktop.ui.widgets.choosers.chooser import Chooser
from flowiq_desktop.ui.widgets.flow_layout import FlowLayout
from flowiq_desktop.ui.widgets.plain_label import Caption, PlainLabel

if TYPE_CHECKING:
    from flowiq_desktop.core.sheet import Sheet
    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.ui.theme.icons import Icons
    from flowiq_desktop.ui.theme.theme import Theme
    from flowiq_desktop.ui.widgets.file_guard import FileGuard
    from flowiq_desktop.ui.widgets.quiet_wheel import QuietWheel

_WITH_EMOJI = (FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.EMOJI)
TextInput = MergeTextEdit | MergeLineEdit | QComboBox


@dataclass(frozen=True, slots=True)
class FormTools:
    """What every input of a form is made with."""

    icons: Icons
    theme: Theme
    wheel: QuietWheel
    files: FileGuard
    preferences: PreferenceStore


class FieldEditorView(QWidget):
    """Name, chooser of the source, the input itself, and a line for help or a problem.

    Attributes:
        chooser: written here, or a column.
        texts: where a column chooses among several; None but for long texts.
        input: where the text for everybody is written or chosen.
        insert_button: None for choices.
        emoji_button: None where no emoji belongs, as in a link.
        completer: lists the columns where `{{` is typed; None for choices.
        own_fields_button: turns other programs' placeholders into fields; hidden without any.
        format_bar: None but for long texts.
        only_if: makes what is selected a part for some rows; None but for long texts.
        parts: which parts only some rows get; hidden where there are none.
        part_button: moves the button, row or card that the field is the first of; else None.
        how_button: asks how a file gets a link; None but for links.
        counting: says that WhatsApp may count more than its limit; hidden where it does not.
        note: what became of the last mark, where it is not what one would expect.
        field: what is written.
    """

    def __init__(self, field: Field, tools: FormTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"field_{field.name}")
        self.field = field
        self._tools, self._is_used = tools, True
        self._shown_for: str | None = None
        self._label, self._need = Caption(), Caption()
        is_long = field.kind is FieldKind.LONG_TEXT
        self.part_button = _part_button(field)
        self.chooser = SourceChooser(f"{field.name}_source", has_by_value=is_long)
        self.texts = ChosenTexts(field.name, field.label_text) if is_long else None
        self.input = self._make_input(field)
        self.insert_button: InsertFieldButton | None = None
        self.emoji_button: EmojiButton | None = None
        self.format_bar: FormatBar | None = None
        self.only_if: OnlyIfButton | None = None
        self.completer: FieldCompleter | None = None
        if not isinstance(self.input, QComboBox):
            self.insert_button = InsertFieldButton(tools.icons, f"{field.name}_insert")
            if field.kind in _WITH_EMOJI:
                self.emoji_button = EmojiButton(
                    tools.preferences, f"{field.name}_emoji", self.input
                )
            self.completer = FieldCompleter(field.name, self.input, self.input, self)
        if isinstance(self.input, MergeTextEdit):
            self.format_bar = FormatBar(f"{field.name}_format", self.input)
            self.only_if = OnlyIfButton(f"{field.name}_only_if")
        self.parts = PlainLabel(role="small")
        self.parts.setObjectName(f"{field.name}_parts")
        self.parts.hide()
        self.note = PlainLabel(role="small")
        self.note.setObjectName(f"{field.name}_note")
        self.samples = PlainLabel(role="hint")
        self.help = PlainLabel(role="small")
        self.problem_icon = QLabel()
        self.problem = PlainLabel()
        self.problem.setObjectName(f"{field.name}_problem")
        self.own_fields_button = QPushButton()
        self.own_fields_button.setObjectName(f"{field.name}_own_fields")
        self.own_fields_button.hide()
        self.how_button = self._make_how_button(field) if field.kind is FieldKind.URL else None
        self.counter = PlainLabel(role="small")
        self.counter.setObjectName(f"{field.name}_counter")
        self.counting = PlainLabel(role="small")
        self.counting.setObjectName(f"{field.name}_counting")
        self.counting.hide()
        say_tone(self.counting, "warning")
        self._build_layout()

    def begin(self) -> None:
        """Focus the input, or the chooser while a column fills the field."""
        (self.chooser if self.written.isHidden() else self.input).setFocus()

    def text_for(self) -> str | None:
        """The value whose text is being written, where a column chooses; None for all others."""
        if self.texts is None or not self.chooser.is_by_value():
            return None
        return self.texts.value()

    def offer_to_parts(self, sheet: Sheet | None) -> None:
        """Have the parts offer the columns of this sheet, and what stands in them."""
        for part in (self.texts, self.insert_button, self.completer, self.only_if):
            if part is not None:
                part.offer(sheet)

    def _forget_steps_for_others(self) -> None:
        """Undo brings back nothing that was written for another value than the one shown now."""
        if self.text_for() != self._shown_for and isinstance(self.input, MergeTextEdit):
            self._shown_for = self.text_for()
            self.input.forget_steps()

    def show_used(self, *, used: bool) -> None:
        """Say whether the message, as it was chosen to be, has a place for the field."""
        self._is_used = used
        self._need.setText(self._need_in_words())

    def _need_in_words(self) -> str:
        if not self._is_used:
            return self.tr("not sent with what you chose above")
        is_needed = self.field.required or self.field.by_hand
        return self.tr("needed") if is_needed else self.tr("if you like")

    def _say(self) -> None:
        field = self.field
        self._label.setText(field.label)
        self._need.setText(self._need_in_words())
        first = self.tr("Choose here") if field.choices else self.tr("Written here")
        self.chooser.name_it(first, field.label)
        if self.part_button is not None:
            self.part_button.name_it(field.label)
        self.help.setText(field.help)
        self.input.setAccessibleName(field.label)
        self.input.setAccessibleDescription(self.problem.text() or field.help)
        if not isinstance(self.input, QComboBox):
            self.input.setPlaceholderText(say("for example: {x}", x=field.example))
        if self.insert_button is not None:
            self.insert_button.name_it(field.label)
        if self.only_if is not None:
            self.only_if.name_it(field.label)
        if self.emoji_button is not None:
            self.emoji_button.name_it(field.label)
        if self.how_button is not None:
            self.how_button.setText(say(HOW_FILES_GET_LINKS))

    def _make_input(self, field: Field) -> TextInput:
        made: TextInput
        if field.choices:
            made = Chooser()
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        elif field.kind is FieldKind.LONG_TEXT:
            made = MergeTextEdit(self._tools.theme, ())
        else:
            made = MergeLineEdit()
        made.setObjectName(f"{field.name}_input")
        self._tools.files.guard(made)
        return made

    def _make_how_button(self, field: Field) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"{field.name}_how")
        button.setAutoDefault(False)
        say_role(button, "ask")
        self._tools.icons.bind(button, "help", "accent", 14)
        return button

    def _build_layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._head())
        if self.texts is not None:
            self.texts.hide()
            column.addWidget(self.texts)
        self.written = QWidget()
        inputs = QVBoxLayout(self.written)
        inputs.setContentsMargins(0, 0, 0, 0)
        inputs.setSpacing(4)
        inputs.addLayout(self._input_row())
        if self.format_bar is not None and self.insert_button is not None:
            emoji = (self.emoji_button,) if self.emoji_button is not None else ()
            only_if = (self.only_if,) if self.only_if is not None else ()
            tools = FlowLayout(8)
            for part in (self.format_bar, *emoji, *only_if, self.insert_button):
                tools.addWidget(part)
            inputs.addLayout(tools)
        inputs.addWidget(self.parts)
        inputs.addWidget(self.note)
        column.addWidget(self.written)
        column.addWidget(self.samples)
        column.addWidget(self._foot())
        column.addWidget(self.counting)
        column.addWidget(self.own_fields_button, 0, Qt.AlignmentFlag.AlignLeft)
        if self.how_button is not None:
            column.addWidget(self.how_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _head(self) -> QHBoxLayout:
        self._label.setBuddy(self.input)
        say_role(self._label, "field")
        say_role(self._need, "small")
        row = _row(self._label, self._need, stretch_at=2)
        if self.part_button is not None:
            row.addWidget(self.part_button)
            for move in self.part_button.moves.values():
                move.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                self.addAction(move)
        row.addWidget(self.chooser, 2)
        return row

    def _input_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.input, 1)
        if self.format_bar is None:
            for button in (self.emoji_button, self.insert_button):
                if button is not None:
                    row.addWidget(button)
        return row

    def _foot(self) -> SteadyFoot:
        self.counter.setWordWrap(False)
        self.counter.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        foot = SteadyFoot()
        foot.row.addWidget(self.problem_icon, 0, Qt.AlignmentFlag.AlignTop)
        foot.row.addWidget(self.problem, 1)
        foot.row.addWidget(self.help, 1)
        foot.row.addWidget(self.counter, 0, Qt.AlignmentFlag.AlignTop)
        if not isinstance(self.input, QComboBox):
            self.input.text_edited.connect(foot.hold)
        return foot


def _row(*widgets: QWidget, stretch_at: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for place, widget in enumerate(widgets):
        if place == stretch_at:
            row.addStretch(1)
        row.addWidget(widget)
    if stretch_at >= len(widgets):
        row.addStretch(1)
    return row


def _part_button(field: Field) -> PartButton | None:
    """For the first field of a button, row or card."""
    name, number = REGISTRY.part_of(field.name)
    part = next((part for part in REGISTRY.parts if part.name == name), None)
    if part is None or part.fields_of(number)[0].name != field.name:
        return None
    return PartButton(f"{field.name}_part")
