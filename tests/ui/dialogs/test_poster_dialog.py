"""The poster: shown while it is filled in, saved as a page or a picture that a camera can read."""

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from flowiq_desktop.services.reach.poster import chat_link, qr_squares
from flowiq_desktop.ui.dialogs.poster_dialog import PosterDialog
from tests.ui.window_stage import WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

NUMBER = "+27821234567"
LINK = chat_link(NUMBER, "Hello there")


def opened(stage: WindowStage) -> PosterDialog:
    stage.program.window.menu.poster.trigger()
    dialog = stage.dialog("poster_dialog")
    assert isinstance(dialog, PosterDialog)
    return dialog


def filled(stage: WindowStage) -> PosterDialog:
    dialog = opened(stage)
    for name, text in (
        ("poster_number", "+27 82 123 4567"),
        ("poster_name", "Long Street School"),
        ("poster_text", "Hello there"),
    ):
        stage.find(QLineEdit, name, dialog).setText(text)
    return dialog


def squares_in(image: Image.Image) -> tuple[tuple[bool, ...], ...]:
    """The squares of the code, as they are painted at its place on the page."""
    expected = len(qr_squares(LINK))
    scale = image.width / 1240
    side = 760 / (expected + 8)
    left, top = (1240 - 760) / 2 + 4 * side, 430 + 4 * side
    grey = image.convert("L")
    return tuple(
        tuple(
            int(
                grey.getpixel(  # type: ignore[arg-type]
                    (
                        int((left + (column + 0.5) * side) * scale),
                        int((top + (row + 0.5) * side) * scale),
                    )
                )
            )
            < 128
            for column in range(expected)
        )
        for row in range(expected)
    )


def test_without_a_number_there_is_nothing_to_save(stage: WindowStage) -> None:
    dialog = opened(stage)
    stage.find(QLineEdit, "poster_number", dialog).setText("082")
    assert not stage.button("poster_save_button", dialog).isEnabled()
    assert "appears here once your number is complete" in stage.words(dialog)


@pytest.mark.parametrize("ending", ["png", "pdf"])
def test_what_is_saved_has_the_very_code_of_the_link(
    stage: WindowStage, tmp_path: Path, ending: str
) -> None:
    dialog = filled(stage)
    target = tmp_path / f"poster.{ending}"
    dialog.save(str(target))
    assert "The poster is saved" in stage.words(dialog)
    if ending == "pdf":
        with pypdfium2.PdfDocument(target) as book:
            assert len(book) == 1
            image = book[0].render(scale=3).to_pil()
    else:
        image = Image.open(target)
    assert squares_in(image) == qr_squares(LINK)
    choices = stage.program.services.preferences.current
    assert (choices.own_number, choices.first_text) == (NUMBER, "Hello there")
    assert [file.name for file in tmp_path.iterdir() if file.suffix[1:] == ending] == [target.name]


def test_a_folder_that_takes_nothing_is_one_sentence(stage: WindowStage, tmp_path: Path) -> None:
    dialog = filled(stage)
    dialog.save(str(tmp_path / "missing" / "poster.png"))
    assert "The poster could not be saved" in stage.words(dialog)


def test_the_link_can_be_copied(stage: WindowStage) -> None:
    dialog = filled(stage)
    stage.click("poster_copy_button", dialog)
    assert QGuiApplication.clipboard().text() == LINK
