"""Words that a number format puts around texts."""

import pytest

from flowiq_desktop.spreadsheet.formats.text_section import compile_words


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ('"Flat "@', "Flat 12b"),
        ('@" (sold)"', "12b (sold)"),
        ('0;-0;0;"No. "@', "No. 12b"),
        ("\\#@", "#12b"),
        ("@/@", "12b/12b"),
        ("\\@@", "@12b"),
        ('0;0;0;"sold"', "sold"),
        ('0;-0;0;"No. "General', "No. 12b"),
    ],
)
def test_words_around_a_text(code: str, shown: str) -> None:
    words = compile_words(code)
    assert words is not None
    assert words("12b") == shown


@pytest.mark.parametrize(
    "code", ["@", "General", "0;0;0;_(@_)", "0", '"@"', "x@", "[DBNum1]@", "0;0;0;0", ";;", ";;;@"]
)
def test_texts_that_are_shown_as_they_are(code: str) -> None:
    assert compile_words(code) is None


@pytest.mark.parametrize("code", [";;;", "0;0;0;", '0;0;0;""'])
def test_a_hidden_text_is_an_empty_one(code: str) -> None:
    words = compile_words(code)
    assert words is not None
    assert words("Zoe") == ""
