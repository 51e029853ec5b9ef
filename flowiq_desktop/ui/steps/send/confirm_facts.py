"""What is read before the last question is answered: words, and what each is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.services.sending.send_time_texts import span
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.texts.moments import day_and_clock
from flowiq_desktop.ui import send_texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from flowiq_desktop.core.delivery.send_times import SendTimes
    from flowiq_desktop.services.preparing.outline import Outline

_TOLD = 2
"""Recommendations that are named: the window has little room, and Check has them all."""


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
        *_worth_a_look(outline),
        *reach,
        (say("How long"), send_texts.finish(outline.messages, per_minute, now, times)),
    ]
    if words := send_texts.when(outline.messages, per_minute, now, times, careful=careful):
        facts.append((say("When"), words))
    if outline.links_end is not None:
        _, end = span(times, outline.messages, per_minute, now)
        facts.append((say("Links"), _of_links(outline.links_end, end)))
    return facts


def _worth_a_look(outline: Outline) -> list[tuple[str, str]]:
    """What Check recommends to look at in messages that go out: the last place to see it."""
    if not outline.worth_a_look:
        return []
    told = [task.text for task in outline.recommended[:_TOLD]]
    further = len(outline.recommended) - len(told)
    if further > 0:
        told.append(say_count("and {n} more on Check", "and {n} more on Check", further))
    words = send_texts.messages(outline.worth_a_look)
    return [(say("Worth a look"), "\n".join([words, *told]))]


def _of_links(first: datetime, end: datetime) -> str:
    """Whether links to files stop working before the last message has gone."""
    moment = day_and_clock(first.astimezone())
    if first <= end:
        return say(
            "Careful: some links to files stop working on {moment}, too early.", moment=moment
        )
    return say("Some links to files stop working on {moment}.", moment=moment)
