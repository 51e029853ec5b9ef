"""Sending: what POST /send-whatsapp and POST /send-template answer."""

import uuid
from collections.abc import Mapping
from typing import Any

from flowiq_desktop.practice_server.contacts import Contact, digits_of
from flowiq_desktop.practice_server.contract import Contract
from flowiq_desktop.practice_server.exchange import Answer, refusal
from flowiq_desktop.practice_server.failing_templates import template_refusal


def new_message_id() -> str:
    """An id that no other message has, neither of this server nor of an earlier one."""
    return f"wamid.PRACTICE{uuid.uuid4().hex.upper()}"


def broken_send(contract: Contract, body: object) -> Answer | None:
    """The refusal of a /send-whatsapp body that breaks the contract; None when it does not."""
    problems = contract.check_send(body)
    if not problems:
        return None
    kind = body.get("message_type") if isinstance(body, dict) else None
    if kind is not None and kind not in contract.message_types:
        accepted = ", ".join(contract.message_types)
        return refusal(400, "Invalid message type", f"message_type must be one of {accepted}")
    return missing_field(problems)


def missing_field(problems: list[str]) -> Answer:
    """The refusal that names the fields; FlowIQ documents no other for a wrong body."""
    return refusal(400, "Missing required field", "; ".join(problems))


def contact_not_found(number: str) -> Answer:
    """The refusal of a message to somebody who is not a contact."""
    return refusal(404, "Contact not found", "Create this contact first.", whatsapp_id=number)


def send_accepted(body: Mapping[str, Any]) -> Answer:
    """The acceptance of a /send-whatsapp body, under a new id."""
    message_id = new_message_id()
    data = {
        "message_id": message_id,
        "recipient": digits_of(body.get("phone_number")),
        "message_type": body.get("message_type"),
    }
    said = {"success": True, "message": "Message sent successfully", "data": data}
    return Answer(200, said, message_id=message_id)


def template_accepted(contact: Contact) -> Answer:
    """The acceptance of a template, under a new id."""
    message_id = new_message_id()
    result = {
        "contactId": contact.id,
        "contactName": contact.name,
        "success": True,
        "messageId": message_id,
        "error": None,
    }
    body = {
        "success": True,
        "summary": {"total": 1, "successful": 1, "failed": 0},
        "results": [result],
        "broadcastId": str(uuid.uuid4()),
    }
    return Answer(200, body, message_id=message_id)


def template_refused(accepted: Answer, refused: Answer) -> Answer:
    """One of Meta's refusals as templates report it: inside the result. The status is a guess."""
    if refused.body.get("error") != "Failed to send message":
        return refused
    return template_refusal(accepted, refused.body["message"])
