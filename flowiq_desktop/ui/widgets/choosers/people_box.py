"""PeopleBox: how many people a day an account may begin with, of what WhatsApp allows."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from flowiq_desktop.core.delivery.people_a_day import NO_LIMIT, TIERS
from flowiq_desktop.texts.numbers import number
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.widgets.choosers.chooser import Chooser


class PeopleBox(Chooser):
    """Nothing is chosen until the person chooses, or the program knows it from before.

    Signals:
        chosen: the person chose something.
    """

    chosen = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.addItem("", None)
        for people in TIERS:
            self.addItem("", people)
        keep_translated(self, self._say)
        self.activated.connect(self.chosen)

    def people(self) -> int | None:
        """How many; 0 for any number, None where nothing is chosen."""
        value = self.currentData()
        return None if value is None else int(value)

    def show_people(self, people: int | None) -> None:
        """Show what is known of the account; a number of its own gets a line of its own."""
        if people is not None and self.findData(people) < 0:
            self.addItem(number(people), people)
        self.setCurrentIndex(max(0, self.findData(people)) if people is not None else 0)

    def _say(self) -> None:
        translate = QCoreApplication.translate
        self.setAccessibleName(translate("PeopleBox", "New people a day"))
        self.setItemText(0, translate("PeopleBox", "Please choose"))
        for place in range(1, self.count()):
            people = self.itemData(place)
            words = translate("PeopleBox", "As many as you like")
            self.setItemText(place, words if people == NO_LIMIT else number(people))
