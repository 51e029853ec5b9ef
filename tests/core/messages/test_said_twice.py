"""What a text and a cell both say is noticed where they meet, and only there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.core.messages.said_twice import (
    joints,
    neighbours,
    some_may_be_said_twice,
    without_word,
)
from flowiq_desktop.core.text.merge_fields import MergeText
from tests.examples import examples

_SCHOOL = "Primary School Primary School Long Road"
_ROAD = "Long Road Primary School Primary School"


def left_of(text: str, cell: str) -> list[str]:
    """What the cell would be without the words of the text, where it has them."""
    found = (joint.without(cell) for joint in joints(MergeText.parse(text)))
    return [left for left in found if left != cell]


@pytest.mark.parametrize(
    ("text", "cell", "left"),
    [
        ("Pay R {{A}} now", "R 1 850,00", "1 850,00"),
        ("Pay R{{A}}", "R1850.00", "1850.00"),
        ("Pay R {{A}}", "1850 ZAR", "1850"),
        ("US$ {{A}}", "$50", "50"),
        ("N${{A}}", "N$ 50", "50"),
        ("{{A}} dollars", "50 dollars", "50"),
        ("{{A}} د.إ", "50 د.إ", "50"),
        ("R {{A}}", "-R 500", "-500"),
        ("R {{A}}", "(R 500)", "(500)"),
        ("R {{A}}", "r 500", "500"),
        ("R {{A}}", "R .50", ".50"),
        ("Pay R *{{A}}*", "R 50", "50"),
        ("Dear Mrs *{{A}}*", "Mrs Botha", "Botha"),
        ("Dear _Mrs_ {{A}}", "Mrs Botha", "Botha"),
        ("R{{A}}.00", "1850.00", "1850"),
        ("{{A}},00 €", "12,00", "12"),
        ("https://{{A}}", "https://a.example/x", "a.example/x"),
        ("See https://a.example/{{A}}", "https://a.example/x", "x"),
        ("N° {{A}}", "N° 5", "5"),
        ("{{A}} KES", "KSh 1,000", "1,000"),
        ("€{{A}}", "€ 5", "5"),
        ("Rs. {{A}}", "Rs 500/-", "500/-"),
        ("Dear Mrs {{A}},", "Mrs Botha", "Botha"),
        ("Dear Mrs. {{A}}:", " mrs. Botha ", "Botha"),
        ("Dear Mr {{A}},", "Mnr Nkosi", "Nkosi"),
        ("Geagte mnr. {{A}}", "Mr.Nkosi", "Nkosi"),
        ("Bonjour M. {{A}}", "M. Dupont", "Dupont"),
        ("Herr {{A}}", "Hr. Müller", "Müller"),
        ("{{A}} School", "Long Road School", "Long Road"),
        ("Dear {{A}},", "Anna,", "Anna"),
        ("Grade {{A}}", "Grade 4", "4"),
        ("{{A}} kg", "5kg", "5"),
        ("{{A}}%", "85 %", "85"),
        ("Order #{{A}}", "#17", "17"),
        ("{{A}}.jpg", "anna.jpg", "anna"),
        ("عزيزي {{A}}", "عزيزي محمد", "محمد"),
        ("{{A}} Primary School", "Long Road Primary School", "Long Road"),
        ("{{A}}  primary school.", "Long Road Primary School", "Long Road"),
        ("Primary School {{A}}", "Primary School Long Road", "Long Road"),
        ("our Primary School {{A}}", "Our primary  school Long Road", "Long Road"),
        ("Thank you {{A}}", "thank you for coming", "for coming"),
    ],
)
def test_a_word_that_both_say_can_go_from_the_cell(text: str, cell: str, left: str) -> None:
    assert left_of(text, cell) == [left]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("$ {{A}}", "R 50"),
        ("R {{A}}", "50 USD"),
        ("R {{A}}", "R 50 USD"),
        ("Dear Mrs {{A}},", "Mr Nkosi"),
        ("Geagte mev. {{A}}", "Mnr.Nkosi"),
        ("Bonjour Mme {{A}}", "M. Dupont"),
        ("Dear Mrs {{A}},", "Mrs Botha & Mr Botha"),
        ("Dear Mr {{A}},", "Mr & Mrs Botha"),
        ("R{{A}}.00", "1850.50"),
        ("https://a.example/{{A}}", "https://b.example/x"),
    ],
)
def test_what_says_something_else_is_told_and_stays_in_the_cell(text: str, cell: str) -> None:
    assert any(joint.is_said_again(cell) for joint in joints(MergeText.parse(text)))
    assert all(joint.without(cell) == cell for joint in joints(MergeText.parse(text)))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("R {{A}}", "2.5 M"),  # millions
        ("R {{A}}", "50 km"),
        ("Size L {{A}}", "32 R"),
        ("Gate D {{A}}", "12 F"),
        ("van {{A}}", "Van Wyk"),
        ("an {{A}}", "An Nguyen"),
        ("en la {{A}}", "La Paz"),
        ("at {{A}}", "AT&T"),
        ("Hi {{A}}", "Hi-Tech"),
        ("{{A}} tech", "Hi-Tech"),
        ("Mr {{A}}", "MS Khumalo"),  # initials
        ("Mrs {{A}}", "MW Khumalo"),
        ("by {{A}}", "By the Sea"),
        ("ka {{A}}", "Ka Ming"),
        ("Mr {{A}}", "M. Nkosi"),
        ("{{A}}.11.2026", "5.5"),
        ("Pay R {{A}}", "1 850,00"),
        ("R {{A}}", "Rashid"),
        ("R {{A}}", "R"),
        ("a {{A}}", "A Botha"),
        ("X e {{A}}", "R$ 50"),  # "e" is a word, and no money
        ("please try {{A}}", "R 50"),
        ("Mr {{A}}", "Doctor"),
        ("Herr {{A}}", "Dr. Botha"),
        ("Dear {{A}}", "Mrs Botha"),
        ("Van: {{A}}", "van der Merwe"),
        ("Dear\n{{A}}", "dear Anna"),
        ("Dear {{A}}", "Anna, dear"),
        ("the {{A}}", "the " + "long " * 20),
        ("{{B}} {{A}}", "Anna"),
        ("{{A}}", "Anna"),
        ("{{A}}. Please come", "Please come."),
        ("{{A}} Primary School", "Primary School"),
        ("Primary School {{A}}", "Primary Schooling"),
        ("Primary School {{A}}", "Johannes Botha"),
        ("by the {{A}}", "By the Sea"),
        ("van der {{A}}", "Van der Merwe"),
        ("to Wagga {{A}}", "Wagga"),
        ("Dear Johannes {{A}}", "Botha Johannes"),
        ("Primary. School {{A}}", "Primary School Long Road"),
    ],
)
def test_what_only_looks_alike_stays(text: str, cell: str) -> None:
    assert left_of(text, cell) == []
    assert not any(joint.is_said_again(cell) for joint in joints(MergeText.parse(text)))


@pytest.mark.parametrize(
    ("text", "left", "right", "found"),
    [
        ("Dear {{A}} {{B}}", "Mrs", "Mrs Botha", "Mrs Mrs Botha"),
        ("Dear {{A}}. *{{B}}*", "Mr", "Mnr. Botha", "Mr Mnr. Botha"),
        ("Dear {{A}} {{B}}", "Mrs", "Botha", ""),
        ("Dear {{A}} {{B}}", "Van", "Van Wyk", ""),
        ("{{A}}{{B}}", "R", "R50", "R R50"),
        ("{{A}} {{B}}", "50 USD", "USD", "50 USD USD"),
        ("{{A}} {{B}}", "R 50", "USD", "R 50 USD"),
        ("{{A}} {{B}}", "Anna Mrs", "Mrs", ""),
        ("{{A}}, {{B}}", "Mrs", "Mrs Botha", ""),
        ("{{A}}\n{{B}}", "Mrs", "Mrs Botha", ""),
        ("{{A|Mr}} {{B}}", "", "Mr Nkosi", "Mr Mr Nkosi"),
        ("{{A|Mr}} {{B}}", " ", "Mnr Nkosi", "Mr Mnr Nkosi"),
        ("{{A|Mr}} {{B}}", "Dr", "Mr Nkosi", ""),
        ("{{A|Mr}} {{B}}", "", "Nkosi", ""),
        ("{{A}} {{B|USD}}", "50 USD", "", "50 USD USD"),
        ("{{A}} {{B}}", "Primary School", "Primary School Long Road", _SCHOOL),
        ("{{A}} {{B}}", "Long Road Primary School", "Primary School", _ROAD),
        ("{{A}} {{B}}", "Anna Maria", "Anna Maria Botha", "Anna Maria Anna Maria Botha"),
        ("{{A}} {{B}}", "Johannes", "Johannes", ""),
        ("{{A}} {{B}}", "Johannes", "Johannes Botha", ""),
        ("{{A}} {{B}}", "Wagga Wagga", "Wagga Wagga", ""),
        ("{{A}} {{B}}", "van der", "van der Merwe", ""),
    ],
)
def test_cells_beside_each_other(text: str, left: str, right: str, found: str) -> None:
    near = neighbours(MergeText.parse(text))
    cells = {"A": left, "B": right}
    met = [it for pair in near for it in pair.joints(left, right)]
    told = [it.said_with(cells[it.column]) for it in met if it.is_said_again(cells[it.column])]
    assert told == [found] * bool(found)
    assert any(pair.may_meet([left, "x"], [right, "y"]) for pair in near) or not told


def test_a_fix_knows_the_word_alone() -> None:
    assert without_word("R 1 850,00", "R") == "1 850,00"
    assert without_word("5 kg", "kg") == "5"
    assert without_word("5 g", "kg") == "5 g"


WORDS = st.sampled_from(
    [
        "Dr A",
        "Mr.A",
        "Dr",
        "R ",
        "R 5",
        "5 R",
        "5 ZAR",
        "Mrs ",
        "mrs. A",
        "A mrs",
        "MRS",
        "k",
        "5kg",
        " ",
        "",
        "€5",
        "a.",
        "(R 5)",
        "5.00",
        "https://x",
        "M. A",
        "M. A & Mme A",
    ]
) | st.text("RMrskg5€ .,\u017f", max_size=8)
TEXTS = st.sampled_from(["R {{A}}", "{{A}} kg", "Mrs {{A}}", "{{A}}€", "{{A}},", "ZAR{{A}} k"])
TEXTS |= st.sampled_from(["R Mrs {{A}}", "{{A}} k R", "{{A}} A mrs kg"])
TEXTS |= st.sampled_from(["R{{A}}.00", "http://{{A}}", "M. *{{A}}*", "M {{A}} $", "N°{{A}}"])


@settings(max_examples=examples(300))
@given(TEXTS, st.lists(WORDS, min_size=1, max_size=5))
def test_a_look_at_many_cells_misses_none(text: str, cells: list[str]) -> None:
    for joint in joints(MergeText.parse(text)):
        some = any(joint.is_said_again(cell) for cell in cells)
        assert some_may_be_said_twice(joint, cells) or not some
