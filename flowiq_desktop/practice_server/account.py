"""The account a call is made for: its key and its organisation."""

from dataclasses import dataclass

from flowiq_desktop.practice_server.behaviour import Behaviour
from flowiq_desktop.practice_server.exchange import Answer, ReceivedRequest, refusal

_BEARER = "bearer "


@dataclass(frozen=True, slots=True)
class FailingKey:
    """Keys that start like this are refused on every call, as FlowIQ documents."""

    prefix: str
    happens: str
    answer: Answer


FAILING_KEYS = (
    FailingKey(
        "fiq_revoked",
        "the key was revoked",
        refusal(401, "Invalid API key", "This key was revoked."),
    ),
    FailingKey(
        "fiq_other",
        "the key belongs to another organisation",
        refusal(401, "API key mismatch", "This key is for another tenant."),
    ),
    FailingKey(
        "fiq_wati",
        "the organisation does not send through Meta",
        refusal(400, "Invalid provider", "The organisation's WhatsApp provider is wati."),
    ),
    FailingKey(
        "fiq_unset",
        "the organisation's WhatsApp number is not set up",
        refusal(400, "Meta not configured", "meta_phone_id or whatsapp_bearer_token is missing."),
    ),
)
"""In place of a practice key, to see what a refused account looks like."""

_NO_SUCH_KEY = refusal(401, "Invalid API key", "This key is unknown or was revoked.")
_NO_HEADER = refusal(401, "Authorization required", "Give a bearer token.", success=False)
_WRONG_FORMAT = refusal(401, "Invalid token format", "A key starting with fiq_ is needed.")
_NO_TENANT = refusal(400, "Tenant ID is required", "Add the tenantId parameter.", success=False)
_NO_ORGANISATION = refusal(404, "Organization not found", "No such tenant.")


def account_refusal(
    behaviour: Behaviour, request: ReceivedRequest, authorization: str
) -> Answer | None:
    """Why a call is refused for its key or its organisation; None when it is not.

    Args:
        behaviour: what is accepted.
        request: the call; it does not hold the key.
        authorization: the Authorization header, "" when there was none.
    """
    if not authorization and request.path == "/conversations":
        return _NO_HEADER
    key = authorization[len(_BEARER) :]
    if authorization[: len(_BEARER)].casefold() != _BEARER or not key.startswith("fiq_"):
        return _WRONG_FORMAT
    for failing in FAILING_KEYS:
        if key.startswith(failing.prefix):
            return failing.answer
    if key != behaviour.key and not behaviour.any_key:
        return _NO_SUCH_KEY
    return _tenant_refusal(behaviour, request.query.get("tenantId", ""))


def _tenant_refusal(behaviour: Behaviour, tenant: str) -> Answer | None:
    if not tenant:
        return _NO_TENANT if behaviour.tenant_required else None
    return _NO_ORGANISATION if behaviour.tenant and tenant != behaviour.tenant else None
