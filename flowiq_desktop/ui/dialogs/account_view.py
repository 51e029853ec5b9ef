"""Layout of the account dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from flowiq_desktop.ui.hearing.spoken_button import UnfoldingButton
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.language.words import Words, spoken
from flowiq_desktop.ui.theme.theme import say_role, say_tone
from flowiq_desktop.ui.widgets.details import Details
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.plain_label import Caption, PlainLabel
from flowiq_desktop.ui.widgets.plain_words import on_button

if TYPE_CHECKING:
    from PySide6.QtGui import QClipboard

    from flowiq_desktop.ui.theme.icons import Icons
    from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

SIZE = (560, 0)


class AccountView:
    """Key, organisation, address, and what the test said."""

    def __init__(self, dialog: TaskDialog, icons: Icons, clipboard: QClipboard) -> None:
        self.key = QLineEdit()
        self.show_button = QToolButton()
        self.key_note = PlainLabel(role="small")
        self.kept = PlainLabel(role="small")
        self.tenant = QLineEdit()
        self.advanced_button = UnfoldingButton()
        self.url = QLineEdit()
        self.url_note = PlainLabel(role="small")
        self.proxy = QLineEdit()
        self.proxy_note = PlainLabel(role="small")
        self.found_proxy_button = QPushButton()
        self.result = Notice(icons, "account_result")
        self.details = Details(clipboard, "account_details")
        self.forget_button = QPushButton()
        self.test_button = QPushButton()
        self.cancel_button = QPushButton()
        self.save_button = QPushButton()
        self._advanced = QWidget()
        self._heading = PlainLabel(role="title")
        self._key_label, self._tenant_label = _label(self.key), _label(self.tenant)
        self._url_label, self._proxy_label = _label(self.url), _label(self.proxy)
        self._key_hint, self._tenant_hint = PlainLabel(role="small"), PlainLabel(role="small")
        self._url_hint, self._proxy_hint = PlainLabel(role="small"), PlainLabel(role="small")
        self._found_proxy = ""
        self._is_saved = False
        self._notes: dict[QLineEdit, tuple[PlainLabel, Words]] = {}
        self._name_widgets(icons)
        self._build_layout(dialog)
        keep_translated(dialog, self._say)
        self.advanced_button.toggled.connect(self._advanced.setVisible)

    def note_key(self, text: Words, tone: str = "") -> None:
        """Say something below the key: what was cleaned up, or what is wrong with it."""
        self._note(self.key, self.key_note, text, tone)

    def note_url(self, text: Words, tone: str = "") -> None:
        """Say something below the address."""
        self._note(self.url, self.url_note, text, tone)

    def note_proxy(self, text: Words, tone: str = "") -> None:
        """Say something below the proxy."""
        self._note(self.proxy, self.proxy_note, text, tone)

    def offer_proxy(self, address: str) -> None:
        """Offer the proxy that this computer is set up for; "" offers none."""
        self._found_proxy = address
        text = QCoreApplication.translate("AccountView", "&Use this computer's: {address}")
        self.found_proxy_button.setText(text.format(address=on_button(address)))
        self.found_proxy_button.setVisible(bool(address))

    def offer_to_cancel(self, *, saved: bool = False) -> None:
        """Name the button that closes the dialog: once all is saved, there is nothing to cancel."""
        translate = QCoreApplication.translate
        self._is_saved = saved
        text = translate("AccountView", "Close") if saved else translate("AccountView", "Cancel")
        self.cancel_button.setText(text)
        self.cancel_button.setAccessibleName(text)

    def _note(self, entry: QLineEdit, label: PlainLabel, words: Words, tone: str) -> None:
        self._notes[entry] = (label, words)
        say_tone(entry, tone)
        say_tone(label, tone)
        self._say_notes()

    def _say_notes(self) -> None:
        for entry, (label, words) in self._notes.items():
            text = spoken(words)
            label.show_if_any(text)
            entry.setAccessibleDescription(text)

    def _say(self) -> None:
        self._say_buttons()
        self._say_hints()
        self._say_notes()
        translate = QCoreApplication.translate
        for label, text in (
            (self._heading, translate("AccountView", "Your FlowIQ account")),
            (self._key_label, translate("AccountView", "API &key")),
            (self._tenant_label, translate("AccountView", "&Organisation (if asked)")),
            (self._url_label, translate("AccountView", "API &address")),
            (self._proxy_label, translate("AccountView", "Pro&xy")),
        ):
            label.setText(text)
        for entry, name in (
            (self.key, translate("AccountView", "API key")),
            (self.tenant, translate("AccountView", "Organisation")),
            (self.url, translate("AccountView", "API address")),
            (self.proxy, translate("AccountView", "Proxy")),
        ):
            entry.setAccessibleName(name)

    def _say_buttons(self) -> None:
        translate = QCoreApplication.translate
        self.show_button.setText(translate("AccountView", "Show"))
        self.show_button.setToolTip(translate("AccountView", "Shows the key while you press this."))
        self.show_button.setAccessibleName(translate("AccountView", "Show the key while pressed"))
        self.found_proxy_button.setAccessibleName(
            translate("AccountView", "Use the proxy that this computer is set up for")
        )
        for button, text in (
            (self.advanced_button, translate("AccountView", "Ad&vanced")),
            (self.forget_button, translate("AccountView", "&Forget key")),
            (self.test_button, translate("AccountView", "&Test connection")),
            (self.save_button, translate("AccountView", "&Save")),
        ):
            button.setText(text)
            button.setAccessibleName(text.replace("&", ""))
        self.offer_to_cancel(saved=self._is_saved)
        self.offer_proxy(self._found_proxy)

    def _say_hints(self) -> None:
        translate = QCoreApplication.translate
        self._key_hint.setText(
            translate("AccountView", "You find it at app.flowiq.live under Settings, API Keys.")
        )
        self._tenant_hint.setText(
            translate(
                "AccountView",
                "The short name of your organisation in FlowIQ, as in its web address. Leave it "
                "blank unless FlowIQ asks for it.",
            )
        )
        self._url_hint.setText(
            translate("AccountView", "Another address has a key of its own. Leave it as it is.")
        )
        self._proxy_hint.setText(
            translate(
                "AccountView",
                "Only where your network lets nothing through without one. It sees that you talk "
                "to FlowIQ, and nothing of what is said.",
            )
        )

    def _name_widgets(self, icons: Icons) -> None:
        for widget, name in (
            (self.key, "key_edit"),
            (self.show_button, "show_key_button"),
            (self.tenant, "tenant_edit"),
            (self.url, "url_edit"),
            (self.proxy, "proxy_edit"),
            (self.found_proxy_button, "found_proxy_button"),
            (self.advanced_button, "advanced_button"),
            (self.forget_button, "forget_key_button"),
            (self.test_button, "test_connection_button"),
            (self.cancel_button, "cancel_account_button"),
            (self.save_button, "save_account_button"),
        ):
            widget.setObjectName(name)
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        self.key.setInputMethodHints(hints | Qt.InputMethodHint.ImhHiddenText)
        self.proxy.setPlaceholderText("proxy.school.example:8080")
        say_role(self.advanced_button, "quiet")
        say_role(self.forget_button, "danger")
        say_role(self.save_button, "primary")
        self.save_button.setDefault(True)
        for button in (
            *(self.forget_button, self.test_button, self.cancel_button),
            *(self.advanced_button, self.found_proxy_button),
        ):
            button.setAutoDefault(False)
        icons.bind(self.advanced_button, "settings", "accent", 16)
        icons.bind(self.test_button, "link", size=16)

    def _build_layout(self, dialog: TaskDialog) -> None:
        row = QHBoxLayout()
        row.addWidget(self.key, 1)
        row.addWidget(self.show_button)
        column = dialog.body
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addSpacing(4)
        column.addWidget(self._key_label)
        column.addLayout(row)
        for note in (self.key_note, self._key_hint, self.kept):
            column.addWidget(note)
        column.addSpacing(8)
        for widget in (self._tenant_label, self.tenant, self._tenant_hint):
            column.addWidget(widget)
        column.addWidget(self.advanced_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._make_advanced())
        column.addWidget(self.result)
        column.addWidget(self.details)
        column.addStretch(1)
        dialog.foot.trailing = 1
        for button in (
            *(self.forget_button, self.test_button),
            *(self.cancel_button, self.save_button),
        ):
            dialog.foot.addWidget(button)

    def _make_advanced(self) -> QWidget:
        column = QVBoxLayout(self._advanced)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._url_label, self.url, self.url_note, self._url_hint):
            column.addWidget(widget)
        column.addSpacing(8)
        for widget in (self._proxy_label, self.proxy, self.proxy_note):
            column.addWidget(widget)
        column.addWidget(self.found_proxy_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._proxy_hint)
        self._advanced.hide()
        return self._advanced


def _label(buddy: QLineEdit) -> QLabel:
    label = Caption()
    say_role(label, "field")
    label.setBuddy(buddy)
    return label
