"""Frozen: the hash of what a delivery sends, which is its body and the endpoint it goes to."""

from hashlib import sha256

from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.messages.types.endpoints import SEND_WHATSAPP


def frozen_hash(endpoint: str, body: bytes) -> bytes:
    """SHA-256 of what is sent and where to.

    Journals of earlier versions hashed the body alone, and all of it went to `/send-whatsapp`: for
    that endpoint the hash stays the same, so their messages are still recognised as repeats. Any
    other endpoint goes in front of the body, which begins with a brace and never with a slash.
    """
    where = b"" if endpoint == SEND_WHATSAPP else endpoint.encode() + b"\n"
    return sha256(where + body).digest()


def is_frozen(endpoint: str, body: bytes, digest: bytes | None) -> bool:
    """Whether these bytes, for an endpoint that this program knows, are those that were frozen."""
    return endpoint in REGISTRY.endpoints and frozen_hash(endpoint, body) == digest


def is_frozen_for_any(body: bytes, digest: bytes) -> bool:
    """The same where the endpoint may be lost: whether it is right for one that is known."""
    return any(frozen_hash(endpoint, body) == digest for endpoint in REGISTRY.endpoints)
