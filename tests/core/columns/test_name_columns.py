import pytest

from flowiq_desktop.core.columns.name_columns import name_columns


@pytest.mark.parametrize(
    ("headers", "columns"),
    [
        (("Mobile", "Name"), (1,)),
        (("Surname", "First Name", "Cell"), (1, 0)),
        (("Name", "Surname"), (0, 1)),
        (("Full name", "First name", "Last name"), (0,)),
        (("Naam", "Van"), (0, 1)),
        (("Nombre", "Apellidos"), (0, 1)),
        (("Vorname", "Nachname"), (0, 1)),
        (("Phone", "Parent name", "File name"), (1,)),
        (("Phone", "File name", "User name"), ()),
        (("Nome completo", "Telefone"), (0,)),
        ((), ()),
    ],
)
def test_headers_name_the_columns(headers: tuple[str, ...], columns: tuple[int, ...]) -> None:
    assert name_columns(headers) == columns


def test_cells_do_where_headers_say_nothing() -> None:
    headers = ("Column A", "Column B", "Column C", "Column D")
    rows = [
        ("0821234567", "yes", "Anna Nkosi", "https://example.org/a"),
        ("0831234567", "yes", "Ben Adams", "https://example.org/b"),
        ("0841234567", "yes", "", "https://example.org/c"),
        ("0841234568", "yes", "Édith O'Hara", ""),
    ]
    assert name_columns(headers, rows) == (2,)
    assert name_columns(headers, [row[:2] for row in rows][:0]) == ()
