"""MessageForm: the inputs of a message type, made from its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from flowiq_desktop.core.columns.mapping import Mapping
from flowiq_desktop.core.columns.template_columns import unused_fields
from flowiq_desktop.core.messages.named_message import not_sent
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.texts import say
from flowiq_desktop.texts.names import listed
from flowiq_desktop.ui.hearing.spoken_button import UnfoldingButton
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.steps.message.field_editor import FieldEditor
from flowiq_desktop.ui.steps.message.message_form_plan import FormPlan, plan_form
from flowiq_desktop.ui.steps.message.parts.part_moves import PartMoves
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.flow_layout import FlowLayout
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flowiq_desktop.core.messages.types import Field
    from flowiq_desktop.core.sheet import Sheet
    from flowiq_desktop.ui.steps.message.field_editor_view import FormTools
    from flowiq_desktop.ui.steps.message.parts.part_button import PartMove

_BETWEEN = 20


class MessageForm(QWidget):
    """One editor per field: what is needed first, what few people need behind "More".

    Editors are made when they are first needed and kept, so that nothing written is lost and the
    cursor stays where it is.

    Signals:
        source_changed: a field's name and its new `Source`, or None.
        row_wanted: the position of a row that shows what is being written.
        mapping_wanted: the whole `Mapping`, with a button, row or card moved or taken away.
    """

    source_changed = Signal(str, object)
    row_wanted = Signal(int)
    mapping_wanted = Signal(object)

    def __init__(
        self,
        tools: FormTools,
        otherwise: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        """Make a form without inputs.

        Args:
            tools: what every input is made with.
            otherwise: what gets the focus while the form has no input.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self.setObjectName("message_form")
        self._otherwise = otherwise
        self._tools = tools
        self._editors: dict[str, FieldEditor] = {}
        self._fields: dict[str, Field] = {}
        self._sheet: Sheet | None = None
        self._types: tuple[str, ...] = ()
        self._moves = PartMoves(self)
        self._moves.changed.connect(self._on_moved)
        self._plan: FormPlan | None = None
        self._mapping = Mapping()
        self._build_layout()
        keep_translated(self, self._say)

    def offer(self, sheet: Sheet | None) -> None:
        """Offer the columns of this sheet; what was opened for an older one is folded again."""
        self._sheet = sheet
        self._moves.forget()
        for editor in self._editors.values():
            editor.offer(sheet)

    def take_corrected(self, sheet: Sheet) -> None:
        """Take the same columns with other cells; what was opened stays open."""
        self._sheet = sheet
        for editor in self._editors.values():
            editor.take_corrected(sheet)

    def show_mapping(self, types: Sequence[str], mapping: Mapping) -> None:
        """Show the inputs of these message types with what fills them."""
        self._types, self._mapping = tuple(types), mapping
        self._moves.show_mapping(mapping)
        self.put_back_button.setVisible(self._moves.can_put_back)
        plan = self._plan_of(types, mapping)
        if plan != self._plan:
            self._plan = plan
            self._arrange(plan)
        for name, editor in self.shown():
            editor.show_source(mapping.sources.get(name))
            editor.show_used(used=name not in plan.unused)
            if editor.part_button is not None:
                self._moves.place(editor.part_button, name)
        self._say_left()

    def make_next(self, types: Sequence[str], mapping: Mapping) -> bool:
        """Make one of the inputs that these types will need; False when there are all of them.

        Each takes some milliseconds, and all of them more than the window may stand still.
        """
        plan = self._plan_of(types, mapping)
        missing = (it for it in (*plan.main, *plan.more) if self._fields.get(it.name) != it)
        field = next(missing, None)
        if field is not None:
            self._put(self._main if field in plan.main else self._more, field)
        return field is not None

    def shown(self) -> Iterator[tuple[str, FieldEditor]]:
        """The editors in the form, "More" included, by field name."""
        if self._plan is not None:
            for field in (*self._plan.main, *self._plan.more):
                yield field.name, self._editors[field.name]

    def editor(self, name: str) -> FieldEditor:
        """The editor of a field; raises KeyError when the form does not have it."""
        return self._editors[name]

    def reveal(self, name: str) -> None:
        """Scroll to a field and give it the focus."""
        if self._plan and any(field.name == name for field in self._plan.more):
            self.more_button.setChecked(True)
        self._editors[name].begin()

    def begin(self) -> None:
        """Focus the first input, or what comes before the form when it has none."""
        first = next(self.shown(), None)
        if first is not None:
            self.reveal(first[0])
        else:
            self._otherwise.setFocus()

    def _plan_of(self, types: Sequence[str], mapping: Mapping) -> FormPlan:
        return plan_form(tuple(types), mapping.sources, self._moves.opened, unused_fields(mapping))

    def _arrange(self, plan: FormPlan) -> None:
        wanted = {field.name for field in (*plan.main, *plan.more)}
        for name, editor in self._editors.items():
            editor.setVisible(name in wanted)
        for column, fields in ((self._main, plan.main), (self._more, plan.more)):
            for place, field in enumerate(fields):
                self._put(column, field, place).show()
        self.more_button.setVisible(bool(plan.more))
        self._name_more()
        numbers = dict(plan.addable)
        for group, button in self._add_buttons.items():
            button.setVisible(group in numbers)

    def _put(self, column: QVBoxLayout, field: Field, place: int = -1) -> FieldEditor:
        """Put a field's editor at a place of a column, or at its end; it takes time to move one."""
        editor = self._editor_for(field)
        there = column.indexOf(editor)
        if there < 0 or there != place:
            column.removeWidget(editor)
            column.insertWidget(place, editor)
        return editor

    def _editor_for(self, field: Field) -> FieldEditor:
        """The field's editor; another one when a type has a field of this name with other rules."""
        if self._fields.get(field.name) != field:
            old = self._editors.pop(field.name, None)
            if old is not None:
                old.setParent(None)
                old.deleteLater()
            editor = FieldEditor(field, self._tools, self)  # without a parent, a window of its own
            editor.hide()
            editor.offer(self._sheet)
            editor.source_changed.connect(self.source_changed)
            editor.row_wanted.connect(self.row_wanted)
            if editor.part_button is not None:
                editor.part_button.setProperty("field", field.name)
                editor.part_button.wanted.connect(self._on_move_wanted)
            self._editors[field.name], self._fields[field.name] = editor, field
        return self._editors[field.name]

    def _say(self) -> None:
        for part in REGISTRY.parts:
            self._add_buttons[part.name].setText(part.add)
        self.forget_button.setText(self.tr("Ta&ke it away"))
        self._say_left()
        self.put_back_button.setText(self.tr("&Put back what was removed"))
        self._name_more()

    def _say_left(self) -> None:
        """Name what is written for another kind of message: it is kept, and not sent."""
        names = not_sent(self._mapping, self._types) if self._types else ()
        fields = listed([REGISTRY.label_of(name) for name in names])
        words = say("Written for another kind of message, and not sent: {fields}.", fields=fields)
        self.left.show_if_any(words if names else "")
        self.forget_button.setVisible(bool(names))

    @Slot()
    def _on_forget(self) -> None:
        mapping = self._mapping
        for name in not_sent(mapping, self._types):
            mapping = mapping.with_source(name, None)
        self.mapping_wanted.emit(mapping)

    def _name_more(self) -> None:
        folded = say("More options ({n:,})", n=len(self._plan.more) if self._plan else 0)
        self.more_button.setText(
            self.tr("Fewer options") if self.more_button.isChecked() else folded
        )

    @Slot(bool)
    def _on_more_toggled(self, open_: bool) -> None:
        self._more_box.setVisible(open_)
        self._name_more()
        self._tools.icons.bind(self.more_button, "up" if open_ else "down", size=16)

    @Slot()
    def _on_add(self) -> None:
        group = str(self.sender().property("group"))
        number = dict(self._plan.addable).get(group) if self._plan else None
        if number is not None:
            before = {name for name, _ in self.shown()}
            self._moves.opened[group] = number
            self.show_mapping(self._types, self._mapping)
            added = next((name for name, _ in self.shown() if name not in before), "")
            if added:
                self.reveal(added)

    @Slot(object)
    def _on_move_wanted(self, move: PartMove) -> None:
        self._moves.move(str(self.sender().property("field")), move)

    @Slot(object, str, int)
    def _on_moved(self, mapping: Mapping, group: str, number: int) -> None:
        """Show the new order, and go on with the part that was moved or took the place."""
        self.mapping_wanted.emit(mapping)
        self.show_mapping(self._types, mapping)  # an empty part leaves the mapping as it was
        here = (name for name, _ in self.shown() if REGISTRY.part_of(name) == (group, number))
        name = next(here, "")
        if name:
            self.reveal(name)

    def _build_layout(self) -> None:
        self._main, self._more = QVBoxLayout(), QVBoxLayout()
        self._more_box = QWidget()
        self._more_box.setLayout(self._more)
        self._more_box.hide()
        self.left = PlainLabel(role="hint")
        self.left.setObjectName("written_for_another_kind")
        self.left.hide()
        self.forget_button = QPushButton()
        self.forget_button.setObjectName("forget_other_kinds")
        self.forget_button.hide()
        self.forget_button.clicked.connect(self._on_forget)
        self.more_button = UnfoldingButton()
        self.more_button.setObjectName("message_more")
        say_role(self.more_button, "quiet")
        self._tools.icons.bind(self.more_button, "down", size=16)
        self.more_button.toggled.connect(self._on_more_toggled)
        self._add_buttons = {part.name: self._add_button(part.name) for part in REGISTRY.parts}
        adders = FlowLayout(8)
        for button in self._add_buttons.values():
            adders.addWidget(button)
        self.put_back_button = QPushButton()
        self.put_back_button.setObjectName("put_back_part")
        self.put_back_button.hide()
        self.put_back_button.clicked.connect(self._moves.put_back)
        adders.addWidget(self.put_back_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for layout in (column, self._main, self._more):
            layout.setSpacing(_BETWEEN)
        self._more.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._main)
        column.addLayout(adders)
        row = QHBoxLayout()
        row.addWidget(self.more_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._more_box)
        column.addWidget(self.left)
        column.addWidget(self.forget_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_button(self, group: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"add_{group}")
        button.setProperty("group", group)
        button.clicked.connect(self._on_add)
        return button
