"""What is said where the program chose the kind of message by the columns of a new list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.core.columns.mapping import ColumnSource
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.messages.types.media import MEDIA_URL
from flowiq_desktop.texts import say
from flowiq_desktop.ui.widgets.cell_text import cut

if TYPE_CHECKING:
    from flowiq_desktop.core.columns.mapping import Mapping
    from flowiq_desktop.ui.widgets.notice import Notice

TEXT_TYPE = REGISTRY.first.name
"""The kind that is words alone."""


def show_kind_by_itself(notice: Notice, mapping: Mapping, *, guessed: bool) -> None:
    """Say which column decided that a file is sent, and offer words alone; else say nothing.

    Args:
        notice: where.
        mapping: what is sent.
        guessed: whether nobody has chosen the kind yet.
    """
    source = mapping.sources.get(MEDIA_URL)
    kind = mapping.message_type
    if not guessed or not kind or not isinstance(source, ColumnSource):
        notice.clear()
        return
    header = cut(source.header)
    notice.tell(
        "info",
        lambda: say(
            "“{kind}” was chosen because the column “{column}” has links to files.",
            kind=REGISTRY[kind].label,
            column=header,
        ),
        lambda: say("Each person is sent the file behind their link. Or do you want words alone?"),
    )
    notice.offer(lambda: say("Send a text instead"))
