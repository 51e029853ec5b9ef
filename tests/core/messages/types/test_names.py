import pytest

from flowiq_desktop.core.messages.types import REGISTRY


@pytest.mark.parametrize("kind", REGISTRY)
def test_the_names_of_the_api(kind: str) -> None:
    assert REGISTRY.named(kind) == REGISTRY.named(f" {kind.upper()}\n") == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Photo", "image"),
        ("voice  note", "audio"),
        ("PDF", "document"),
        ("place", "location"),
        ("contact card", "contacts"),
        ("Buttons", "interactive"),
        ("list", "interactive"),
        ("emoji", "reaction"),
        ("message", "text"),
        ("sticker", ""),
        ("template", "template"),
        ("WhatsApp template", "template"),
        ("", ""),
    ],
)
def test_names_that_people_write(text: str, kind: str) -> None:
    assert REGISTRY.named(text) == kind
