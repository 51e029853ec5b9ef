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
        (("Parent first name", "Surname", "Cell"), (0, 1)),
        (("Cell", "Parent surname", "Parent first name"), (2, 1)),
        (("Child first name", "Parent first name", "Surname"), (2,)),
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


@pytest.mark.parametrize(
    ("header", "other"),
    [
        ("Patient", "Doctor's room"),
        ("LEARNERS", "Class"),
        ("Encarregado", "Turma"),
        ("Mitglied", "Beitrag"),
        ("Élève", "Classe"),
        ("Mzazi", "Darasa"),
    ],
)
def test_a_column_is_named_after_whom_it_lists(header: str, other: str) -> None:
    rows = [("0821234567", "4B", "Anna Nkosi"), ("0831234567", "4C", "Ben"), ("", "4C", "")]
    assert name_columns(("Phone", other, header), rows) == (2,)
    assert name_columns(("Phone", "Name", header), rows) == (1,)


def test_how_many_there_are_is_nobodys_name() -> None:
    rows = [("0821234567", "30", "Anna Nkosi"), ("0831234567", "28", "Ben Adams")]
    assert name_columns(("Phone", "Learners", "Teacher"), rows) == (2,)


@pytest.mark.parametrize(
    ("headers", "row", "columns"),
    [
        (("Name", "Vorname"), ("Müller", "Ana"), (1, 0)),
        (("Naam", "Voornaam"), ("de Vries", "Ana"), (1, 0)),
        (("Nom de l'élève", "Prénom"), ("Dupont", "Ana"), (1, 0)),
        (("Name", "First name"), ("Ana Silva", "Ana"), (0,)),
        (("Nom complet", "Prénom"), ("Silva Ana", "Ana"), (0,)),
        (("Volle naam", "Noemnaam"), ("Sarel Botha", "Ana"), (0,)),
    ],
)
def test_a_name_beside_a_first_name_may_be_the_family_name(
    headers: tuple[str, ...], row: tuple[str, ...], columns: tuple[int, ...]
) -> None:
    assert name_columns(headers, [row, row]) == columns
