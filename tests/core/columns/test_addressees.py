from collections.abc import Sequence

import pytest

from flowiq_desktop.core.columns.addressees import columns_of_addressee
from flowiq_desktop.core.columns.name_columns import name_in
from flowiq_desktop.core.sheet import Sheet


def _sheet(headers: Sequence[str], row: Sequence[str]) -> Sheet:
    return Sheet("People", tuple(headers), [tuple(row), tuple(row)], range(2, 4))


@pytest.mark.parametrize(
    ("headers", "phone", "name"),
    [
        (("Learner", "Parent", "Cell"), "Cell", "Mrs Botha"),
        (("Learner", "Parent", "Mother cell"), "Mother cell", "Mrs Botha"),
        (("Leerder", "Ouer", "Selfoon"), "Selfoon", "Mrs Botha"),
        (("Umfundi", "Umzali", "Ucingo"), "Ucingo", "Mrs Botha"),
        (("Élève", "Responsable légal", "Portable"), "Portable", "Mrs Botha"),
        (("Aluno", "Encarregado de educação", "Telemóvel"), "Telemóvel", "Mrs Botha"),
        (("Alumno", "Nombre del tutor", "Móvil"), "Móvil", "Mrs Botha"),
        (("الطالب", "ولي الأمر", "الهاتف"), "الهاتف", "Mrs Botha"),
        (("Schüler", "Mutter", "Handy"), "Handy", "Mrs Botha"),
        (("Learner name", "Name of guardian", "Cell"), "Cell", "Mrs Botha"),
        (("Learner", "Parent/Guardian", "Cell"), "Cell", "Mrs Botha"),
        (("Learner", "Parent", "Learner cell"), "Learner cell", "Anna Botha"),
        (("Learner", "Mother", "Father cell"), "Father cell", "Anna Botha"),
        (("Learner", "Parent email", "Cell"), "Cell", "Anna Botha"),
        (("Learner", "Parent consent", "Cell"), "Cell", "Anna Botha"),
        (("Name", "Class", "Cell"), "Cell", "Anna Botha"),
    ],
)
def test_the_phone_is_that_of_the_parent(headers: tuple[str, ...], phone: str, name: str) -> None:
    row = ("Anna Botha", "Mrs Botha", "0821234567")
    columns = columns_of_addressee(_sheet(headers, row), phone)
    assert name_in(row, columns) == name


def test_the_one_whose_phone_it_is_comes_before_any_parent() -> None:
    headers = ("Learner", "Parent", "Father", "Mother", "Mother cell")
    row = ("Anna", "Mr Botha", "Piet Botha", "Karin Botha", "0821234567")
    columns = columns_of_addressee(_sheet(headers, row), "Mother cell")
    assert name_in(row, columns) == "Karin Botha"


def test_of_two_parents_none_is_guessed() -> None:
    headers, row = ("Learner", "Mother", "Father", "Cell"), ("Anna", "Karin", "Piet", "0821234567")
    assert name_in(row, columns_of_addressee(_sheet(headers, row), "Cell")) == "Anna"


def test_a_parents_two_names_are_read_together() -> None:
    headers = ("Learner", "Parent surname", "Parent first name", "Cell")
    row = ("Anna Botha", "Botha", "Karin", "0821234567")
    assert name_in(row, columns_of_addressee(_sheet(headers, row), "Cell")) == "Karin Botha"


def test_what_a_message_sends_as_somebodys_name_heads_no_phone() -> None:
    headers, row = ("Learner", "Parent", "Cell"), ("Anna Botha", "Mrs Botha", "0821234567")
    columns = columns_of_addressee(_sheet(headers, row), "Cell", {"parent"})
    assert name_in(row, columns) == "Anna Botha"
