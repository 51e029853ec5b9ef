"""PreviewPane: the phone, moving from row to row, and what is wrong with the row shown."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from flowiq_desktop.core.media.agreement import filename_warnings
from flowiq_desktop.core.media.facts import MediaFacts
from flowiq_desktop.core.messages.bubbles import BubbleContent
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.texts import say
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.language.words import Words, spoken
from flowiq_desktop.ui.preview.held_note import held_words
from flowiq_desktop.ui.preview.phone_preview import PhonePreview
from flowiq_desktop.ui.preview.problem_strip import ProblemStrip
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.plain_label import PlainLabel


class PreviewPane(QFrame):
    """Shows whatever row it is given and asks for others; it knows no rows itself.

    Attributes:
        phone: shows the message.

    Signals:
        row_requested: position of a row among all rows, from 0.
        search_requested: a row number or words to look for, never blank.
    """

    row_requested = Signal(int)
    search_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview_pane")
        self._position, self._total, self._row_number = 0, 0, 0
        self._is_found = False
        self._problems: Sequence[Problem] = ()
        self._warnings: Sequence[str] = ()
        self._filename = ""
        self._note: Words = ""
        self._say_problems = QTimer(self)
        self.phone = PhonePreview()
        self.previous_button = QPushButton()
        self.next_button = QPushButton()
        self.search = QLineEdit()
        self.row_label = PlainLabel(role="strong")
        self.note = PlainLabel(role="hint")
        self.problems = ProblemStrip()
        self._name_parts()
        self._build_layout()
        self._connect()
        self.show_nothing()
        keep_translated(self, self._say)

    def show_row(
        self,
        position: int,
        total: int,
        row_number: int,
        content: BubbleContent | None,
        recipient: str,
        problems: Sequence[Problem] = (),
        *,
        left_out: bool = False,
    ) -> None:
        """Show a row.

        Args:
            position: among all rows, from 0.
            total: how many rows there are.
            row_number: the spreadsheet's own.
            content: the bubble, or None when the row has no message yet.
            recipient: name or number of the person.
            problems: what is wrong with the row.
            left_out: whether the person left the row out.
        """
        if position != self._position and not self._is_found:
            self.search.clear()  # it would be taken for what this row has
        self._is_found = False
        self._position, self._total, self._row_number = position, total, row_number
        self._problems, self._warnings = tuple(problems), ()
        file = content.media if content is not None else None
        self._filename = file.filename if file is not None and file.named else ""
        self._show_place()
        self.tell("")
        self.problems.show_problems(self._problems)
        self._allow_steps()
        blocking = sum(problem.blocks for problem in problems)
        self.phone.show_bubble(content, recipient, held_words(blocking, left_out=left_out))

    def show_nothing(self) -> None:
        """There is no row to show."""
        self._position, self._total = 0, 0
        self._problems, self._warnings = (), ()
        self._show_place()
        self.tell("")
        self.problems.show_problems(())
        self._allow_steps()
        self.phone.show_bubble(None, "")

    def keep_search(self) -> None:
        """The row that comes next was found: what was looked for stays, to go on from there."""
        self._is_found = True

    def tell(self, sentence: Words) -> None:
        """Say something about the last search, such as that nothing was found."""
        self._note = sentence
        self.note.show_if_any(spoken(sentence))

    def _say(self) -> None:
        self._say_steps()
        self.search.setAccessibleName(self.tr("Find a row by its number or by words in it"))
        self.search.setPlaceholderText(self.tr("Row number, name or words"))
        # Beside long words the field is short.
        self.search.setToolTip(self.tr("Row number, name or words"))
        self._show_place()
        self.tell(self._note)
        # Not now: Qt is walking over all widgets, and must not meet a deleted one.
        self._say_problems.start()

    def _say_steps(self) -> None:
        self.previous_button.setText(self.tr("Previous"))
        self.previous_button.setToolTip(self.tr("Show the row above (Alt+Page Up)"))
        self.next_button.setText(self.tr("Next"))
        self.next_button.setToolTip(self.tr("Show the row below (Alt+Page Down)"))
        # With its text, a button forgets the keys that press it.
        self.previous_button.setShortcut(QKeySequence("Alt+PgUp"))
        self.next_button.setShortcut(QKeySequence("Alt+PgDown"))

    def _show_place(self) -> None:
        if not self._total:
            self.row_label.setText(self.tr("No rows yet"))
            return
        text = say(
            "Row {number:,} ({place:,} of {total:,})",
            number=self._row_number,
            place=self._position + 1,
            total=self._total,
        )
        self.row_label.setText(text)

    def _name_parts(self) -> None:
        self.previous_button.setObjectName("preview_previous")
        self.next_button.setObjectName("preview_next")
        self.search.setObjectName("preview_search")
        self.search.setClearButtonEnabled(True)
        self.row_label.setObjectName("preview_row")
        self.note.setObjectName("preview_note")

    def _build_layout(self) -> None:
        say_role(self, "side")
        steps = QHBoxLayout()
        steps.setSpacing(8)
        steps.addWidget(self.previous_button)
        steps.addWidget(self.next_button)
        steps.addWidget(self.search, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.row_label)
        column.addLayout(steps)
        column.addWidget(self.note)
        column.addWidget(self.phone, 1)
        column.addWidget(self.problems)

    def _connect(self) -> None:
        self.previous_button.clicked.connect(self._on_previous)
        self.next_button.clicked.connect(self._on_next)
        self.search.returnPressed.connect(self._on_search)
        self.phone.media_shown.connect(self._on_media_shown)
        self._say_problems.setSingleShot(True)
        self._say_problems.timeout.connect(self._show_problems)

    def _allow_steps(self) -> None:
        self.previous_button.setEnabled(self._position > 0)
        self.next_button.setEnabled(self._position + 1 < self._total)
        self.search.setEnabled(self._total > 0)

    @Slot()
    def _on_previous(self) -> None:
        self.row_requested.emit(self._position - 1)

    @Slot()
    def _on_next(self) -> None:
        self.row_requested.emit(self._position + 1)

    @Slot()
    def _on_search(self) -> None:
        text = self.search.text().strip()
        if text:
            self.search_requested.emit(text)

    @Slot(object)
    def _on_media_shown(self, state: object) -> None:
        self._warnings = ()
        if isinstance(state, MediaFacts):
            named = filename_warnings(state, self._filename)
            self._warnings = (*state.warnings, *named)
        self._show_problems()

    @Slot()
    def _show_problems(self) -> None:
        self.problems.show_problems(self._problems, self._warnings)
