import pytest

from flowiq_desktop.core.reach.new_contacts import NewContacts

NUMBER = "+27821234567"


@pytest.mark.parametrize(
    ("cells", "columns", "name"),
    [
        (("Anna",), (0,), "Anna"),
        (("  Anna  \n Botha ",), (0,), "Anna Botha"),
        (("Anna", "Botha"), (0, 1), "Anna Botha"),
        (("Anna", "Botha"), (1, 0), "Botha Anna"),
        (("Anna", ""), (0, 1), "Anna"),
        (("", "Botha"), (0, 1), "Botha"),
        (("Zoë 👋🏽",), (0,), "Zoë 👋🏽"),
        (("",), (0,), NUMBER),
        (("   ",), (0,), NUMBER),
        (("\u200b\u00a0",), (0,), NUMBER),
        (("#REF!",), (0,), NUMBER),
        (("NULL",), (0,), NUMBER),
        (("n/a", "Botha"), (0, 1), "Botha"),
        (("=VLOOKUP(A1,B:C,2)",), (0,), NUMBER),
        (("=1+1", "Botha"), (0, 1), "Botha"),
        ((" =A1&B1",), (0,), NUMBER),
        (("Anna\ud800",), (0,), "Anna"),
        (("Anna\u202e",), (0,), "Anna"),
        (("x" * 500,), (0,), "x" * 119 + "…"),
        (("Anna",), (), NUMBER),
        (("Anna",), (3,), NUMBER),
        (("Anna",), (-1,), NUMBER),
        ((), (0,), NUMBER),
    ],
)
def test_a_name_comes_from_the_rows_own_cells_or_is_the_number(
    cells: tuple[str, ...], columns: tuple[int, ...], name: str
) -> None:
    found = NewContacts(columns).name(cells, NUMBER)
    assert found == name
    assert found.encode()


@pytest.mark.parametrize(
    ("cell", "tags"),
    [
        ("Grade 4", "Grade 4"),
        ("Grade 4, parents ,, Grade 4", "Grade 4, parents"),
        ("Grade 4; parents\nbus", "Grade 4, parents, bus"),
        ("", ""),
        (" , ;", ""),
        ("#N/A", ""),
        ("parents, NULL", "parents"),
    ],
)
def test_tags_are_apart_each_once(cell: str, tags: str) -> None:
    assert NewContacts((0,), 1).tags(("Anna", cell)) == tags
    assert NewContacts((0,)).tags(("Anna", cell)) == ""
    assert NewContacts((0,), 7).tags(("Anna", cell)) == ""


@pytest.mark.parametrize("wanted", [NewContacts(), NewContacts((2, 0), 1), NewContacts((1,))])
def test_it_is_kept_as_it_was_said(wanted: NewContacts) -> None:
    assert NewContacts.from_json(wanted.to_json()) == wanted
