"""MessagePage: the step in which the person says what to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot

from flowiq_desktop.core.columns.mapping import ColumnSource, Source
from flowiq_desktop.core.messages.types import MESSAGE_TYPE, REGISTRY
from flowiq_desktop.services.preparing.written.named_messages import NamedMessages
from flowiq_desktop.texts import say
from flowiq_desktop.ui import refusals
from flowiq_desktop.ui.jobs.turns import OF_THIS_PROCESS
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.state.live_message import LiveMessage
from flowiq_desktop.ui.steps.message.field_editor_view import FormTools
from flowiq_desktop.ui.steps.message.kind_by_itself import TEXT_TYPE, show_kind_by_itself
from flowiq_desktop.ui.steps.message.message_form_plan import types_in
from flowiq_desktop.ui.steps.message.message_view import MessageView
from flowiq_desktop.ui.steps.message.saved_row import SavedRow
from flowiq_desktop.ui.steps.message.templates.template_choice import TemplateChoice
from flowiq_desktop.ui.steps.message.text_measurer import TextMeasurer
from flowiq_desktop.ui.steps.page import Page
from flowiq_desktop.ui.widgets.file_guard import FileGuard
from flowiq_desktop.ui.widgets.quiet_wheel import QuietWheel

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.core.problems import Problem
    from flowiq_desktop.core.sheet import Sheet
    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.services.preparing.mappings import MappingService
    from flowiq_desktop.services.preparing.saved_messages import SavedMessages
    from flowiq_desktop.ui.explaining.explainer import Explainer
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.steps.message.field_editor import FieldEditor
    from flowiq_desktop.ui.theme.icons import Icons
    from flowiq_desktop.ui.theme.theme import Theme


class MessagePage(Page):
    """Kind of message, its texts and columns; every change goes to the draft at once."""

    def __init__(
        self,
        draft: CampaignDraft,
        mappings: MappingService,
        saved: SavedMessages,
        icons: Icons,
        theme: Theme,
        explainer: Explainer,
        preferences: PreferenceStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("message_page")
        self._draft = draft
        self._mappings = mappings
        self._live = LiveMessage(draft)
        self._measurer = TextMeasurer(self)
        self._type_is_guessed = False
        self._types_known: tuple[object, tuple[str, ...]] = (None, ())
        self._is_corrected = False
        self._wheel = QuietWheel(self)
        tools = FormTools(icons, theme, self._wheel, FileGuard(self), preferences)
        row = SavedRow(draft, mappings, NamedMessages(saved), icons)
        self.view = MessageView(self, tools, explainer, row)
        self._templates = TemplateChoice(
            *(self.view.templates, draft, mappings, saved, icons, explainer, self._types, self)
        )
        self._wheel.guard(self)
        self._form_later = QTimer(self)
        self._form_later.setSingleShot(True)
        self._connect()
        self._on_loaded_changed()
        self._on_mapping_changed()
        self._show_form()
        keep_translated(self, self._say)

    @override
    def title(self) -> str:
        return self.tr("Message")

    @override
    def status(self) -> str:
        if self._draft.loaded is None:
            return ""
        kind = self._draft.mapping.message_type
        return REGISTRY[kind].label if kind else self.tr("Several kinds")

    @override
    def primary_text(self) -> str:
        return self.tr("Continue to the check")

    @override
    def blocked_reason(self) -> str:
        if self._draft.loaded is None:
            return refusals.no_spreadsheet()
        problem = next((p for p in self._live.mapping_problems() if p.blocks), None)
        return problem.message if problem else ""

    @override
    def on_primary(self) -> None:
        if self._draft.loaded is not None:
            self._mappings.remember(self._draft.loaded.sheet, self._draft.mapping)
        self.advance_requested.emit()

    @override
    def resting_places(self) -> tuple[QWidget, ...]:
        return (self.view.types.chosen_tile(),)

    def shutdown(self) -> bool:
        """Stop what runs for this page; False when it did not end in time."""
        return self._measurer.shutdown()

    def _say(self) -> None:
        self._show_problems()
        self.primary_changed.emit()
        self.status_changed.emit()

    def _connect(self) -> None:
        self._draft.loaded_changed.connect(self._on_loaded_changed)
        self._draft.mapping_changed.connect(self._on_mapping_changed)
        for changed in (
            self._draft.row_selected,
            self._draft.checked_changed,
            self._draft.rows_changed,
        ):
            changed.connect(self._show_problems)
        self._draft.rows_changed.connect(self._on_rows_changed)
        self._form_later.timeout.connect(self._on_form_later)
        self.view.by_itself.button.clicked.connect(self._on_text_instead)
        self._measurer.measured.connect(self._show_lengths)
        self.view.types.type_chosen.connect(self._on_type_chosen)
        self.view.type_column.column_chosen.connect(self._on_type_column_chosen)
        self.view.form.source_changed.connect(self._on_source_changed)
        self.view.form.mapping_wanted.connect(self._draft.set_mapping)
        self.view.form.row_wanted.connect(self._draft.select_row)

    # -- what the person does -----------------------------------------------------------------

    @Slot()
    def _on_text_instead(self) -> None:
        self._on_type_chosen(TEXT_TYPE)

    @Slot(str)
    def _on_type_chosen(self, message_type: str) -> None:
        self._type_is_guessed = False
        by_keys = self.view.types.tile(message_type).hasFocus()
        mapping, sheet = self._draft.mapping, self._sheet()
        if sheet is None:
            self._draft.set_mapping(mapping.with_type(message_type))
            return
        country = self._draft.country
        self._draft.set_mapping(self._mappings.for_type(sheet, country, mapping, message_type))
        if not by_keys:  # the arrow keys go on from tile to tile
            self.view.form.begin()

    @Slot(str)
    def _on_type_column_chosen(self, header: str) -> None:
        self._on_source_changed(MESSAGE_TYPE.name, ColumnSource(header) if header else None)

    @Slot(str, object)
    def _on_source_changed(self, name: str, source: Source | None) -> None:
        mapping = self._draft.mapping.with_source(name, source)
        if mapping == self._draft.mapping:  # another of its texts is being written
            self._show_lengths()
        self._draft.set_mapping(mapping)

    # -- what the draft says ------------------------------------------------------------------

    @Slot()
    def _on_loaded_changed(self) -> None:
        sheet = self._sheet()
        self._types_known = None, ()  # the new sheet may lie where an old one lay in memory
        self._is_corrected = False
        self._type_is_guessed = sheet is not None and not self._draft.remembered_on
        self.view.form.offer(sheet)
        self.view.type_column.offer(sheet.headers if sheet else ())
        self.primary_changed.emit()
        self.status_changed.emit()

    @Slot()
    def _on_rows_changed(self) -> None:
        self._is_corrected = True
        if self.isVisible():
            self._take_corrected()

    def _take_corrected(self) -> None:
        """Cells were corrected: other values may choose texts and types, and be longest."""
        self._is_corrected = False
        sheet = self._sheet()
        if sheet is not None:
            self._types_known = None, ()
            self.view.form.take_corrected(sheet)
            self._measurer.measure(sheet, self._draft.mapping)
            self._show_form()

    @Slot()
    def _on_mapping_changed(self) -> None:
        self._measurer.measure(self._sheet(), self._draft.mapping)
        if self.isVisible():
            self._show_form()
        else:  # another step is shown, and must not wait for the inputs of this one
            self._form_later.start()
        self.primary_changed.emit()
        self.status_changed.emit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._is_corrected:
            self._take_corrected()
        if self._form_later.isActive():
            self._show_form()
        super().showEvent(event)

    @Slot()
    def _on_form_later(self) -> None:
        """Make the inputs one by one, so that whatever else the person does comes in between."""
        with OF_THIS_PROCESS.window_at_work():  # the list is being checked
            if self.view.form.make_next(self._types(), self._draft.mapping):
                self._form_later.start()
            else:
                self._show_form()

    @Slot()
    def _show_form(self) -> None:
        self._form_later.stop()
        mapping = self._draft.mapping
        self.view.types.show_type(mapping.message_type)
        self.view.type_row.setVisible(not mapping.message_type)
        source = mapping.sources.get(MESSAGE_TYPE.name)
        self.view.type_column.show_header(source.header if isinstance(source, ColumnSource) else "")
        self.view.form.show_mapping(self._types(), mapping)
        self._templates.show()
        self._show_problems()
        show_kind_by_itself(self.view.by_itself, mapping, guessed=self._type_is_guessed)

    def _types(self) -> tuple[str, ...]:
        """The types whose inputs are shown: the chosen one, or those that the column names."""
        mapping, sheet = self._draft.mapping, self._sheet()
        if mapping.message_type:
            return (mapping.message_type,)
        source = mapping.sources.get(MESSAGE_TYPE.name)
        if sheet is None or not isinstance(source, ColumnSource):
            return ()
        wanted = source.header
        if self._types_known[0] != wanted:
            self._types_known = (wanted, types_in(sheet, source.header))
        return self._types_known[1]

    @Slot()
    def _show_problems(self) -> None:
        """Under each field the problem of every row, or else that of the row in the preview."""
        everywhere = self._live.mapping_problems()
        message = self._live.message(self._draft.selected_row)
        here = message.problems if message else ()
        shown = set()
        for name, editor in self.view.form.shown():
            shown.add(name)
            _tell(editor, name, everywhere, here)
        elsewhere = next((p for p in everywhere if p.field not in shown), None)
        if elsewhere is None:
            self.view.notice.clear()
        else:
            self.view.notice.tell("warning", elsewhere.message, elsewhere.advice)

    @Slot()
    def _show_lengths(self) -> None:
        sheet = self._sheet()
        for name, editor in self.view.form.shown():
            longest = self._measurer.longest(name, editor.text_for())
            if longest is None or sheet is None:
                editor.show_length(None)
                editor.show_counting(None)
            else:
                editor.show_length(longest.length, _row_number(sheet, longest.index))
                within = longest.length <= (editor.field.limit or 0)
                row = _row_number(sheet, longest.units_index)
                editor.show_counting(longest.units if within else None, row)

    def _sheet(self) -> Sheet | None:
        return self._draft.corrected


def _row_number(sheet: Sheet, index: int) -> int:
    return sheet.row_numbers[index] if index >= 0 else 0


def _tell(
    editor: FieldEditor,
    name: str,
    everywhere: tuple[Problem, ...],
    here: tuple[Problem, ...],
) -> None:
    for problem in everywhere:
        if problem.field == name:
            editor.show_problem(f"{problem.message} {problem.advice}", _tone(problem, editor))
            return
    for problem in here:
        if problem.field == name:
            words = f"{problem.message} {problem.advice}"
            words = say("Row {row}: {problem}", row=problem.row, problem=words)
            editor.show_problem(words, _tone(problem, editor))
            return
    editor.show_problem("", "")


def _tone(problem: Problem, editor: FieldEditor) -> str:
    if not editor.is_touched:  # nothing is wrong with what nobody has begun yet
        return "info"
    return "error" if problem.blocks else "warning"
