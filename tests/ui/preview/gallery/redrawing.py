"""Draws all pictures anew in a process of its own, and says how much each has changed."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from tests.ui.preview.gallery.comparing import WHOLLY, Difference, difference
from tests.ui.preview.gallery.keeping import kept, kept_picture
from tests.ui.preview.gallery.letters import find_letters, only_these

ROOT = Path(__file__).parents[4]
_DRAWING = "tests.ui.preview.gallery.drawing"


def redraw(folder: Path) -> None:
    """Draw all pictures into a folder.

    Raises:
        NoLettersError: when this machine has not the fonts for it.
    """
    with TemporaryDirectory() as home:
        environment = only_these(find_letters(), Path(home))
        command = [sys.executable, "-m", _DRAWING, str(folder)]
        subprocess.run(command, env=environment, cwd=ROOT, check=True, timeout=100)


def changes(folder: Path) -> dict[str, Difference]:
    """How much each of the pictures in a folder differs from the one that is kept."""
    places = kept().places
    drawn = {path.stem: path for path in sorted(folder.glob("*.png"))}
    found = dict.fromkeys(places.keys() ^ drawn.keys(), WHOLLY)
    for name in sorted(places.keys() & drawn.keys()):
        with Image.open(drawn[name]) as picture:
            now = picture.convert("RGB")
        found[name] = difference(kept_picture(name, places[name]), now)
    return found
