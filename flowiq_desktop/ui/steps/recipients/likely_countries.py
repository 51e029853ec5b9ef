"""LikelyCountries: where the numbers seem to be from, with a button for each country."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from flowiq_desktop.services.preparing.country import country_in_sentence
from flowiq_desktop.texts import say
from flowiq_desktop.texts.names import alternatives
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.plain_words import on_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flowiq_desktop.ui.theme.icons import Icons


class LikelyCountries(Notice):
    """Offers another country than the present one.

    Signals:
        country_wanted: the two-letter country whose button was pressed.
    """

    country_wanted = Signal(str)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(icons, "likely_countries", parent)
        self.buttons: list[QPushButton] = []
        self._codes: tuple[str, ...] = ()
        keep_translated(self, self._say_countries)

    def show_countries(self, codes: Sequence[str]) -> None:
        """Offer these; nothing is said when there are none."""
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self._codes = tuple(codes)
        self.buttons = [self._button(code) for code in codes]
        for button in self.buttons:
            self.add_below(button)
        self._say_countries()

    def _say_countries(self) -> None:
        countries = [country_in_sentence(code) for code in self._codes]
        for button, country in zip(self.buttons, countries, strict=True):
            button.setText(on_button(say("Use {country}", country=country)))
        if countries:
            names = alternatives(countries)
            self.tell("info", say("These look like numbers of {country}.", country=names))
        else:
            self.clear()

    def _button(self, code: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"use_country_{code}")
        button.clicked.connect(partial(self.country_wanted.emit, code))
        return button
