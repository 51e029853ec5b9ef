"""Light and dark: readable in both, and changed while the window is open."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from flowiq_desktop.system.paths import resource
from flowiq_desktop.ui.theme.theme import Theme, say_role, say_tone
from flowiq_desktop.ui.theme.theme_colours import DARK, LIGHT, Colours, contrast
from flowiq_desktop.ui.theme.theme_style import stylesheet
from tests.ui.window_stage import GOOD, RESULTS, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

READABLE = 4.5
SEEN = 3.0


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda colours: colours.name)
class TestColours:
    """WCAG 2.2, AA: 4.5 for words, 3 for the outline of what can be used."""

    @pytest.mark.parametrize("ground", ["window", "surface", "sunken", "accent_soft"])
    @pytest.mark.parametrize("words", ["text", "muted", "accent"])
    def test_words_are_readable(self, colours: Colours, words: str, ground: str) -> None:
        pair = QColor(getattr(colours, words)), QColor(getattr(colours, ground))
        assert contrast(*pair) >= READABLE

    @pytest.mark.parametrize("tone", ["ok", "info", "warning", "error"])
    def test_notices_are_readable(self, colours: Colours, tone: str) -> None:
        words = QColor(colours.tone(tone).text)
        for ground in (colours.tone(tone).ground, colours.surface, colours.window):
            assert contrast(words, QColor(ground)) >= READABLE

    @pytest.mark.parametrize("ground", ["accent", "accent_hover"])
    def test_the_primary_button_is_readable(self, colours: Colours, ground: str) -> None:
        words = QColor(colours.on_accent)
        assert contrast(words, QColor(getattr(colours, ground))) >= READABLE

    @pytest.mark.parametrize("ground", ["window", "surface"])
    def test_outlines_are_seen(self, colours: Colours, ground: str) -> None:
        assert contrast(QColor(colours.control), QColor(getattr(colours, ground))) >= SEEN

    def test_the_stylesheets_drawings_exist(self, colours: Colours) -> None:
        style = stylesheet(colours, 10, resource("theme"))
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
