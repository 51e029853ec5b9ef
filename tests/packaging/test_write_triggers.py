"""The triggers in a fresh file and the rules in the code say the same, whichever is changed."""

import importlib.util
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from flowiq_desktop.core.delivery import states
from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState, Verdict
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.reach.look import Standing
from flowiq_desktop.core.reach.stop_list import StopScope
from flowiq_desktop.journal.engine.connection import open_database

PROGRAM = Path(__file__).parents[2] / "packaging" / "write_triggers.py"
D = DeliveryState


@pytest.fixture
def writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_triggers", PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_database(tmp_path / "j.sqlite3")
    yield connection
    connection.close()


def test_a_fresh_file_has_the_triggers_that_the_rules_ask_for(
    db: sqlite3.Connection, writer: ModuleType
) -> None:
    assert writer.differing(writer.in_file(db)) == {}


def test_every_list_of_names_in_a_trigger_is_one_that_is_compared(
    db: sqlite3.Connection, writer: ModuleType
) -> None:
    """Read from the file alone: a list that nobody compares would be a second truth."""
    listed = {
        name for name, text in writer.in_file(db).items() if "IN ('" in text or "OLD.state" in text
    }
    assert listed == set(writer.written())


@pytest.mark.parametrize(
    ("table", "rules"),
    [("delivery", states.TRANSITIONS), ("campaign", states.CAMPAIGN_TRANSITIONS)],
)
def test_the_pairs_in_the_file_are_those_of_the_table(
    db: sqlite3.Connection, table: str, rules: dict[Any, frozenset[Any]]
) -> None:
    (text,) = db.execute(
        "SELECT sql FROM sqlite_master WHERE name = ?", (f"{table}_transitions",)
    ).fetchone()
    pairs = re.findall(r"'(\w+)>(\w+)'", text)
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == {(old, new) for old, following in rules.items() for new in following}


def test_names_in_the_triggers_are_states_verdicts_or_endpoints(
    db: sqlite3.Connection, writer: ModuleType
) -> None:
    """A name that no state has would let everything through, or nothing."""
    known = {*D, *CampaignState, *Verdict, "", ">", "person", "try again", "send again"}
    known |= REGISTRY.endpoints | set(StopScope) | set(Standing) | {"erased"}
    known |= {"$.bodyParameters", "name"}  # where a template's body names its person
    for name, text in writer.in_file(db).items():
        condition = text.split("BEGIN")[0]
        names = {part for found in re.findall(r"'([^']*)'", condition) for part in _names(found)}
        assert names <= known, name


def _names(quoted: str) -> list[str]:
    return quoted.split(">") if len(quoted) > 1 else [quoted]


CHANGES: list[tuple[str, object, set[str]]] = [
    (
        "TRANSITIONS",
        {**states.TRANSITIONS, D.ACCEPTED: frozenset({D.READY})},
        {"delivery_transitions"},
    ),
    (
        "CAMPAIGN_TRANSITIONS",
        {**states.CAMPAIGN_TRANSITIONS, CampaignState.DONE: frozenset()},
        {"campaign_transitions"},
    ),
    ("OPEN_STATES", states.OPEN_STATES | {D.HELD}, {"done_is_computed"}),
    (
        "NOT_SENT_STATES",
        frozenset({D.REJECTED}),
        {
            "delivery_is_tried_again_by_decision",
            "delivery_that_may_have_arrived_is_not_tried_again",
        },
    ),
    (
        "POSSIBLE_VERDICTS",
        frozenset({Verdict.ACCEPTED}),
        {
            "delivery_that_may_have_arrived_is_not_tried_again",
            "contact_is_for_a_message_proved_unsent",
        },
    ),
    (
        "BY_DECISION",
        states.BY_DECISION - {(D.REJECTED, D.HELD)},
        {"delivery_is_tried_again_by_decision"},
    ),
]


@pytest.mark.parametrize(("name", "value", "wrong"), CHANGES)
def test_a_rule_that_is_changed_alone_is_noticed(
    db: sqlite3.Connection,
    writer: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: object,
    wrong: set[str],
) -> None:
    monkeypatch.setattr(states, name, value)
    assert set(writer.differing(writer.in_file(db))) == wrong


@pytest.mark.parametrize(
    ("trigger", "was", "becomes"),
    [
        ("delivery_transitions", "'unknown>ready', ", ""),
        ("campaign_transitions", "'done>paused', ", ""),
        ("done_is_computed", "'ready', ", ""),
        ("delivery_is_sent_again_by_decision", "'person'", "'anybody'"),
        ("delivery_is_released_by_decision", "'send again'", "'leave'"),
        ("delivery_is_tried_again_by_decision", "OLD.attempts", "x.attempts"),
        ("delivery_that_may_have_arrived_is_not_tried_again", "'unknown', ", ""),
    ],
)
def test_a_trigger_that_is_changed_alone_is_noticed(
    db: sqlite3.Connection, writer: ModuleType, trigger: str, was: str, becomes: str
) -> None:
    text = writer.in_file(db)[trigger]
    assert was in text
    db.execute(f"DROP TRIGGER {trigger}")
    db.execute(text.replace(was, becomes))
    assert set(writer.differing(writer.in_file(db))) == {trigger}


def test_a_trigger_that_is_missing_is_noticed(db: sqlite3.Connection, writer: ModuleType) -> None:
    db.execute("DROP TRIGGER done_is_computed")
    assert set(writer.differing(writer.in_file(db))) == {"done_is_computed"}


def test_nothing_is_printed_while_nothing_has_to_be_written_anew(
    writer: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert writer.main() == 0
    assert capsys.readouterr().out == ""
    monkeypatch.setattr(states, "OPEN_STATES", frozenset({D.READY}))
    writer.main()
    told = capsys.readouterr().out
    assert told.startswith("\nDROP TRIGGER done_is_computed;\n\nCREATE TRIGGER done_is_computed")
    assert sqlite3.complete_statement(told)
