"""ContactColumns: which columns hold the names and the tags of people who become contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from flowiq_desktop.services.sending.new_contacts import NewContacts
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.widgets.choosers.chooser import Chooser
from flowiq_desktop.ui.widgets.plain_label import Caption

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORTEST = 16
"""Letters that a list of columns shows at least; headings are of any length."""


class ContactColumns(QWidget):
    """Two lists of columns; the name is made of one column, or of the two that were guessed.

    Signals:
        changed: another column was chosen.
    """

    changed = Signal()

    def __init__(
        self, headers: Sequence[str], wanted: NewContacts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        several = [wanted.name_columns] if len(wanted.name_columns) > 1 else []
        single: list[tuple[int, ...]] = [(at,) for at in range(len(headers))]
        self._names: list[tuple[int, ...]] = [*several, *single, ()]
        self._headers = headers
        self._name_word, self._tags_word = Caption(), Caption()
        self.name, self.tags = Chooser(), Chooser()
        self.name.addItems([" + ".join(headers[at] for at in names) for names in self._names])
        self.tags.addItems(["", *headers])
        self._build_layout()
        keep_translated(self, self._say)
        self.name.setCurrentIndex(self._names.index(wanted.name_columns))
        self.tags.setCurrentIndex(0 if wanted.tags_column is None else wanted.tags_column + 1)
        self.name.currentIndexChanged.connect(self.changed)
        self.tags.currentIndexChanged.connect(self.changed)

    @property
    def wanted(self) -> NewContacts:
        """What is chosen."""
        tags = self.tags.currentIndex() - 1
        return NewContacts(self._names[self.name.currentIndex()], tags if tags >= 0 else None)

    def _say(self) -> None:
        self._name_word.setText(self.tr("N&ame from"))
        self._tags_word.setText(self.tr("&Tags from"))
        self.name.setAccessibleName(self.tr("Column with the names of new contacts"))
        self.tags.setAccessibleName(self.tr("Column with the tags of new contacts"))
        self.name.setItemText(len(self._names) - 1, self.tr("No column: their number"))
        self.tags.setItemText(0, self.tr("No column: no tags"))

    def _build_layout(self) -> None:
        self.name.setObjectName("contact_name_column")
        self.tags.setObjectName("contact_tags_column")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for row, (word, choice) in enumerate(
            ((self._name_word, self.name), (self._tags_word, self.tags))
        ):
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(_SHORTEST)
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            word.setBuddy(choice)
            grid.addWidget(word, row, 0)
            grid.addWidget(choice, row, 1)
