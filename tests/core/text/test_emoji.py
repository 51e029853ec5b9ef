import pytest

from flowiq_desktop.core.text.emoji import emojis, find_emojis


def test_each_is_there_once_and_has_a_name() -> None:
    texts = [one.text for one in emojis()]
    assert len(set(texts)) == len(texts) > 300
    assert all(one.name for one in emojis())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("thumbs", "👍"),
        ("thank", "🙏"),
        ("Birthday CAKE", "🎂"),
        ("south", "🇿🇦"),
        ("flag ken", "🇰🇪"),
        ("dent", "🦷"),
        ("tooth", "🦷"),
        ("invoice", "🧾"),
        ("school", "🏫"),
        ("love", "❤️"),
    ],
)
def test_words_find_them(words: str, found: str) -> None:
    assert found in [one.text for one in find_emojis(words)]


def test_the_middle_of_a_word_finds_nothing() -> None:
    assert find_emojis("humbs") == ()


def test_those_of_late_come_first() -> None:
    found = [one.text for one in find_emojis("", recent=("🦷", "👍"))]
    assert found[:2] == ["🦷", "👍"]
    assert len(found) == len(emojis())
