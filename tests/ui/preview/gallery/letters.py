"""The fonts that the pictures are drawn with: these files and no others, whatever is installed."""

import hashlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import ImageFont

from tests.ui.preview.gallery.words import letters

EMOJI = "NotoColorEmoji.ttf"
FILES = (
    "DejaVuSans.ttf",
    "DejaVuSans-Bold.ttf",
    "DejaVuSansMono.ttf",
    "DejaVuSansMono-Bold.ttf",
    EMOJI,
)
"""What `make setup` installs where there are no fonts; DejaVu has Latin, Arabic and Hebrew."""
FAMILY = "DejaVu Sans"
_MEASURED_AT = 200
FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <alias binding="same">
    <family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer>
  </alias>
  <alias binding="same">
    <family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer>
  </alias>
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="autohint" mode="assign"><bool>false</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
"""


class NoLettersError(Exception):
    """The pictures cannot be compared here; the words say why."""


def find_letters(folders: Sequence[str] = FOLDERS) -> list[Path]:
    """The font files, in folders where systems keep fonts.

    Raises:
        NoLettersError: on a system whose fonts fontconfig does not choose, or when one is missing.
    """
    if not sys.platform.startswith("linux"):
        raise NoLettersError("Qt takes its fonts from fontconfig on Linux alone.")
    found = []
    for name in FILES:
        places = (Path(folder).expanduser().rglob(name) for folder in folders)
        path = next((path for place in places for path in sorted(place)), None)
        if path is None:
            raise NoLettersError(f"The font {name} is not installed (`make setup` says how).")
        found.append(path)
    return found


def fingerprint(files: list[Path]) -> dict[str, str]:
    """A short sum for each font, which another version of it does not have.

    It is made of the shapes' places and widths, since one font is built in several ways, and of
    all bytes for the font whose letters are pictures.
    """
    return {path.name: _sum(path) for path in files}


def _sum(path: Path) -> str:
    if path.name == EMOJI:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    font = ImageFont.truetype(path, _MEASURED_AT, layout_engine=ImageFont.Layout.BASIC)
    shapes = [(letter, font.getlength(letter), font.getbbox(letter)) for letter in letters()]
    return hashlib.sha256(repr(shapes).encode()).hexdigest()[:16]


def only_these(files: list[Path], folder: Path) -> dict[str, str]:
    """The environment of a process that knows these fonts alone; `folder` is for its use."""
    fonts = folder / "fonts"
    fonts.mkdir()
    for path in files:
        (fonts / path.name).symlink_to(path)
    configuration = folder / "fonts.conf"
    words = _CONFIGURATION.format(fonts=fonts, cache=folder / "cache")
    configuration.write_text(words, encoding="utf-8")
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("QT_")},
        "FONTCONFIG_FILE": str(configuration),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": "1",
    }
