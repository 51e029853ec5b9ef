"""ButtonBar: the buttons at the foot of the window; none is ever cut, however large the letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from flowiq_desktop.ui.qt_names import set_by_name
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.plain_words import tip, without_key

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_GAP, _SIDE = 16, 24


class FoldingButton(QPushButton):
    """Shows its icon alone where there is no room for its words; they are told and shown as a tip.

    Attributes:
        words: what it says; "&" marks its key.
    """

    def __init__(self) -> None:
        super().__init__()
        self.words = self._why = ""
        self._is_folded = False

    @override
    def setText(self, text: str) -> None:
        self.words = text
        self.setAccessibleName(without_key(text))
        self._show()

    def fold(self, *, folded: bool) -> None:
        """Show the icon alone, or the words beside it."""
        if folded is not self._is_folded:
            self._is_folded = folded
            self._show()

    def say_why(self, why: str) -> None:
        """Say in its tip why it cannot be pressed; where it can, a folded one says its words."""
        self._why = why
        self.setToolTip(tip(why or (without_key(self.words) if self._is_folded else "")))

    def room(self, *, folded: bool) -> int:
        """The width that it wishes for with its words, or without."""
        words = self.fontMetrics().horizontalAdvance(without_key(self.words)) + _GAP
        here = self.sizeHint().width()
        return here if folded is self._is_folded else here - words if folded else here + words

    def _show(self) -> None:
        super().setText("" if self._is_folded else self.words)
        if self._is_folded:
            from PySide6.QtGui import QKeySequence  # noqa: PLC0415 - hardly ever, and not at first

            # Without its words, a button forgets the key that they mark.
            self.setShortcut(QKeySequence.mnemonic(self.words))
        self.say_why(self._why)


class ButtonBar(QFrame):
    """The way back, the phone and the way on, and why that is closed.

    Where it is narrow the reason is above the buttons; the words of the first two go before the way
    on gets a line of its own.
    """

    def __init__(self) -> None:
        super().__init__()
        say_role(self, "bar")
        self.back_button, self.phone_button = FoldingButton(), FoldingButton()
        self.primary_button = QPushButton()
        say_role(self.primary_button, "primary")
        self.reason = PlainLabel(role="hint")
        set_by_name(self.reason, alignment="AlignRight|AlignVCenter")
        self._is_above = self._is_alone = self._is_watching = False
        self._column, self._row, self._own_line = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        self._column.setContentsMargins(_SIDE, 12, _SIDE, 12)
        self._column.setSpacing(4)
        set_by_name(self._column, sizeConstraint="SetNoConstraint")
        self._row.setSpacing(_GAP)
        for part in (self.back_button, self.phone_button):
            self._row.addWidget(part)
        self._row.addWidget(self.reason, 1)
        self._row.addWidget(self.primary_button)
        self._column.addLayout(self._row)
        self._column.addLayout(self._own_line)

    def look_after_itself(self) -> None:
        """From now on, fit each change; before, the window is empty and is to be seen at once."""
        self._is_watching = True
        self._fit()

    def say_reason(self, reason: str) -> None:
        """Say why the primary button cannot be pressed; "" says nothing."""
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason) or not self._is_above)

    def place_reason(self, *, above: bool) -> None:
        """Put the reason above the buttons where a line of its own gives it more room."""
        if above is self._is_above:
            return
        self._is_above = above
        self._column.setContentsMargins(_SIDE, *((6, _SIDE, 6) if above else (12, _SIDE, 12)))
        if above:
            self._row.removeWidget(self.reason)
            self._row.insertStretch(2, 1)
            self._column.insertWidget(0, self.reason)
        else:
            self._column.removeWidget(self.reason)
            self._row.takeAt(2)
            self._row.insertWidget(2, self.reason, 1)
        self.say_reason(self.reason.text())
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        """Without words, and the way on below: a window may be so narrow."""
        folding = sum(it.room(folded=True) for it in (self.back_button, self.phone_button))
        least = max(folding + _GAP, self.primary_button.sizeHint().width()) + 2 * _SIDE
        return QSize(least, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        if vars(self).get("_is_watching") and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Fold words away, from the one that is missed least, until the rest is whole."""
        room = self.width() - 2 * _SIDE
        back, phone, primary = self.back_button, self.phone_button, self.primary_button
        shown: list[QWidget] = [it for it in (back, phone, primary) if not it.isHidden()]
        folded: list[QWidget] = []
        for button in (None, phone, back):
            if button is not None and self._is_above:
                folded.append(button)
            if self._needed(shown, folded) <= room:
                break
        for button in (phone, back):
            button.fold(folded=button in folded)
        self._put_alone(alone=self._is_above and self._needed(shown, folded) > room)
        self._column.invalidate()  # Qt forgets to, while it is placing them already
        self._column.activate()

    def _needed(self, shown: list[QWidget], folded: list[QWidget]) -> int:
        widths = [
            part.room(folded=part in folded)
            if isinstance(part, FoldingButton)
            else part.sizeHint().width()
            for part in shown
        ]
        return sum(widths) + _GAP * (len(shown) - 1)

    def _put_alone(self, *, alone: bool) -> None:
        if alone is self._is_alone:
            return
        self._is_alone = alone
        old, new = (self._row, self._own_line) if alone else (self._own_line, self._row)
        old.removeWidget(self.primary_button)
        new.addWidget(self.primary_button)
