"""What is read before the last question is answered: words, and what each is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.texts import say
from flowiq_desktop.ui import send_texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from flowiq_desktop.core.delivery.send_times import SendTimes
    from flowiq_desktop.services.preparing.outline import Outline


def confirm_facts(
    outline: Outline,
    account: str,
    reach: Sequence[tuple[str, str]],
    per_minute: int,
    now: datetime,
    times: SendTimes,
    *,
    careful: bool = False,
) -> list[tuple[str, str]]:
    """The facts in the language in use.

    Args:
        outline: what would be sent.
        account: what it goes through, in words.
        reach: what is known of who can be reached, as facts of the same kind.
        per_minute: the pace.
        now: the present moment.
        times: when the messages may go out.
        careful: the first few go alone.
    """
    facts = [
        (say("From"), account),
        (say("What"), send_texts.kinds(outline.types)),
        (say("Left out"), send_texts.left_out(outline)),
        *reach,
        (say("How long"), send_texts.finish(outline.messages, per_minute, now, times)),
    ]
    if words := send_texts.when(outline.messages, per_minute, now, times, careful=careful):
        facts.append((say("When"), words))
    return facts
