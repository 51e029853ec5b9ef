"""Meanings: FlowIQ's and WhatsApp's errors as plain words, with what to do and whose move it is."""

import re
from dataclasses import replace

from flowiq_desktop.flowiq.reason import Meaning, Retry, WhoseMove
from flowiq_desktop.flowiq.reasons_contact import CONTACT_MEANINGS
from flowiq_desktop.flowiq.reasons_flowiq import FLOWIQ_MEANINGS
from flowiq_desktop.flowiq.reasons_sending import SENDING_MEANINGS
from flowiq_desktop.flowiq.reasons_unsure import UNSURE_MEANINGS
from flowiq_desktop.flowiq.reasons_whatsapp import ABOUT_ONE_PERSON_CODES, META_MEANINGS
from flowiq_desktop.texts import mark

__all__ = [
    "ABOUT_ONE_PERSON",
    "ABOUT_THE_ACCOUNT",
    "ONLY_IF_ALL",
    "Meaning",
    "Retry",
    "WhoseMove",
    "meaning_of",
    "meaning_when_unsure",
    "reason_of_error",
]

ABOUT_ONE_PERSON = frozenset(
    {
        *("contact_not_found", "contact_already_exists", "contact_not_taken"),
        *("invalid_phone_number", "invalid_whatsapp_number"),
        *(f"meta_{code}" for code in ABOUT_ONE_PERSON_CODES),
    }
)
"""Refusals whose cause lies with one person: the next row may well succeed.

In an ordinary list they come many times in a row. A file that cannot be fetched, a wrong value or a
country that is not allowed is not among them: five of those in a row are no accident.
"""

ABOUT_THE_ACCOUNT = frozenset(
    {
        "invalid_api_key",
        "invalid_token_format",
        "api_key_mismatch",
        "authorization_required",
        "organization_not_found",
        "tenant_id_required",
    }
)
"""Key and organisation, documented of every path (docs/flowiq-api.md, Errors)."""

ONLY_IF_ALL = frozenset({"meta_131030"})
"""The person is not on a test number's list: the account's fault only when nobody is."""

_WORDS = {**FLOWIQ_MEANINGS, **CONTACT_MEANINGS, **SENDING_MEANINGS, **UNSURE_MEANINGS}

_REASONS: dict[tuple[int, str], str] = {
    (400, "missing required field"): "missing_required_field",
    (400, "invalid message type"): "invalid_message_type",
    (400, "invalid provider"): "invalid_provider",
    (400, "meta not configured"): "meta_not_configured",
    (400, "tenant id is required"): "tenant_id_required",
    (400, "invalid phone number"): "invalid_phone_number",
    (400, "invalid whatsapp number"): "invalid_whatsapp_number",
    (401, "invalid api key"): "invalid_api_key",
    (401, "invalid token format"): "invalid_token_format",
    (401, "api key mismatch"): "api_key_mismatch",
    (401, "authorization required"): "authorization_required",
    (404, "organization not found"): "organization_not_found",
    (404, "contact not found"): "contact_not_found",
    (409, "contact already exists"): "contact_already_exists",
    (500, "meta upload failed"): "meta_upload_failed",
    (500, "storage upload failed"): "storage_upload_failed",
    (500, "internal server error"): "server_fault",
}
"""FlowIQ's documented errors: status and title together (docs/flowiq-api.md, Errors)."""

_REFUSED_BY_META = (500, "failed to send message")
_TOO_MANY_REQUESTS = 429
_SERVER_FAULTS = range(500, 600)

# A bare short number may be a count or a price; one of five digits or more is no accident.
_MARKED_CODE = re.compile(r"\(#(\d{1,7})\)|\bcode\"?\s*[:=]\s*\"?(\d{1,7})\b")
_BARE_CODE = re.compile(r"(?<![\w.+-])\d{5,7}(?![\w-])")

_FAMILIES = {"404": "wrong_address", "405": "wrong_address", "408": "timeout"}


def reason_of_error(status: int, error: str, message: str) -> str:
    """The reason code of an error answer.

    Args:
        status: HTTP status, 400 or above.
        error: the answer's short title, in any case; "" when it had none.
        message: its longer text.

    Returns:
        A documented error's own reason; `meta_<code>` when WhatsApp's code is in the text of
        `Failed to send message`, else `meta_unknown`; `too_fast` for any 429; `http_<status>`
        for the rest.
    """
    key = (status, " ".join(error.split()).casefold())
    if key == _REFUSED_BY_META:
        return _reason_of_meta(message)
    if status == _TOO_MANY_REQUESTS:
        return "too_fast"
    return _REASONS.get(key, f"http_{status}")


def meaning_of(reason: str) -> Meaning:
    """What a reason means, in words; an unforeseen reason gets a general, honest sentence."""
    family, _, number = reason.rpartition("_")
    if family == "meta" and number.isdecimal():
        return META_MEANINGS.get(int(number)) or _renamed("meta_unknown", reason)
    if reason in _WORDS:
        return _WORDS[reason]
    if family == "http" and number.isdecimal():
        return _renamed(_family_of(number), reason)
    return _unforeseen(reason)


def meaning_when_unsure(reason: str) -> Meaning:
    """What a reason means for a message that may have been sent: look first, then decide.

    Older journals have unsure rows under reasons that are refusals elsewhere.
    """
    meaning = meaning_of(reason)
    return meaning if meaning.unsure else _renamed("unclear_answer", reason)


def _reason_of_meta(message: str) -> str:
    marked = (first or second for first, second in _MARKED_CODE.findall(message))
    for code in (*marked, *_BARE_CODE.findall(message)):
        if int(code) in META_MEANINGS:
            return f"meta_{int(code)}"
    return "meta_unknown"


def _family_of(status: str) -> str:
    if int(status) in _SERVER_FAULTS:
        return "server_fault"
    return _FAMILIES.get(status, "unclear_answer")


def _renamed(known: str, reason: str) -> Meaning:
    """The words of a known reason under another code."""
    return replace(_WORDS[known], code=reason)


def _unforeseen(reason: str) -> Meaning:
    return Meaning(
        reason,
        mark("Something happened that this program has no words for."),
        mark("Read the details, and copy them for FlowIQ support."),
        WhoseMove.YOU,
        Retry.LATER,
    )
