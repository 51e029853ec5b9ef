"""What stands above columns of people, and what in them."""

import pytest

from flowiq_desktop.core.columns.heading_words import (
    is_heading,
    is_only_a_phone,
    is_placeholder,
    names_a_phone,
)


@pytest.mark.parametrize(
    "text",
    [
        *("Phone", "CELL", "Mobile No.", "Téléphone", "No. Telp", "Handynummer", "Nomor HP", "Tel"),
        *("Телефон", "κινητό", "الهاتف", "טלפון", "फ़ोन", "फोन", "ফোন নম্বর", "電話番号", "전화번호"),
        *("Số điện thoại", "Mother's cell", "Phone 1", "phone_number", "WhatsApp nr"),
    ],
)
def test_words_for_phones(text: str) -> None:
    assert names_a_phone(text)
    assert is_heading(text)


@pytest.mark.parametrize(
    "text",
    ["Name", "firstName", "Learner's name", "Grade", "নাম", "姓名", "Straße", "FlowIQ no"],
)
def test_other_headings(text: str) -> None:
    assert is_heading(text)
    assert not names_a_phone(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "Ana",
            "Marcello",
            "Simunović",
            "Пантелеев",
            "Grade 4",
            "Grade 12",
            "Parents of grade 4",
        ),
        *("no phone", "N/A", "unknown", "12", "Mark", "x" * 300),
    ],
)
def test_what_is_no_heading(text: str) -> None:
    assert not is_heading(text)


def test_placeholders_are_what_stands_for_a_missing_number() -> None:
    assert all(map(is_placeholder, ("", "none", "N/A", "No phone", "geen foon", "-")))
    assert not any(map(is_placeholder, ("Phone", "Phone no", "Ana")))


def test_only_a_phone_is_named() -> None:
    assert all(map(is_only_a_phone, ("Phone", "Cell no", "Mobile number", "Nr. telefonu")))
    assert not any(map(is_only_a_phone, ("contact her mother", "Ana", "no phone")))
