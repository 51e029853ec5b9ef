"""ReachView: the layout of the card that says who can be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from flowiq_desktop.services.reach import texts
from flowiq_desktop.services.reach.plan import ReachGroup
from flowiq_desktop.services.reach.terms import terms_of
from flowiq_desktop.ui.hearing.spoken_button import UnfoldingButton
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.steps.check import reach_texts
from flowiq_desktop.ui.steps.check.card_head import CardHead
from flowiq_desktop.ui.steps.check.reach_bar import TONES, ReachBar
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.flow_layout import FlowLayout
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.plain_label import Caption, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flowiq_desktop.ui.explaining.explainer import Explainer
    from flowiq_desktop.ui.explaining.explanation import Explanation
    from flowiq_desktop.ui.theme.icons import Icons
    from flowiq_desktop.ui.theme.theme import Theme

_ICONS = {
    ReachGroup.TO_FIX: "error",
    ReachGroup.LEFT_OUT: "leave-out",
    ReachGroup.KEPT_OUT: "blocked",
    ReachGroup.ASKED_NOT_TO: "reply",
    ReachGroup.NO_CONTACT: "contact",
    ReachGroup.FAILED_BEFORE: "warning",
    ReachGroup.NEEDS_TEMPLATE: "message",
    ReachGroup.NOT_LOOKED: "search",
    ReachGroup.REACHABLE: "ok",
}


class GroupLine(NamedTuple):
    """One line of the table; `terms` explains what its meaning takes for known."""

    icon: QLabel
    rows: Caption
    name: PlainLabel
    meaning: PlainLabel
    english: PlainLabel
    button: QPushButton
    terms: Explanation | None

    def show(self, visible: bool) -> None:
        """Show the line, or take it away."""
        for part in self:
            if part is not None:
                part.setVisible(visible and (part is not self.english or bool(part.text())))


class ReachView(QFrame):
    """A headline that folds; below it the bar, the table, and what looking takes.

    Attributes:
        fold: shows and hides everything below the headline.
        lines: the table, a line for each group.
        contacts: whether to ask who is blocked as well.
        look_button: looks up, or looks up again.
        stop_button: stops looking.
        notice: how looking went; the page keeps it in sight.
    """

    def __init__(
        self, icons: Icons, theme: Theme, explainer: Explainer, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reach_card")
        say_role(self, "card")
        self._icons, self._explainer = icons, explainer
        self.fold = UnfoldingButton()
        self.fold.setObjectName("reach_fold")
        self._head = CardHead("reach_headline", self.fold)
        self.headline = self._head.headline
        self.bar = ReachBar(theme)
        self.lines = {group: self._make_line(group) for group in ReachGroup}
        self.total = PlainLabel(role="strong")
        self.total.setObjectName("reach_total")
        self.when = PlainLabel(role="hint")
        self.when.setObjectName("reach_when")
        self.takes = PlainLabel(role="hint")
        self.takes.setObjectName("reach_takes")
        self.contacts = QCheckBox()
        self.contacts.setObjectName("reach_contacts")
        self.contacts.setChecked(True)
        self.look_button = QPushButton()
        self.look_button.setObjectName("reach_look")
        self.stop_button = QPushButton()
        self.stop_button.setObjectName("reach_stop")
        self.progress = QProgressBar()
        self.progress.setObjectName("reach_progress")
        self.progress.setTextVisible(False)
        self.doing = PlainLabel(role="small")
        self.doing.setObjectName("reach_doing")
        self.notice = Notice(icons, "reach_notice")
        self._inside = QWidget()
        self._column = QVBoxLayout(self)
        self._build_layout()
        self.fold.toggled.connect(self._inside.setVisible)
        self._inside.hide()
        keep_translated(self, self._say)

    def show_counts(self, counts: Mapping[ReachGroup, int]) -> None:
        """Show how many rows are in each group; empty groups have no line."""
        self.bar.show_counts(counts)
        self.bar.setAccessibleName(reach_texts.counts_in_words(counts))
        for group, line in self.lines.items():
            line.rows.setText(reach_texts.count(counts[group]))
            line.show(counts[group] > 0)
        self.total.setText(reach_texts.total(sum(counts.values())))

    def show_on_top(self, notice: QWidget) -> None:
        """Show this whether the card is folded or not."""
        self._column.insertWidget(1, notice)

    def show_looking(self, *, looking: bool) -> None:
        """Show what belongs to looking, or what begins it."""
        for busy in (self.progress, self.doing, self.stop_button):
            busy.setVisible(looking)
        for idle in (self.look_button, self.contacts):
            idle.setVisible(not looking)

    def _say(self) -> None:
        self._head.title.setText(self.tr("Who can be reached"))
        self.fold.setAccessibleName(self.tr("Who can be reached: show or hide"))
        self.progress.setAccessibleName(self.tr("Looking people up"))
        self.contacts.setText(self.tr("Also ask who is bloc&ked: takes as long again"))
        self.stop_button.setText(self.tr("Sto&p looking"))
        for group, line in self.lines.items():
            name = texts.name_of(group)
            line.name.setText(name)
            line.meaning.setText(texts.meaning_of_group(group))
            line.english.setText(texts.in_english(group))
            line.english.setVisible(bool(line.english.text()) and not line.name.isHidden())
            line.button.setText(reach_texts.button(group))
            line.button.setAccessibleName(reach_texts.button_about(group))

    def _make_line(self, group: ReachGroup) -> GroupLine:
        icon = QLabel()
        self._icons.bind(icon, _ICONS[group], TONES[group], 16)
        count = Caption()
        count.setObjectName(f"reach_{group.value}_count")
        count.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        name = PlainLabel(role="strong")
        meaning = PlainLabel(role="small")
        beneath = PlainLabel(role="small")
        beneath.setObjectName(f"reach_{group.value}_english")
        button = QPushButton()
        button.setObjectName(f"reach_{group.value}_button")
        terms = terms_of(group)
        explanation = self._explainer.make(*terms) if terms else None
        return GroupLine(icon, count, name, meaning, beneath, button, explanation)

    def _build_layout(self) -> None:
        column = self._column
        column.setContentsMargins(12, 4, 12, 4)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self._inside)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.bar)
        inside.addLayout(self._make_table())
        inside.addWidget(self.when)
        inside.addWidget(self.takes)
        actions = FlowLayout(8)
        for part in (self.look_button, self.stop_button, self.contacts):
            actions.addWidget(part)
        inside.addLayout(actions)
        inside.addWidget(self.progress)
        inside.addWidget(self.doing)

    def _make_table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        for place, line in enumerate(self.lines.values()):
            row = 2 * place
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(line.name)
            words.addWidget(line.meaning)
            words.addWidget(line.english)
            words.addStretch(1)
            grid.addWidget(line.icon, row, 0, top)
            grid.addWidget(line.rows, row, 1, top)
            grid.addLayout(words, row, 2)
            grid.addWidget(line.button, row, 3, top)
            if line.terms is not None:
                grid.addWidget(line.terms, row + 1, 2, 1, 2)
        grid.addWidget(self.total, 2 * len(self.lines), 1, 1, 3)
        return grid
