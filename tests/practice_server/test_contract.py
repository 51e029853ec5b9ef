from typing import Any

import pytest
import yaml

from flowiq_desktop.practice_server import Contract
from flowiq_desktop.system.paths import resource

DOCUMENT = yaml.safe_load(resource("openapi", "flowiq-openapi.yaml").read_text("utf-8"))
SEND_EXAMPLES = {
    name: example["value"]
    for name, example in DOCUMENT["paths"]["/send-whatsapp"]["post"]["requestBody"]["content"][
        "application/json"
    ]["examples"].items()
}
TYPES = "text, image, video, audio, document, location, contacts, interactive, reaction"


@pytest.mark.parametrize("name", SEND_EXAMPLES)
def test_every_documented_message_is_in_order(contract: Contract, name: str) -> None:
    assert contract.check_send(SEND_EXAMPLES[name]) == []
    assert contract.unknown_properties(SEND_EXAMPLES[name]) == []


def _required() -> list[tuple[str, str]]:
    return [
        (name, field)
        for name, example in SEND_EXAMPLES.items()
        for field in example
        if field not in {"filename", "caption", "context_message_id", "message_type"}
    ]


@pytest.mark.parametrize(("name", "field"), _required())
def test_a_message_without_a_required_field_is_told_which(
    contract: Contract, name: str, field: str
) -> None:
    body = {key: value for key, value in SEND_EXAMPLES[name].items() if key != field}

    assert contract.check_send(body) == [f"{field} is required"]


BUTTONS = {"type": "button", "body": "Shall we?", "buttons": [{"title": "Yes"}]}


def _with(**changes: object) -> dict[str, Any]:
    return {"phone_number": "+27821234567", **changes}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ([], ["The body is not an object."]),
        ({}, ["message_type is required"]),
        (_with(message_type="sticker"), [f"message_type must be one of {TYPES}"]),
        (_with(message_type=None), [f"message_type must be one of {TYPES}"]),
        (_with(message_type=["text"]), [f"message_type must be one of {TYPES}"]),
        (
            _with(message_type="text", text=None),
            ["text must be of type string, not null"],
        ),
        (_with(message_type="text", text=""), ["text must not be empty"]),
        (
            _with(message_type="text", text="x" * 4097),
            ["text has 4097 characters, more than 4096"],
        ),
        (
            _with(message_type="text", text="Hi", context_message_id=None),
            ["context_message_id must be of type string, not null"],
        ),
        (
            _with(message_type="image", media_url="C:\\letter.png"),
            ["media_url is not a valid uri"],
        ),
        (
            _with(message_type="image", media_url="https://["),
            ["media_url is not a valid uri"],
        ),
        (
            _with(message_type="location", location={"latitude": "3", "longitude": -181}),
            [
                "location.latitude must be of type number, not a string",
                "location.longitude is below -180",
            ],
        ),
        (
            _with(message_type="contacts", contacts=[{"name": {"first_name": "Ann"}}]),
            ["contacts[0].name.formatted_name is required"],
        ),
        (_with(message_type="contacts", contacts=[]), ["contacts must not be empty"]),
        (_with(message_type="interactive"), ["interactive is required"]),
        (
            _with(message_type="interactive", interactive=[]),
            ["interactive must be of type object, not an array"],
        ),
        (
            _with(message_type="interactive", interactive={"type": "carousel"}),
            ["interactive.type must be button or list"],
        ),
        (
            _with(message_type="interactive", interactive={**BUTTONS, "buttons": [{}] * 4}),
            [
                "interactive.buttons has 4 entries, more than 3",
                *(f"interactive.buttons[{index}].title is required" for index in range(4)),
            ],
        ),
        (
            _with(
                message_type="interactive",
                interactive={**BUTTONS, "header_media": {"type": "audio", "url": "https://a.org"}},
            ),
            ["interactive.header_media.type must be one of image, video, document"],
        ),
        (
            {"phone_number": "", "message_type": "reaction", "reaction": {}},
            ["phone_number must not be empty", "reaction.message_id is required"],
        ),
    ],
)
def test_what_is_wrong_is_told_in_words(contract: Contract, body: object, told: list[str]) -> None:
    assert contract.check_send(body) == told


def test_properties_that_the_contract_does_not_name_are_found(contract: Contract) -> None:
    body = _with(
        message_type="interactive",
        colour="red",
        interactive={**BUTTONS, "buttons": [{"title": "Yes", "type": "reply"}], "action": {}},
    )

    assert contract.unknown_properties(body) == [
        "colour",
        "interactive.buttons[0].type",
        "interactive.action",
    ]
    assert contract.check_send(body) == []


def test_contact_cards_may_hold_anything(contract: Contract) -> None:
    card = {"name": {"formatted_name": "Ann", "prefix": "Dr"}, "emails": [{"email": "a@b.org"}]}

    assert contract.unknown_properties(_with(message_type="contacts", contacts=[card])) == []


def test_a_body_of_no_known_type_names_nothing(contract: Contract) -> None:
    assert contract.unknown_properties({"message_type": "sticker", "sticker": {}}) == []
    assert contract.unknown_properties("text") == []


def test_templates_and_contacts_are_checked(contract: Contract) -> None:
    assert contract.check_template({"templateName": "visit"}) == ["whatsappNumber is required"]
    assert contract.check_contact({"name": "Ann", "phone_number": "+27821234567"}) == []
    assert contract.check_contact({"name": "Ann", "phone_number": "1", "email": "nowhere"}) == [
        "email is not a valid email"
    ]


def test_an_answer_that_is_not_documented_is_told(contract: Contract) -> None:
    assert contract.check_answer("POST", "/send-whatsapp", 418, {}) == [
        "status 418 is not documented for POST /send-whatsapp"
    ]
    assert contract.check_answer("POST", "/send-whatsapp", 200, {"success": True}) == [
        "message is required",
        "data is required",
    ]


def test_the_file_in_the_product_is_read_as_it_is(contract: Contract) -> None:
    assert ", ".join(contract.message_types) == TYPES
