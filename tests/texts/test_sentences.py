"""Sentences in English, and in a language whose file says otherwise."""

import gettext
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest

from flowiq_desktop.texts import mark, say, say_count
from flowiq_desktop.texts.catalogue import Catalogue, catalogue, english, use
from flowiq_desktop.texts.sentences import without_direction


class _Afrikaans(gettext.NullTranslations):
    """A few texts, as a file would hold them."""

    _TEXTS: ClassVar = {
        "Row {row} is empty.": "Ry {row} is leeg.",
        "{label} has {length:,} characters.": "{label} het {length:,} karakters.",
        "Phone number": "Telefoonnommer",
        "{n} of {total:,} sent": "{n} van {totaal:,} gestuur",
        "{n} of {total:,} read": "{n} van {total.alles} gelees",
        "{{Name}}": "{{Naam}}",
    }

    def gettext(self, message: str) -> str:
        return self._TEXTS.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return {"{n} rows": ("1 ry", "{n} rye")[n != 1]}.get(msgid2, msgid1 if n == 1 else msgid2)


@pytest.fixture
def afrikaans() -> Iterator[None]:
    use(Catalogue("af_ZA", _Afrikaans()))
    yield
    use(Catalogue())


def test_english_needs_no_file() -> None:
    assert catalogue().language == "en_GB"
    assert say("Nothing to do.") == "Nothing to do."
    assert say("Row {row} is empty.", row=1234) == "Row 1234 is empty."
    assert say("{n:,} sent", n=12345) == "12,345 sent"


def test_without_facts_a_text_is_taken_as_it_is() -> None:
    assert say("Type {{Name}} here.") == "Type {{Name}} here."
    assert say("Type {{{{{column}}}}} here.", column="Name") == "Type {{Name}} here."


def test_one_and_many() -> None:
    assert [say_count("1 row", "{n} rows", n) for n in (0, 1, 2, 12345)] == [
        "0 rows",
        "1 row",
        "2 rows",
        "12,345 rows",
    ]
    assert say_count("1 row of {name}", "{n} rows of {name}", 2, name="a") == "2 rows of a"


def test_a_fact_is_never_read_as_a_pattern() -> None:
    assert say("{cell} is empty.", cell="{label} {0}") == "{label} {0} is empty."


def test_a_fact_may_have_any_name() -> None:
    assert say("{text} {one}", text="a", one="b") == "a b"
    assert say_count("1 {many}", "{n} {many}", 2, many="rows") == "2 rows"


def test_a_missing_fact_is_the_programs_fault() -> None:
    with pytest.raises(KeyError):
        say("{a} and {b}", a=1)


@pytest.mark.usefixtures("afrikaans")
def test_another_language() -> None:
    assert say("Row {row} is empty.", row=3) == "Ry 3 is leeg."
    assert say_count("1 row", "{n} rows", 1) == "1 ry"
    assert say_count("1 row", "{n} rows", 12345) == "12\u00a0345 rye"
    assert say("Not known here.") == "Not known here."
    assert say("") == ""
    assert say("{{Name}}") == "{{Naam}}"


@pytest.mark.usefixtures("afrikaans")
def test_what_programs_read_is_english_in_one_thread_alone() -> None:
    elsewhere = []
    with english():
        other = threading.Thread(
            target=lambda: elsewhere.append(say_count("1 row", "{n} rows", 12345))
        )
        other.start()
        other.join()
        assert say("Row {row} is empty.", row=3) == "Row 3 is empty."
        assert say_count("1 row", "{n} rows", 12345) == "12,345 rows"
    assert elsewhere == ["12\u00a0345 rye"]
    assert say("Row {row} is empty.", row=3) == "Ry 3 is leeg."


@pytest.mark.usefixtures("afrikaans")
def test_english_ends_with_an_error_too() -> None:
    with pytest.raises(ValueError, match="so"), english():
        raise ValueError("so")
    assert say("Row {row} is empty.", row=3) == "Ry 3 is leeg."


@pytest.mark.usefixtures("afrikaans")
def test_a_marked_fact_is_translated_when_it_is_filled_in() -> None:
    label = mark("Phone number")
    assert label == "Phone number"
    said = say("{label} has {length:,} characters.", label=label, length=5000)
    assert said == "Telefoonnommer het 5\u00a0000 karakters."
    assert say("{label} has {length:,} characters.", label="Phone number", length=5).startswith(
        "Phone number het"
    )


@pytest.mark.usefixtures("afrikaans")
def test_a_translation_that_names_other_facts_gives_way_to_english() -> None:
    assert say("{n} of {total:,} sent", n=3, total=1000) == "3 of 1\u00a0000 sent"
    assert say("{n} of {total:,} read", n=3, total=1000) == "3 of 1\u00a0000 read"


@pytest.mark.parametrize(
    "number",
    ["082 5500000", "+27 82 550 0000", "+27825500000", "(11) 98-1", "082 555 0108 or 083 555 0108"],
)
def test_groups_of_a_number_keep_their_places_from_right_to_left(number: str) -> None:
    use(Catalogue("ar"))
    try:
        said = say("«{cell}» and {n}", cell=number, n=12)
    finally:
        use(Catalogue())
    assert said == f"«\u2066{number}\u2069» and 12"
    assert without_direction(said) == say("«{cell}» and {n}", cell=number, n=12)


@pytest.mark.parametrize("fact", ["0825500000", "Anna", "a 2.pdf", "3 صفوف", ""])
def test_what_is_no_such_number_stays_as_it_is(fact: str) -> None:
    use(Catalogue("ar"))
    try:
        assert say("«{cell}»", cell=fact) == f"«{fact}»"
    finally:
        use(Catalogue())
