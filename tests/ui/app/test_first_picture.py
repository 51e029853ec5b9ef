"""The first picture does without what takes long to make or to load."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel

from flowiq_desktop.services.account.preference_file import FirstLook, first_look
from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.ui.qt_names import set_by_name

SEEN = """
import enum, os, sys
made = set()
make = enum.EnumType._create_
def note(kind, name, *more, **named):
    made.add(name)
    return make(kind, name, *more, **named)
enum.EnumType._create_ = note
from flowiq_desktop.ui.app.main_window import MainWindow
def seen(window):
    late = ("dataclasses", "hashlib", "logging.handlers", "PySide6.QtNetwork", "socket", "sqlite3")
    late = (*late, "flowiq_desktop.ui.jobs")
    print(made & {"GlobalColor", "StandardPixmap"}, [name for name in late if name in sys.modules])
    sys.stdout.flush()
    os._exit(0)
MainWindow._on_drawn = seen
sys.argv = ["flowiq-desktop"]
from flowiq_desktop.__main__ import main
main()
"""
"""Names of `Qt` and of `QStyle`: to make all of one's takes as long as to make the window."""


@pytest.mark.skipif(sys.platform != "linux", reason="the folders are told by variables")
def test_the_window_is_seen_before_what_takes_long_is_there(tmp_path: Path) -> None:
    places = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    home = {place: str(tmp_path / place) for place in places}
    result = subprocess.run(
        [sys.executable, "-c", SEEN],
        env=os.environ | home | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert result.stdout.strip() == "set() []"


def test_no_source_is_read_while_the_parts_of_the_window_are_loaded() -> None:
    script = (
        "import flowiq_desktop.ui, linecache\n"
        "from PySide6 import QtWidgets\n"
        "import json.tool, flowiq_desktop.ui.app.main_window\n"
        "print([name for name in linecache.cache if 'flowiq' in name or 'json' in name])"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert result.stdout.strip() == "[]"


def test_the_window_is_first_drawn_as_it_was_chosen(tmp_path: Path) -> None:
    store = PreferenceStore(tmp_path)
    store.current.language, store.current.theme = "zu", "dark"
    store.current.window_geometry = "AAAA"
    store.save()
    assert first_look(tmp_path) == FirstLook("zu", "dark", "AAAA")


@pytest.mark.parametrize("text", ["", "[]", '{"theme": "sepia"}', '{"theme": 7, "language": null}'])
def test_a_damaged_choice_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "preferences.json").write_text(text)
    assert first_look(tmp_path) == FirstLook()


def test_a_name_that_qt_does_not_know_is_a_fault(qapp: QApplication) -> None:
    assert qapp is not None
    label = QLabel()
    set_by_name(label, textFormat="PlainText")
    for thing, names in (
        (label, {"textFormat": "PlaneText"}),
        (label, {"textFromat": "PlainText"}),
        (QObject(), {"alignment": "AlignRight"}),
    ):
        with pytest.raises(ValueError, match="has no"):
            set_by_name(thing, **names)
