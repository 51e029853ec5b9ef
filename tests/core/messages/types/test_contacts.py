import json

import pytest

from flowiq_desktop.practice_server import Contract
from tests.core.messages.types.building import NUMBER, build, faults

DESK = {"contact_name": "Front desk", "contact_phone": "021 555 0100"}


def cards(number: int) -> str:
    card = {"name": {"formatted_name": "A"}, "phones": [{"phone": "+27215550100"}]}
    return json.dumps([card] * number)


def test_one_card_with_its_number_made_complete(contract: Contract) -> None:
    built = build("contacts", DESK | {"contact_phone_type": " WORK "})
    assert built.problems == ()
    assert built.body["contacts"] == [
        {
            "name": {"formatted_name": "Front desk"},
            "phones": [{"phone": "+27215550100", "type": "WORK"}],
        }
    ]
    assert faults(contract, built.body) == []


def test_several_cards_in_their_order(contract: Contract) -> None:
    more = {
        "contact_12_first_name": "Ann",
        "contact_12_last_name": "Nkosi",
        "contact_12_phone": "+27821234567",
        "contact_2_name": "Dr Adams",
        "contact_2_first_name": "Ben",
        "contact_2_phone": "+27827654321",
    }
    built = build("contacts", more | DESK)
    assert built.problems == ()
    assert [card["name"] for card in built.body["contacts"]] == [
        {"formatted_name": "Front desk"},
        {"formatted_name": "Dr Adams", "first_name": "Ben"},
        {"formatted_name": "Ann Nkosi", "first_name": "Ann", "last_name": "Nkosi"},
    ]
    assert faults(contract, built.body) == []


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, [("no_cards", "contact_name")]),
        ({"contact_name": "A"}, [("card_without_phone", "contact_phone")]),
        ({"contact_phone": "+27215550100"}, [("card_without_name", "contact_name")]),
        (DESK | {"contact_3_name": "C"}, [("card_without_phone", "contact_3_phone")]),
        (
            DESK | {"contact_2_phone_type": "WORK"},
            [("card_without_name", "contact_2_name"), ("card_without_phone", "contact_2_phone")],
        ),
        (DESK | {"contact_first_name": "\x00"}, [("bad_characters", "contact_first_name")]),
    ],
)
def test_what_a_card_may_lack(values: dict[str, str], found: list[tuple[str, str]]) -> None:
    built = build("contacts", values)
    assert built.found == found
    assert built.blocked


def test_a_number_that_is_none_is_sent_as_written_with_a_warning(contract: Contract) -> None:
    built = build("contacts", DESK | {"contact_phone": "ext. 12"})
    assert built.codes == ["card_phone_unsure"]
    assert not built.blocked
    assert built.body["contacts"][0]["phones"] == [{"phone": "ext. 12"}]
    assert faults(contract, built.body) == []


@pytest.mark.parametrize(
    ("number", "wa_id"),
    [
        ("082 123 4567", "27821234567"),
        ("+447700900456", ""),  # no number in use
        ("+447911123456", "447911123456"),
        ("021 555 0100", ""),  # a landline
        ("+5511961234567", ""),  # WhatsApp may know it by another number
        ("ext. 12", ""),
    ],
)
def test_mobiles_say_by_what_whatsapp_knows_them(
    contract: Contract, number: str, wa_id: str
) -> None:
    built = build("contacts", DESK | {"contact_phone": number})
    (phone,) = built.body["contacts"][0]["phones"]
    assert phone.get("wa_id", "") == wa_id
    assert faults(contract, built.body) == []


def test_cards_as_json_keep_what_whatsapp_knows_beyond_the_columns(contract: Contract) -> None:
    card = {
        "name": {"formatted_name": "Dr A", "first_name": "A", "suffix": "MD"},
        "phones": [{"phone": "+27215550100", "type": "WORK", "wa_id": "27215550100"}],
        "org": {"company": "Clinic"},
        "birthday": "1980-01-01",
    }
    for cell in (json.dumps(card), json.dumps([card])):
        built = build("contacts", {"contacts": cell})
        assert built.problems == ()
        assert built.body["contacts"] == [card]
        assert faults(contract, built.body) == []


@pytest.mark.parametrize(
    ("card", "codes"),
    [
        ({"phones": [{"phone": NUMBER}]}, ["card_without_name"]),
        ({"name": {"formatted_name": " "}, "phones": [{"phone": NUMBER}]}, ["card_without_name"]),
        ({"name": {"formatted_name": "A"}}, ["card_without_phone"]),
        ({"name": {"formatted_name": "A"}, "phones": []}, ["card_without_phone"]),
        ({"name": {"formatted_name": "A"}, "phones": [{"type": "X"}]}, ["card_without_phone"]),
        ({"name": {"formatted_name": "A"}, "phones": [{"phone": 27}]}, ["bad_json"]),
        ({"name": {"formatted_name": "A"}, "phones": {"phone": "1"}}, ["bad_json"]),
        ({"name": {"formatted_name": "A"}, "phones": ["1"]}, ["bad_json"]),
        ({"name": {"formatted_name": 5}, "phones": [{"phone": "1"}]}, ["bad_json"]),
        ({"name": {"formatted_name": "A", "last_name": []}, "phones": []}, ["bad_json"]),
        ({"name": "A", "phones": [{"phone": "1"}]}, ["bad_json"]),
        ({"name": {"formatted_name": "A"}, "phones": [{"phone": "1", "type": 1}]}, ["bad_json"]),
        ({"name": {"formatted_name": "A"}, "phones": [{"phone": "1", "wa_id": 27}]}, ["bad_json"]),
    ],
)
def test_cards_as_json_that_flowiq_would_refuse(card: object, codes: list[str]) -> None:
    assert build("contacts", {"contacts": json.dumps(card)}).codes == codes


@pytest.mark.parametrize(
    ("phone", "is_told"),
    [
        *(("+27 82 123 4567", False), ("27821234567", False), ("+52 1 55 1234 5678", False)),
        *(("0821234567", True), ("call me", True), ("+27 82 12", True)),
        ("082 123 4567 / 021 555 0100", True),
    ],
)
def test_a_number_in_json_is_looked_at_as_one_in_a_column_and_stays(
    phone: str, is_told: bool
) -> None:
    card = {"name": {"formatted_name": "A"}, "phones": [{"phone": phone}]}
    built = build("contacts", {"contacts": json.dumps(card)})
    assert built.codes == ["card_phone_unsure"] * is_told
    assert not built.blocked
    assert built.body["contacts"][0]["phones"] == [{"phone": phone}]


def test_an_empty_list_is_no_card() -> None:
    assert build("contacts", {"contacts": "[]"}).codes == ["no_cards"]
    assert build("contacts", {"contacts": "[7]"}).codes == ["bad_json"]


def test_json_wins_over_columns_and_says_so(contract: Contract) -> None:
    built = build("contacts", DESK | {"contacts": cards(2)})
    assert built.codes == ["json_and_columns"]
    assert len(built.body["contacts"]) == 2


def test_257_cards_fit_and_one_more_does_not(contract: Contract) -> None:
    assert faults(contract, build("contacts", {"contacts": cards(257)}).body) == []
    assert build("contacts", {"contacts": cards(258)}).codes == ["too_many_cards"]
