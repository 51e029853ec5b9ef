"""LinksCard: says what is behind the links, and looks when the person wants that."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui.hearing.spoken_button import UnfoldingButton
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.qt_progress import show_done
from flowiq_desktop.ui.steps.check.card_head import CardHead
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.page_frame import keep_room
from flowiq_desktop.ui.widgets.plain_label import Caption, PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from flowiq_desktop.core.progress import Progress
    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.ui.state.links import Links

_LOG = logging.getLogger(__name__)


class LinksCard(QFrame):
    """One line with what is known; what can be chosen is behind a button.

    Attributes:
        headline: what is known of the links.
        look_button: looks, at what is left or again.
        stop_button: stops looking.
        fold: shows and hides what can be chosen.
        by_itself: whether links are looked at as soon as the list is checked.
        passed_over: websites whose links are not opened.
    """

    def __init__(
        self, links: Links, preferences: PreferenceStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("links_card")
        say_role(self, "card")
        self._links, self._preferences = links, preferences
        self.look_button, self.stop_button = QPushButton(), QPushButton()
        self.look_button.setObjectName("links_look")
        self.stop_button.setObjectName("links_stop")
        self.fold = UnfoldingButton()
        self.fold.setObjectName("links_fold")
        self._head = CardHead("links_headline", self.look_button, self.stop_button, self.fold)
        self.headline = self._head.headline
        self.progress = QProgressBar()
        self.progress.setObjectName("links_progress")
        self.progress.setTextVisible(False)
        keep_room(self.progress)  # what stands below does not move when it comes and goes
        self.by_itself = QCheckBox()
        self.by_itself.setObjectName("links_by_itself")
        self.by_itself.setChecked(preferences.current.look_behind_links)
        self.passed_over = QLineEdit(preferences.current.links_passed_over)
        self.passed_over.setObjectName("links_passed_over")
        self._asked = Caption()
        self._asked.setBuddy(self.passed_over)
        self._once = PlainLabel(role="hint")
        self._inside = QWidget()
        self._build_layout()
        self._connect()
        keep_translated(self, self._say)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._links.is_watched = True
        self._links.look_if_wished()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._links.is_watched = False

    def _connect(self) -> None:
        self._links.changed.connect(self._show)
        self._links.progressed.connect(self._on_progressed)
        self._links.failed.connect(self._on_failed)
        self.look_button.clicked.connect(self._on_look)
        self.stop_button.clicked.connect(self._links.stop)
        self.fold.toggled.connect(self._inside.setVisible)
        self.fold.toggled.connect(self._show)
        self.by_itself.toggled.connect(self._on_by_itself)
        self.passed_over.editingFinished.connect(self._on_passed_over)

    @Slot()
    def _on_look(self) -> None:
        found = self._links.found
        self._links.look(again=found is not None and not found.left)

    @Slot(bool)
    def _on_by_itself(self, wished: bool) -> None:
        self._preferences.current.look_behind_links = wished
        self._preferences.save()
        self._links.look_if_wished()
        self._show()

    @Slot()
    def _on_passed_over(self) -> None:
        if self.passed_over.text() != self._preferences.current.links_passed_over:
            self._preferences.current.links_passed_over = self.passed_over.text()
            self._preferences.save()
            self._show()

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        show_done(self.progress, progress.done, progress.total)
        self.headline.setText(
            say(
                "{doing}: {done:,} of {total:,}",
                doing=progress.in_words,
                done=progress.done,
                total=progress.total,
            )
        )

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        _LOG.error("The links could not be looked at", exc_info=fault)
        self.headline.setText(say("Something went wrong while the links were looked at."))

    @Slot()
    def _show(self) -> None:
        links = self._links
        self.setVisible(links.may_have_links)
        self.stop_button.setVisible(links.looking)
        self.progress.setVisible(links.looking)
        self.look_button.setVisible(not links.looking)
        self.fold.setText(self.tr("Hide") if self.fold.isChecked() else self._chosen())
        left = len(links.found.left) if links.found else 0
        again = self.tr("Look again") if links.found else self.tr("Look behind the links")
        look_on = say_count("Look at {n} more link", "Look at {n} more links", left)
        self.look_button.setText(look_on if left else again)
        if not links.looking:
            self.headline.setText(links.in_words)

    def _chosen(self) -> str:
        """What is chosen behind the button, while that is folded."""
        by_itself = self.by_itself.isChecked()
        websites = len(self.passed_over.text().replace(",", " ").split())
        if not websites:
            return self.tr("Looks by itself…") if by_itself else self.tr("Looks when asked…")
        if by_itself:
            return say_count(
                "Looks by itself, but not on 1 website…",
                "Looks by itself, but not on {n} websites…",
                websites,
            )
        return say_count(
            "Looks when asked, but not on 1 website…",
            "Looks when asked, but not on {n} websites…",
            websites,
        )

    def _say(self) -> None:
        self._head.title.setText(self.tr("What is behind the links"))
        self.progress.setAccessibleName(self.tr("Looking behind the links"))
        self.fold.setAccessibleName(self.tr("Looking behind the links: choose how"))
        self.stop_button.setText(self.tr("Stop looking behind links"))
        self.by_itself.setText(self.tr("Look as soon as the list is checked"))
        self._asked.setText(self.tr("Websites whose links are not opened"))
        self.passed_over.setAccessibleName(self.tr("Websites whose links are not opened"))
        self.passed_over.setPlaceholderText("files.example.org")
        self._once.setText(
            self.tr(
                "Each link is opened once, as WhatsApp will open it. Some links work only once: "
                "name their websites here, and they are not opened."
            )
        )
        self._show()

    def _build_layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 0)  # the bar below keeps room that is empty mostly
        column.setSpacing(8)
        looking = QVBoxLayout()
        looking.setSpacing(0)
        looking.addWidget(self._head)
        looking.addWidget(self.progress)
        column.addLayout(looking)
        column.addWidget(self._inside)
        self._inside.hide()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 8)
        inside.setSpacing(8)
        for choice in (self.by_itself, self._asked, self.passed_over, self._once):
            inside.addWidget(choice)
