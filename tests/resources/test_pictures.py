"""Pictures: in colours that a theme can replace, without words, and one for each direction."""

import re
from pathlib import Path

import pytest

from flowiq_desktop.services.reach.terms import Term
from flowiq_desktop.system.paths import resource
from flowiq_desktop.ui.explaining.pictures import DRAWN_IN
from flowiq_desktop.ui.theme.theme_colours import LIGHT

FILES = sorted(resource("pictures").iterdir())


def test_every_term_has_a_picture_for_each_direction() -> None:
    wanted = {f"{term.value}{way}.svg" for term in Term for way in ("", "-leftward")}
    assert {file.name for file in FILES} == wanted


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_picture_has_colours_of_the_light_theme_alone_and_no_words(file: Path) -> None:
    source = file.read_text("utf-8")
    colours = {getattr(LIGHT, name) for name in DRAWN_IN}
    assert set(re.findall(r"#\w+", source)) <= colours
    assert "<text" not in source
    assert 'viewBox="0 0 128 72"' in source


def test_no_two_colours_of_pictures_are_one_in_the_light_theme() -> None:
    assert len({getattr(LIGHT, name) for name in DRAWN_IN}) == len(DRAWN_IN)
