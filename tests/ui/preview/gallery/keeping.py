"""Keeps pictures: one sheet for each scene and theme in docs/bubbles, with a note of what is where.

A sheet has two rows, from left to right and from right to left, and three columns for the sizes of
the letters.
"""

import json
from dataclasses import asdict, dataclass
from itertools import product
from pathlib import Path

from PIL import Image

from tests.ui.preview.gallery.drawing import DIRECTIONS, SIZES, THEMES, tile
from tests.ui.preview.gallery.scenes import SCENES

FOLDER = Path(__file__).parents[4] / "docs" / "bubbles"
_NOTE = "places.json"
_GAP = 10
_GROUND = "#8A8F94"
_COLOURS = 256
"""So that all pictures take less than 2 MB; what is tolerated covers what this changes. The shades
of an emoji are too many for it."""
Place = tuple[int, int, int, int]


@dataclass(frozen=True)
class Kept:
    """What is kept beside the sheets.

    Attributes:
        fonts: a sum of each font that drew them.
        places: left, upper, right and lower edge of each picture in its sheet.
    """

    fonts: dict[str, str]
    places: dict[str, Place]


def keep(drawn: Path, fonts: dict[str, str], folder: Path = FOLDER) -> None:
    """Make sheets of the pictures in the folder `drawn`."""
    folder.mkdir(exist_ok=True)
    places: dict[str, Place] = {}
    for scene, theme in product(SCENES, THEMES):
        rows = [
            [tile(scene.name, theme, direction, size) for size in SIZES] for direction in DIRECTIONS
        ]
        sheet = _sheet(rows, drawn, places)
        if not scene.has_emoji:
            sheet = sheet.quantize(_COLOURS, dither=Image.Dither.NONE)
        sheet.save(folder / f"{scene.name}-{theme}.png", optimize=True)
    note = json.dumps(asdict(Kept(fonts, places)), indent=0, sort_keys=True)
    (folder / _NOTE).write_text(note + "\n", encoding="utf-8", newline="\n")


def _sheet(rows: list[list[str]], drawn: Path, places: dict[str, Place]) -> Image.Image:
    """One sheet; its pictures' places are added to `places`."""
    pictures = {name: _opened(drawn / f"{name}.png") for row in rows for name in row}
    heights = [max(pictures[name].height for name in row) for row in rows]
    width = _GAP + sum(pictures[name].width + _GAP for name in rows[0])
    sheet = Image.new("RGB", (width, _GAP + sum(heights) + _GAP * len(rows)), _GROUND)
    top = _GAP
    for row, height in zip(rows, heights, strict=True):
        left = _GAP
        for name in row:
            picture = pictures[name]
            sheet.paste(picture, (left, top))
            places[name] = (left, top, left + picture.width, top + picture.height)
            left += picture.width + _GAP
        top += height + _GAP
    return sheet


def kept(folder: Path = FOLDER) -> Kept:
    """What is known about the pictures that are kept."""
    note = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
    return Kept(note["fonts"], {name: tuple(place) for name, place in note["places"].items()})


def kept_picture(name: str, place: Place, folder: Path = FOLDER) -> Image.Image:
    """One picture out of its sheet."""
    return _opened(folder / f"{name.rsplit('-', 2)[0]}.png").crop(place)


def _opened(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("RGB")
