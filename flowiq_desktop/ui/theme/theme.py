"""Theme: the look of the whole window, light, dark or in high contrast, and changing it.

Widgets say what they are by the dynamic property `role`; the stylesheet does the rest:

    QLabel       title, heading, strong, field, hint, small, number
    QPushButton  primary (the one of the bar), accent, danger, quiet (no frame), ask (the same and
                 small), step (the rail)
    QListView    contents (lines large enough to be hit)
    QToolButton  tile (one of several choices), letter (a small square)
    QFrame       card, drop and drop_over (where files are dropped), notice and strip (both with
                 a `tone`), line, bar, rail, side
    tone         ok, info, warning, error; on labels and inputs too

`say_role` and `say_tone` set them, and repaint what is shown already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QFontInfo, QFontMetrics
from PySide6.QtWidgets import QWidget

from flowiq_desktop.ui.qt_names import set_by_name
from flowiq_desktop.ui.theme.theme_colours import (
    DARK,
    LIGHT,
    STRONG_DARK,
    STRONG_LIGHT,
    Colours,
    palette_of,
)
from flowiq_desktop.ui.theme.theme_style import stylesheet

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

_SMALLEST_TEXT = 10.0
"""Points below which text is not set, whatever the system's own size."""

_USUAL_LETTERS = 13
"""Pixels: 10 points on Windows and Linux, 13 on macOS."""
_LARGE = 1.2
"""Up to here, what is made for usual letters has room for them."""

_AS_SYSTEM = "Unknown"
_SCHEMES = {"system": _AS_SYSTEM, "light": "Light", "dark": "Dark", "contrast": _AS_SYSTEM}
"""Qt's names. High contrast is light or dark as the system says."""


def say_role(widget: QWidget, role: str) -> None:
    """Tell the stylesheet what the widget is."""
    _say(widget, "role", role)


def say_tone(widget: QWidget, tone: str) -> None:
    """Tell the stylesheet which kind of notice the widget gives; "" for none."""
    _say(widget, "tone", tone or None)


def letter_scale(widget: QWidget) -> float:
    """How many times as large as usual the letters are, for sizes in pixels that go with them."""
    scale = QFontInfo(widget.font()).pixelSize() / _USUAL_LETTERS
    return scale if scale > _LARGE else 1.0


def _say(widget: QWidget, name: str, value: str | None) -> None:
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.parent() is None and not widget.isVisible():
        return  # it was just made
    # A stylesheet reads properties once; this makes it read them again, children included. What was
    # not drawn yet has it still to come.
    for each in (widget, *widget.findChildren(QWidget)):
        if not each.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):
            continue
        each.style().unpolish(each)
        each.style().polish(each)


class Theme(QObject):
    """Draws the application light, dark or in high contrast: as the system says, or as was chosen.

    An application that nothing was drawn in yet shows by its palette whether the system is dark.
    Everything else about the system is asked once the first picture is there (`ask_system`).

    Signals:
        changed: the colours have changed.
    """

    changed = Signal()

    def __init__(
        self, app: QApplication, drawings: Path, choice: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._drawings = drawings
        self._choice = ""
        self._colours: Colours | None = None
        self._asks = bool(app.styleSheet())
        font = app.font()
        font.setPointSizeF(max(font.pointSizeF(), _SMALLEST_TEXT))
        app.setFont(font)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self.ask_system)
        hints.accessibility().contrastPreferenceChanged.connect(self.ask_system)
        self.choose(choice)

    @property
    def choice(self) -> str:
        """What the person chose: "system", "light", "dark" or "contrast"."""
        return self._choice

    @property
    def colours(self) -> Colours:
        """The colours in use."""
        return self._colours or LIGHT

    def choose(self, choice: str) -> None:
        """Follow the system, or be as chosen whatever it says; unknown words mean system."""
        self._choice = choice if choice in _SCHEMES else "system"
        set_by_name(self._app.styleHints(), colorScheme=_SCHEMES[self._choice])
        self._draw()

    @Slot()
    def ask_system(self) -> None:
        """Look whether the system is dark, and in high contrast, and be as it is."""
        self._asks = True
        self._draw()

    def _draw(self) -> None:
        usual, strong = (DARK, STRONG_DARK) if self._is_dark() else (LIGHT, STRONG_LIGHT)
        colours = strong if self._is_strong() else usual
        if colours is self._colours:
            return
        self._colours = colours
        self._app.setPalette(palette_of(colours))
        font = self._app.font()
        line = QFontMetrics(font).height()
        self._app.setStyleSheet(stylesheet(colours, font.pointSizeF(), line, self._drawings))
        self.changed.emit()

    def _is_dark(self) -> bool:
        if _SCHEMES[self._choice] != _AS_SYSTEM:
            return self._choice == "dark"
        if self._asks:
            return self._app.styleHints().colorScheme() is QtCore.Qt.ColorScheme.Dark
        palette = self._app.palette()
        return palette.window().color().lightness() < palette.windowText().color().lightness()

    def _is_strong(self) -> bool:
        if self._choice != "system" or not self._asks:
            return self._choice == "contrast"
        hints = self._app.styleHints()  # Python lets go of the inner ones together with these
        preferences = QtCore.Qt.ContrastPreference
        return hints.accessibility().contrastPreference() is preferences.HighContrast
