"""Languages as files."""

import gettext
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from flowiq_desktop.texts.installed import (
    DOMAIN,
    best_language,
    known_code,
    languages,
    load,
    load_best,
)


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


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [
        (["zu_ZA.UTF-8"], "zu"),
        (["pt-MZ", "en-US"], "pt"),
        (["pt_BR"], "pt_BR"),
        (["nl_NL", "fr_FR@euro"], "fr"),
        (["en_ZA", "zu_ZA"], "en_GB"),
        (["C"], "en_GB"),
        (["", "xx"], "en_GB"),
        ([], "en_GB"),
    ],
)
def test_the_dearest_language_that_is_there_is_spoken(wanted: list[str], spoken: str) -> None:
    assert best_language(wanted, ("en_GB", "fr", "pt", "pt_BR", "zu")) == spoken


@pytest.mark.parametrize(
    ("wanted", "code"),
    [("en", "en_GB"), ("EN-US", "en_GB"), ("FR", "fr"), ("zu-ZA", "zu"), ("pt_BR", "pt_BR")],
)
def test_a_code_is_known_however_it_is_written(wanted: str, code: str) -> None:
    assert known_code(wanted, ("en_GB", "fr", "pt", "pt_BR", "zu")) == code


@pytest.mark.parametrize("wanted", ["xx", "", "../fr", "C", "français", "f"])
def test_another_word_is_no_language(wanted: str) -> None:
    assert known_code(wanted, ("en_GB", "fr", "zu")) == ""


def test_the_languages_are_those_with_a_file(tmp_path: Path) -> None:
    for language in ("zu", "af"):
        _install(tmp_path, language, "Save", "…")
    (tmp_path / "fr").mkdir()
    assert languages(tmp_path) == ("en_GB", "af", "zu")
    assert languages(tmp_path / "nowhere") == ("en_GB",)


def test_a_damaged_language_is_english(tmp_path: Path) -> None:
    _install(tmp_path / "whole", "af", "Save", "Stoor")
    assert load_best(["af"], tmp_path / "whole").text("Save") == "Stoor"
    whole = (tmp_path / "whole" / "af" / "LC_MESSAGES" / f"{DOMAIN}.mo").read_bytes()
    for number, rubbish in enumerate((b"", b"not a file of gettext", whole[:40])):
        _install(tmp_path / str(number), "af", "Save", "Stoor")
        (tmp_path / str(number) / "af" / "LC_MESSAGES" / f"{DOMAIN}.mo").write_bytes(rubbish)
        assert load_best(["af"], tmp_path / str(number)).language == "en_GB"
