"""From the newest messages with a person to a look: the words are read here and kept nowhere."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from flowiq_desktop.core.reach.look import WINDOW, Look, Standing, Statuses
from flowiq_desktop.core.reach.opt_out import asks_to_start, asks_to_stop
from flowiq_desktop.core.reconciliation.history import HistoryEntry

_TITLES = ("title", "text")
"""Where the words of a tapped button stand in the JSON text that FlowIQ may list it as; the form is
not documented (docs/flowiq-api.md, Conversations)."""


def look_at(
    number: str,
    at: datetime,
    standing: Standing,
    entries: Sequence[HistoryEntry] = (),
    *,
    whole: bool = True,
    offset: timedelta | None = None,
) -> Look:
    """What the newest messages with a person say.

    Args:
        number: theirs, `+` and digits.
        at: when it was read, by this computer's clock.
        standing: whether FlowIQ knows them.
        entries: the messages, in any order.
        whole: there are no older ones.
        offset: this computer's clock minus FlowIQ's, where it is known.
    """
    wrote = [entry for entry in entries if entry.inbound]
    sent = [entry for entry in entries if entry.outbound]
    to_them = _newest(sent)
    since = [entry.at for entry in wrote if to_them is not None and entry.at > to_them]
    return Look(
        number,
        at,
        standing,
        offset,
        last_wrote=_newest(wrote),
        whole=whole,
        asked_to_stop=_newest(entry for entry in wrote if asks_to_stop(words_in(entry.text))),
        answered=min(since, default=None),
        statuses=_statuses(sent, wrote),
        asked_to_start=_newest(entry for entry in wrote if asks_to_start(words_in(entry.text))),
    )


def words_in(text: str) -> str:
    """What a person sees of a message; of JSON text, the first title or text in it."""
    if text[:1] not in ("{", "["):
        return text
    try:
        return next(_titles(json.loads(text)), text)
    except (ValueError, RecursionError):
        return text


def _titles(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (value[name] for name in _TITLES if isinstance(value.get(name), str))
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in inner:
        yield from _titles(part)


def _statuses(sent: Sequence[HistoryEntry], wrote: Sequence[HistoryEntry]) -> Statuses:
    counts = Counter(entry.status for entry in sent)
    failed = _newest(entry for entry in sent if entry.status == "failed")
    return Statuses(
        counts["sent"],
        counts["delivered"],
        counts["read"],
        counts["failed"],
        last_arrived=_newest(entry for entry in sent if entry.arrived),
        last_failed=failed,
        in_vain=failed is not None and any(failed - WINDOW < e.at <= failed for e in wrote),
    )


def _newest(entries: Iterable[HistoryEntry]) -> datetime | None:
    return max((entry.at for entry in entries), default=None)
