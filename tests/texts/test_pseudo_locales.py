"""The made-up languages: what is no letter stays, and what was not translated can be told."""

import re
from pathlib import Path

import pytest

from flowiq_desktop.texts.catalogue import Catalogue, use
from flowiq_desktop.texts.installed import load as load_language
from flowiq_desktop.texts.sentences import say, say_count
from tests.packaging.loading import load

pseudo = load("pseudo_locales")
extract = load("extract_texts").extract
_KEPT = re.compile(r"\{\{|\}\}|\{[^{}]*\}|%L?n|<[^<>]+>|&\w+;|\(\*[^()]*\)|\n")


@pytest.mark.parametrize("made", [pseudo.longer, pseudo.mirrored])
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Saved as {name}", "{name}"),
        ("{n:,} of {total:,}", "{total:,}"),
        ("Type {{Name}} here.", "{{"),
        ("%n file(s)", "%n"),
        ("Ad&vanced", "&"),
        ("<b>Now</b>", "<b>"),
        ("Excel workbook (*.xlsx)", "(*.xlsx)"),
        ("See https://flowiq.live/help now", "https://flowiq.live/help"),
        ("One\nTwo", "\n"),
    ],
)
def test_what_is_no_letter_stays(made: object, text: str, kept: str) -> None:
    assert callable(made)
    assert made(text).count(kept) == text.count(kept)


@pytest.mark.parametrize("made", [pseudo.longer, pseudo.mirrored])
def test_every_text_of_the_program_keeps_its_facts(made: object) -> None:
    assert callable(made)
    forms = [
        form
        for message in extract()
        if message.id
        for form in ((message.id,) if isinstance(message.id, str) else message.id)
    ]
    assert len(forms) > 1000
    wrong = [form for form in forms if _KEPT.findall(made(form)) != _KEPT.findall(form)]
    assert not wrong


def test_one_is_longer_and_in_brackets() -> None:
    made = pseudo.longer("Save")
    assert made.startswith("⟦Šáṽé")
    assert made.endswith("⟧")
    assert len(made) > len("Save") * 1.35


def test_the_other_has_arabic_letters() -> None:
    assert not re.search("[a-zA-Z]", pseudo.mirrored("Save the results"))


@pytest.mark.parametrize(
    ("shown", "rest"),
    [
        ("⟦Šáṽé⟧", ""),
        ("⟦Šáṽé⟧ English", "English"),
        ("⟦Ŕöŵ ⟦ñáɱé⟧ ñ⟧", ""),
        ("before ⟦çûţ ö…", "before"),
        ("English", "English"),
    ],
)
def test_what_was_not_translated_is_outside(shown: str, rest: str) -> None:
    assert pseudo.outside(shown).strip() == rest


def test_both_are_files_as_real_languages_are(tmp_path: Path) -> None:
    (tmp_path / "code.py").write_text('say("Save")\nsay_count("1 row", "{n} rows", 2)', "utf-8")
    pseudo.make(extract(tmp_path), tmp_path)
    try:
        use(load_language(pseudo.LONGER, tmp_path))
        assert say("Save") == pseudo.longer("Save")
        assert say_count("1 row", "{n} rows", 1) == pseudo.longer("1 row")
        assert "1,234" in say_count("1 row", "{n} rows", 1234)
        arabic = load_language(pseudo.MIRRORED, tmp_path)
        assert arabic.right_to_left
        assert arabic.text("Save") == pseudo.mirrored("Save")
    finally:
        use(Catalogue())


@pytest.mark.parametrize("made", [pseudo.longer, pseudo.mirrored])
def test_names_of_products_stay(made: object) -> None:
    assert callable(made)
    assert "FlowIQ" in made("FlowIQ status")
    assert "WhatsApp" in made("Look into WhatsApp.")
