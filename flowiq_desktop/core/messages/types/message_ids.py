"""Message ids: WhatsApp's names for messages that a reply or a reaction points to."""

import re

from flowiq_desktop.core.links.address import shortened
from flowiq_desktop.core.messages.types.draft import Draft
from flowiq_desktop.core.messages.types.fields import Field

_MESSAGE_ID = re.compile(r"wamid\.[A-Za-z0-9+/=_.\-]{1,500}")


def check_message_id(draft: Draft, field: Field, value: str) -> None:
    """Report a value that is not of the form `wamid.…`; an empty one is not reported here."""
    if value and not _MESSAGE_ID.fullmatch(value):
        draft.report("bad_message_id", field, value=shortened(value))
