"""Tests for opt-out: tables of messages with the right answers, in tests/data/opt_out."""

from pathlib import Path

import pytest

from flowiq_desktop.core.reach.opt_out import asks_to_start, asks_to_stop
from tests.for_each import for_each

_TABLES = Path(__file__).parents[2] / "data" / "opt_out"


def _table(name: str) -> list[str]:
    lines = (_TABLES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("# ")]


@for_each("text", _table("asks_to_stop.txt"))
def test_a_whole_message_that_asks_for_no_more_is_understood(text: str) -> None:
    assert asks_to_stop(text)


@pytest.mark.parametrize("text", ["  stop \n", "Stop.\r\n", "st\u200bop", "\u202bتوقف\u202c"])
def test_signs_that_nobody_sees_do_not_count(text: str) -> None:
    assert asks_to_stop(text)


@for_each("text", [*_table("says_something_else.txt"), "", " ", "\n", "stop " * 100, "x" * 10_000])
def test_a_message_about_something_else_is_none(text: str) -> None:
    assert not asks_to_stop(text)


@pytest.mark.parametrize(
    "text", ["START", "start!", "Please start", "Unstop", "opt in", "Subscribe", "Begin weer"]
)
def test_who_asks_for_messages_again_is_pointed_out(text: str) -> None:
    assert asks_to_start(text)
    assert not asks_to_stop(text)


@pytest.mark.parametrize("text", ["STOP", "start the bus", "When do we start?", "", "restarted"])
def test_other_words_ask_for_nothing_again(text: str) -> None:
    assert not asks_to_start(text)
