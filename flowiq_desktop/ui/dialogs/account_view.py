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
        tr = QCoreApplication.translate
        self.key = QLineEdit()
        self.show_button = QToolButton()
        self.key_note = PlainLabel(role="small")
        self.kept = PlainLabel(role="small")
        self.tenant = QLineEdit()
        self.advanced_button = QPushButton(tr("AccountView", "Ad&vanced"))
        self.url = QLineEdit()
        self.url_note = PlainLabel(role="small")
        self.proxy = QLineEdit()
        self.proxy_note = PlainLabel(role="small")
        self.found_proxy_button = QPushButton()
        self.result = Notice(icons, "account_result")
        self.details = Details(clipboard, "account_details")
        self.forget_button = QPushButton(tr("AccountView", "&Forget key"))
        self.test_button = QPushButton(tr("AccountView", "&Test connection"))
        self.cancel_button = QPushButton(tr("AccountView", "Cancel"))
        self.save_button = QPushButton(tr("AccountView", "&Save"))
        self._advanced = QWidget()
        self._name_widgets(icons)
        self._build_layout(dialog)
        self.advanced_button.toggled.connect(self._advanced.setVisible)

    def note_key(self, text: str, tone: str = "") -> None:
        """Say something below the key: what was cleaned up, or what is wrong with it."""
        self._note(self.key, self.key_note, text, tone)

    def note_url(self, text: str, tone: str = "") -> None:
        """Say something below the address."""
        self._note(self.url, self.url_note, text, tone)

    def note_proxy(self, text: str, tone: str = "") -> None:
        """Say something below the proxy."""
        self._note(self.proxy, self.proxy_note, text, tone)

    def offer_proxy(self, address: str) -> None:
        """Offer the proxy that this computer is set up for; "" offers none."""
        text = QCoreApplication.translate("AccountView", "&Use this computer's: {address}")
        self.found_proxy_button.setText(text.format(address=on_button(address)))
        self.found_proxy_button.setVisible(bool(address))

    @staticmethod
    def _note(entry: QLineEdit, label: PlainLabel, text: str, tone: str) -> None:
        say_tone(entry, tone)
        say_tone(label, tone)
        label.show_if_any(text)
        entry.setAccessibleDescription(text)

    def _name_widgets(self, icons: Icons) -> None:
        tr = QCoreApplication.translate
        for widget, name, spoken in (
            (self.key, "key_edit", tr("AccountView", "API key")),
            (self.show_button, "show_key_button", tr("AccountView", "Show the key while pressed")),
            (self.tenant, "tenant_edit", tr("AccountView", "Organisation")),
            (self.url, "url_edit", tr("AccountView", "API address")),
            (self.proxy, "proxy_edit", tr("AccountView", "Proxy")),
            (
                self.found_proxy_button,
                "found_proxy_button",
                tr("AccountView", "Use the proxy that this computer is set up for"),
            ),
            (self.advanced_button, "advanced_button", tr("AccountView", "Advanced")),
            (self.forget_button, "forget_key_button", tr("AccountView", "Forget key")),
            (self.test_button, "test_connection_button", tr("AccountView", "Test connection")),
            (self.cancel_button, "cancel_account_button", tr("AccountView", "Cancel")),
            (self.save_button, "save_account_button", tr("AccountView", "Save")),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(spoken)
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        self.key.setInputMethodHints(hints | Qt.InputMethodHint.ImhHiddenText)
        self.show_button.setText(tr("AccountView", "Show"))
        self.show_button.setToolTip(tr("AccountView", "Shows the key while you press this."))
        self.advanced_button.setCheckable(True)
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
        tr = QCoreApplication.translate
        column = dialog.body
        column.setSpacing(8)
        column.addWidget(PlainLabel(tr("AccountView", "Your FlowIQ account"), "title"))
        column.addSpacing(4)
        column.addWidget(self._label(tr("AccountView", "API &key"), self.key))
        row = QHBoxLayout()
        row.addWidget(self.key, 1)
        row.addWidget(self.show_button)
        column.addLayout(row)
        column.addWidget(self.key_note)
        where = tr("AccountView", "You find it at app.flowiq.live under Settings, API Keys.")
        column.addWidget(PlainLabel(where, "small"))
        column.addWidget(self.kept)
        column.addSpacing(8)
        column.addWidget(self._label(tr("AccountView", "&Organisation (if asked)"), self.tenant))
        column.addWidget(self.tenant)
        what = tr(
            "AccountView",
            "The short name of your organisation in FlowIQ, as in its web address. Leave it blank "
            "unless FlowIQ asks for it.",
        )
        column.addWidget(PlainLabel(what, "small"))
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
        tr = QCoreApplication.translate
        column = QVBoxLayout(self._advanced)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._label(tr("AccountView", "API &address"), self.url))
        column.addWidget(self.url)
        column.addWidget(self.url_note)
        what = tr("AccountView", "Another address has a key of its own. Leave it as it is.")
        column.addWidget(PlainLabel(what, "small"))
        column.addSpacing(8)
        column.addWidget(self._label(tr("AccountView", "Pro&xy"), self.proxy))
        column.addWidget(self.proxy)
        self.proxy.setPlaceholderText("proxy.school.example:8080")
        column.addWidget(self.proxy_note)
        column.addWidget(self.found_proxy_button, 0, Qt.AlignmentFlag.AlignLeading)
        why = tr(
            "AccountView",
            "Only where your network lets nothing through without one. It sees that you talk to "
            "FlowIQ, and nothing of what is said.",
        )
        column.addWidget(PlainLabel(why, "small"))
        self._advanced.hide()
        return self._advanced

    @staticmethod
    def _label(text: str, buddy: QLineEdit) -> QLabel:
        label = Caption(text)
        say_role(label, "field")
        label.setBuddy(buddy)
        return label
