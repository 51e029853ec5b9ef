"""ComposerWalk: the step Message with long words, and every dialog that opens there."""

from __future__ import annotations

from photographer import Photographer
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QToolButton, QWidget

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, TextSource
from flowiq_desktop.ui.steps.source_chooser import SourceChooser

LONG = "Nomvula_Katarina_Wolfeschlegelsteinhausenbergerdorff_" * 2
HEADERS = (f"Name {LONG}", "Mobile", "Class of the child and of all its brothers and sisters")


class ComposerWalk(Photographer):
    """The part of a walk that writes messages; a spreadsheet with `HEADERS` is open."""

    def walk_templates(self) -> None:
        """A template typed, refused for its name, saved, and filled in."""
        before = self._program.draft.mapping
        self._press("type_template")
        self._press("template_new")
        dialog = self._shown_dialog("template_dialog")
        (text,) = dialog.findChildren(QPlainTextEdit, "template_text")
        (buttons,) = dialog.findChildren(QPlainTextEdit, "template_buttons")
        text.setPlainText(f"Dear {{{{1}}}}, {LONG} on *{{{{2}}}}*.")
        buttons.setPlainText(f"{LONG[:30]} = place")
        self._press("template_save", dialog)
        self._keep(dialog, "35-template")
        (name,) = dialog.findChildren(QLineEdit, "template_name")
        name.setText("a_long_name_of_a_template_" * 4)
        self._press("template_save", dialog)
        self._take("35-kind-template")
        self._program.draft.set_mapping(before)
        self._settled()

    def walk_composer(self) -> None:
        """Emoji, and a message saved under a long name and used where its columns are missing."""
        draft = self._program.draft
        before = draft.mapping
        self._program.window.go_to(1)
        self._press("type_text")
        self._text(f"Dear {{{{{HEADERS[0]}}}}}, {LONG}")
        self._press("text_emoji")
        self._dialog("emoji_dialog", "37-emoji", "emoji_cancel")
        self._text(f"Dear {{{{No such column}}}}, {LONG}")
        self._press("saved_open")
        dialog = self._shown_dialog("saved_dialog")
        self._press("saved_save", dialog)
        self._keep(dialog, "37-saved-without-name")
        (name,) = dialog.findChildren(QLineEdit, "saved_name")
        name.setText(LONG)
        self._press("saved_save", dialog)
        self._keep(dialog, "37-saved")
        self._press("saved_save", dialog)
        question = "saved_replace_question"
        self._dialog(question, "37-saved-over", f"{question}_leave")
        self._press("saved_delete", dialog)
        question = "saved_delete_question"
        self._dialog(question, "37-saved-delete", f"{question}_leave")
        self._press("saved_use", dialog)
        self._dialog("missing_columns_dialog", "37-missing-columns", "missing_cancel")
        self._parts_and_choices()
        draft.set_mapping(before)
        self._settled()

    def _parts_and_choices(self) -> None:
        """A text for each value of a column, a part for some rows, and a word for empty cells."""
        self._text(f'Dear {{{{only if "{HEADERS[1]}" is "{LONG}"}}}}{LONG}{{{{end if}}}}')
        window = self._program.window
        (only_if,) = self._tools("text_only_if")
        only_if.menu().actions()[-1].trigger()
        dialog = self._shown_dialog("only_if_dialog")
        self._keep(dialog, "37-only-if")
        (value,) = dialog.findChildren(QComboBox, "only_if_value")
        value.setEditText(LONG * 3)
        self._dialog("only_if_dialog", "37-only-if-long", "only_if_cancel")
        (chooser,) = (it for it in window.findChildren(SourceChooser, "text_source"))
        chooser.setCurrentIndex(chooser.findText(chooser.tr("Text by language or class")))
        chooser.by_value_chosen.emit()
        self._take("37-text-for-each-value")
        (insert,) = self._tools("text_insert")
        insert.menu().actions()[-1].trigger()
        self._dialog("fallback_dialog", "37-fallback", "fallback_cancel")
        self._press("type_image")
        self._press("media_url_how")
        self._dialog("help_dialog", "37-file-links", "help_close")

    def _tools(self, name: str) -> list[QToolButton]:
        found = self._program.window.findChildren(QToolButton, name)
        return [button for button in found if button.isVisible()]

    @staticmethod
    def _field(dialog: QWidget, name: str) -> QLineEdit:
        field = dialog.findChild(QLineEdit, name)
        if not isinstance(field, QLineEdit):
            raise LookupError(name)
        return field

    def _text(self, text: str) -> None:
        mobile = ColumnSource("Mobile")
        self._program.draft.set_mapping(
            Mapping("text", {"phone_number": mobile, "text": TextSource(text)})
        )
        self._settled()

    def _settled(self) -> None:
        draft = self._program.draft
        self._until(lambda: draft.checked is not None and not draft.stale)
