"""A message type that the program does not have: what one more of them would have to bring."""

import copy
from pathlib import Path
from typing import Any

import yaml

from flowiq_desktop.core.messages.types import REGISTRY, Body, Draft, Field, FieldKind, Registry
from flowiq_desktop.core.messages.types.fields import Column
from flowiq_desktop.core.messages.types.listing import Form, Listing
from flowiq_desktop.core.messages.types.message_type import MessageType
from flowiq_desktop.core.messages.types.signs import Signs
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.system.paths import resource

QUESTION = Field(
    "poll_question",
    "Question",
    FieldKind.LONG_TEXT,
    "What people are asked.",
    "Which day suits you?",
    required=True,
    limit=40,
    column=Column(("question", "vraag"), telling=True),
)
ANSWERS = Field(
    "poll_answers",
    "Answers",
    FieldKind.TEXT,
    "What they may tap, with a semicolon between two.",
    "Monday; Tuesday",
    required=True,
    column=Column(("answers", "choices")),
)


def _build(draft: Draft) -> Body:
    answers = [part.strip() for part in draft.line(ANSWERS).split(";") if part.strip()]
    if len(answers) > 3:
        draft.report("too_many", ANSWERS, things="answers", count=len(answers), limit=3)
    return {"poll": {"question": draft.text(QUESTION), "answers": answers}}


POLL = MessageType(
    "poll",
    "Poll",
    "A question with answers to tap.",
    (QUESTION, ANSWERS),
    _build,
    icon="list",
    bubble="a bubble that nobody draws",
    listing=Listing(Form.STRUCTURED, media_type="poll"),
    called=("survey",),
    signs=Signs(fields=((QUESTION.name, ANSWERS.name),)),
)
WITH_POLL = Registry((*REGISTRY.values(), POLL))


def contract_with_poll() -> Contract:
    """FlowIQ's contract, as if it knew polls."""
    with Path(resource("openapi", "flowiq-openapi.yaml")).open(encoding="utf-8") as file:
        document: dict[str, Any] = copy.deepcopy(yaml.safe_load(file))
    schemas = document["components"]["schemas"]
    reference = "#/components/schemas/SendPoll"
    schemas["SendPoll"] = {
        "type": "object",
        "required": ["phone_number", "message_type", "poll"],
        "properties": {
            "phone_number": {"$ref": "#/components/schemas/PhoneNumber"},
            "message_type": {"const": "poll"},
            "poll": {
                "type": "object",
                "required": ["question", "answers"],
                "properties": {
                    "question": {"type": "string", "minLength": 1},
                    "answers": {"type": "array", "minItems": 1, "items": {"type": "string"}},
                },
            },
        },
    }
    schemas["SendRequest"]["oneOf"].append({"$ref": reference})
    schemas["SendRequest"]["discriminator"]["mapping"]["poll"] = reference
    return Contract(document)
