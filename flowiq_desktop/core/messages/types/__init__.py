"""The message types: fields, limits, checks and the request body of each.

Never sends less than the row says without reporting it.
"""

from flowiq_desktop.core.messages.types.contacts import CONTACTS_TYPE
from flowiq_desktop.core.messages.types.draft import Body, Draft, Templates
from flowiq_desktop.core.messages.types.fields import (
    CONTEXT_MESSAGE_ID,
    PHONE_NUMBER,
    Field,
    FieldKind,
)
from flowiq_desktop.core.messages.types.interactive.message import INTERACTIVE_TYPE_ENTRY
from flowiq_desktop.core.messages.types.location import LOCATION_TYPE
from flowiq_desktop.core.messages.types.media import (
    AUDIO_TYPE,
    DOCUMENT_TYPE,
    IMAGE_TYPE,
    VIDEO_TYPE,
)
from flowiq_desktop.core.messages.types.message_type import MessageType
from flowiq_desktop.core.messages.types.reaction import REACTION_TYPE
from flowiq_desktop.core.messages.types.registry import Registry
from flowiq_desktop.core.messages.types.template import TEMPLATE_TYPE
from flowiq_desktop.core.messages.types.text import TEXT_TYPE

__all__ = [
    "CONTEXT_MESSAGE_ID",
    "MESSAGE_TYPE",
    "PHONE_NUMBER",
    "REGISTRY",
    "Body",
    "Draft",
    "Field",
    "FieldKind",
    "MessageType",
    "Registry",
    "Templates",
]

REGISTRY = Registry(
    (
        TEXT_TYPE,
        IMAGE_TYPE,
        VIDEO_TYPE,
        AUDIO_TYPE,
        DOCUMENT_TYPE,
        LOCATION_TYPE,
        CONTACTS_TYPE,
        INTERACTIVE_TYPE_ENTRY,
        REACTION_TYPE,
        TEMPLATE_TYPE,
    )
)
"""Every message type, in the order the chooser shows them."""

MESSAGE_TYPE = REGISTRY.type_field
