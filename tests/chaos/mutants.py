"""The eight wrong programs that these harnesses must catch; each has been written by somebody."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import requests
from urllib3.util.retry import Retry

from flowiq_desktop.core.delivery.states import Outcome, Verdict
from flowiq_desktop.flowiq import classify, client
from flowiq_desktop.flowiq.http import transport
from flowiq_desktop.flowiq.http.transport import Answer, ExchangeError
from flowiq_desktop.journal.engine import connection as database
from flowiq_desktop.journal.tables import deliveries

Patch = Callable[[object, str, object], None]
"""`setattr`, or a test's own that takes it back."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A wrong change of the product.

    Attributes:
        change: makes it.
        faults: names of `FAULTS` under which it shows; all of them when empty.
        kills: whether it takes a kill to show it.
    """

    change: Callable[[Patch], None]
    faults: tuple[str, ...] = ()
    kills: bool = False


def _crash_requeued(patch: Patch) -> None:
    def settle_interrupted(connection: sqlite3.Connection, now: datetime, *_: object) -> int:
        connection.execute(
            "UPDATE attempt SET ended = ?, verdict = 'not_sent' WHERE ended IS NULL",
            (now.isoformat(timespec="milliseconds"),),
        )
        cursor = connection.execute("UPDATE delivery SET state = 'ready' WHERE state = 'sending'")
        connection.execute("UPDATE campaign SET state = 'paused' WHERE state = 'running'")
        return cursor.rowcount

    patch(deliveries, "settle_interrupted", settle_interrupted)


def _errors_not_sent(patch: Patch, wrong: Callable[[ExchangeError], bool]) -> None:
    def classify_error(error: ExchangeError) -> Outcome:
        unsent = ExchangeError(False, "network", error.detail)
        return classify.classify_error(unsent if wrong(error) else error)

    patch(client, "classify_error", classify_error)


def _answers_changed(patch: Patch, change: Callable[[Outcome], Outcome]) -> None:
    def classify_answer(answer: Answer, secret: str = "", number: str = "") -> Outcome:
        return change(classify.classify_answer(answer, secret, number))

    patch(client, "classify_answer", classify_answer)


def _server_error_not_sent(outcome: Outcome) -> Outcome:
    wrong = outcome.status >= 500 and outcome.verdict is Verdict.UNKNOWN
    return replace(outcome, verdict=Verdict.NOT_SENT) if wrong else outcome


def _unreadable_rejected(outcome: Outcome) -> Outcome:
    wrong = outcome.reason == "unreadable_answer"
    return replace(outcome, verdict=Verdict.REJECTED, stops_run=False) if wrong else outcome


def _redirects_followed(patch: Patch) -> None:
    options = transport.Transport._options

    def following(self: transport.Transport, limits: transport.Timeouts) -> dict[str, Any]:
        return {**options(self, limits), "allow_redirects": True}

    patch(transport.Transport, "_options", following)
    patch(transport._Session, "resolve_redirects", requests.Session.resolve_redirects)


def _library_retries(patch: Patch) -> None:
    begin = transport._Adapter.__init__

    def retrying(self: transport._Adapter, *parts: Any) -> None:
        begin(self, *parts)
        self.max_retries = Retry(3, allowed_methods=None, status_forcelist=(500, 502, 503, 504))

    patch(transport._Adapter, "__init__", retrying)


def _not_synchronous(level: str) -> Callable[[Patch], None]:
    def change(patch: Patch) -> None:
        prepare = database._prepare

        def without(connection: sqlite3.Connection) -> None:
            prepare(connection)
            connection.execute(f"PRAGMA synchronous = {level}")

        patch(database, "_prepare", without)

    return change


MUTANTS: dict[str, Mutant] = {
    "crash_requeued": Mutant(_crash_requeued, kills=True),
    "connection_error_not_sent": Mutant(
        lambda patch: _errors_not_sent(patch, lambda error: error.kind != "timeout"),
        ("sent, then closed", "sent, then reset"),
    ),
    "read_timeout_not_sent": Mutant(
        lambda patch: _errors_not_sent(patch, lambda error: error.kind == "timeout"),
        ("sent, then silence",),
    ),
    "server_error_not_sent": Mutant(
        lambda patch: _answers_changed(patch, _server_error_not_sent),
        ("sent, then 500", "sent, then 502", "sent, then 504"),
    ),
    "redirects_followed": Mutant(_redirects_followed, ("sent, then 307", "sent, then 308")),
    "library_retries": Mutant(_library_retries, ("sent, then closed", "sent, then 502")),
    "unreadable_rejected": Mutant(
        lambda patch: _answers_changed(patch, _unreadable_rejected),
        ("sent, then a web page", "sent, then another shape"),
    ),
    "synchronous_off": Mutant(_not_synchronous("OFF")),
    "synchronous_normal": Mutant(_not_synchronous("NORMAL")),
}
"""By name. The last two show in a power cut alone: a killed process loses no write."""
