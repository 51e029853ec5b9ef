import pytest

from flowiq_desktop.core.text.emojis.chosen import chosen_emojis
from flowiq_desktop.core.text.emojis.finding import Called, find_emojis, named_emojis, read_names

ENGLISH = named_emojis({}, "en")


def found(wanted: str, language: str, **words: str) -> str:
    """The emoji that are found, with the words of some of them in a language."""
    names = {emoji: Called(*called.split("|")) for emoji, called in words.items()}
    return "".join(one.text for one in find_emojis(wanted, named_emojis(names, language)))


def test_each_is_there_once_and_has_a_name() -> None:
    texts = [one.text for one in chosen_emojis()]
    assert len(set(texts)) == len(texts) > 300
    assert all(one.name for one in ENGLISH)


@pytest.mark.parametrize(
    ("words", "emoji"),
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
        ("t-shirt", "👕"),
        ("tshirt", "👕"),
        ("check-up", "🩺"),
        ("checkup", "🩺"),
        ("e-mail", "📧"),
        ("o'clock", "🕐"),
    ],
)
def test_words_find_them(words: str, emoji: str) -> None:
    names = {"🕐": Called("one o\u2019clock")}
    assert emoji in [one.text for one in find_emojis(words, named_emojis(names, "en"))]


@pytest.mark.parametrize("words", ["humbs", "thumbs qqq", "2qq"])
def test_the_middle_of_a_word_finds_nothing(words: str) -> None:
    assert find_emojis(words, ENGLISH) == ()


def test_mere_signs_are_passed_over() -> None:
    assert find_emojis("- dog's, 'n ...", ENGLISH) == find_emojis("dogs n", ENGLISH)
    assert find_emojis("- dog ...", ENGLISH) == find_emojis("dog", ENGLISH) != ()


def test_those_of_late_come_first() -> None:
    texts = [one.text for one in find_emojis("", ENGLISH, recent=("🦷", "👍"))]
    assert texts[:2] == ["🦷", "👍"]
    assert len(texts) == len(ENGLISH)


def test_words_of_the_language_come_before_english_ones() -> None:
    """The dog is before bread in the chart, and its English name begins so as well."""
    assert found("dog", "fr", **{"🐶": "chien", "🍞": "pain|dogue"}) == "🍞🐶"
    assert found("pan", "es", **{"🍞": "pan"}).startswith("🍞")


@pytest.mark.parametrize("typed", ["skool", "SKOOL", "sko"])
def test_what_is_called_so_comes_before_what_has_the_word_besides(typed: str) -> None:
    words = {"🧑‍🏫": "onderwyser|skool", "🏫": "skool", "🎒": "sak skooltas"}
    assert found(typed, "af", **words).startswith("🏫")


def test_the_whole_name_comes_before_longer_ones() -> None:
    assert find_emojis("school", ENGLISH)[0].text == "🏫"
    words = {"🎒": "حقيبة مدرسة", "🏫": "مدرسة"}
    assert found("المدرسة", "ar", **words) == found("مدرسة", "ar", **words) == "🏫🎒"


def test_a_name_takes_the_place_of_the_english_one_whose_words_still_find_it() -> None:
    (one,) = find_emojis("dentist", named_emojis({"🦷": Called("tand", "tandarts")}, "af"))
    assert (one.text, one.name) == ("🦷", "tand")
    assert "🦷" in found("tandarts", "af", **{"🦷": "tand|tandarts"})
    assert "🦷" in found("tooth tand", "af", **{"🦷": "tand|tandarts"})


def test_what_has_no_name_is_called_in_english() -> None:
    named = {one.text: one.name for one in named_emojis({"🦷": Called("tand")}, "af")}
    assert (named["🦷"], named["🐶"]) == ("tand", "dog face")


@pytest.mark.parametrize("typed", ["ÉCOLE", "ecole", "l'école", "l\u2019ecole", "éco"])
def test_accents_capitals_and_elisions_do_not_matter(typed: str) -> None:
    assert found(typed, "fr", **{"🏫": "école"}) == "🏫"


@pytest.mark.parametrize("typed", ["cœur", "coeur", "COEUR rouge", "cœur ROU"])
def test_letters_that_keyboards_write_as_two(typed: str) -> None:
    assert found(typed, "fr", **{"❤️": "cœur rouge"}) == "❤️"


@pytest.mark.parametrize("typed", ["e-pos", "epos", "pos", "E\u2011POS"])
def test_words_with_a_hyphen_are_found_in_each_way(typed: str) -> None:
    assert found(typed, "af", **{"📧": "e-pos"}).startswith("📧")


@pytest.mark.parametrize(
    "typed", ["مدرسة", "المدرسة", "ال", "الم", "مدرسه", "مَدْرَسَة", "مدرســة", "المدر"]
)
def test_arabic_words_are_found_with_and_without_the_article(typed: str) -> None:
    assert found(typed, "ar", **{"🏫": "مدرسة"}) == "🏫"


@pytest.mark.parametrize("typed", ["علم ألمانيا", "علم المانيا", "المان", "العلم"])
def test_an_arabic_word_that_begins_as_the_article_does(typed: str) -> None:
    assert found(typed, "ar", **{"🇩🇪": "علم ألمانيا"}) == "🇩🇪"


def test_letters_of_a_persian_keyboard() -> None:
    assert found("كيك", "ar", **{"🎂": "كيك"}) == found("کیک", "ar", **{"🎂": "كيك"}) == "🎂"


@pytest.mark.parametrize("typed", ["isikole", "sikole", "ISIKOLE"])
def test_zulu_words_are_found_without_their_first_vowel(typed: str) -> None:
    assert found(typed, "zu", **{"🏫": "isikole"}) == "🏫"
    assert not found("lexandra", "af", **{"🏫": "Alexandra"})


def test_a_table_is_one_emoji_a_line() -> None:
    table = "🦷\ttand\ttandarts tande\n🐶\thond\n\n🐱\nkat\n"
    assert read_names(table) == {"🦷": Called("tand", "tandarts tande"), "🐶": Called("hond")}
