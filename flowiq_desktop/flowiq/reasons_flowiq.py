"""The words for what FlowIQ answers (docs/flowiq-api.md, Errors)."""

from flowiq_desktop.flowiq.reason import Meaning, Retry, WhoseMove
from flowiq_desktop.texts import mark

_YOU, _PERSON = WhoseMove.YOU, WhoseMove.PERSON
_ADMIN, _NOBODY = WhoseMove.FLOWIQ_ADMIN, WhoseMove.NOBODY
_NEVER, _LATER, _FIXED = Retry.NEVER, Retry.LATER, Retry.AFTER_FIXING

_KEY_ADVICE = mark(
    "Copy the key again from FlowIQ (Settings, API Keys), enter it here, and continue."
)

_ACCOUNT = (
    Meaning(
        "invalid_api_key",
        mark("FlowIQ does not accept the key: it was withdrawn, has expired, or is mistyped."),
        _KEY_ADVICE,
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "invalid_token_format",
        mark("The key does not look like a FlowIQ key, which starts with fiq_."),
        _KEY_ADVICE,
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "api_key_mismatch",
        mark("The key belongs to a different organisation than the one entered here."),
        mark("Check the organisation and the key in the account settings, then continue."),
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "authorization_required",
        mark("FlowIQ got no key."),
        _KEY_ADVICE,
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "tenant_id_required",
        mark("FlowIQ wants to know the organisation, and none is entered."),
        mark("Enter your organisation's short name in the account settings, then continue."),
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "organization_not_found",
        mark("FlowIQ does not know the organisation entered here."),
        mark("Correct the organisation's short name in the account settings, then continue."),
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "invalid_provider",
        mark("Your organisation's FlowIQ account does not send through WhatsApp's own service."),
        mark("Ask whoever manages FlowIQ to switch the WhatsApp provider to Meta, then continue."),
        _ADMIN,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "meta_not_configured",
        mark("Your organisation's WhatsApp number is not set up in FlowIQ."),
        mark("Ask whoever manages FlowIQ to connect the WhatsApp number, then continue."),
        _ADMIN,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "http_401",
        mark("FlowIQ does not accept the key."),
        _KEY_ADVICE,
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "http_402",
        mark("FlowIQ asks for payment before it sends more."),
        mark("Ask whoever manages FlowIQ to check the subscription, then continue."),
        _ADMIN,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "session_expired",
        mark("FlowIQ's connection to WhatsApp has expired or was withdrawn."),
        mark("Ask whoever manages FlowIQ to connect the WhatsApp number again, then continue."),
        _ADMIN,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "payment_problem",
        mark("There is a payment problem with your WhatsApp or FlowIQ account."),
        mark("Ask whoever manages FlowIQ to check what is to be paid, then continue."),
        _ADMIN,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "account_locked",
        mark("Your WhatsApp or FlowIQ account is locked or restricted."),
        mark("Stop sending; the account's owner must settle it, then continue."),
        _ADMIN,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "http_403",
        mark("This key is not allowed to send."),
        mark("Ask whoever manages FlowIQ for a key that may send messages, then continue."),
        _ADMIN,
        _FIXED,
        stops_run=True,
    ),
)

_MESSAGE = (
    Meaning(
        "missing_required_field",
        mark("FlowIQ says that something is missing from the message, or wrong in it."),
        mark("See under Details what it names, fill in that column, and send the row again."),
        _YOU,
        _FIXED,
    ),
    Meaning(
        "invalid_message_type",
        mark("FlowIQ does not know this type of message."),
        mark("Correct the row's message type and send it again."),
        _YOU,
        _FIXED,
    ),
    Meaning(
        "contact_not_found",
        mark("This person is not a contact in FlowIQ yet."),
        mark(
            "Add the person as a contact in FlowIQ, then send the row again. Anything but a"
            " template arrives only once they have written to you."
        ),
        _YOU,
        _FIXED,
        speaks_of_one=True,
    ),
    Meaning(
        "contact_already_exists",
        mark("This person is already a contact in FlowIQ."),
        mark("Nothing to do: messages can be sent."),
        _NOBODY,
        _NEVER,
        speaks_of_one=True,
    ),
    Meaning(
        "invalid_phone_number",
        mark("FlowIQ cannot use this phone number: digits or the country code are missing."),
        mark("Correct the number, with its country code, and send the row again."),
        _YOU,
        _FIXED,
        speaks_of_one=True,
    ),
    Meaning(
        "invalid_whatsapp_number",
        mark("FlowIQ could not find this number on WhatsApp."),
        mark(
            "Check the number with the person, or reach them in another way; FlowIQ's check is not"
            " WhatsApp's own."
        ),
        _PERSON,
        _FIXED,
        speaks_of_one=True,
    ),
    Meaning(
        "storage_upload_failed",
        mark("FlowIQ could not store the file, and nothing was sent."),
        mark("Check that the link opens without a login, then try the row again."),
        _YOU,
        _LATER,
    ),
    Meaning(
        "meta_upload_failed",
        mark("FlowIQ could not hand the file on to WhatsApp, and nothing was sent."),
        mark(
            "Check that the file has a type and size that WhatsApp takes, then try the row again."
        ),
        _YOU,
        _LATER,
    ),
    Meaning(
        "meta_unknown",
        mark("WhatsApp refused the message and gave a reason that this program does not know."),
        mark("Read the reason under Details; ask FlowIQ support if it does not help."),
        _YOU,
        _FIXED,
    ),
    Meaning(
        "http_400",
        mark("FlowIQ refused the message as incorrect."),
        mark("Read the reason under Details, correct the row, and send it again."),
        _YOU,
        _FIXED,
    ),
    Meaning(
        "http_413",
        mark("FlowIQ says that the message is too large."),
        mark("Shorten its text and send the row again."),
        _YOU,
        _FIXED,
    ),
    Meaning(
        "http_415",
        mark("FlowIQ did not accept the form in which the message came."),
        mark("Copy the details for FlowIQ support."),
        _ADMIN,
        _NEVER,
    ),
    Meaning(
        "http_422",
        mark("FlowIQ could not use what is in the message."),
        mark("Read the reason under Details, correct the row, and send it again."),
        _YOU,
        _FIXED,
    ),
)

FLOWIQ_MEANINGS: dict[str, Meaning] = {meaning.code: meaning for meaning in (*_ACCOUNT, *_MESSAGE)}
"""By reason."""
