"""Columns that say who wants messages."""

import pytest

from flowiq_desktop.core.reach.wishes import wants_messages, wish_columns
from flowiq_desktop.core.sheet import Sheet


def _wanting(headers: tuple[str, ...], *rows: tuple[str, ...]) -> list[bool]:
    sheet = Sheet("x", headers, rows, range(2, 2 + len(rows)))
    columns = wish_columns(sheet)
    return [wants_messages(columns, row) for row in rows]


@pytest.mark.parametrize(
    ("header", "yes", "no"),
    [
        ("Opted out?", "Yes", "No"),
        ("Geblokkeer", "Ja", "Nee"),
        ("Bloqueado", "Sim", "Não"),
        ("BAJA", "sí", "no"),
        ("Désabonné", "Oui", "Non"),
        ("محظور", "نعم", "لا"),
        ("Amejitoa", "ndiyo", "hapana"),
        ("Uphumile", "yebo", "cha"),
        ("Abgemeldet (ja/nein)", "ja", "nein"),
        ("Uitgeschreven", "ja", "nee"),
    ],
)
def test_who_has_not_opted_out_wants_messages(header: str, yes: str, no: str) -> None:
    rows = (("1", yes), ("2", no), ("3", ""))
    assert _wanting(("Phone", header), *rows) == [False, True, False]


@pytest.mark.parametrize(
    ("header", "yes", "no"),
    [
        ("Consent", "Yes", "No"),
        ("Toestemming", "ja", "nee"),
        ("Autorização", "Sim", "Não"),
        ("Consentimiento", "SI", "NO"),
        ("Consentement", "oui", "non"),
        ("Einwilligung", "ja", "nein"),
        ("الموافقة", "نعم", "لا"),
        ("Idhini", "ndiyo", "hapana"),
        ("Imvume", "ewe", "hayi"),
    ],
)
def test_who_agreed_wants_messages(header: str, yes: str, no: str) -> None:
    assert _wanting(("Phone", header), ("1", yes), ("2", no), ("3", "")) == [True, False, False]


def test_of_marks_alone_an_empty_cell_is_none() -> None:
    assert _wanting(("Phone", "Opt-out"), ("1", "x"), ("2", ""), ("3", "")) == [False, True, True]


def test_a_no_counts_more_than_a_yes() -> None:
    rows = (("No", "No"), ("No", "Yes"), ("Yes", "Yes"))
    assert _wanting(("Opted out", "Consent"), *rows) == [False, True, False]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Opted out", ("2025-03-01", "2025-04-01")),
        ("Opted out", ("", "")),
        ("Paid", ("Yes", "No")),
        ("Consent", ("see file", "Yes")),
    ],
)
def test_other_columns_say_nothing(header: str, cells: tuple[str, str]) -> None:
    assert _wanting(("Phone", header), *(("1", cell) for cell in cells)) == [False, False]


@pytest.mark.parametrize(
    ("header", "yes", "no"),
    [
        ("POPIA-toestemming", "Ja", "Nee"),
        ("Wil boodskappe hê", "Ja", "Nee"),
        ("Uyavuma ukuthola imilayezo", "Yebo", "Cha"),
        ("Amekubali kupokea ujumbe", "Ndiyo", "Hapana"),
        ("Autoriza mensagens?", "Sim", "Não"),
        ("Consentimento RGPD", "Sim", "Não"),
        ("Accepte les SMS/WhatsApp", "Oui", "Non"),
        ("Consentimiento LOPD (S/N)", "Sí", "No"),
        ("DSGVO-Einwilligung", "Ja", "Nein"),
        ("WhatsApp erlaubt", "ja", "nein"),
        ("Toestemming AVG ja/nee", "ja", "nee"),
        ("Akkoord WhatsApp", "ja", "nee"),
        ("يوافق على الرسائل", "نعم", "لا"),
        ("Wil WhatsApp ontvangen?", "ja", "nee"),
        ("Quer receber mensagens?", "Sim", "Não"),
        ("Ametoa idhini", "Ndiyo", "Hapana"),
        ("OptIn", "Y", "N"),
    ],
)
def test_words_beside_the_one_that_decides_change_nothing(header: str, yes: str, no: str) -> None:
    rows = (("1", yes), ("2", no), ("3", ""))
    assert _wanting(("Phone", header), *rows) == [True, False, False]


@pytest.mark.parametrize(
    "header",
    [
        *("No consent", "Geen toestemming", "Sans accord", "Kein Einverständnis", "No acepta"),
        *("Não autoriza mensagens", "لا يوافق على الرسائل", "Nicht erlaubt", "Consent withdrawn"),
        *("Consent for surgery", "Photo consent", "Bus stop", "Permite fotos", "Opt in/out"),
        *("Wil geen berichten", "Wants lunch", "Quer transporte"),
    ],
)
def test_words_that_say_something_of_their_own_leave_it_open(header: str) -> None:
    assert _wanting(("Phone", header), ("1", "yes"), ("2", "no")) == [False, False]
