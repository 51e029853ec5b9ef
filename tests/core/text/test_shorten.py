import pytest

from flowiq_desktop.core.text.shorten import shortened


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("", 5, ""),
        ("12345", 5, "12345"),
        ("123456", 5, "1234…"),
        ("123 456", 5, "123…"),
        ("a" * 100, 1, "…"),
    ],
)
def test_a_text_has_at_most_as_many_characters(text: str, most: int, short: str) -> None:
    assert shortened(text, most) == short
    assert len(shortened(text, most)) <= most
