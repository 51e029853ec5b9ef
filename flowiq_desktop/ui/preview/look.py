"""Look: the colours, fonts and measures of the phone, light and dark."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontInfo

from flowiq_desktop.system.clock import Now, local_now

SCREEN_WIDTH = 312
"""Width of the phone's screen in pixels at 100 %."""
SCREEN_RADIUS = 27.0
BUBBLE_WIDTH = 250
"""Widest bubble; WhatsApp leaves about a fifth of the screen free."""
PADDING = 4
"""Space between a bubble's edge and its content; text keeps twice as much."""
TAIL = 8
"""Width of a bubble's corner that points to the speaker."""
CONTENT_WIDTH = BUBBLE_WIDTH - 2 * PADDING - TAIL
WORDS_WIDTH = CONTENT_WIDTH - 2 * PADDING
SHEET_EDGE = 16
SHEET_WIDTH = SCREEN_WIDTH - 2 * SHEET_EDGE - 16
"""Width of the rows of a sheet; beside them there is room for a scroll bar."""
_USUAL_LETTERS = 13
"""Height of letters of the usual 10 points in pixels, at 100 %."""
_LARGEST_IN_BARS = 20
"""Letters in the bars of the phone, which do not grow, have room up to here."""


@dataclass(frozen=True, slots=True)
class ChatColours:
    """WhatsApp's colours; text on its background keeps a contrast of 4.5 or more.

    Attributes:
        outgoing: the bubbles of the business.
        incoming: the bubbles of the person.
        panel: darker or lighter background inside an outgoing bubble.
        code: behind code among words; it has to be seen, and read, on `outgoing`.
        text: words.
        faint: time, sizes, captions of captions.
        link: addresses and what can be tapped.
        accent: bars of quotes and headings of lists.
        wallpaper: behind the bubbles.
        doodle: the drawings on the wallpaper.
        bar: the strips above and below the chat.
        bar_text: words on them.
        ticks: the two ticks of a delivered message.
        frame: the phone's body.
        line: between parts of a bubble.
        skeleton: where a picture is still to come.
        error: the sign of a failure.
    """

    outgoing: str
    incoming: str
    panel: str
    code: str
    text: str
    faint: str
    link: str
    accent: str
    wallpaper: str
    doodle: str
    bar: str
    bar_text: str
    ticks: str
    frame: str
    line: str
    skeleton: str
    error: str


LIGHT = ChatColours(
    outgoing="#D9FDD3",
    incoming="#FFFFFF",
    panel="#C8EFC1",
    code="#B9E3B1",
    text="#111B21",
    faint="#4F6168",
    link="#01617F",
    accent="#0A6E55",
    wallpaper="#EFEAE2",
    doodle="#E2DACE",
    bar="#FFFFFF",
    bar_text="#111B21",
    ticks="#5F727B",
    frame="#1C2326",
    line="#B9DDB2",
    skeleton="#BFE3B8",
    error="#A8231B",
)
DARK = ChatColours(
    outgoing="#005C4B",
    incoming="#202C33",
    panel="#025144",
    code="#003D32",
    text="#E9EDEF",
    faint="#B4CFC9",
    link="#7FD3F7",
    accent="#3FDDB0",
    wallpaper="#0B141A",
    doodle="#131F26",
    bar="#1F2C34",
    bar_text="#E9EDEF",
    ticks="#A9C6BF",
    frame="#39464C",
    line="#1E7563",
    skeleton="#0F6C5A",
    error="#FFC9C3",
)


class Look:
    """Colours and fonts for everything on the phone.

    Attributes:
        colours: those of the phone's scheme.
        text: the font of messages, at the size the person chose for the whole computer.
        bold: the same, heavy.
        small: time, sizes and other lesser words.
        small_bold: the same, heavy.
        bar: words in the bars above and below the chat.
        bar_bold: the same, heavy.
        now: the clock of the phone.
    """

    def __init__(self, font: QFont, *, dark: bool, now: Now = local_now) -> None:
        self.now = now
        self.colours = DARK if dark else LIGHT
        self.text = QFont(font)
        self.bold = _heavy(self.text)
        self.small = scaled_font(self.text, 0.86)
        self.small_bold = _heavy(self.small)
        self.bar = _no_larger(self.text, _LARGEST_IN_BARS)
        self.bar_bold = _heavy(self.bar)

    def colour(self, name: str) -> QColor:
        """A colour by its name in `ChatColours`."""
        return QColor(getattr(self.colours, name))

    def lines(self, usual: int) -> int:
        """Lines that a title may take: as many letters as it has with letters of usual size."""
        times = max(1, round(QFontInfo(self.text).pixelSize() / _USUAL_LETTERS))
        # Few words fill a line of large letters to its end.
        return usual if times == 1 else usual * times + 1


def _heavy(font: QFont) -> QFont:
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.DemiBold)
    return heavy


def _no_larger(font: QFont, pixels: int) -> QFont:
    large = QFontInfo(font).pixelSize()
    return font if large <= pixels else scaled_font(font, pixels / large)


def scaled_font(font: QFont, factor: float) -> QFont:
    """The same font, larger or smaller, whichever way its size is given."""
    scaled = QFont(font)
    if font.pixelSize() > 0:
        scaled.setPixelSize(max(1, round(font.pixelSize() * factor)))
    else:
        scaled.setPointSizeF(font.pointSizeF() * factor)
    return scaled
