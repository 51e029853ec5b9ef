"""Every translation has every text, with its facts, keys and forms for numbers."""

import gettext
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from flowiq_desktop.texts.catalogue import SOURCE_LANGUAGE
from flowiq_desktop.texts.installed import languages, load
from tests.packaging.loading import load as load_script

_TOOLS = load_script("update_languages")
_TEXTS: Catalog = load_script("extract_texts").extract()
_COMPILE = load_script("compile_languages")
_FILES = sorted(_COMPILE.LANGUAGES.glob("*.po"))


def test_the_promised_languages_are_there() -> None:
    assert {"af", "ar", "es", "fr", "pt", "zu"} <= {file.stem for file in _FILES}


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_every_text_is_translated_with_what_has_to_stay(file: Path) -> None:
    known = _TOOLS.read_language(file)
    missing = [text.id for text in _TEXTS if text.id and known.get(text.id) is None]
    assert not missing, f"{file.name}: run `make texts` and translate {missing}"
    wrong = [
        (text.id, fault)
        for text in known
        if text.id
        for fault in _TOOLS.faults(text, known.num_plurals)
    ]
    assert not wrong


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_it_is_compiled_and_says_whether_it_is_a_draft(file: Path) -> None:
    assert file.stem in languages(_COMPILE.LANGUAGES)
    spoken = load(file.stem, _COMPILE.LANGUAGES)
    team = _TOOLS.read_language(file).language_team
    assert spoken.is_draft == team.startswith("draft")
    assert spoken.text("Cancel") != "Cancel"
    assert spoken.right_to_left == (file.stem == "ar")


def _message(source: str | tuple[str, str], said: str | tuple[str, ...]) -> Message:
    return Message(source, said)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("Save", "Stoor"),
        ("&Save", "&Stoor"),
        ("Bread && butter", "Brood && botter"),
        ("{count:,} of {total:,}", "{count:,} uit {total:,}"),
        ("Use {{Name}}", "Gebruik {{Name}}"),
        ("Dear {{Name|parent}}", "Beste {{Name|ouer}}"),
        ("Like {{{{{column}|there}}}}.", "Soos {{{{{column}|daar}}}}."),
        ("It has {{{{ or }}}}", "Dit het {{{{ of }}}}"),
        (("1 row", "{n} rows"), ("een ry", "{n} rye")),
        (("1 row of {file}", "{n} rows of {file}"), ("een ry van {file}", "{n} rye van {file}")),
    ],
)
def test_a_good_translation_has_no_fault(
    source: str | tuple[str, str], said: str | tuple[str, ...]
) -> None:
    assert list(_TOOLS.faults(_message(source, said), 2)) == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("Save", ""),
        ("&Save", "Stoor"),
        ("Save", "&Stoor"),
        ("{count:,} of {total:,}", "{count:,} uit {totaal:,}"),
        ("{count:,} rows", "{count} rye"),
        ("Use {{Name}}", "Gebruik {{Naam}}"),
        ("Dear {{Name|parent}}", "Beste {{Naam|ouer}}"),
        ("Dear {{Name|parent}}", "Beste {{Name|parent}}"),
        ("Like {{{{{column}|there}}}}.", "Soos {{{{{column}|there}}}}."),
        ("Two\nlines", "Twee reëls"),
        ("Add --yes", "Voeg --ja by"),
        ("WhatsApp said no", "Dit het nee gesê"),
        (("1 row", "{n} rows"), ("een ry", "")),
        (("1 row", "{n} rows"), ("een ry", "{n} rye", "{n} rye")),
        (("1 row of {file}", "{n} rows of {file}"), ("een ry", "{n} rye van {file}")),
    ],
)
def test_a_fault_is_found(source: str | tuple[str, str], said: str | tuple[str, ...]) -> None:
    assert list(_TOOLS.faults(_message(source, said), 2))


def test_what_changed_is_compiled_and_the_rest_is_left(tmp_path: Path) -> None:
    source = tmp_path / "af.po"
    source.write_text('msgid "Save"\nmsgstr "Stoor"\n', encoding="utf-8")
    target = _COMPILE.compiled("af", tmp_path)
    assert _COMPILE.compile_languages(tmp_path) == [target]
    assert _COMPILE.compile_languages(tmp_path) == []
    with target.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Save") == "Stoor"
    assert SOURCE_LANGUAGE not in {path.stem for path in _FILES}


def test_updating_keeps_what_is_known_and_drops_what_is_gone(tmp_path: Path) -> None:
    source = tmp_path / "af.po"
    source.write_text(
        'msgid "Save"\nmsgstr "Stoor"\n\nmsgid "Gone"\nmsgstr "Weg"\n', encoding="utf-8"
    )
    texts = Catalog()
    for text in ("Save", "Saves"):
        texts.add(text, None, [("app.py", 1)])
    updated = _TOOLS.update(source, texts)
    assert {text.id: text.string or "" for text in updated if text.id} == {
        "Save": "Stoor",
        "Saves": "",
    }
    again = source.read_bytes()
    _TOOLS.update(source, texts)
    assert source.read_bytes() == again
    assert b"Gone" not in again
