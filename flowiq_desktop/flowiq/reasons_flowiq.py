"""The words for what FlowIQ answers (docs/flowiq-api.md, Errors)."""

from flowiq_desktop.flowiq.reason import Meaning, Retry, WhoseMove

_YOU, _PERSON = WhoseMove.YOU, WhoseMove.PERSON
_ADMIN, _NOBODY = WhoseMove.FLOWIQ_ADMIN, WhoseMove.NOBODY
_NEVER, _LATER, _FIXED = Retry.NEVER, Retry.LATER, Retry.AFTER_FIXING

_KEY_ADVICE = "Copy the key again from FlowIQ (Settings, API Keys), enter it here, and continue."

_ACCOUNT = (
    Meaning(
        "invalid_api_key",
        "FlowIQ does not accept the key: it was withdrawn, has expired, or is mistyped.",
        _KEY_ADVICE,
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "invalid_token_format",
        "The key does not look like a FlowIQ key, which starts with fiq_.",
        _KEY_ADVICE,
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "api_key_mismatch",
        "The key belongs to a different organisation than the one entered here.",
        "Check the organisation and the key in the account settings, then continue.",
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "authorization_required",
        "FlowIQ got no key.",
        _KEY_ADVICE,
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "tenant_id_required",
        "FlowIQ wants to know the organisation, and none is entered.",
        "Enter your organisation's short name in the account settings, then continue.",
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "organization_not_found",
        "FlowIQ does not know the organisation entered here.",
        "Correct the organisation's short name in the account settings, then continue.",
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "invalid_provider",
        "Your organisation's FlowIQ account does not send through WhatsApp's own service.",
        "Ask whoever manages FlowIQ to switch the WhatsApp provider to Meta, then continue.",
        _ADMIN,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "meta_not_configured",
        "Your organisation's WhatsApp number is not set up in FlowIQ.",
        "Ask whoever manages FlowIQ to connect the WhatsApp number, then continue.",
        _ADMIN,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "http_401",
        "FlowIQ does not accept the key.",
        _KEY_ADVICE,
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "http_402",
        "FlowIQ asks for payment before it sends more.",
        "Ask whoever manages FlowIQ to check the subscription, then continue.",
        _ADMIN,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "session_expired",
        "FlowIQ's connection to WhatsApp has expired or was withdrawn.",
        "Ask whoever manages FlowIQ to connect the WhatsApp number again, then continue.",
        _ADMIN,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "payment_problem",
        "There is a payment problem with your WhatsApp or FlowIQ account.",
        "Ask whoever manages FlowIQ to check what is to be paid, then continue.",
        _ADMIN,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "account_locked",
        "Your WhatsApp or FlowIQ account is locked or restricted.",
        "Stop sending; the account's owner must settle it, then continue.",
        _ADMIN,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "http_403",
        "This key is not allowed to send.",
        "Ask whoever manages FlowIQ for a key that may send messages, then continue.",
        _ADMIN,
        _FIXED,
        stops_run=True,
    ),
)

_MESSAGE = (
    Meaning(
        "missing_required_field",
        "FlowIQ says that something is missing from the message, or wrong in it.",
        "See under Details what it names, fill in that column, and send the row again.",
        _YOU,
        _FIXED,
    ),
    Meaning(
        "invalid_message_type",
        "FlowIQ does not know this type of message.",
        "Correct the row's message type and send it again.",
        _YOU,
        _FIXED,
    ),
    Meaning(
        "contact_not_found",
        "This person is not a contact in FlowIQ yet.",
        "Add the person as a contact in FlowIQ, then send the row again.",
        _YOU,
        _FIXED,
    ),
    Meaning(
        "contact_already_exists",
        "This person is already a contact in FlowIQ.",
        "Nothing to do: messages can be sent.",
        _NOBODY,
        _NEVER,
    ),
    Meaning(
        "invalid_phone_number",
        "FlowIQ cannot use this phone number: digits or the country code are missing.",
        "Correct the number, with its country code, and send the row again.",
        _YOU,
        _FIXED,
    ),
    Meaning(
        "invalid_whatsapp_number",
        "This number is not on WhatsApp.",
        "Check the number with the person, or reach them in another way.",
        _PERSON,
        _FIXED,
    ),
    Meaning(
        "storage_upload_failed",
        "FlowIQ could not store the file, and nothing was sent.",
        "Check that the link opens without a login, then try the row again.",
        _YOU,
        _LATER,
    ),
    Meaning(
        "meta_upload_failed",
        "FlowIQ could not hand the file on to WhatsApp, and nothing was sent.",
        "Check that the file has a type and size that WhatsApp takes, then try the row again.",
        _YOU,
        _LATER,
    ),
    Meaning(
        "meta_unknown",
        "WhatsApp refused the message and gave a reason that this program does not know.",
        "Read the reason under Details; ask FlowIQ support if it does not help.",
        _YOU,
        _FIXED,
    ),
    Meaning(
        "http_400",
        "FlowIQ refused the message as incorrect.",
        "Read the reason under Details, correct the row, and send it again.",
        _YOU,
        _FIXED,
    ),
    Meaning(
        "http_413",
        "FlowIQ says that the message is too large.",
        "Shorten its text and send the row again.",
        _YOU,
        _FIXED,
    ),
    Meaning(
        "http_415",
        "FlowIQ did not accept the form in which the message came.",
        "Copy the details for FlowIQ support.",
        _ADMIN,
        _NEVER,
    ),
    Meaning(
        "http_422",
        "FlowIQ could not use what is in the message.",
        "Read the reason under Details, correct the row, and send it again.",
        _YOU,
        _FIXED,
    ),
)

FLOWIQ_MEANINGS: dict[str, Meaning] = {meaning.code: meaning for meaning in (*_ACCOUNT, *_MESSAGE)}
"""By reason."""
