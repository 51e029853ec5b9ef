"""Languages as files."""

import gettext
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from flowiq_desktop.texts.installed import DOMAIN, load


def _install(folder: Path, language: str, text: str, translation: str) -> None:
    place = folder / language / "LC_MESSAGES"
    place.mkdir(parents=True)
    made = Catalog(language)
    made.add(text, translation)
    with (place / f"{DOMAIN}.mo").open("wb") as file:
        write_mo(file, made)


def test_english_needs_no_file(tmp_path: Path) -> None:
    english = load("en_GB", tmp_path / "nowhere")
    assert english.language == "en_GB"
    assert english.text("Save") == "Save"
    assert type(english.translations) is gettext.NullTranslations


def test_another_language_is_read_from_its_file(tmp_path: Path) -> None:
    _install(tmp_path, "af", "Save", "Stoor")
    afrikaans = load("af", tmp_path)
    assert afrikaans.language == "af"
    assert afrikaans.text("Save") == "Stoor"
    assert afrikaans.text("unknown") == "unknown"
    assert afrikaans.text("") == ""


def test_a_language_without_a_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=DOMAIN):
        load("fr", tmp_path)
