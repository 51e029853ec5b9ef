"""Names are found by whoever cannot type their accents."""

import pytest

from flowiq_desktop.core.text.plain_letters import plain_letters


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Ömer Çelik", "omer celik"),
        ("José", "jose"),
        ("JOSE\u0301", "jose"),
        ("Łukasz Bjørn Đoković", "lukasz bjorn dokovic"),
        ("Straße", "strasse"),
        ("İpek Işık", "ipek isik"),  # noqa: RUF001 - a letter of Turkish
        ("Θάλεια", "θαλεια"),
        ("ANNA", "anna"),
        ("", ""),
    ],
)
def test_a_name_and_how_it_is_typed_are_one(text: str, typed: str) -> None:
    assert plain_letters(text) == plain_letters(typed) == typed
