"""PhonePreview: a phone that shows one message as the person will see it."""

from collections import OrderedDict

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from flowiq_desktop.core.media.facts import MediaFacts
from flowiq_desktop.core.messages.bubbles import BubbleContent, BubbleMedia
from flowiq_desktop.core.text.whatsapp_markup import Span
from flowiq_desktop.system.clock import Now, local_now
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.language.words import Words, spoken
from flowiq_desktop.ui.preview.bubbles.bubbles import draw_bubble
from flowiq_desktop.ui.preview.bubbles.contacts import card_rows, cards_title
from flowiq_desktop.ui.preview.bubbles.interactive import list_rows
from flowiq_desktop.ui.preview.held_note import HeldNote
from flowiq_desktop.ui.preview.look import SCREEN_WIDTH, Look
from flowiq_desktop.ui.preview.media_state import MediaState
from flowiq_desktop.ui.preview.phone_view import PhoneBody
from flowiq_desktop.ui.preview.rich_text import RichText
from flowiq_desktop.ui.preview.sheet import Sheet
from flowiq_desktop.ui.qt_override import override

_REMEMBERED = 24
_STILLNESS_MS = 60
"""Before a file is asked for: who runs through the rows fetches none that is not looked at."""
_HALF = 128


class PhonePreview(QWidget):
    """Shows a bubble and asks for the file it needs.

    Args:
        parent: the widget that it is a part of.
        now: the clock of the phone.

    Signals:
        media_requested: link and kind of a file to look for; answer with `set_media`.
        media_shown: what has become known about the file of the bubble on the screen.
    """

    media_requested = Signal(str, str)
    media_shown = Signal(object)

    def __init__(self, parent: QWidget | None = None, now: Now = local_now) -> None:
        super().__init__(parent)
        self.setObjectName("phone_preview")
        self._now = now
        self._content: BubbleContent | None = None
        self._held: Words = ""
        self._recipient = ""
        self._dark: bool | None = None
        self._state: MediaState = None
        self._known: OrderedDict[tuple[str, str], MediaFacts] = OrderedDict()
        self._sheet: Sheet | None = None
        self._redraw_soon = QTimer(self)
        self._redraw_soon.setSingleShot(True)
        self._redraw_soon.timeout.connect(self._redraw)
        self._ask_soon = QTimer(self)
        self._ask_soon.setSingleShot(True)
        self._ask_soon.setInterval(_STILLNESS_MS)
        self._ask_soon.timeout.connect(self._ask_for_file)
        self._look = self._new_look()
        self._body = PhoneBody(self._look)
        # It is the phone of somebody else, who has it as it is drawn.
        self._body.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._screen = self._body.screen_area
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._body, 1, Qt.AlignmentFlag.AlignHCenter)
        self._draw()
        keep_translated(self, self._say)

    def show_bubble(self, content: BubbleContent | None, recipient: str, held: Words = "") -> None:
        """Show a message.

        Args:
            content: what to show, or None when there is nothing.
            recipient: name or number above the chat.
            held: why the message will not be sent; "" when it will.
        """
        self._content = content
        self._held = held
        self._state = None
        self._recipient = recipient
        self._screen.show_recipient(recipient)
        media = content.media if content else None
        if media is not None:
            self._state = self._known.get((media.url, media.kind))
        self._draw()
        self._ask_soon.stop()
        if media is not None and self._state is None:
            self._ask_soon.start()
        elif media is not None:
            self.media_shown.emit(self._state)

    def set_media(self, url: str, state: MediaState) -> None:
        """Say what is known about a file; None while it is being fetched."""
        if isinstance(state, MediaFacts):
            self._known[url, state.kind] = state
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        media = self._media()
        if media is None or media.url != url:
            return
        if isinstance(state, MediaFacts) and state.kind is not media.kind:
            return
        self._state = state
        self._draw()
        self.media_shown.emit(state)

    def set_dark(self, dark: bool | None) -> None:
        """Draw the phone dark or light; None follows the window's colours."""
        self._dark = dark
        self._redraw()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            # Not now: Qt is walking over all widgets, and must not meet a deleted one.
            self._redraw_soon.start()

    def _say(self) -> None:
        self._say_name()
        self._redraw_soon.start()  # not now, for the same reason

    def _say_name(self) -> None:
        held, name = spoken(self._held), self.tr("Preview of the message")
        named = f"{name}: {self._recipient}" if self._recipient else name
        self.setAccessibleName(f"{named}. {held}" if held else named)
        self._screen.chat.setAccessibleName(self.accessibleName())

    def _media(self) -> BubbleMedia | None:
        return self._content.media if self._content else None

    def _new_look(self) -> Look:
        ground = self.palette().color(QPalette.ColorRole.Window)
        dark = ground.lightness() < _HALF if self._dark is None else self._dark
        return Look(self.font(), dark=dark, now=self._now)

    @Slot()
    def _redraw(self) -> None:
        self._look = self._new_look()
        self._body.set_look(self._look)
        opened, focus = self._sheet is not None, self.focusWidget()
        focused = focus.objectName() if focus is not None and focus.hasFocus() else ""
        self._draw()
        if opened:
            self._on_sheet_requested()
        elif focused:
            self._focus_on(focused)

    def _draw(self) -> None:
        """Rebuild the chat; a bubble is cheap, and what cannot be stale is never wrong."""
        self._close_sheet()
        self._say_name()
        chat = QWidget()
        column = QVBoxLayout(chat)
        column.setContentsMargins(6, 10, 6, 10)
        if held := spoken(self._held):
            column.addWidget(HeldNote(held, self._look), 0, Qt.AlignmentFlag.AlignHCenter)
        if self._content is None:
            self._draw_nothing(column)
        else:
            self._draw_content(column, self._content)
        self._screen.chat.setWidget(chat)
        # The scroll area fills its space; the wallpaper must show through it.
        chat.setAutoFillBackground(False)

    def _draw_nothing(self, column: QVBoxLayout) -> None:
        words = RichText((Span(self.tr("Nothing to show yet")),), self._look, SCREEN_WIDTH - 60)
        words.setObjectName("preview_empty")
        column.addStretch(1)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def _draw_content(self, column: QVBoxLayout, content: BubbleContent) -> None:
        frame, bubble = draw_bubble(content, self._state, self._look, held=bool(self._held))
        frame.retry_requested.connect(self._on_retry)
        frame.sheet_requested.connect(self._on_sheet_requested)
        side = Qt.AlignmentFlag.AlignLeft if content.reaction_to else Qt.AlignmentFlag.AlignRight
        column.addWidget(bubble, 0, side)
        column.addStretch(1)

    @Slot()
    def _ask_for_file(self) -> None:
        media = self._media()
        if media is not None and self._state is None:
            self.media_requested.emit(media.url, media.kind.value)

    @Slot()
    def _on_retry(self) -> None:
        media = self._media()
        if media is not None:
            self.set_media(media.url, None)
            self.media_requested.emit(media.url, media.kind.value)

    @Slot()
    def _on_sheet_requested(self) -> None:
        if self._content is None or self._sheet is not None:
            return
        if self._content.cards:
            title, rows = (
                cards_title(self._content.cards),
                card_rows(self._content.cards, self._look),
            )
        else:
            title, rows = self._content.list_button, list_rows(self._content.sections, self._look)
        self._sheet = Sheet(title, rows, self._look)
        self._sheet.setParent(self._screen)
        self._sheet.fit(self._screen.width(), self._screen.height())
        self._sheet.closed.connect(self._on_sheet_closed)
        self._sheet.show()
        self._sheet.close_button.setFocus()

    @Slot()
    def _on_sheet_closed(self) -> None:
        self._close_sheet()
        for name in ("list_open", "contacts_open"):
            self._focus_on(name)

    def _focus_on(self, name: str) -> None:
        """Put the focus on a part of the bubble, which may be a new one of the same name."""
        part = self._screen.chat.findChild(QWidget, name)
        if isinstance(part, QWidget):
            part.setFocus()

    def _close_sheet(self) -> None:
        if self._sheet is not None:
            self._sheet.hide()
            self._sheet.deleteLater()
            self._sheet = None
