"""Text: a plain message with WhatsApp's `*bold*` and the like."""

from flowiq_desktop.core.messages.types.draft import Body, Draft
from flowiq_desktop.core.messages.types.fields import Field, FieldKind
from flowiq_desktop.core.messages.types.message_type import MessageType

TEXT = Field(
    "text",
    "Message",
    FieldKind.LONG_TEXT,
    "What the person reads. *bold*, _italic_ and ~strike~ work as in WhatsApp.",
    "Hello {{Name}}, the school closes at 12:00 on Friday.",
    required=True,
    limit=4096,  # Meta's limit for a text message; FlowIQ states none
)


def build_text(draft: Draft) -> Body:
    """The body's own part of a text message."""
    return {"text": draft.text(TEXT)}


TEXT_TYPE = MessageType("text", "Text", "A written message.", (TEXT,), build_text)
