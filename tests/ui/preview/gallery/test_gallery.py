"""Every bubble looks as it did when somebody last looked at it: docs/bubbles.md."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageColor, ImageDraw

from flowiq_desktop.ui.preview.look import LIGHT
from tests.ui.preview.gallery.comparing import WHOLLY, Difference, difference
from tests.ui.preview.gallery.keeping import FOLDER, kept, kept_picture
from tests.ui.preview.gallery.letters import EMOJI, NoLettersError, find_letters, fingerprint
from tests.ui.preview.gallery.redrawing import changes, redraw
from tests.ui.preview.gallery.scenes import SCENES, Scene

_MOST_BYTES = 2_000_000
_FIRST = "text-light-ltr-100"


@pytest.fixture(scope="module")
def other_fonts() -> set[str]:
    """The fonts here that are another version than those of the pictures."""
    try:
        here = fingerprint(find_letters())
    except NoLettersError as fault:
        pytest.skip(f"The pictures cannot be drawn here: {fault}")
    return {name for name, known in kept().fonts.items() if here.get(name) != known}


@pytest.fixture(scope="module")
def changed(
    other_fonts: set[str], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Difference]:
    """How much each picture has changed."""
    if letters := other_fonts - {EMOJI}:
        pytest.skip(f"Other versions of {', '.join(sorted(letters))} than in docs/bubbles.")
    drawn = tmp_path_factory.mktemp("drawn")
    redraw(drawn)
    return changes(drawn)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_it_looks_as_it_did(
    scene: Scene, changed: dict[str, Difference], other_fonts: set[str]
) -> None:
    if scene.has_emoji and EMOJI in other_fonts:
        pytest.skip(f"Another version of {EMOJI} than in docs/bubbles.")
    of_scene = {
        name: part for name, part in changed.items() if name.rsplit("-", 3)[0] == scene.name
    }
    assert len(of_scene) == 12
    differ = {name: str(found) for name, found in of_scene.items() if found.is_seen}
    assert not differ, "look at them, then `make bubbles`"


def test_pictures_of_nothing_else_are_kept() -> None:
    sheets = {f"{scene.name}-{theme}.png" for scene in SCENES for theme in ("light", "dark")}
    assert {path.name for path in FOLDER.glob("*.png")} == sheets
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < _MOST_BYTES


def first() -> Image.Image:
    return kept_picture(_FIRST, kept().places[_FIRST])


def test_the_same_does_not_differ() -> None:
    assert difference(first(), first()) == Difference(0, 0)


def test_parts_that_moved_by_two_pixels_differ() -> None:
    assert difference(first(), ImageChops.offset(first(), 2, 0)).is_seen
    assert difference(first(), ImageChops.offset(first(), 0, 2)).is_seen


def test_another_size_differs() -> None:
    wide, high = first().size
    assert difference(first(), first().crop((0, 0, wide, high - 1))) == WHOLLY


def test_a_missing_word_differs() -> None:
    picture = first()
    ImageDraw.Draw(picture).rectangle((20, 10, 50, 25), fill=LIGHT.outgoing)
    assert difference(first(), picture).is_seen


def test_a_slightly_different_ground_differs() -> None:
    picture = first()
    pixels = np.asarray(picture).copy()
    pixels[(pixels == ImageColor.getrgb(LIGHT.outgoing)).all(axis=2)] = ImageColor.getrgb("#DCF8C6")
    assert difference(picture, Image.fromarray(pixels)).is_seen


def test_smoother_edges_do_not_differ(tmp_path: Path) -> None:
    first().quantize(48, dither=Image.Dither.NONE).save(tmp_path / "few.png")
    with Image.open(tmp_path / "few.png") as few:
        assert not difference(first(), few.convert("RGB")).is_seen
