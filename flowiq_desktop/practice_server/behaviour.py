"""Behaviour: how the pretend FlowIQ treats its callers."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flowiq_desktop.practice_server.exchange import Script
from flowiq_desktop.practice_server.memory import Recall, nothing_earlier


@dataclass(frozen=True, slots=True)
class Behaviour:
    """The settings of one practice server; by default it is fast and refuses nobody.

    Attributes:
        key: the key that is accepted.
        any_key: accept every other `fiq_` key too, unless `account` lists it as refused.
        tenant: the organisation's slug; "" accepts any.
        tenant_required: refuse calls without a `tenantId`.
        delay: shortest and longest time to answer an API call, in seconds.
        seed: of the delays.
        rate_per_minute: calls allowed, or None for any number.
        rate_window: seconds after which the count starts again; FlowIQ's is a minute.
        rate_by_path: count the calls of each path by themselves; FlowIQ does not say which it does.
        retry_after: send `Retry-After` when the rate is exceeded; FlowIQ documents no such header.
        known: digits of the contacts that exist, or None when everybody is a contact.
        failing_numbers: numbers with certain last digits fail (`failing_numbers`), or belong to
            people with a past (`people`).
        wrote_lately: everybody else wrote two hours ago; else they never did.
        history_lag: seconds until an accepted message is listed by /conversations.
        history_ids: list messages with their ids, which FlowIQ does not document.
        wording: what a template says with the values of a request body, "" for one that is not
            known; FlowIQ knows its templates.
        earlier: what an earlier start was sent to a number (`memory`).
        script: a test's own answers.
        clock: Unix time in seconds.
    """

    key: str = "fiq_practice"
    any_key: bool = False
    tenant: str = ""
    tenant_required: bool = False
    delay: tuple[float, float] = (0.0, 0.0)
    seed: int = 0
    rate_per_minute: int | None = None
    rate_window: float = 60.0
    rate_by_path: bool = False
    retry_after: bool = True
    known: frozenset[str] | None = None
    failing_numbers: bool = False
    wrote_lately: bool = False
    history_lag: float = 0.0
    history_ids: bool = False
    wording: Callable[[Mapping[str, Any]], str] | None = None
    earlier: Recall = nothing_earlier
    script: Script | None = None
    clock: Callable[[], float] = time.time

    @classmethod
    def of_practice_mode(cls) -> "Behaviour":
        """What a person practises with: any key, realistic delays, and numbers that fail."""
        return cls(any_key=True, delay=(0.15, 0.6), failing_numbers=True, wrote_lately=True)
