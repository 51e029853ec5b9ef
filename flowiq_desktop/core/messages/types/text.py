"""Text: a plain message with WhatsApp's `*bold*` and the like."""

from collections.abc import Mapping

from flowiq_desktop.core.messages.bubbles import BubbleContent, text_in
from flowiq_desktop.core.messages.types import plain
from flowiq_desktop.core.messages.types.draft import Body, Draft
from flowiq_desktop.core.messages.types.fields import Column, Field, FieldKind
from flowiq_desktop.core.messages.types.listing import Form, Listing
from flowiq_desktop.core.messages.types.message_type import MessageType
from flowiq_desktop.core.text.whatsapp_markup import parse
from flowiq_desktop.texts import mark

TEXT = Field(
    "text",
    mark("Message"),
    FieldKind.LONG_TEXT,
    mark("What the person reads. *bold*, _italic_ and ~strike~ work as in WhatsApp."),
    "Hello {{Name}}, the school closes at 12:00 on Friday.",
    formatted=True,
    required=True,
    limit=4096,  # Meta's limit for a text message; FlowIQ states none
    column=Column(
        (
            *("message", "msg", "message text", "text message", "whatsapp message"),
            *("message body", "msg text", "body", "body text", "sms", "sms text", "content"),
            "message content",
        ),
        telling=True,
    ),
)


def build_text(draft: Draft) -> Body:
    """The body's own part of a text message."""
    return {TEXT.name: draft.text(TEXT)}


def _show(body: Mapping[str, object]) -> BubbleContent:
    return BubbleContent(text=parse(text_in(body, TEXT.name)))


TEXT_TYPE = MessageType(
    "text",
    mark("Text"),
    mark("A written message."),
    (TEXT,),
    build_text,
    icon="message",
    bubble="words",
    show=_show,
    speaks_for_itself=True,
    listing=Listing(Form.WORDS, words=TEXT.name, documented=True),
    called=("message", "txt"),
    plain=(plain.words(TEXT),),
)
