"""MessageType: one kind of WhatsApp message, its fields and how its body is built."""

from collections.abc import Callable
from dataclasses import dataclass

from flowiq_desktop.core.messages.types.draft import Body, Draft
from flowiq_desktop.core.messages.types.endpoints import SEND_WHATSAPP
from flowiq_desktop.core.messages.types.fields import Field


@dataclass(frozen=True, slots=True)
class MessageType:
    """One kind of message.

    Attributes:
        name: the API's name for it.
        label: its name on the screen.
        description: one sentence for the chooser.
        fields: its own fields, in the order of the form; the number and the reply id, which all
            types share, are not among them.
        build: makes the type's part of the request body and reports what is wrong with it. The
            body may be partial when it reports errors; the preview shows it all the same.
        can_reply: whether the message may answer another one (all but reaction).
        cannot_show: fields of other types that people fill in for this one too; it does not send
            them, and reports that.
        endpoint: where FlowIQ takes it; frozen together with the bytes. One that journals do not
            know yet needs a migration of its own.
    """

    name: str
    label: str
    description: str
    fields: tuple[Field, ...]
    build: Callable[[Draft], Body]
    can_reply: bool = True
    cannot_show: tuple[Field, ...] = ()
    endpoint: str = SEND_WHATSAPP
