"""Of large tables that libraries bring, the parts that the program asks for stay."""

import ctypes
import pickle
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import babel
import pytest
from babel.core import get_global

from flowiq_desktop.texts.calendar_words import LANGUAGES, calendar_words
from flowiq_desktop.texts.catalogue import SOURCE_LANGUAGE
from tests.packaging.loading import load

load("pruning")
icu_tables, language_tables = load("icu_tables"), load("language_tables")
TABLES = Path(babel.__file__).parent / "locale-data"
LINUX = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("gcc"), reason="this builds a library for Linux"
)


def header() -> bytes:
    """What stands before every table of ICU: its length, a mark, and the format (udata.h)."""
    return struct.pack("<HBB", 32, 0xDA, 0x27) + bytes(8) + b"CmnD" + bytes(16)


def resource(body: bytes) -> bytes:
    """A table that says its length in words of four bytes, as ICU's bundles do."""
    words = struct.pack("<5i", 0, 0, 0, 0, (20 + len(body)) // 4)
    return struct.pack("<HBB", 32, 0xDA, 0x27) + bytes(28) + words + body


def packed(tables: dict[str, bytes]) -> bytes:
    names = b"".join(name.encode() + b"\0" for name in tables)
    place, at = 4 + 8 * len(tables), (4 + 8 * len(tables) + len(names) + 15) // 16 * 16
    start, listed, body = at, struct.pack("<I", len(tables)), b""
    for name, table in tables.items():
        listed += struct.pack("<II", place, at)
        place += len(name) + 1
        at += len(table)
        body += table
    return header() + (listed + names).ljust(start, b"\0") + body


@LINUX
def test_a_unicode_library_keeps_what_qt_asks_for(tmp_path: Path) -> None:
    tables = {
        "icudt99l/coll/root.res": resource(b"order" + bytes(11)),
        "icudt99l/coll/zh.res": resource(b"chinese " * 100),
        "icudt99l/curr/af.res": resource(b"money   "),
        "icudt99l/root.res": resource(b"root" + bytes(12)),
        "icudt99l/zu_ZA.res": resource(b"last" + bytes(12)),
    }
    source = tmp_path / "libicudata.so.99"
    source.write_bytes(b"before" + packed(tables) + b"behind")
    made = icu_tables.smaller(source, tmp_path / "made" / source.name)
    library = ctypes.CDLL(str(made))
    start = ctypes.addressof(ctypes.c_char.in_dll(library, "icudt99_dat"))
    found = icu_tables._unpacked(ctypes.string_at(start, 600))[1]
    assert set(found) == {"icudt99l/coll/root.res", "icudt99l/root.res"}
    for name, table in found.items():
        assert table[: len(tables[name])] == tables[name]
    assert (
        "libicudata.so.99"
        in subprocess.run(
            ["objdump", "-p", made], capture_output=True, text=True, check=True
        ).stdout
    )


@pytest.mark.parametrize(
    ("name", "size", "used"),
    [
        ("coll/root.res", 300_000, True),
        ("coll/af.res", 900, True),
        ("coll/zh.res", 700_000, False),
        ("coll/ko.res", 300_000, False),
        ("brkitr/cjdict.dict", 2_000_000, False),
        ("lang/de.res", 9_000, False),
        ("ibm-5348_P100-1997.cnv", 1_100, True),
        ("gb18030.cnv", 232_000, False),
        ("cnvalias.icu", 64_000, True),
        ("af.res", 17_000, False),
    ],
)
def test_what_of_unicode_is_used(name: str, size: int, used: bool) -> None:
    assert icu_tables.is_used(name, size) is used


def test_another_file_is_no_unicode_library(tmp_path: Path) -> None:
    other = tmp_path / "libicuuc.so.99"
    assert icu_tables.smaller(other, tmp_path / "made") == other


def test_the_calendar_of_each_language_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the program reads of spreadsheets is the same with the small tables."""
    whole = {language: calendar_words(language) for language in LANGUAGES}
    folder = tmp_path / "babel" / "locale-data"
    folder.mkdir(parents=True)
    for table in TABLES.glob("*.dat"):
        (tmp_path / "from" / "babel" / "locale-data").mkdir(parents=True, exist_ok=True)
        made = language_tables.smaller(table, folder / table.name)
        if made == table:
            shutil.copy(table, folder)
    monkeypatch.setattr("babel.localedata._dirname", str(folder))
    monkeypatch.setattr("babel.localedata._cache", {})
    assert {language: calendar_words(language) for language in LANGUAGES} == whole


@pytest.mark.parametrize("name", ["root", "en", "en_ZA", "af", "pt_BR", "ar_EG", "zu"])
def test_our_own_languages_stay_whole(name: str, tmp_path: Path) -> None:
    table = TABLES / f"{name}.dat"
    assert language_tables.smaller(table, tmp_path / "made") == table


def test_another_language_loses_what_nobody_asks_for(tmp_path: Path) -> None:
    made = language_tables.smaller(TABLES / "de.dat", tmp_path / "de.dat")
    kept = pickle.loads(made.read_bytes())
    assert kept["months"]["format"]["wide"][3] == "März"
    assert "territories" not in kept
    assert made.stat().st_size < (TABLES / "de.dat").stat().st_size / 5


def test_other_files_are_no_tables(tmp_path: Path) -> None:
    other = Path(babel.__file__).parent / "global.dat"
    assert language_tables.smaller(other, tmp_path / "made") == other


def test_the_source_language_is_kept_with_what_it_is_derived_from() -> None:
    language = SOURCE_LANGUAGE
    while language != "root":
        assert language.partition("_")[0] in language_tables.LANGUAGES
        language = get_global("parent_exceptions").get(language) or (
            language.rpartition("_")[0] or "root"
        )
