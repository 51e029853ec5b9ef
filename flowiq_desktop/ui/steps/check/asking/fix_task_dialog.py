"""FixTaskDialog: what putting a task right would change, before it is done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QPushButton, QRadioButton, QWidget

from flowiq_desktop.services.preparing.task_fixes import FixPreview
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.language.words import Words
from flowiq_desktop.ui.steps.check.asking.changes_table import ChangesTable
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.plain_words import on_button
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

_SIZE = (620, 0)


class FixTaskDialog(TaskDialog):
    """Shows cells before and after, and asks; where there are several ways, also which one.

    Attributes:
        choices: a button for each way; none where there is only one.
        table: row, before, after.
        fix_button: does it, in every row.

    Signals:
        chosen: it is to be done; carries the `Fix`.
    """

    chosen = Signal(object)

    def __init__(
        self, title: Words, ways: Sequence[FixPreview], parent: QWidget | None = None
    ) -> None:
        """Build the question.

        Args:
            title: what would be done.
            ways: what each way would change, the likeliest first; at least one.
            parent: the dialog opens over it.
        """
        super().__init__("fix_task_dialog", title, _SIZE, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ways, self._way = ways, ways[0]
        self._question, self._rest = PlainLabel(), PlainLabel(role="hint")
        self.choices = [QRadioButton() for _ in ways] if len(ways) > 1 else []
        self._group = QButtonGroup(self)
        self.table = ChangesTable("fix_task_table")
        self.fix_button, self._cancel = QPushButton(), QPushButton()
        self._build_layout()
        keep_translated(self, self._say)
        self._fill()
        self._group.idToggled.connect(self._on_way_chosen)
        self.fix_button.clicked.connect(self._on_fix)
        self._cancel.clicked.connect(self.reject)

    @Slot(int, bool)
    def _on_way_chosen(self, place: int, chosen: bool) -> None:
        if not chosen:
            return
        self._way = self._ways[place]
        self._say()
        self._fill()

    @Slot()
    def _on_fix(self) -> None:
        self.chosen.emit(self._way.fix)
        self.accept()

    def _say(self) -> None:
        for choice, way in zip(self.choices, self._ways, strict=False):
            choice.setText(on_button(say(way.fix.words)))
        changes = bool(self._way.cells)
        self._question.setText(self._told())
        rest = self.tr("Cells that cannot be fixed in this way stay as they are.")
        self._rest.setText(rest if changes else "")
        self.fix_button.setText(self._asked())
        self._cancel.setText(self.tr("Cancel"))

    def _asked(self) -> str:
        rows = self._way.rows
        if self._way.fix.splits:
            return self.tr("&Save the list…")
        if not rows:
            return self.tr("&Change all of them")
        return say_count("&Change 1 row", "&Change {n} rows", rows)

    def _told(self) -> str:
        if self._way.cells and self._way.fix.splits:
            return self.tr(
                "Only another list can have more rows: save the corrected list, and go on with it."
                " These rows would become several:"
            )
        if not self._way.cells:
            return self.tr(
                "The program cannot tell what these cells should read. Correct them by hand."
            )
        if self._way.rows is None:
            return self.tr("The rows would be changed like these:")
        return say_count("1 row would be changed:", "{n} rows would be changed:", self._way.rows)

    def _fill(self) -> None:
        fixes = self._way.cells
        self.table.fill(fixes)
        self.fix_button.setEnabled(bool(fixes))

    def _build_layout(self) -> None:
        self.fix_button.setObjectName("fix_task_fix")
        self.fix_button.setDefault(True)
        self._cancel.setObjectName("fix_task_cancel")
        self._cancel.setAutoDefault(False)
        say_role(self.fix_button, "primary")
        self.foot.addWidget(self._cancel)
        self.foot.addWidget(self.fix_button)
        for place, choice in enumerate(self.choices):
            choice.setObjectName(f"fix_task_way_{place}")
            choice.setChecked(place == 0)
            self._group.addButton(choice, place)
            self.body.addWidget(choice)
        for part in (self._question, self.table, self._rest):
            self.body.addWidget(part)
