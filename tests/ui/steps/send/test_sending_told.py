"""People who listen are told of sending, in so many words that they can still work."""

import re

import pytest

from flowiq_desktop.ui.steps.send.send_page import SendPage
from flowiq_desktop.ui.steps.send.sending_told import SendingTold
from tests.ui.window_stage import WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

MANY = [(f"Person {number}", f"082 555 1{number:03}") for number in range(40)]


def _hear(told: SendingTold) -> list[str]:
    heard: list[str] = []
    told.announcer.announced.connect(lambda words, _urgent: heard.append(words))
    return heard


def test_it_is_told_that_it_begins_and_how_it_ends(stage: WindowStage) -> None:
    heard = _hear(stage.find(SendPage, "send_page").told)
    stage.send_all(MANY)
    assert heard[0] == "Sending 0 of 40"
    end = re.fullmatch(
        r"Finished: 40 of 40\. (\d+) sent, (\d+) not sent, (\d+) unsure\.", heard[-1]
    )
    assert end is not None
    assert sum(map(int, end.groups())) == 40


def test_a_pause_and_going_on_are_told(stage: WindowStage) -> None:
    heard = _hear(stage.find(SendPage, "send_page").told)
    stage.send(MANY)
    stage.program.run.pause()
    stage.until(lambda: any(words.startswith("Paused at") for words in heard))
    stage.program.run.proceed()
    stage.until(lambda: heard[-1].startswith("Finished"))
    assert any(words.startswith("Sending") for words in heard[heard.index(_paused(heard)) :])


def _paused(heard: list[str]) -> str:
    return next(words for words in heard if words.startswith("Paused"))


@pytest.mark.parametrize(("gap", "most"), [(0.0, 2), (100.0, 12)])
def test_each_tenth_is_told_unless_they_come_too_fast(
    stage: WindowStage, gap: float, most: int
) -> None:
    """The clock goes on by `gap` seconds each time that it is looked at."""
    seconds = [0.0]

    def clock() -> float:
        seconds[0] += gap
        return seconds[0]

    page = stage.find(SendPage, "send_page")
    heard = _hear(SendingTold(stage.program.run, page, clock))
    stage.send_all(MANY)
    assert len(heard) <= most
    assert (len(heard) > 2) is (gap > 0)
