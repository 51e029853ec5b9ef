"""ReplaceDialog: find and replace in one column, with what would change before it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QPushButton, QWidget

from flowiq_desktop.services.preparing.replacing import Found, Replacement, find_cells
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui.jobs.latest_job import LatestJob
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.steps.check.asking.changes_table import ChangesTable
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.cell_text import in_cell
from flowiq_desktop.ui.widgets.choosers.chooser import Chooser
from flowiq_desktop.ui.widgets.flow_layout import FlowLayout
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from flowiq_desktop.services.preparing.check import CheckedSheet

_SIZE = (620, 0)
_FEWEST_CHARACTERS = 12


class ReplaceDialog(TaskDialog):
    """Looks through the column in the background after each key; the newest wish counts.

    Attributes:
        column: which column.
        wanted: the text to look for.
        instead: what to write instead.
        match_case: capital letters have to agree.
        whole_cell: the text has to be all of a cell.
        table: the first cells that would change.
        replace_button: replaces all of them.

    Signals:
        settled: the `Replacement`.
    """

    settled = Signal(object)

    def __init__(self, checked: CheckedSheet, column: int, parent: QWidget | None = None) -> None:
        super().__init__("replace_dialog", lambda: say("Find and replace"), _SIZE, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._checked = checked
        self._found: Found | None = Found()
        self._job = LatestJob(self)
        self.column, self.wanted, self.instead = Chooser(), QLineEdit(), QLineEdit()
        self.match_case, self.whole_cell = QCheckBox(), QCheckBox()
        self._labels = [PlainLabel() for _ in range(3)]
        self._count = PlainLabel(role="strong")
        self.table = ChangesTable("replace_table")
        self.replace_button, self._cancel = QPushButton(), QPushButton()
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.column.setSizeAdjustPolicy(policy)
        self.column.setMinimumContentsLength(_FEWEST_CHARACTERS)
        self.column.addItems([in_cell(header) for header in checked.sheet.headers])
        self.column.setCurrentIndex(column)
        self._name_parts()
        self._build_layout()
        keep_translated(self, self._say)
        self._connect()
        self._look()

    def wish(self) -> Replacement:
        """What is asked for at the moment."""
        return Replacement(
            self.column.currentIndex(),
            self.wanted.text(),
            self.instead.text(),
            self.match_case.isChecked(),
            self.whole_cell.isChecked(),
        )

    @override
    def done(self, result: int) -> None:
        self._job.shutdown()
        super().done(result)

    def _connect(self) -> None:
        self.column.currentIndexChanged.connect(self._look)
        self.wanted.textChanged.connect(self._look)
        self.instead.textChanged.connect(self._look)
        self.match_case.toggled.connect(self._look)
        self.whole_cell.toggled.connect(self._look)
        self._job.finished.connect(self._on_found)
        self._cancel.clicked.connect(self.reject)
        self.replace_button.clicked.connect(self.accept)
        self.accepted.connect(self._on_accepted)

    @Slot()
    def _look(self) -> None:
        checked, wish = self._checked, self.wish()
        if not wish.says_something:
            self._job.cancel()
            self._on_found(Found())
            return
        self._found = None
        self._say_count()
        self._job.request(lambda: find_cells(checked, wish))

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self._found = found
        self.table.fill(found.first)
        self._say_count()

    @Slot()
    def _on_accepted(self) -> None:
        self.settled.emit(self.wish())

    def _say(self) -> None:
        words = (self.tr("Column"), self.tr("Find"), self.tr("Replace with"))
        parts = (self.column, self.wanted, self.instead)
        for label, part, word in zip(self._labels, parts, words, strict=True):
            label.setText(word)
            part.setAccessibleName(word)
        self.wanted.setPlaceholderText(self.tr("What stands there now"))
        self.match_case.setText(self.tr("Match &case"))
        self.whole_cell.setText(self.tr("Only w&hole cells"))
        self.whole_cell.setToolTip(self.tr("With nothing to find, this fills cells that are blank"))
        self._cancel.setText(self.tr("Cancel"))
        self._say_count()

    def _say_count(self) -> None:
        found = self._found
        count = found.count if found else 0
        self.replace_button.setEnabled(bool(count))
        self.replace_button.setText(
            say_count("&Replace in 1 cell", "&Replace in {n} cells", count)
            if count
            else self.tr("&Replace")
        )
        self._count.setText(self._what_is_found(found))

    def _what_is_found(self, found: Found | None) -> str:
        if found is None:
            return self.tr("Looking…")
        if not self.wish().says_something:
            return self.tr("Type what to look for.")
        if not found.count:
            return self.tr("No cell of this column would change.")
        if len(found.first) == found.count:
            return say_count("1 cell would change:", "{n} cells would change:", found.count)
        return say(
            "{n:,} cells would change. The first {shown:,}:", n=found.count, shown=len(found.first)
        )

    def _name_parts(self) -> None:
        named = {
            "replace_column": self.column,
            "replace_find": self.wanted,
            "replace_with": self.instead,
            "replace_match_case": self.match_case,
            "replace_whole_cell": self.whole_cell,
            "replace_replace": self.replace_button,
            "replace_cancel": self._cancel,
        }
        for name, part in named.items():
            part.setObjectName(name)

    def _build_layout(self) -> None:
        self.replace_button.setDefault(True)
        self._cancel.setAutoDefault(False)
        say_role(self.replace_button, "primary")
        self.foot.addWidget(self._cancel)
        self.foot.addWidget(self.replace_button)
        texts, ticks = QGridLayout(), FlowLayout(16)
        self.body.addWidget(self._labels[0])
        self.body.addWidget(self.column)
        for at, part in enumerate((self.wanted, self.instead)):
            texts.addWidget(self._labels[at + 1], 0, at)
            texts.addWidget(part, 1, at)
        ticks.addWidget(self.match_case)
        ticks.addWidget(self.whole_cell)
        self.body.addLayout(texts)
        self.body.addLayout(ticks)
        self.body.addWidget(self._count)
        self.body.addWidget(self.table)
        self.body.addStretch(1)
        self.wanted.setFocus()
