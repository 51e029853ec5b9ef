"""Emoji are counted as people see them; signs that are text are none."""

import pytest

from flowiq_desktop.core.text.emoji_alone import emoji_alone

SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("👍", 1),
        ("👍🏽", 1),
        ("☝🏿", 1),
        ("✌️", 1),
        ("❤️", 1),
        ("🎉🎂🎁", 3),
        ("🎉 🎂", 2),
        ("👨‍👩‍👧‍👦", 1),
        ("👩🏾‍🏫", 1),
        ("👩‍❤️‍👨", 1),
        ("🏳️‍🌈", 1),
        ("🤷🏽‍♀️", 1),
        ("🇿🇦", 1),
        ("🇿🇦🇧🇼🇳🇦", 3),
        (SCOTLAND, 1),
        (SCOTLAND + "🏴", 2),
        ("1️⃣", 1),
        ("#️⃣*️⃣", 2),
        ("⭐⌚", 2),
        ("©️", 1),
        ("🥹🫶🫨", 3),
        ("🎉🎂🎁🎈", 0),
        ("👍 ok", 0),
        ("→", 0),
        ("★", 0),
        ("✓", 0),
        ("✔", 0),
        ("©", 0),
        ("™", 0),
        ("♀", 0),
        ("1", 0),
        ("🇿", 0),
        ("👍\n👍", 0),
        ("\u200d", 0),
        ("", 0),
        ("  ", 0),
        ("👍" * 4096, 0),
    ],
)
def test_emoji_are_counted_as_people_see_them(text: str, count: int) -> None:
    assert emoji_alone(text, 3) == count
