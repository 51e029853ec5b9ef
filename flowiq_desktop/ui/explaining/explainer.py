"""Explainer: which terms were explained already, and parts of a screen that explain one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.ui.explaining.explanation import Explanation

if TYPE_CHECKING:
    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.services.reach.terms import Term
    from flowiq_desktop.ui.explaining.pictures import Pictures
    from flowiq_desktop.ui.theme.icons import Icons


class Explainer:
    """Remembers among the choices what was explained, so that it is said unasked once.

    Attributes:
        pictures: what pictures are drawn by.
    """

    def __init__(self, pictures: Pictures, icons: Icons, preferences: PreferenceStore) -> None:
        self.pictures, self._icons, self._preferences = pictures, icons, preferences

    def make(self, *terms: Term) -> Explanation:
        """A part of a screen that explains these terms."""
        return Explanation(terms, self, self.pictures, self._icons)

    def knows(self, term: Term) -> bool:
        """Whether it was explained before."""
        return term.value in self._preferences.current.explained

    def remember(self, term: Term) -> None:
        """It was explained just now."""
        if not self.knows(term):
            self._preferences.current.explained.append(term.value)
            self._preferences.keep()
