"""The hash of what is sent and where to."""

from hashlib import sha256

import pytest

from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.journal.tables.frozen import frozen_hash, is_frozen, is_frozen_for_any

BODY = b'{"phone_number":"+27821234567"}'
OURS = "/send-whatsapp"


def test_the_first_endpoint_is_hashed_as_journals_always_did() -> None:
    assert frozen_hash(OURS, BODY) == sha256(BODY).digest()


def test_the_same_bytes_for_another_endpoint_are_another_message() -> None:
    hashes = {frozen_hash(endpoint, BODY) for endpoint in (OURS, "/send-templates", "/send", "")}
    assert len(hashes) == 4
    assert frozen_hash("/send", BODY) == sha256(b"/send\n" + BODY).digest()


@pytest.mark.parametrize(
    ("endpoint", "body", "digest"),
    [
        ("/send-templates", BODY, frozen_hash("/send-template", BODY)),
        ("/send-templates", BODY, frozen_hash("/send-templates", BODY)),  # nobody knows the place
        ("/send-templates", BODY, frozen_hash(OURS, BODY)),
        (OURS, BODY, frozen_hash("/send-templates", BODY)),
        (OURS, BODY[:-1], frozen_hash(OURS, BODY)),
        (OURS, BODY, None),
    ],
)
def test_what_differs_in_anything_is_not_what_was_frozen(
    endpoint: str, body: bytes, digest: bytes | None
) -> None:
    assert not is_frozen(endpoint, body, digest)


@pytest.mark.parametrize("endpoint", sorted(REGISTRY.endpoints))
def test_what_goes_where_messages_go_is_what_was_frozen(endpoint: str) -> None:
    assert is_frozen(endpoint, BODY, frozen_hash(endpoint, BODY))
    assert is_frozen_for_any(BODY, frozen_hash(endpoint, BODY))


def test_a_hash_for_no_known_endpoint_is_that_of_something_else() -> None:
    assert not is_frozen_for_any(BODY, frozen_hash("/send-templates", BODY))
    assert not is_frozen_for_any(BODY[:-1], frozen_hash(OURS, BODY))
