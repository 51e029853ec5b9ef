"""GroupCard: rows that were not plainly sent for one reason, and the one button that helps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from flowiq_desktop.core.delivery.states import MAY_BE_THE_SECOND_TIME, DeliveryState
from flowiq_desktop.core.messages.types.template import TEMPLATE_TYPE
from flowiq_desktop.core.reach.new_contacts import CONTACT_NOT_FOUND
from flowiq_desktop.core.reach.turned_away import WOULD_ADD
from flowiq_desktop.services.results.counted_status import counted
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.texts.names import side_by_side
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.steps.results.status_looks import LOOKS
from flowiq_desktop.ui.theme.theme import say_role, say_tone
from flowiq_desktop.ui.widgets.english_beneath import EnglishBeneath
from flowiq_desktop.ui.widgets.flow_layout import FlowLayout
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QClipboard

    from flowiq_desktop.services.results.report import FailureGroup
    from flowiq_desktop.ui.theme.icons import Icons

_ABOUT_CONTACTS = (WOULD_ADD, CONTACT_NOT_FOUND)
_MOST_ROWS = 200
_FEW_ROWS = 5


def whose_move(group: FailureGroup) -> str:
    """Who can do something, as a short line."""
    words = {
        "you": say("For you to do"),
        "person": say("For the person to do"),
        "flowiq_admin": say("For whoever looks after your FlowIQ account"),
        "wait": say("Wait a while"),
        "nobody": say("Nothing to do"),
    }
    return words[group.whose_move.value]


def rows_text(group: FailureGroup) -> str:
    """The spreadsheet's row numbers, as far as they are listed."""
    listed = side_by_side([str(row) for row in group.rows])
    more = group.count - len(group.rows)
    if more > 0:
        return say(
            "Rows {rows} and {more:,} more, all in the results sheet", rows=listed, more=more
        )
    return say_count("Row {rows}", "Rows {rows}", group.count, rows=listed)


def short_rows_text(group: FailureGroup) -> str:
    """The row numbers if there are few, otherwise how many rows there are."""
    if group.count <= _FEW_ROWS:
        return rows_text(group)
    return say_count("1 row", "{n} rows", group.count)


def kind_of(group: FailureGroup) -> tuple[object, ...]:
    """What rows of one card have in common."""
    return group.state, group.reason, group.status, group.can_retry


def merged(groups: Iterable[FailureGroup]) -> list[FailureGroup]:
    """One group for each reason and status: what nobody is sure of first, then the largest first.

    The sentences of one reason differ where they quote a cell; the first one is told as an example.
    """
    by_reason: dict[tuple[str, str, str], FailureGroup] = {}
    for group in groups:
        key = (group.state.value, group.reason, group.status.value)
        first = by_reason.setdefault(key, group)
        if first is not group:
            rows = tuple(sorted((*first.rows, *group.rows))[:_MOST_ROWS])
            quoted = first.rows[0] if first.sentence != group.sentence else 0
            count, example = first.count + group.count, first.example or quoted
            by_reason[key] = replace(first, count=count, rows=rows, example=example)
    return sorted(
        by_reason.values(), key=lambda g: (g.state is not DeliveryState.UNKNOWN, -g.count)
    )


class GroupCard(QFrame):
    """How many rows, what it means, what to do, and buttons.

    Signals:
        retry_requested: the group whose rows the person wants to try again.
        settle_requested: the reason whose rows the person wants to find out about.
        release_requested: the group of held rows that the person wants sent all the same.
        contacts_requested: the group whose people the person wants to add as contacts first.
        template_requested: the person wants such rows sent as a template.
    """

    retry_requested = Signal(object)
    settle_requested = Signal(str)
    release_requested = Signal(object)
    contacts_requested = Signal(object)
    template_requested = Signal()

    def __init__(
        self,
        group: FailureGroup,
        icons: Icons,
        clipboard: QClipboard,
        explanation: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"group_{group.reason or 'none'}")
        say_role(self, "card")
        self._group, self._clipboard = group, clipboard
        self._heading, self._move = PlainLabel(role="strong"), PlainLabel(role="small")
        self._sentence, self._advice = PlainLabel(), PlainLabel(role="hint")
        self._english = EnglishBeneath(self.objectName())
        self._rows, self._hint = PlainLabel(role="hint"), PlainLabel(role="hint")
        self.retry_button, self.settle_button = QPushButton(), QPushButton()
        self.release_button, self.contacts_button = QPushButton(), QPushButton()
        self.template_button = QPushButton()
        self.rows_button, self.copy_button = QPushButton(), QPushButton()
        self._build_layout(icons, explanation)
        keep_translated(self, self._say)
        self.retry_button.clicked.connect(self._on_retry)
        self.settle_button.clicked.connect(self._on_settle)
        self.release_button.clicked.connect(self._on_release)
        self.contacts_button.clicked.connect(self._on_contacts)
        self.template_button.clicked.connect(self.template_requested)
        self.rows_button.clicked.connect(self._on_rows)
        self.copy_button.clicked.connect(self._on_copy)

    def shows(self, group: FailureGroup) -> bool:
        """Whether its heading, its colour and its buttons are right for this group."""
        return kind_of(group) == kind_of(self._group)

    def show_group(self, group: FailureGroup) -> None:
        """Show what is known of the same group now."""
        self._group = group
        self._say()

    def block(self, reason: str) -> None:
        """Say why the button that helps cannot be pressed now; "" lets it be pressed."""
        helps = (
            *(self.contacts_button, self.template_button, self.retry_button),
            *(self.settle_button, self.release_button),
        )
        for button in helps:
            button.setEnabled(not reason)
            button.setAccessibleDescription(reason)
        wanted = any(not button.isHidden() for button in helps)
        self._hint.show_if_any(reason if wanted else "")

    def details(self) -> str:
        """Everything about the group as text, for support."""
        group = self._group
        lines = (
            say("{word}: {n:,}", word=group.status.word, n=group.count),
            group.told,
            group.advised,
            rows_text(group),
            say("Reason: {reason}", reason=group.reason),
        )
        return "\n".join(filter(None, lines))

    def _say(self) -> None:
        group, n = self._group, self._group.count
        status = counted(group.status, n)
        self._heading.setText(status)
        self._move.setText(whose_move(group))
        self._sentence.setText(group.told)
        self._advice.show_if_any(group.advised)
        if self._must_not_be_misread():
            self._english.show_english(lambda: counted(group.status, n), lambda: group.english)
        self._rows.setText(rows_text(group))
        self.setAccessibleName(say("{what}: {why}", what=status, why=group.told))
        self.retry_button.setText(say_count("Try this one again", "Try these {n} again", n))
        self.settle_button.setText(
            say_count("Find out about this one…", "Find out about these {n}…", n)
        )
        self.release_button.setText(
            say_count("Send this one as well…", "Send these {n} as well…", n)
        )
        self.contacts_button.setText(
            say_count("Add to contacts and send…", "Add these {n} to contacts and send…", n)
        )
        self.template_button.setText(
            say_count("Send this one as a template…", "Send these {n} as a template…", n)
        )
        self.copy_button.setText(self.tr("Copy details"))
        self._name_rows_button()

    def _must_not_be_misread(self) -> bool:
        """Whether something may go twice, or to somebody who did not ask for it."""
        return self._group.state in MAY_BE_THE_SECOND_TIME or self._group.reason in _ABOUT_CONTACTS

    def _name_rows_button(self) -> None:
        shown = not self._rows.isHidden()
        self.rows_button.setText(self.tr("Hide rows") if shown else self.tr("Show rows"))

    @Slot()
    def _on_retry(self) -> None:
        self.retry_requested.emit(self._group)

    @Slot()
    def _on_settle(self) -> None:
        self.settle_requested.emit(self._group.reason)

    @Slot()
    def _on_release(self) -> None:
        self.release_requested.emit(self._group)

    @Slot()
    def _on_contacts(self) -> None:
        self.contacts_requested.emit(self._group)

    @Slot()
    def _on_rows(self) -> None:
        self._rows.setVisible(self._rows.isHidden())
        self._name_rows_button()

    @Slot()
    def _on_copy(self) -> None:
        self._clipboard.setText(self.details())

    def _build_layout(self, icons: Icons, explanation: QWidget | None) -> None:
        icon, tone = LOOKS[self._group.status]
        symbol = QLabel()
        icons.bind(symbol, icon, tone)
        say_tone(self._heading, tone)
        self._heading.setWordWrap(False)
        self._move.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(symbol)
        head.addWidget(self._heading)
        head.addWidget(self._move, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._sentence)
        column.addWidget(self._advice)
        column.addWidget(self._english)
        if explanation is not None:
            column.addWidget(explanation)
        column.addWidget(self._rows)
        column.addLayout(self._make_buttons(icons))
        column.addWidget(self._hint)
        for label in (self._rows, self._hint):
            label.hide()

    def _make_buttons(self, icons: Icons) -> FlowLayout:
        self.retry_button.setObjectName("retry_button")
        self.settle_button.setObjectName("settle_button")
        self.release_button.setObjectName("release_button")
        self.contacts_button.setObjectName("contacts_button")
        self.template_button.setObjectName("template_button")
        self.rows_button.setObjectName("rows_button")
        self.copy_button.setObjectName("copy_button")
        icons.bind(self.retry_button, "send", size=16)
        icons.bind(self.contacts_button, "send", size=16)
        icons.bind(self.settle_button, "search", size=16)
        icons.bind(self.release_button, "send", size=16)
        icons.bind(self.template_button, TEMPLATE_TYPE.icon, size=16)
        row = FlowLayout(8)
        unasked = self._group.reason == WOULD_ADD
        stranger = unasked or (self._group.unsent and self._group.reason == CONTACT_NOT_FOUND)
        for button, helps in (
            (self.contacts_button, stranger),
            (self.retry_button, self._group.can_retry),
            (self.settle_button, self._group.state is DeliveryState.UNKNOWN),
            (self.release_button, self._group.state is DeliveryState.HELD and not unasked),
            (self.template_button, self._group.needs_template),
        ):
            row.addWidget(button)
            if not helps:
                button.hide()
        for button in (self.rows_button, self.copy_button):
            say_role(button, "quiet")
            row.addWidget(button)
        return row
