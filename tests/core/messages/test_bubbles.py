"""Messages of all nine types as parts of a bubble, whole and with parts missing."""

import pytest

from flowiq_desktop.core.media.facts import MediaKind
from flowiq_desktop.core.messages.bubbles import (
    BubbleContent,
    BubbleMedia,
    Card,
    ListRow,
    ListSection,
    Place,
)
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.text.whatsapp_markup import Span
from tests.for_each import for_each


def content(message_type: str, **parts: object) -> BubbleContent:
    found = REGISTRY.bubble_of(
        {"phone_number": "+27821234567", "message_type": message_type, **parts}
    )
    assert found is not None
    return found


def test_text() -> None:
    found = content("text", text="*Hi*", context_message_id="wamid.A")
    assert [(span.text, span.bold) for span in found.text] == [("Hi", True)]
    assert found.reply_to == "wamid.A"


@pytest.mark.parametrize("kind", list(MediaKind))
def test_media(kind: MediaKind) -> None:
    found = content(kind, media_url="https://example.org/a%20b.bin?x=/y", caption="_c_")
    assert found.media == BubbleMedia("https://example.org/a%20b.bin?x=/y", kind, "a b.bin")
    assert bool(found.caption) is (kind is not MediaKind.AUDIO)


def test_a_document_is_called_as_the_message_says() -> None:
    found = content("document", media_url="https://example.org/x.pdf", filename="Invoice.pdf")
    assert found.media
    assert found.media.filename == "Invoice.pdf"


def test_a_link_without_a_file_gives_no_name() -> None:
    found = content("document", media_url="https://example.org")
    assert found.media
    assert found.media.filename == ""


def test_location() -> None:
    place = {"latitude": -33, "longitude": 18.4241, "name": "Hall", "address": "1 Long St"}
    assert content("location", location=place).location == Place(
        -33.0, 18.4241, "Hall", "1 Long St"
    )


def test_contacts() -> None:
    cards = [
        {"name": {"formatted_name": "Anna"}, "phones": [{"phone": "+1", "type": "CELL"}]},
        {"name": {"formatted_name": "Ben"}},
    ]
    found = content("contacts", contacts=cards)
    assert found.cards == (Card("Anna", (("+1", "CELL"),)), Card("Ben", ()))


def test_buttons() -> None:
    found = content(
        "interactive",
        interactive={
            "type": "button",
            "body": "Coming?",
            "footer": "Reply soon",
            "header_media": {"type": "image", "url": "https://example.org/x.png"},
            "buttons": [{"id": "1", "title": "Yes"}, {"title": "No"}],
        },
    )
    assert found.buttons == ("Yes", "No")
    assert found.media
    assert found.media.kind is MediaKind.IMAGE
    assert (found.text[0].text, found.footer, found.list_button) == (
        "Coming?",
        (Span("Reply soon"),),
        "",
    )


def test_list() -> None:
    found = content(
        "interactive",
        interactive={
            "type": "list",
            "header": "Visit",
            "body": "When?",
            "button": "Pick",
            "sections": [
                {"title": "Tue", "rows": [{"id": "1", "title": "9", "description": "am"}]}
            ],
        },
    )
    assert found.list_button == "Pick"
    assert found.sections == (ListSection("Tue", (ListRow("9", "am"),)),)


def test_reaction() -> None:
    found = content("reaction", reaction={"message_id": "wamid.A", "emoji": "🎉"})
    assert (found.reaction, found.reaction_to) == ("🎉", "wamid.A")
    assert content("reaction", reaction={"message_id": "wamid.A"}).reaction == "👍"


@for_each(
    "kind",
    [*MediaKind, "text", "location", "contacts", "interactive", "reaction"],
)
@pytest.mark.parametrize("wrong", [None, 7, "x", [], [None], {}, [{}], {"sections": [{"rows": 1}]}])
def test_parts_may_be_missing_or_wrong(kind: str, wrong: object) -> None:
    names = ("text", "media_url", "location", "contacts", "interactive", "reaction", "caption")
    assert content(kind).kind == REGISTRY[kind].bubble
    assert content(kind, **dict.fromkeys(names, wrong)).kind == REGISTRY[kind].bubble


@pytest.mark.parametrize("body", [{}, {"message_type": "sticker"}, {"message_type": None}])
def test_no_bubble_without_a_type(body: dict[str, object]) -> None:
    assert REGISTRY.bubble_of(body) is None


def test_a_footer_has_marks_and_links_and_a_header_has_none() -> None:
    parts = {"header": "*Visit*", "body": "When?", "footer": "*Sunny* sunny.example.org"}
    found = REGISTRY.bubble_of({"message_type": "interactive", "interactive": parts})
    assert found is not None
    assert found.header == "*Visit*"
    assert [(span.text, span.bold, span.link) for span in found.footer] == [
        ("Sunny", True, ""),
        (" ", False, ""),
        ("sunny.example.org", False, "sunny.example.org"),
    ]
