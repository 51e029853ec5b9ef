"""Messages of every type, and facts of their files."""

import io

from PIL import Image

from flowiq_desktop.core.media.facts import MediaFacts, MediaKind
from flowiq_desktop.core.messages.bubbles import BubbleContent
from flowiq_desktop.core.messages.types import REGISTRY

LINK = "https://files.example.org/a.bin"

BODIES: dict[str, dict[str, object]] = {
    "text": {"text": "Hi *Anna*\n- one\n> two `three` https://example.org"},
    "image": {"media_url": LINK, "caption": "Sports day"},
    "video": {"media_url": LINK},
    "audio": {"media_url": LINK},
    "document": {"media_url": LINK, "filename": "Invoice.pdf", "caption": "Yours"},
    "location": {"location": {"latitude": -33.92487, "longitude": 18.42406, "name": "Clinic"}},
    "contacts": {
        "contacts": [
            {"name": {"formatted_name": name}, "phones": [{"phone": "+27821", "type": "CELL"}]}
            for name in ("Anna", "Ben", "Chipo")
        ]
    },
    "buttons": {
        "interactive": {
            "type": "button",
            "header_media": {"type": "image", "url": LINK},
            "body": "Coming?",
            "buttons": [{"title": "Yes & no"}, {"title": "No"}],
        }
    },
    "list": {
        "interactive": {
            "type": "list",
            "header": "Visit",
            "body": "When?",
            "footer": "Soon",
            "button": "Pick a time",
            "sections": [
                {
                    "title": "Tuesday",
                    "rows": [
                        {"id": "1", "title": "Morning", "description": "8 to 12"},
                        {"id": "2", "title": "Evening"},
                    ],
                }
            ],
        }
    },
    "reaction": {"reaction": {"message_id": "wamid.A", "emoji": "🎉"}},
    "reply": {"text": "Yes", "context_message_id": "wamid.B"},
}
_TYPES = {"buttons": "interactive", "list": "interactive", "reply": "text"}


def content(name: str, **changes: object) -> BubbleContent:
    body = {"message_type": _TYPES.get(name, name), **BODIES[name], **changes}
    made = REGISTRY.bubble_of(body)
    assert made is not None
    return made


def png(size: tuple[int, int] = (64, 40), colour: tuple[int, int, int] = (255, 0, 255)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, "PNG")
    return file.getvalue()


def facts(kind: MediaKind, **changes: object) -> MediaFacts:
    known: dict[str, object] = {
        "content_type": "application/pdf",
        "size": 2_048,
        "width": 64,
        "height": 40,
        "duration": 75.0,
        "pages": 3,
        "thumbnail_png": png(),
        **changes,
    }
    return MediaFacts(kind, **known)  # type: ignore[arg-type]
