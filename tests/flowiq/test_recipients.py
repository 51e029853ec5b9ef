"""Whom an answer names: the same account in another spelling, nobody, or somebody else."""

import pytest

from flowiq_desktop.flowiq.http.strict_json import UnreadableError
from flowiq_desktop.flowiq.recipients import another_number

ANNA = "+27821234567"


@pytest.mark.parametrize(
    "recipient",
    [
        # The same number in any spelling, also of systems that FlowIQ may pass on.
        *("27821234567", "+27821234567", "+27 (82) 123-4567", " 27821234567\n", 27821234567),
        *("27.82.123.4567", "27/821234567", "+27\u00a082\u00a0123\u00a04567", "\u202a27821234567"),
        *("٢٧٨٢١٢٣٤٥٦٧", "27\u2011821234567", "27821234567\u200b", "tel:+27821234567"),
        *("whatsapp:+27821234567", "27821234567@s.whatsapp.net", "27821234567@C.US"),
        # Nobody: nothing that contradicts, or too little to be a number.
        *(None, "", " ", "+", "-", "()", "0", "1", 0, 1, "123456"),
        # A username, or WhatsApp's own id of a person; neither is a number.
        *("anna.nkosi", "@anna", "anna1990", "ZA.1502576394655843", "US.13491208655302741918"),
        *("ZA.27829999999", "BR.ENT.11815799212886844830", "27821234567@lid", "wamid.27829999999"),
        # A number of which a part is kept back.
        *("2782***4567", "*******9999", "#"),
    ],
)
def test_what_contradicts_nothing_is_nobody_else(recipient: object) -> None:
    assert another_number(recipient, ANNA) == ""


@pytest.mark.parametrize(
    ("recipient", "named"),
    [
        ("27829999999", "27829999999"),
        ("+27 82 999 9999", "27829999999"),
        (27829999999, "27829999999"),
        (-27821234568, "27821234568"),
        ("0821234567", "0821234567"),
        ("1234567", "1234567"),
        ("278212345678", "278212345678"),
        ("2782123456", "2782123456"),
        ("٢٧٨٢٩٩٩٩٩٩٩", "27829999999"),
        ("whatsapp:+27829999999", "27829999999"),
        ("27829999999@s.whatsapp.net", "27829999999"),
        (" WhatsApp:+27829999999 ", "27829999999"),
        ("27829999999@C.US\n", "27829999999"),
        ("27821234567, 27829999999", "2782123456727829999999"),
        ("27821234567 27829999999", "2782123456727829999999"),
    ],
)
def test_another_number_is_somebody_else(recipient: object, named: str) -> None:
    assert another_number(recipient, ANNA) == named


@pytest.mark.parametrize(
    ("recipient", "number", "same"),
    [
        ("551187654321", "+5511987654321", True),
        ("5511987654321", "+551187654321", True),
        ("5215512345678", "+525512345678", True),
        ("541143211234", "+5491143211234", True),
        ("54111543211234", "+5491143211234", True),
        ("551187654322", "+5511987654321", False),
        ("551123456789", "+5511923456789", False),
        ("5215512345679", "+525512345678", False),
        ("541143211235", "+5491143211234", False),
    ],
)
def test_three_countries_may_differ_in_their_known_ways(
    recipient: str, number: str, same: bool
) -> None:
    assert (another_number(recipient, number) == "") is same


@pytest.mark.parametrize("recipient", [True, False, [], {}, ["27821234567"], 2.5, 27821234567.0])
def test_a_shape_that_is_not_documented_proves_nothing(recipient: object) -> None:
    with pytest.raises(UnreadableError):
        another_number(recipient, ANNA)
    with pytest.raises(UnreadableError):
        another_number(recipient, "")


def test_without_knowing_whom_it_went_to_nobody_is_somebody_else() -> None:
    assert another_number("27829999999", "") == ""
