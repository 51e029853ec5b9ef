"""What draws each kind of bubble; a new kind is one line here and one module beside it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from flowiq_desktop.core.messages.bubbles import BubbleContent
from flowiq_desktop.ui.preview.bubbles.audio import fill_audio
from flowiq_desktop.ui.preview.bubbles.contacts import fill_contacts
from flowiq_desktop.ui.preview.bubbles.document import fill_document
from flowiq_desktop.ui.preview.bubbles.frame import BubbleFrame
from flowiq_desktop.ui.preview.bubbles.interactive import fill_interactive
from flowiq_desktop.ui.preview.bubbles.location import fill_location
from flowiq_desktop.ui.preview.bubbles.picture import fill_picture
from flowiq_desktop.ui.preview.bubbles.reaction import Badge, Quote, ReactedBubble, fill_reaction
from flowiq_desktop.ui.preview.look import Look
from flowiq_desktop.ui.preview.media_state import MediaState
from flowiq_desktop.ui.preview.preview_texts import fill_text

Fill = Callable[[BubbleFrame, BubbleContent, MediaState, Look], None]

BUBBLES: dict[str, Fill] = {
    "words": fill_text,
    "picture": fill_picture,
    "recording": fill_audio,
    "file": fill_document,
    "map": fill_location,
    "cards": fill_contacts,
    "choices": fill_interactive,
    "emoji": fill_reaction,
}
"""By the `bubble` of the message types; what has another one is shown by its words alone."""


def draw_bubble(
    content: BubbleContent, state: MediaState, look: Look, *, held: bool = False
) -> tuple[BubbleFrame, QWidget]:
    """The bubble of a message.

    Args:
        content: what it shows.
        state: what is known about its file.
        look: colours and fonts.
        held: the message will not be sent, and looks so.

    Returns:
        The frame, whose signals say what was tapped, and the widget to put into the chat, which is
        the frame itself unless something lies on its edge.
    """
    fill = BUBBLES.get(content.kind, fill_text)
    is_reaction = fill is fill_reaction
    # What is reacted to was sent long ago, by the person.
    frame = BubbleFrame(look, incoming=is_reaction, held=held and not is_reaction)
    frame.setObjectName("bubble")
    if content.reply_to:
        frame.add(Quote(content.reply_to, look))
    fill(frame, content, state, look)
    if is_reaction:
        return frame, ReactedBubble(frame, Badge(content.reaction, look, held=held))
    return frame, frame
