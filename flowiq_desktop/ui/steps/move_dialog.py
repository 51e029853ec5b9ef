"""MoveDialog: rows that need a template get one, each seen before anything is moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton

from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.core.columns.template_columns import fields_of
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.messages.types.template_fields import HEADER_FILE
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui.jobs.background import BackgroundRunner
from flowiq_desktop.ui.jobs.latest_job import LatestJob
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.preview.bubble_preview import BubblePreview
from flowiq_desktop.ui.steps.template_filling import TemplateFilling
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.choosers.chooser import Chooser
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.core.columns.mapping import Source
    from flowiq_desktop.core.messages.template import Template
    from flowiq_desktop.services.preparing.check import CheckedSheet
    from flowiq_desktop.services.sending.moves.campaign_rows import Moved, MoveService
    from flowiq_desktop.ui.theme.icons import Icons

_SIZE = (520, 420)


class MoveDialog(TaskDialog):
    """Chooses a template, fills it, shows what each person will read, and moves the rows.

    Signals:
        moved: the number of the new campaign, which waits to be sent.
        moved_rows: the same as `Moved`, with the rows of a draft.
    """

    moved = Signal(int)
    moved_rows = Signal(object)

    def __init__(
        self,
        service: MoveService,
        templates: Mapping[str, Template],
        campaign: int,
        icons: Icons,
        explanation: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        """Build the dialog.

        Args:
            service: finds, checks and moves rows.
            templates: the saved ones; there is at least one.
            campaign: whose rows.
            icons: for the notice.
            explanation: says why a template, and what that is.
            parent: the window.
        """
        super().__init__("move_dialog", lambda: say("Send as a template"), _SIZE, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._service, self._templates, self._campaign = service, templates, campaign
        self._checked: CheckedSheet | None = None
        self._at = 0
        everything = service.rows(campaign)
        self._refused = everything.refused
        self._waiting = len(everything.rows) - everything.refused
        self._rows = service.rows(campaign, waiting=not self._refused)
        self._check, self._mover = LatestJob(self), BackgroundRunner(self)
        self._explanation = explanation
        self._make_parts(icons)
        self._build_layout()
        self._connect()
        keep_translated(self, self._say)
        self._on_template()

    def shutdown(self) -> None:
        """Wait for what runs; moving is one commit, done or not."""
        self._check.shutdown()
        self._mover.shutdown()

    # -- what is chosen -----------------------------------------------------------------------

    @Slot()
    def _on_template(self) -> None:
        template = self._templates[self.template.currentText()]
        mapping = self._service.mapping_for(self._rows, template.name)
        wanted = [*fields_of(template), *([HEADER_FILE.name] if template.header else [])]
        sources: dict[str, Source] = {
            name: mapping.sources.get(name, TextSource("")) for name in wanted
        }
        self.filling.ask_for(sources, self._rows.sheet.headers)
        self._look()

    @Slot()
    def _on_waiting(self) -> None:
        self._rows = self._service.rows(self._campaign, waiting=self.waiting.isChecked())
        self._look()

    @Slot()
    def _look(self) -> None:
        """Check every row anew; the newest choice wins."""
        mapping = self._service.mapping_for(self._rows, self.template.currentText())
        for name, source in self.filling.sources().items():
            mapping = mapping.with_source(name, source)
        rows, chosen = self._rows, mapping
        self._checked = None
        self._show()
        self._check.request(lambda: self._service.check(rows, chosen))

    @Slot(object)
    def _on_checked(self, checked: CheckedSheet) -> None:
        self._checked = checked
        self._at = min(self._at, max(0, len(checked.sheet) - 1))
        self._show()

    # -- what is shown ------------------------------------------------------------------------

    def _show(self) -> None:
        checked = self._checked
        ready = checked.counts().ready if checked else 0
        total = len(self._rows.rows)
        self.move_button.setEnabled(ready > 0 and not self._mover.busy)
        self.move_button.setText(say_count("&Move 1 row", "&Move {n} rows", ready))
        self._count.setText(say("{ready:,} of {n:,} are ready", ready=ready, n=total))
        for button in (self.back_button, self.next_button):
            button.setEnabled(total > 1)
        if checked is None or not total:
            return
        message = checked.message(self._at)
        self._row.setText(say("Row {row}", row=message.row_number))
        self.preview.show_bubble(REGISTRY.bubble_of(message.body, message.shown))
        problems = (*checked.mapping_problems, *checked.problems(self._at))
        wrong = next((problem for problem in problems if problem.blocks), None)
        self._problem.show_if_any(f"{wrong.message} {wrong.advice}" if wrong else "")

    def _say(self) -> None:
        self._heading.setText(self.tr("Send as a template"))
        self._sentence.setText(
            self.tr(
                "These people's 24 hours are over; a template reaches them all the same. The rows"
                " become a campaign of their own, and are not sent from here any more."
            )
        )
        self.waiting.setText(
            say_count("Also the 1 that still waits", "Also the {n} that still wait", self._waiting)
        )
        self.template.setAccessibleName(self.tr("Template"))
        self.preview.setAccessibleName(self.tr("What the person will read"))
        self.back_button.setText(self.tr("Row before"))
        self.next_button.setText(self.tr("Next row"))
        self.cancel_button.setText(self.tr("Cancel"))
        self._show()

    @Slot()
    def _on_step(self) -> None:
        step = 1 if self.sender() is self.next_button else -1
        self._at = (self._at + step) % max(1, len(self._rows.rows))
        self._show()

    # -- moving -------------------------------------------------------------------------------

    @Slot()
    def _on_move(self) -> None:
        if self._checked is not None and not self._mover.busy:
            self._mover.start(self._service.move(self._rows, self._checked))
            self.move_button.setEnabled(False)

    @Slot(object)
    def _on_moved(self, moved: Moved) -> None:
        self.accept()
        self.moved.emit(moved.campaign)
        self.moved_rows.emit(moved)

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        self.notice.tell_error(fault)
        self.show_part(self.notice)
        self._show()

    def _connect(self) -> None:
        self.template.activated.connect(self._on_template)
        self.waiting.toggled.connect(self._on_waiting)
        self.filling.changed.connect(self._look)
        self._check.finished.connect(self._on_checked)
        self._check.failed.connect(self._on_failed)
        self._mover.finished.connect(self._on_moved)
        self._mover.failed.connect(self._on_failed)
        self.back_button.clicked.connect(self._on_step)
        self.next_button.clicked.connect(self._on_step)
        self.cancel_button.clicked.connect(self.reject)
        self.move_button.clicked.connect(self._on_move)
        self.finished.connect(self.shutdown)

    def _make_parts(self, icons: Icons) -> None:
        self._heading, self._sentence = PlainLabel(role="title"), PlainLabel(role="hint")
        self._row, self._count = PlainLabel(role="strong"), PlainLabel(role="hint")
        self._problem = PlainLabel()
        self.notice = Notice(icons, "move_notice")
        self.template = Chooser()
        self.template.setObjectName("move_template")
        self.template.addItems(list(self._templates))
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.template.setSizeAdjustPolicy(policy)
        self.waiting = QCheckBox()
        self.waiting.setObjectName("move_waiting")
        self.waiting.setChecked(not self._refused)
        self.waiting.setVisible(bool(self._waiting and self._refused))
        self.filling = TemplateFilling()
        self.preview = BubblePreview("move_preview")
        self.back_button, self.next_button = QPushButton(), QPushButton()
        self.cancel_button, self.move_button = QPushButton(), QPushButton()

    def _build_layout(self) -> None:
        column = self.body
        steps = QHBoxLayout()
        for part in (self._row, self.back_button, self.next_button):
            steps.addWidget(part)
        steps.addStretch(1)
        words = (self._heading, self._sentence, self._explanation, self.notice)
        for widget in (*words, self.template, self.filling, self.waiting):
            column.addWidget(widget)
        column.addLayout(steps)
        for shown in (self.preview, self._problem, self._count):
            column.addWidget(shown)
        column.addStretch(1)
        for button, name in (
            (self.back_button, "move_back"),
            (self.next_button, "move_next"),
            (self.cancel_button, "move_cancel"),
            (self.move_button, "move_button"),
        ):
            button.setObjectName(name)
            button.setAutoDefault(False)
        say_role(self.move_button, "primary")
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.move_button)
