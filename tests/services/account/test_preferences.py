import json
import os
import sys
from pathlib import Path
from threading import Thread

import pytest

from flowiq_desktop.services.account.preferences import Preferences, PreferenceStore

FILE = "preferences.json"


def stored(folder: Path, text: str | bytes) -> Preferences:
    data = text if isinstance(text, bytes) else text.encode()
    (folder / FILE).write_bytes(data)
    return PreferenceStore(folder).current


def test_the_first_start_has_the_defaults(tmp_path: Path) -> None:
    assert PreferenceStore(tmp_path).current == Preferences()
    assert list(tmp_path.iterdir()) == []


def test_what_is_saved_is_there_again(tmp_path: Path) -> None:
    store = PreferenceStore(tmp_path)
    store.current.country = "GB"
    store.current.rate_per_minute = 60
    store.current.welcomed = True
    store.current.mappings = {"a": {"mapping": {"fields": {}}, "used": "2026-05-01"}}
    store.add_recent(tmp_path / "Élèves 👍.xlsx")
    store.save()
    assert PreferenceStore(tmp_path).current == store.current
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "[]", '"x"', "5", b"\xff\xfe\x00", b"\x00" * 4096, "[" * 200_000],
    ids=["empty", "cut", "null", "list", "text", "number", "bytes", "zeros", "deep"],
)
def test_a_damaged_file_counts_as_none(tmp_path: Path, text: str | bytes) -> None:
    assert stored(tmp_path, text) == Preferences()


def test_a_damaged_file_is_replaced_by_the_next_save(tmp_path: Path) -> None:
    stored(tmp_path, "{")
    store = PreferenceStore(tmp_path)
    store.current.country = "ZA"
    store.save()
    assert PreferenceStore(tmp_path).current.country == "ZA"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("country", 27),
        ("country", None),
        ("rate_per_minute", "60"),
        ("rate_per_minute", 60.5),
        ("rate_per_minute", True),
        ("welcomed", 1),
        ("recent_files", {"a": 1}),
        ("mappings", []),
        ("theme", ["dark"]),
        ("theme", "pink"),
    ],
)
def test_a_value_of_another_kind_leaves_the_default(
    tmp_path: Path, name: str, value: object
) -> None:
    current = stored(tmp_path, json.dumps({name: value, "test_number": "+27821234567"}))
    assert current == Preferences(test_number="+27821234567")


def test_numbers_are_kept_within_sense(tmp_path: Path) -> None:
    low = stored(tmp_path, '{"rate_per_minute": -5, "connections": 0}')
    assert (low.rate_per_minute, low.connections) == (1, 1)
    high = stored(tmp_path, '{"rate_per_minute": 6000, "connections": 100000}')
    assert (high.rate_per_minute, high.connections) == (6000, 16)


def test_unknown_names_and_odd_recent_files_are_passed_over(tmp_path: Path) -> None:
    current = stored(tmp_path, '{"colour": "red", "recent_files": ["a.csv", 5, null, "b.csv"]}')
    assert current == Preferences(recent_files=["a.csv", "b.csv"])


def test_the_last_eight_files_newest_first(tmp_path: Path) -> None:
    store = PreferenceStore(tmp_path)
    for number in (*range(10), 5):
        store.add_recent(tmp_path / "lists" / f"{number}.xlsx")
    names = [Path(name).stem for name in store.current.recent_files]
    assert names == ["5", "9", "8", "7", "6", "4", "3", "2"]
    assert store.current.last_folder == str(tmp_path / "lists")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere file names are always text")
def test_a_path_that_is_no_text_can_be_remembered(tmp_path: Path) -> None:
    store = PreferenceStore(tmp_path)
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9l\xe8ves.csv"))
    store.add_recent(path)
    store.save()
    assert PreferenceStore(tmp_path).current.recent_files == [str(path)]


def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    store = PreferenceStore(tmp_path)
    store.save()
    before = (tmp_path / FILE).read_bytes()
    store.current.mappings = {"a": object()}
    with pytest.raises(TypeError):
        store.save()
    assert (tmp_path / FILE).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_folder_that_is_gone_is_told_as_a_fault_of_the_system(tmp_path: Path) -> None:
    store = PreferenceStore(tmp_path / "gone")
    with pytest.raises(OSError, match="gone"):
        store.save()


def test_chosen_headings_are_kept_and_the_oldest_go(tmp_path: Path) -> None:
    store = PreferenceStore(tmp_path)
    for at in range(201):
        store.remember_headings(f"table {at}", at % 3)
    store.save()
    kept = PreferenceStore(tmp_path).current.headings
    assert len(kept) == 200
    assert "table 0" not in kept
    assert kept["table 200"] == 2


def test_damaged_headings_are_none(tmp_path: Path) -> None:
    (tmp_path / "preferences.json").write_text(
        '{"headings": {"a": "x", "b": -1, "c": 2, "d": true}}'
    )
    assert PreferenceStore(tmp_path).current.headings == {"c": 2}


@pytest.mark.skipif(os.name != "posix", reason="links and pipes need rights on Windows")
@pytest.mark.parametrize("put", ["folder", "pipe", "endless", "loop", "huge"])
def test_what_is_no_file_of_preferences_counts_as_none(tmp_path: Path, put: str) -> None:
    file = tmp_path / "preferences.json"
    if put == "folder":
        file.mkdir()
    elif put == "pipe":
        os.mkfifo(file)
    elif put == "huge":
        with file.open("wb") as stream:
            stream.truncate(10**10)
    else:
        file.symlink_to("/dev/zero" if put == "endless" else file)
    assert PreferenceStore(tmp_path).current == Preferences()


def test_a_disk_that_takes_nothing_stops_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = PreferenceStore(tmp_path / "gone")
    store.current.country = "GB"
    store.keep()
    assert store.current.country == "GB"
    assert "The choices could not be kept" in caplog.text
    caplog.clear()
    with pytest.raises(OSError, match="gone"):
        store.save()


def test_chosen_letters_are_kept_a_repair_too_and_what_is_no_encoding_is_not(
    tmp_path: Path,
) -> None:
    store = PreferenceStore(tmp_path)
    store.remember_letters("a", "cp1250")
    store.remember_letters("b", "utf-8+cp1252")
    store.remember_letters("c", "utf-8+nothing")
    store.keep()
    assert PreferenceStore(tmp_path).current.letters == {"a": "cp1250", "b": "utf-8+cp1252"}


def test_what_was_kept_later_is_not_undone_by_a_slower_thread(tmp_path: Path) -> None:
    store = PreferenceStore(tmp_path)
    store.current.country = "ZA"
    keep_first = store.keeping()
    store.current.country = "KE"
    keep_next = store.keeping()
    thread = Thread(target=keep_first)
    thread.start()
    thread.join()
    assert PreferenceStore(tmp_path).current.country == "ZA"
    store.current.country = "MZ"
    store.keep()
    keep_next()
    assert PreferenceStore(tmp_path).current.country == "MZ"
