"""MessageTypeChooser: the kinds of message, and "a column says which"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from flowiq_desktop.core.messages.types import REGISTRY, Registry
from flowiq_desktop.ui.hearing.spoken_button import ChoiceButton
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.flow_layout import FlowLayout
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.plain_words import tip

if TYPE_CHECKING:
    from flowiq_desktop.ui.theme.icons import Icons

_TILE = QSize(120, 68)
"""As small as it gets: longer words and larger letters make all of them larger."""
_BESIDE_WORDS = 24
_BY_COLUMN_ICON = "spreadsheet"


class MessageTypeChooser(QWidget):
    """Tiles of which one is chosen; arrow keys move among them.

    Signals:
        type_chosen: the API's name of the type, or "" when each row names its own.
    """

    type_chosen = Signal(str)

    def __init__(
        self, icons: Icons, parent: QWidget | None = None, registry: Registry = REGISTRY
    ) -> None:
        super().__init__(parent)
        self._registry = registry
        self.setObjectName("message_type_chooser")
        self._icons = icons
        self._names = (*registry, "")
        self._group = QButtonGroup(self)
        self._tiles: dict[str, QToolButton] = {}
        self._shown: str | None = None
        self._description = PlainLabel(role="hint")
        self._build_layout()
        keep_translated(self, self._say)
        self._group.idClicked.connect(self._on_clicked)

    def show_type(self, message_type: str) -> None:
        """Show which type is chosen."""
        self.tile(message_type).setChecked(True)
        self._describe(message_type)

    def tile(self, message_type: str) -> QToolButton:
        """The tile of a type."""
        return self._tiles[message_type]

    def chosen_tile(self) -> QToolButton:
        """The tile of the chosen type; pressing it again changes nothing."""
        return next(tile for tile in self._tiles.values() if tile.isChecked())

    def _describe(self, message_type: str) -> None:
        self._shown = message_type
        self._description.setText(self._description_of(message_type))

    def _say(self) -> None:
        for name, tile in self._tiles.items():
            label = self._registry[name].label if name else self.tr("Several kinds")
            tile.setText(label)
            tile.setAccessibleName(label)
            tile.setAccessibleDescription(self._description_of(name))
            tile.setToolTip(tip(self._description_of(name)))
        if self._shown is not None:
            self._describe(self._shown)
        self._fit_words()

    @override
    def event(self, event: QEvent) -> bool:
        # Not when its own letters change: Qt tells the tiles before it or after it, as it likes.
        if event.type() is QEvent.Type.LayoutRequest and vars(self).get("_tiles"):
            self._fit_words()
        return super().event(event)

    def _fit_words(self) -> None:
        """Give every tile the room of the longest words, which are bold where it is chosen."""
        tiles = self._tiles.values()
        bold = QFont(next(iter(tiles)).font())
        bold.setBold(True)
        longest = max(QFontMetrics(bold).horizontalAdvance(tile.text()) for tile in tiles)
        highest = max(tile.minimumSizeHint().height() for tile in tiles)
        size = QSize(longest + _BESIDE_WORDS, highest)
        for tile in tiles:
            tile.setFixedSize(size.expandedTo(_TILE))

    def _description_of(self, message_type: str) -> str:
        if not message_type:
            return self.tr(
                "The kind of message comes from a column of your spreadsheet: it says for each row "
                "whether it gets a text, an image or another kind."
            )
        return self._registry[message_type].description

    @Slot(int)
    def _on_clicked(self, place: int) -> None:
        self._describe(self._names[place])
        self.type_chosen.emit(self._names[place])

    def _build_layout(self) -> None:
        grid = FlowLayout(8)
        for place, name in enumerate(self._names):
            tile = self._make_tile(name)
            self._tiles[name] = tile
            self._group.addButton(tile, place)
            grid.addWidget(tile)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self._description)

    def _make_tile(self, name: str) -> QToolButton:
        tile = ChoiceButton()
        tile.setObjectName(f"type_{name or 'per_row'}")
        say_role(tile, "tile")
        tile.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self._icons.bind(tile, self._registry[name].icon if name else _BY_COLUMN_ICON, size=24)
        return tile
