"""Each step of the journal touches the messages it is meant for, and no others.

Two campaigns, each with a message in every state: a step that forgets one of its conditions
changes a message too many.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.reconciliation.evidence import Choice
from flowiq_desktop.journal.tables import decisions, deliveries, duplicates, unknown_outcomes
from tests.journal.crowd import (
    NOW,
    Rows,
    campaign_of,
    changes,
    contents,
    empty_journal,
    everyone,
)

D = DeliveryState
MOMENT = "2026-05-01T09:00:00.000+00:00"


@dataclass(frozen=True, slots=True)
class Crowd:
    """A journal with two campaigns: one that is asked about, and one that is not."""

    connection: sqlite3.Connection
    campaign: int
    mine: dict[D, int]
    others: dict[D, int]

    def after(self, step: Callable[[], object]) -> Rows:
        """What a step changes of the messages."""
        before = contents(self.connection, "delivery")
        step()
        return changes(before, contents(self.connection, "delivery"))

    def decisions(self) -> list[tuple[object, ...]]:
        """Which message was decided about, by whom, and how."""
        found = "SELECT delivery, made, who, verdict, evidence FROM decision ORDER BY id"
        return list(self.connection.execute(found))


@pytest.fixture
def crowd(tmp_path: Path) -> Iterator[Crowd]:
    connection = empty_journal(tmp_path)
    _, others = campaign_of(connection, everyone(100))
    campaign, mine = campaign_of(connection, everyone(200))
    yield Crowd(
        connection,
        campaign,
        dict(zip(D, mine, strict=True)),
        dict(zip(D, others, strict=True)),
    )
    connection.close()


def test_what_a_crash_left_in_flight_becomes_unsure_in_every_campaign(crowd: Crowd) -> None:
    db = crowd.connection
    idle = [campaign_of(db, [], state=state)[0] for state in ("frozen", "paused", "done")]
    attempts, campaigns = contents(db, "attempt"), contents(db, "campaign")
    changed = crowd.after(lambda: deliveries.settle_interrupted(db, NOW))
    unsure = {"state": "unknown", "reason": "crashed", "ended": MOMENT}
    assert changed == {crowd.mine[D.SENDING]: unsure, crowd.others[D.SENDING]: unsure}
    ended = {"ended": MOMENT, "verdict": "unknown", "reason": "crashed"}
    assert list(changes(attempts, contents(db, "attempt")).values()) == [ended, ended]
    stopped = changes(campaigns, contents(db, "campaign"))
    assert stopped.pop(crowd.campaign) == {"state": "paused", "paused_for": "crashed"}
    assert len(stopped) == 1
    assert not set(idle) & set(stopped)
    assert deliveries.settle_interrupted(db, NOW) == 0


def test_how_many_a_crash_left_in_flight_is_said(crowd: Crowd) -> None:
    assert deliveries.settle_interrupted(crowd.connection, NOW) == 2


def test_what_one_sender_left_in_flight_becomes_unsure_in_its_campaign(crowd: Crowd) -> None:
    db, told = crowd.connection, []
    attempts = contents(db, "attempt")
    changed = crowd.after(lambda: told.append(deliveries.settle_abandoned(db, crowd.campaign, NOW)))
    unsure = {"state": "unknown", "reason": "crashed", "ended": MOMENT}
    assert changed == {crowd.mine[D.SENDING]: unsure}
    assert told == [1]
    ended = changes(attempts, contents(db, "attempt"))
    assert list(ended.values()) == [{"ended": MOMENT, "verdict": "unknown", "reason": "crashed"}]
    assert [attempts[identity]["delivery"] for identity in ended] == [crowd.mine[D.SENDING]]


@pytest.mark.parametrize("asked", ["one", "all"])
def test_only_what_waits_of_test_messages_is_called_off(crowd: Crowd, asked: str) -> None:
    db, told = crowd.connection, list[int]()
    one, mine = campaign_of(db, everyone(300), kind="test")
    _, others = campaign_of(db, everyone(400), kind="test")
    chosen = None if asked == "all" else one
    changed = crowd.after(lambda: told.append(deliveries.cancel_tests(db, chosen)))
    wait = {D.READY, D.RETRY, D.GAVE_UP, D.HELD}
    affected = [*mine, *others] if asked == "all" else mine
    states = [*D, *D] if asked == "all" else list(D)
    assert changed == {
        identity: {"state": "cancelled"}
        for identity, state in zip(affected, states, strict=True)
        if state in wait
    }
    assert told == [len(changed)]


@pytest.mark.parametrize(("reason", "rows"), [("", 1), ("tired", 1), ("other", 0)])
def test_what_is_released_was_held_for_that_reason(crowd: Crowd, reason: str, rows: int) -> None:
    db, told = crowd.connection, []
    changed = crowd.after(lambda: told.append(duplicates.release(db, crowd.campaign, reason, NOW)))
    held = crowd.mine[D.HELD]
    assert told == [rows]
    released = {held: {"state": "ready", "reason": "", "facts": "{}"}}
    assert changed == (released if rows else {})
    why = json.dumps({"held for": "tired", "facts": {"so": 1}})
    decided = [(held, MOMENT, "person", "send again", why)]
    assert crowd.decisions() == (decided if rows else [])


def test_only_what_waits_can_be_held(crowd: Crowd) -> None:
    db = crowd.connection
    everything = [(identity, {"No.": identity}) for identity in crowd.mine.values()]
    changed = crowd.after(lambda: duplicates.hold(db, "sent_before", everything))
    assert changed == {
        identity: {"state": "held", "reason": "sent_before", "facts": f'{{"No.": {identity}}}'}
        for identity in (crowd.mine[D.READY], crowd.mine[D.RETRY])
    }


def test_what_waits_is_ready_or_was_proved_unsent(crowd: Crowd) -> None:
    waiting = deliveries.waiting(crowd.connection, crowd.campaign)
    ready, again = crowd.mine[D.READY], crowd.mine[D.RETRY]
    assert [entry.id for entry in waiting] == sorted((ready, again))
    assert [entry.number for entry in waiting] == ["+27820000202", "+27820000206"]


@pytest.mark.parametrize(
    ("choice", "after"),
    [
        (Choice.LEAVE, {"state": "settled", "reason": "left_unsure"}),
        (Choice.TREAT_AS_SENT, {"state": "treated_as_sent", "reason": "treated_as_sent"}),
        (Choice.SEND_AGAIN, {"state": "ready"}),
    ],
)
@pytest.mark.parametrize("rows", [None, range(2, 100)])
def test_a_person_decides_about_what_is_unsure(
    crowd: Crowd, choice: Choice, after: dict[str, object], rows: range | None
) -> None:
    db = crowd.connection
    chosen = None if rows is None else list(rows)
    changed = crowd.after(lambda: unknown_outcomes.decide(db, crowd.campaign, choice, chosen, NOW))
    unsure = crowd.mine[D.UNKNOWN]
    assert changed == {unsure: {**after, "facts": "{}"}}
    why = json.dumps({"unsure for": "tired"})
    assert crowd.decisions() == [(unsure, MOMENT, "person", choice.value, why)]


def test_a_decision_about_no_row_changes_none(crowd: Crowd) -> None:
    db = crowd.connection
    assert unknown_outcomes.decide(db, crowd.campaign, Choice.LEAVE, [], NOW) == 0
    assert crowd.decisions() == []


def test_only_what_is_unsure_can_be_proved(crowd: Crowd) -> None:
    db = crowd.connection
    proved: list[int] = []

    def prove_all() -> None:
        proved.extend(
            identity
            for identity in crowd.mine.values()
            if unknown_outcomes.confirm(db, identity, f"wamid.{identity}", {"copies": 1}, NOW)
        )

    changed = crowd.after(prove_all)
    unsure = crowd.mine[D.UNKNOWN]
    assert proved == [unsure]
    assert changed == {
        unsure: {
            "state": "sent_confirmed",
            "reason": "",
            "facts": "{}",
            "message_id": f"wamid.{unsure}",
        }
    }
    assert crowd.decisions() == [(unsure, MOMENT, "read-back", "sent", '{"copies": 1}')]


def test_a_proof_may_come_without_an_id_and_more_than_once(crowd: Crowd) -> None:
    db = crowd.connection
    assert unknown_outcomes.confirm(db, crowd.mine[D.UNKNOWN], "", {}, NOW)
    assert unknown_outcomes.confirm(db, crowd.others[D.UNKNOWN], "", {}, NOW)


@pytest.mark.parametrize(("reason", "after"), [("", {}), ("no_trace", {"reason": "no_trace"})])
def test_only_what_is_unsure_is_looked_for(
    crowd: Crowd, reason: str, after: dict[str, object]
) -> None:
    db = crowd.connection
    noted: list[int] = []

    def look_for_all() -> None:
        noted.extend(
            identity
            for identity in crowd.mine.values()
            if unknown_outcomes.note_reading(db, identity, "not seen", reason, {"read": 1}, NOW)
        )

    changed = crowd.after(look_for_all)
    unsure = crowd.mine[D.UNKNOWN]
    assert noted == [unsure]
    assert changed == ({unsure: after} if after else {})
    assert crowd.decisions() == [(unsure, MOMENT, "read-back", "not seen", '{"read": 1}')]


def test_the_unsure_ones_are_those_of_the_campaign(crowd: Crowd) -> None:
    (record,) = unknown_outcomes.unsure(crowd.connection, crowd.campaign)
    assert (record.id, record.state) == (crowd.mine[D.UNKNOWN], D.UNKNOWN)


def test_the_last_looks_are_those_for_what_is_still_unsure(crowd: Crowd) -> None:
    db = crowd.connection
    for identity in (*crowd.mine.values(), *crowd.others.values()):
        for made, who in (("08:00", "read-back"), ("08:30", "read-back"), ("08:59", "person")):
            db.execute(
                "INSERT INTO decision (delivery, made, who, verdict, evidence)"
                " VALUES (?, ?, ?, 'x', '{}')",
                (identity, f"2026-05-01T{made}:00+00:00", who),
            )
    looks = decisions.last_looks(db, crowd.campaign)
    assert looks == {crowd.mine[D.UNKNOWN]: NOW.replace(hour=8, minute=30)}


def test_a_look_counts_as_not_seen_only_when_it_says_so_and_came_after(crowd: Crowd) -> None:
    db, unsure = crowd.connection, crowd.mine[D.UNKNOWN]
    for delivery, made, who, verdict in [
        (unsure, "08:59", "read-back", "not seen"),
        (unsure, "09:00", "read-back", "not seen"),
        (unsure, "09:10", "read-back", "not seen"),
        (unsure, "09:20", "read-back", "cannot_tell"),
        (unsure, "09:30", "person", "not seen"),
        (crowd.others[D.UNKNOWN], "09:40", "read-back", "not seen"),
    ]:
        db.execute(
            "INSERT INTO decision (delivery, made, who, verdict, evidence)"
            " VALUES (?, ?, ?, ?, '{}')",
            (delivery, f"2026-05-01T{made}:00+00:00", who, verdict),
        )
    seen = decisions.unseen_since(db, unsure, NOW)
    assert seen == [NOW, NOW.replace(minute=10)]
