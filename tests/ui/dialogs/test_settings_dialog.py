"""Settings, and the dialogs of the Help menu."""

import pytest
from PySide6.QtWidgets import QComboBox, QSpinBox

from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.ui.theme.theme_colours import DARK
from tests.ui.window_stage import WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]


def test_choices_are_applied_and_remembered(stage: WindowStage) -> None:
    stage.program.actions.open_settings()
    dialog = stage.dialog("settings_dialog")
    country = stage.find(QComboBox, "country_box", dialog)
    assert country.currentText() == "South Africa"
    country.setCurrentIndex(country.findData("GB"))
    theme = stage.find(QComboBox, "theme_box", dialog)
    theme.setCurrentIndex(theme.findData("dark"))
    stage.find(QSpinBox, "settings_rate", dialog).setValue(60)
    stage.find(QSpinBox, "settings_connections", dialog).setValue(2)
    stage.click("save_settings_button", dialog)

    assert stage.program.theme.colours is DARK
    assert stage.program.draft.country == "GB"
    assert stage.find(QSpinBox, "rate_spin").value() == 60
    kept = PreferenceStore(stage.program.services.folders.config).current
    assert (kept.country, kept.theme, kept.rate_per_minute, kept.connections) == (
        "GB",
        "dark",
        60,
        2,
    )


def test_choices_hold_though_they_cannot_be_kept(
    stage: WindowStage, caplog: pytest.LogCaptureFixture
) -> None:
    config = stage.program.services.folders.config
    for kept in config.iterdir():
        kept.unlink()
    config.rmdir()
    stage.program.actions.open_settings()
    dialog = stage.dialog("settings_dialog")
    stage.find(QSpinBox, "settings_rate", dialog).setValue(60)
    stage.click("save_settings_button", dialog)
    assert not dialog.isVisible()
    assert stage.find(QSpinBox, "rate_spin").value() == 60
    assert "could not be kept" in caplog.text
    caplog.clear()
    config.mkdir()


def test_cancel_changes_nothing(stage: WindowStage) -> None:
    stage.program.actions.open_settings()
    dialog = stage.dialog("settings_dialog")
    stage.find(QSpinBox, "settings_rate", dialog).setValue(61)
    stage.click("cancel_settings_button", dialog)
    assert stage.program.services.preferences.current.rate_per_minute == 1000


def test_help_tells_keys_failing_numbers_and_the_version(stage: WindowStage) -> None:
    menu = stage.program.window.menu
    for action, name, words in (
        (menu.keys, "keys_dialog", "Ctrl+O"),
        (menu.failing, "failing_dialog", "1026"),
        (menu.about, "about_dialog", "Version"),
    ):
        action.trigger()
        dialog = stage.dialog(name)
        assert words in stage.words(dialog)
        stage.click(f"{name}_close", dialog)
