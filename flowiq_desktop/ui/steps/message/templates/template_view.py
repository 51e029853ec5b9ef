"""TemplateView: the layout of the dialog in which a template is typed or pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from flowiq_desktop.core.messages.template import HEADER_KINDS, Category
from flowiq_desktop.texts import mark, say
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.preview.bubble_preview import BubblePreview
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.choosers.chooser import Chooser
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.plain_label import Caption, PlainLabel

if TYPE_CHECKING:
    from flowiq_desktop.core.messages.bubbles import BubbleContent
    from flowiq_desktop.ui.theme.icons import Icons
    from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

_TEXT_HEIGHT, _BUTTONS_HEIGHT = 110, 64
_HEADERS = (mark("No file"), mark("Image"), mark("Video"), mark("Document"))
_CATEGORIES = (mark("Utility: it is about something they asked for"), mark("Marketing"))
_CATEGORY_ORDER = (Category.UTILITY, Category.MARKETING)


class TemplateView:
    """The parts of the dialog, in place.

    Attributes:
        name: what the template is called in FlowIQ.
        text: what people read.
        preview: the same as a bubble.
        header: the kind of file above it.
        heading: a line above it.
        footer: a small line below it.
        buttons: a button on each line.
        category: what it was approved for.
        price: what one costs.
        notice: why it cannot be saved.
    """

    def __init__(self, dialog: TaskDialog, icons: Icons, explanation: QWidget) -> None:
        self._dialog, self._explanation = dialog, explanation
        self._heading_words, self._sentence = PlainLabel(role="title"), PlainLabel(role="hint")
        self.notice = Notice(icons, "template_notice")
        self.name, self.heading = QLineEdit(), QLineEdit()
        self.footer, self.price = QLineEdit(), QLineEdit()
        self.text, self.buttons = QPlainTextEdit(), QPlainTextEdit()
        self.header, self.category = Chooser(), Chooser()
        self.preview = BubblePreview("template_preview")
        self.forget_button, self.cancel_button = QPushButton(), QPushButton()
        self.save_button = QPushButton()
        self._captions: dict[str, Caption] = {}
        self._build_layout()
        keep_translated(dialog, self._say)

    def show_preview(self, shown: BubbleContent | None) -> None:
        """Show what people will read, once there is something to read."""
        self.preview.show_bubble(shown)
        for part in (self.preview, self._captions["preview"]):
            part.setVisible(shown is not None)

    def chosen_header(self) -> str:
        """The kind of file above the text, or ""."""
        return str(self.header.currentData())

    def chosen_category(self) -> Category:
        """What it was approved for."""
        return Category(self.category.currentData())

    def show_header(self, kind: str) -> None:
        """Choose a kind of file."""
        self.header.setCurrentIndex(max(0, self.header.findData(kind)))

    def show_category(self, category: Category) -> None:
        """Choose a category."""
        self.category.setCurrentIndex(_CATEGORY_ORDER.index(category))

    def _say(self) -> None:
        tr = self._dialog.tr
        self._heading_words.setText(tr("A template"))
        self._sentence.setText(
            tr(
                "FlowIQ does not list your templates: type or paste here what yours says, exactly"
                " as it was approved."
            )
        )
        labels = {
            "name": tr("&Name, as FlowIQ shows it"),
            "text": tr("&Text, with {{1}} or {{day}} where something is filled in"),
            "preview": tr("What people will read"),
            "header": tr("&File above the text"),
            "heading": tr("&Line above the text"),
            "footer": tr("Small line &below the text"),
            "buttons": tr("B&uttons, one on each line; “Map = place” if its link ends differently"),
            "category": tr("&Approved as"),
            "price": tr("&Price of one, if you wish"),
        }
        for key, label in labels.items():
            self._captions[key].setText(label)
            plain = label.replace("&", "")
            getattr(self, key).setAccessibleName(plain)
        for place, words in enumerate(_HEADERS):
            self.header.setItemText(place, say(words))
        for place, words in enumerate(_CATEGORIES):
            self.category.setItemText(place, say(words))
        self.name.setPlaceholderText("visit_reminder")
        self.forget_button.setText(tr("F&orget it"))
        self.cancel_button.setText(tr("Cancel"))
        self.save_button.setText(tr("&Save"))

    def _build_layout(self) -> None:
        for kind in ("", *HEADER_KINDS):
            self.header.addItem("", kind)
        for category in _CATEGORY_ORDER:
            self.category.addItem("", category.value)
        self.text.setMinimumHeight(_TEXT_HEIGHT)
        self.buttons.setFixedHeight(_BUTTONS_HEIGHT)
        for editor in (self.text, self.buttons):
            editor.setTabChangesFocus(True)
        column = self._dialog.body
        for part in (self._heading_words, self._sentence, self._explanation, self.notice):
            column.addWidget(part)
        for key in ("name", "text", "preview", "header", "heading", "footer", "buttons"):
            self._add(key)
        for key in ("category", "price"):
            self._add(key)
        column.addStretch(1)
        self._build_foot()

    def _add(self, key: str) -> None:
        part: QWidget = getattr(self, key)
        part.setObjectName(f"template_{key}")
        caption = Caption()
        say_role(caption, "field")
        caption.setWordWrap(True)
        caption.setBuddy(part)
        self._captions[key] = caption
        self._dialog.body.addWidget(caption)
        self._dialog.body.addWidget(part)

    def _build_foot(self) -> None:
        foot = self._dialog.foot
        foot.trailing = 1
        for button, named in (
            (self.forget_button, "template_forget"),
            (self.cancel_button, "template_cancel"),
            (self.save_button, "template_save"),
        ):
            button.setObjectName(named)
            button.setAutoDefault(False)
            foot.addWidget(button)
        say_role(self.save_button, "primary")
