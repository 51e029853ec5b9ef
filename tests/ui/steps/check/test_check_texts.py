"""The numbers of Check in words: those worth a look are told among those that are ready."""

from flowiq_desktop.services.preparing.check import CheckCounts
from flowiq_desktop.ui.steps.check.check_texts import counts_line


def test_what_is_worth_a_look_is_part_of_what_is_ready() -> None:
    told = counts_line(CheckCounts(rows=36, ready=30, to_fix=6, left_out=0, warnings=4))
    assert told == "30 ready to send, 4 of them worth a look  ·  6 to fix  ·  0 left out"


def test_without_anything_to_look_at_nothing_is_said_of_it() -> None:
    told = counts_line(CheckCounts(rows=3, ready=3, to_fix=0, left_out=0, warnings=0))
    assert told == "3 ready to send  ·  0 to fix  ·  0 left out"
