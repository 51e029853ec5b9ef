"""The colours of the window, light and dark, each also in high contrast, readable everywhere."""

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette


class Tone(NamedTuple):
    """Colours of one kind of notice.

    Attributes:
        text: for words and icons on `ground`, on the window and on cards.
        ground: a soft background.
    """

    text: str
    ground: str


class Colours(NamedTuple):
    """One set of colours; text on its background has a contrast of 4.5 or more (WCAG 2.2, AA).

    In high contrast it is 7 or more (AAA), and 4.5 for outlines.

    Attributes:
        name: "light" or "dark"; drawings of that name come with the program.
        window: behind everything.
        surface: cards, tables and inputs.
        sunken: the rail, and headers of tables.
        border: lines that only group.
        control: outlines of what can be used (contrast 3 or more).
        text: words.
        muted: words of less weight.
        accent: the primary button, the chosen step, focus.
        accent_hover: the primary button under the pointer.
        on_accent: words on the accent.
        accent_soft: the background of what is chosen.
        disabled: words of what cannot be used now.
        ok, info, warning, error: kinds of notices.
        strong: high contrast: what is chosen, disabled or a notice has a frame as well.
    """

    name: str
    window: str
    surface: str
    sunken: str
    border: str
    control: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    disabled: str
    ok: Tone
    info: Tone
    warning: Tone
    error: Tone
    strong: bool = False

    def tone(self, name: str) -> Tone:
        """The notice colours called "ok", "info", "warning" or "error"."""
        return {
            "ok": self.ok,
            "info": self.info,
            "warning": self.warning,
            "error": self.error,
        }[name]


LIGHT = Colours(
    name="light",
    window="#F5F7F7",
    surface="#FFFFFF",
    sunken="#EBF0EF",
    border="#D6DEDC",
    control="#7F8D89",
    text="#16211F",
    muted="#53625E",
    accent="#0A7562",
    accent_hover="#085E4F",
    on_accent="#FFFFFF",
    accent_soft="#D9EFE9",
    disabled="#85928F",
    ok=Tone("#0A6549", "#DFF3EA"),
    info=Tone("#1A567F", "#E3F0FA"),
    warning=Tone("#774A00", "#FFF1D2"),
    error=Tone("#AC231B", "#FCE8E6"),
)
DARK = Colours(
    name="dark",
    window="#151B1A",
    surface="#1D2524",
    sunken="#101514",
    border="#33403D",
    control="#72827E",
    text="#E7EEEC",
    muted="#A4B3AF",
    accent="#3CCBAA",
    accent_hover="#63DBBF",
    on_accent="#05211A",
    accent_soft="#17403A",
    disabled="#74827E",
    ok=Tone("#83D9B6", "#143429"),
    info=Tone("#9FCDF2", "#152C3F"),
    warning=Tone("#F3C672", "#392B10"),
    error=Tone("#FFB4AB", "#401F1C"),
)
STRONG_LIGHT = Colours(
    name="light",
    window="#FFFFFF",
    surface="#FFFFFF",
    sunken="#FFFFFF",
    border="#000000",
    control="#000000",
    text="#000000",
    muted="#1F1F1F",
    accent="#003FA8",
    accent_hover="#002C78",
    on_accent="#FFFFFF",
    accent_soft="#FFE27A",
    disabled="#595959",
    ok=Tone("#00452B", "#FFFFFF"),
    info=Tone("#003A75", "#FFFFFF"),
    warning=Tone("#5A3200", "#FFFFFF"),
    error=Tone("#8B0000", "#FFFFFF"),
    strong=True,
)
STRONG_DARK = Colours(
    name="dark",
    window="#000000",
    surface="#000000",
    sunken="#000000",
    border="#FFFFFF",
    control="#FFFFFF",
    text="#FFFFFF",
    muted="#E6E6E6",
    accent="#FFE14D",
    accent_hover="#FFF0A0",
    on_accent="#000000",
    accent_soft="#00347A",
    disabled="#B3B3B3",
    ok=Tone("#8CFFC8", "#000000"),
    info=Tone("#B8DDFF", "#000000"),
    warning=Tone("#FFD98A", "#000000"),
    error=Tone("#FFC9C2", "#000000"),
    strong=True,
)


def palette_of(colours: Colours) -> QPalette:
    """Qt's palette for what the stylesheet does not draw."""
    palette = QPalette()
    role = QPalette.ColorRole
    for key, value in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.window,
        role.Text: colours.text,
        role.PlaceholderText: colours.muted,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.error.text,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.text,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.surface,
        role.Midlight: colours.sunken,
        role.Mid: colours.border,
        role.Dark: colours.control,
        role.Shadow: colours.sunken,
    }.items():
        palette.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(colours.disabled))
    return palette


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two opaque colours as WCAG 2.2 defines it: 1 (none) to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def _linear(part: float) -> float:
    # The figures are those of the definition of sRGB.
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004
