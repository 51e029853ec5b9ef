"""TemplateDialog: a template typed or pasted once, with a preview of what people will read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.core.messages.template import Template, TemplateButton
from flowiq_desktop.core.messages.types.template import TEMPLATE_TYPE, shown_of
from flowiq_desktop.texts import say
from flowiq_desktop.ui.qt_text import written_text
from flowiq_desktop.ui.steps.message.templates.template_view import TemplateView
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.preparing.saved_messages import SavedMessages
    from flowiq_desktop.ui.theme.icons import Icons

_SIZE = (560, 420)


class TemplateDialog(TaskDialog):
    """Saves one template, new or changed; what is wrong with it is said in the dialog.

    Signals:
        saved: the name under which it was saved.
        forgotten: the name of the template that is no longer saved.
    """

    saved = Signal(str)
    forgotten = Signal(str)

    def __init__(
        self,
        store: SavedMessages,
        icons: Icons,
        explanation: QWidget,
        before: Template | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Build the dialog.

        Args:
            store: where templates are saved.
            icons: for the notice.
            explanation: says what a template is.
            before: the template that is changed, or None for a new one.
            parent: the window.
        """
        super().__init__("template_dialog", lambda: say("Template"), _SIZE, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store = store
        self._before = before.name if before else ""
        self.view = TemplateView(self, icons, explanation)
        self.view.forget_button.setVisible(before is not None)
        if before is not None:
            self._show(before)
        self._connect()
        self._show_preview()
        store.look_again()
        if store.fault:
            self.view.notice.tell("warning", lambda: store.fault)
        self.view.name.setFocus()

    def typed(self) -> Template:
        """The template as it stands in the dialog."""
        view = self.view
        return Template(
            view.name.text().strip(),
            written_text(view.text.document()).strip(),
            view.heading.text().strip(),
            view.footer.text().strip(),
            view.chosen_header(),
            tuple(_buttons(written_text(view.buttons.document()))),
            view.chosen_category(),
            view.price.text().strip(),
        )

    def _show(self, template: Template) -> None:
        view = self.view
        view.name.setText(template.name)
        view.text.setPlainText(template.text)
        view.heading.setText(template.heading)
        view.footer.setText(template.footer)
        view.show_header(template.header)
        view.show_category(template.category)
        view.price.setText(template.price)
        view.buttons.setPlainText("\n".join(map(_as_line, template.buttons)))

    def _connect(self) -> None:
        view = self.view
        for changed in (
            view.text.textChanged,
            view.buttons.textChanged,
            view.heading.textChanged,
            view.footer.textChanged,
        ):
            changed.connect(self._show_preview)
        view.save_button.clicked.connect(self._on_save)
        view.cancel_button.clicked.connect(self.reject)
        view.forget_button.clicked.connect(self._on_forget)

    @Slot()
    def _show_preview(self) -> None:
        template = self.typed()
        shown = TEMPLATE_TYPE.show(shown_of(template, {}, "")) if template.text else None
        self.view.show_preview(shown)

    @Slot()
    def _on_save(self) -> None:
        template = self.typed()
        try:
            self._store.save_template(template, replacing=self._before)
        except AppError as error:
            self.view.notice.tell_error(error)
            self.show_part(self.view.notice)
            return
        self.saved.emit(template.name)
        self.accept()

    @Slot()
    def _on_forget(self) -> None:
        try:
            self._store.remove_template(self._before)
        except AppError as error:
            self.view.notice.tell_error(error)
            return
        self.forgotten.emit(self._before)
        self.accept()


def _buttons(typed: str) -> Iterator[TemplateButton]:
    for line in typed.splitlines():
        if line.strip():
            yield TemplateButton.typed(line)


def _as_line(button: TemplateButton) -> str:
    return f"{button.label} = {button.value}" if button.value else button.label
