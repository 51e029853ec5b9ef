"""StepRail: the five steps down the left side; those that can be opened are clickable."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from flowiq_desktop.texts import say
from flowiq_desktop.ui.hearing.spoken_button import SpokenButton
from flowiq_desktop.ui.qt_names import set_by_name
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.theme.icons import Icons
from flowiq_desktop.ui.theme.theme import say_role, say_tone
from flowiq_desktop.ui.widgets.plain_label import ElidedLabel
from flowiq_desktop.ui.widgets.plain_words import tip

_WIDTH, _NARROW = 214, 68


class StepLook(NamedTuple):
    """How one step appears: its name, a few words below, and what can be done with it."""

    title: str
    status: str
    open: bool
    done: bool


class _StepButton(SpokenButton):
    """One step: icon, name, a few words."""

    def __init__(self, icons: Icons, icon: str, number: int, of: int) -> None:
        super().__init__()
        self.setObjectName(f"step_{number}")
        say_role(self, "step")
        self._icons, self._icon_name, self._number, self._of = icons, icon, number, of
        self._shown: tuple[StepLook, bool, str] | None = None
        self._symbol = QLabel()
        self._title = ElidedLabel(role="strong")
        self._status = ElidedLabel(role="small")
        self._build_layout()

    def look(self, look: StepLook) -> None:
        """Show the step as it is now; screen readers hear which one it is, and what of it.

        Asked for after each change of any step, most of which leave this one as it was.
        """
        done_word = self.tr("done")
        if self._shown == (shown := (look, self.isChecked(), done_word)):
            return
        self._shown = shown
        self._title.setText(look.title)
        self._status.setText(look.status)
        self._status.setVisible(bool(look.status))
        self.setEnabled(look.open)
        self._title.setEnabled(look.open)
        colour = "accent" if look.done else "text" if look.open else "disabled"
        done = look.done and not self.isChecked()
        self._icons.bind(self._symbol, "ok" if done else self._icon_name, colour, 22)
        state = self.tr("current") if self.isChecked() else done_word if look.done else ""
        number = self.tr("Step {number} of {count}").format(number=self._number, count=self._of)
        words = (number, look.title, look.status)
        self.setAccessibleName(", ".join(filter(None, (*words, state))))
        self._say_more(self._words.isHidden())

    def fit(self, *, narrow: bool, low: bool, lowest: bool) -> None:
        """Show only the icon where it is narrow, and be less high where it is low."""
        self._words.setVisible(not narrow)
        self._row.setContentsMargins(12 if not narrow else 9, 0 if low else 6, 8, 0 if low else 6)
        say_tone(self, "lowest" if lowest else "low" if low else "")
        self._say_more(narrow)

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(self._row.minimumSize())

    @override
    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(self._row.minimumSize())

    def _say_more(self, narrow: bool) -> None:
        title, status = self._title.text(), self._status.text()
        both = say("{step}: {status}", step=title, status=status) if status else title
        self.setToolTip(tip(both if narrow else ""))

    def _build_layout(self) -> None:
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._status)
        words.addStretch(1)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self._symbol)
        row.addWidget(self._words, 1)


class StepRail(QFrame):
    """The steps, with room at the foot for the account.

    Signals:
        step_chosen: index of the step that was clicked or opened by its keys, Ctrl+1 to Ctrl+5.
    """

    step_chosen = Signal(int)

    def __init__(self, icons: Icons, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("step_rail")
        say_role(self, "rail")
        self.setFixedWidth(_WIDTH)
        self._fits = (False, False, False)
        self._group = QButtonGroup(self)
        numbered = enumerate(names, 1)
        self._buttons = [_StepButton(icons, name, n, len(names)) for n, name in numbered]
        self._build_layout()
        self._group.idClicked.connect(self._on_clicked)

    def show_steps(self, looks: Sequence[StepLook], current: int) -> None:
        """Show every step as it is now."""
        # First, as that is what ends the one that was current: a group keeps one button checked.
        self._buttons[current].setChecked(True)
        for button, look in zip(self._buttons, looks, strict=True):
            button.look(look)

    def fit(self, *, narrow: bool, low: bool, lowest: bool = False) -> None:
        """Take less room where the window is narrow or low; as little as can be where `lowest`."""
        if (narrow, low, lowest) == self._fits:
            return
        self._fits = (narrow, low, lowest)
        self.setFixedWidth(_NARROW if narrow else _WIDTH)
        self._column.setContentsMargins(*((6, 6, 6, 4) if low else (12, 20, 12, 12)))
        self._column.setSpacing(2 if low else 4)
        for button in self._buttons:
            button.fit(narrow=narrow, low=low, lowest=lowest)

    def add_foot(self, widget: QWidget) -> None:
        """Put a widget at the foot of the rail."""
        self._column.addWidget(widget)

    @Slot(int)
    def _on_clicked(self, index: int) -> None:
        self.step_chosen.emit(index)

    def _build_layout(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 20, 12, 12)
        self._column.setSpacing(4)
        for index, button in enumerate(self._buttons):
            self._group.addButton(button, index)
            set_by_name(button, shortcut=f"Ctrl+{index + 1}")
            self._column.addWidget(button)
        self._column.addStretch(1)
