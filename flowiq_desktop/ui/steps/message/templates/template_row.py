"""TemplateRow: which saved template everybody gets, or which column names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QVBoxLayout, QWidget

from flowiq_desktop.core.columns.mapping import ColumnSource, Source, TextSource
from flowiq_desktop.services.reach.terms import Term
from flowiq_desktop.texts import say
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.cell_text import cut
from flowiq_desktop.ui.widgets.choosers.chooser import Chooser
from flowiq_desktop.ui.widgets.flow_layout import FlowLayout
from flowiq_desktop.ui.widgets.plain_label import Caption, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flowiq_desktop.ui.explaining.explainer import Explainer

_FEWEST_CHARACTERS = 16


class TemplateRow(QWidget):
    """A list of saved templates and of columns, with what saves or changes one.

    Signals:
        source_chosen: a `Source` for the template's name, or None.
        new_wanted: the person wants to save a template.
        change_wanted: the name of the template to be changed.
        contacts_chosen: whether the template may make contacts of people who are none yet.
    """

    source_chosen = Signal(object)
    new_wanted = Signal()
    change_wanted = Signal(str)
    contacts_chosen = Signal(bool)

    def __init__(self, explainer: Explainer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("template_row")
        self._headers: Sequence[str] = ()
        self._names: Sequence[str] = ()
        self._source: Source | None = None
        self._label, self._hint = Caption(), PlainLabel(role="hint")
        self._explanation = explainer.make(Term.TEMPLATE)
        self.chooser = Chooser()
        self.new_button, self.change_button = QPushButton(), QPushButton()
        self.contacts_box, self._contacts_hint = QCheckBox(), PlainLabel(role="hint")
        self._build_layout()
        keep_translated(self, self._say)
        self.chooser.activated.connect(self._on_activated)
        self.new_button.clicked.connect(self.new_wanted)
        self.change_button.clicked.connect(self._on_change)
        self.contacts_box.toggled.connect(self.contacts_chosen)
        self.show_contacts(makes=False, allowed=False)

    def offer(self, names: Sequence[str], headers: Sequence[str]) -> None:
        """Offer these saved templates, and these columns that may name one."""
        self._names, self._headers = names, headers
        self._fill()

    def show_source(self, source: Source | None) -> None:
        """Show what is chosen."""
        self._source = source
        self._fill()

    def show_contacts(self, *, makes: bool, allowed: bool) -> None:
        """Ask whether contacts may be made, where the template makes them."""
        self.contacts_box.setVisible(makes)
        self._contacts_hint.setVisible(makes)
        self.contacts_box.blockSignals(True)
        self.contacts_box.setChecked(allowed)
        self.contacts_box.blockSignals(False)

    def _fill(self) -> None:
        """The choices: nothing yet, each template, each column; one that is gone stays."""
        chosen = self._source
        sources: list[Source | None] = [None, *map(TextSource, self._names)]
        sources += [ColumnSource(header) for header in self._headers]
        if chosen == TextSource(""):
            chosen = None
        if chosen not in sources:
            sources.append(chosen)
        self.chooser.clear()
        for source in sources:
            self.chooser.addItem(self._text_of(source), source)
        self.chooser.setCurrentIndex(sources.index(chosen))
        self.change_button.setEnabled(self._chosen_name() in self._names)

    def _text_of(self, source: Source | None) -> str:
        if source is None:
            return self.tr("Choose a template…")
        if not isinstance(source, TextSource):
            return say("Column: {column}", column=cut(source.header))
        if source.text.strip() in self._names:
            return source.text.strip()
        return say("{name} (not saved here)", name=cut(source.text))

    def _chosen_name(self) -> str:
        source = self._source
        return source.text.strip() if isinstance(source, TextSource) else ""

    def _say(self) -> None:
        self._label.setText(self.tr("&Template"))
        self._hint.setText(
            self.tr("FlowIQ does not list your templates: save once what each of them says.")
        )
        self.contacts_box.setText(self.tr("Add &people who are not contacts yet"))
        self._contacts_hint.setText(
            self.tr("With {{name}} in it, FlowIQ makes a contact of each person who is none yet.")
        )
        self.chooser.setAccessibleName(self.tr("Template"))
        self.new_button.setText(self.tr("Save a t&emplate…"))
        self.change_button.setText(self.tr("Chan&ge it…"))
        for place in range(self.chooser.count()):
            self.chooser.setItemText(place, self._text_of(self.chooser.itemData(place)))

    @Slot(int)
    def _on_activated(self, place: int) -> None:
        self.source_chosen.emit(self.chooser.itemData(place))

    @Slot()
    def _on_change(self) -> None:
        self.change_wanted.emit(self._chosen_name())

    def _build_layout(self) -> None:
        self.chooser.setObjectName("template_chooser")
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.chooser.setSizeAdjustPolicy(adjust)
        self.chooser.setMinimumContentsLength(_FEWEST_CHARACTERS)
        self.new_button.setObjectName("template_new")
        self.change_button.setObjectName("template_change")
        self._label.setBuddy(self.chooser)
        say_role(self._label, "field")
        row = FlowLayout(8)
        for part in (self.chooser, self.new_button, self.change_button):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._label)
        column.addLayout(row)
        column.addWidget(self._hint)
        column.addWidget(self._explanation)
        self.contacts_box.setObjectName("template_contacts_box")
        column.addWidget(self.contacts_box)
        column.addWidget(self._contacts_hint)
