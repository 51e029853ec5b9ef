"""Reaction: an emoji on a message that the person sent."""

import re
from collections.abc import Mapping

from flowiq_desktop.core.messages.bubbles import BubbleContent, object_in, text_in
from flowiq_desktop.core.messages.types.draft import Body, Draft, without_empty
from flowiq_desktop.core.messages.types.fields import Cells, Column, Field, FieldKind
from flowiq_desktop.core.messages.types.json_cell import with_members
from flowiq_desktop.core.messages.types.message_ids import check_message_id
from flowiq_desktop.core.messages.types.message_type import MessageType
from flowiq_desktop.core.messages.types.signs import Signs
from flowiq_desktop.texts import mark

DEFAULT_REACTION = "👍"
"""What FlowIQ sends when a reaction names no emoji."""

_REACTED_TO = ("react to", "react to message", "react to id", "reaction to")
MESSAGE_ID = Field(
    "reaction_message_id",
    mark("Message to react to"),
    FieldKind.MESSAGE_ID,
    mark("The WhatsApp id (wamid...) of a message that this person sent you in the last 30 days."),
    "wamid.HBgLMjc4MjEyMzQ1NjcVAgARGBI5",
    required=True,
    column=Column(_REACTED_TO, _REACTED_TO, telling=True, cells=Cells.MESSAGE_IDS),
)
EMOJI = Field(
    "reaction_emoji",
    mark("Emoji"),
    FieldKind.EMOJI,
    mark("One emoji; 👍 when left empty."),
    "👍",
    column=Column(
        ("emoji", "reaction"),
        ("emoji", "emojis", "reaction", "reactions", "emotikon"),
        telling=True,
        cells=Cells.EMOJI,
    ),
)
REACTION_JSON = Field(
    "reaction",
    mark("Reaction as JSON"),
    FieldKind.JSON,
    mark("Instead of the separate columns: an object with message_id and emoji."),
    '{"message_id": "wamid.HBgL", "emoji": "👍"}',
    advanced=True,
)
_JSON_NAMES = {"message_id": MESSAGE_ID, "emoji": EMOJI}

_MODIFIER = "[\ufe0f\U0001f3fb-\U0001f3ff]"
_PICTOGRAPH = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf"
    "\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"
)
_EMOJI = re.compile(
    rf"(?:[0-9#*]\ufe0f?\u20e3|[\U0001f1e6-\U0001f1ff]{{2}}"
    rf"|{_PICTOGRAPH}{_MODIFIER}*(?:\u200d{_PICTOGRAPH}{_MODIFIER}*)*[\U000e0020-\U000e007f]*)"
)
"""One emoji as Unicode TR51 composes it: a keycap, a flag, or pictographs joined by ZWJ."""


def build_reaction(draft: Draft) -> Body:
    """The body's own part of a reaction; no emoji in it means FlowIQ's default 👍."""
    draft = with_members(draft, REACTION_JSON, _JSON_NAMES)
    target = draft.line(MESSAGE_ID)
    check_message_id(draft, MESSAGE_ID, target)
    emoji = draft.line(EMOJI)
    if emoji and not is_one_emoji(emoji):
        draft.report("not_one_emoji", EMOJI, value=emoji)
    return {REACTION_JSON.name: without_empty(message_id=target, emoji=emoji)}


def is_one_emoji(text: str) -> bool:
    """Whether the text is exactly one emoji as a person sees it."""
    return _EMOJI.fullmatch(text) is not None


def _show(body: Mapping[str, object]) -> BubbleContent:
    reaction = object_in(body, REACTION_JSON.name)
    emoji = text_in(reaction, "emoji") if "emoji" in reaction else DEFAULT_REACTION
    return BubbleContent(reaction=emoji, reaction_to=text_in(reaction, "message_id"))


REACTION_TYPE = MessageType(
    "reaction",
    mark("Reaction"),
    mark("An emoji on a message that the person sent you."),
    (MESSAGE_ID, EMOJI, REACTION_JSON),
    build_reaction,
    can_reply=False,
    icon="reaction",
    bubble="emoji",
    show=_show,
    called=("emoji",),
    signs=Signs(fields=((MESSAGE_ID.name,), (EMOJI.name,), (REACTION_JSON.name,))),
)
