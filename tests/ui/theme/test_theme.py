"""Light and dark: readable in both, and changed while the window is open."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from flowiq_desktop.system.paths import resource
from flowiq_desktop.ui.theme.theme import Theme, say_role, say_tone
from flowiq_desktop.ui.theme.theme_colours import (
    DARK,
    LIGHT,
    STRONG_DARK,
    STRONG_LIGHT,
    Colours,
    contrast,
)
from flowiq_desktop.ui.theme.theme_style import stylesheet
from tests.ui.window_stage import GOOD, RESULTS, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

READABLE = 4.5
ALL = (LIGHT, DARK, STRONG_LIGHT, STRONG_DARK)
GROUNDS = ("window", "surface", "sunken", "accent_soft")
TONES = ("ok", "info", "warning", "error")


def _readable(colours: Colours) -> float:
    """What words need: 4.5 (WCAG 2.2, AA), in high contrast 7 (AAA)."""
    return 7.0 if colours.strong else READABLE


def _seen(colours: Colours) -> float:
    """What outlines and frames of the focus need."""
    return READABLE if colours.strong else 3.0


def _called(colours: Colours) -> str:
    return f"strong {colours.name}" if colours.strong else colours.name


@pytest.mark.parametrize("colours", ALL, ids=_called)
class TestColours:
    """Every pair that the style draws; the walk through the window measures what is drawn."""

    @pytest.mark.parametrize("ground", ["window", "surface", "sunken", "accent_soft"])
    @pytest.mark.parametrize("words", ["text", "muted", "accent"])
    def test_words_are_readable(self, colours: Colours, words: str, ground: str) -> None:
        pair = QColor(getattr(colours, words)), QColor(getattr(colours, ground))
        assert contrast(*pair) >= _readable(colours)

    @pytest.mark.parametrize("tone", TONES)
    def test_notices_are_readable(self, colours: Colours, tone: str) -> None:
        words = QColor(colours.tone(tone).text)
        for ground in (colours.tone(tone).ground, *(getattr(colours, name) for name in GROUNDS)):
            assert contrast(words, QColor(ground)) >= _readable(colours)

    @pytest.mark.parametrize("tone", TONES)
    @pytest.mark.parametrize("words", ["text", "accent"])
    def test_buttons_in_notices_are_readable(self, colours: Colours, words: str, tone: str) -> None:
        pair = QColor(getattr(colours, words)), QColor(colours.tone(tone).ground)
        assert contrast(*pair) >= _readable(colours)

    @pytest.mark.parametrize("ground", ["accent", "accent_hover"])
    def test_the_primary_button_is_readable(self, colours: Colours, ground: str) -> None:
        words = QColor(colours.on_accent)
        assert contrast(words, QColor(getattr(colours, ground))) >= _readable(colours)

    @pytest.mark.parametrize("ground", GROUNDS[:3])
    def test_outlines_are_seen(self, colours: Colours, ground: str) -> None:
        pair = QColor(colours.control), QColor(getattr(colours, ground))
        assert contrast(*pair) >= _seen(colours)

    def test_the_frame_of_the_focus_is_seen(self, colours: Colours) -> None:
        frame = QColor(colours.accent)
        grounds = [getattr(colours, name) for name in GROUNDS]
        grounds += [colours.tone(tone).ground for tone in TONES]
        assert min(contrast(frame, QColor(ground)) for ground in grounds) >= _seen(colours)

    def test_the_stylesheets_drawings_exist(self, colours: Colours) -> None:
        style = stylesheet(colours, 10, 16, resource("theme"))
        drawings = {part.partition('"')[0] for part in style.split('url("')[1:]}
        assert drawings
        assert [name for name in drawings if not resource("theme", name).is_file()] == []


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


def test_the_choice_changes_palette_and_style(qapp: QApplication) -> None:
    theme = Theme(qapp, resource("theme"), "light")
    light = qapp.palette().window().color(), qapp.styleSheet()
    theme.choose("dark")
    assert theme.colours is DARK
    assert qapp.palette().window().color() == QColor(DARK.window)
    assert qapp.styleSheet() != light[1]
    theme.choose("light")
    assert (qapp.palette().window().color(), qapp.styleSheet()) == light


def test_high_contrast_is_chosen_for_itself(qapp: QApplication) -> None:
    theme = Theme(qapp, resource("theme"), "contrast")
    assert theme.colours in (STRONG_LIGHT, STRONG_DARK)
    assert "dashed" in qapp.styleSheet()
    theme.choose("light")
    assert theme.colours is LIGHT


def test_an_unknown_choice_follows_the_system(qapp: QApplication) -> None:
    assert Theme(qapp, resource("theme"), "sepia").choice == "system"


def test_a_role_said_late_is_drawn_at_once(qapp: QApplication, qtbot: object) -> None:
    Theme(qapp, resource("theme"), "light")
    label = QLabel("words")
    label.show()
    plain = label.font().pointSizeF()
    say_role(label, "title")
    assert label.font().pointSizeF() > plain
    say_tone(label, "error")
    assert label.palette().windowText().color() == QColor(LIGHT.error.text)
    label.close()


def test_no_words_become_unreadable_when_the_looks_change(stage: WindowStage) -> None:
    stage.send_all([*GOOD, ("Fay", "082 555 1026")])
    for choice in ("dark", "light"):
        stage.program.theme.choose(choice)
        for step in (3, RESULTS):
            stage.program.window.go_to(step)
            stage.qtbot.wait(50)
            assert _unreadable(stage.program.window) == []


def _unreadable(window: QWidget) -> list[str]:
    """Words that are shown in a colour too near to what is behind them."""
    picture = window.grab().toImage()
    found = []
    for part in window.findChildren(QWidget):
        if not isinstance(part, QLabel | QPushButton) or not part.text():
            continue
        if not part.isEnabled() or part.visibleRegion().isEmpty():
            continue
        # The corner inside the frame has the ground's colour, and no letters.
        corner = part.mapTo(window, part.rect().center())
        corner.setX(part.mapTo(window, part.rect().topLeft()).x() + 6)
        role = part.foregroundRole()
        if isinstance(part, QLabel):
            corner = part.mapTo(window, part.rect().bottomRight())
        ground = picture.pixelColor(corner)
        words = part.palette().color(role)
        if contrast(words, ground) < READABLE:
            found.append(f"{part.text()}: {words.name()} on {ground.name()}")
    return found
