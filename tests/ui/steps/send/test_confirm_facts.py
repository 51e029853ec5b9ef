"""What the last question says of links that stop working, and of what Check recommends."""

from datetime import UTC, datetime, timedelta

import pytest

from flowiq_desktop.core.delivery.send_times import AT_ONCE
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.review.tasks import Task
from flowiq_desktop.services.preparing.outline import Outline
from flowiq_desktop.texts.moments import day_and_clock
from flowiq_desktop.ui.steps.send.confirm_facts import confirm_facts

NOW = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
PER_MINUTE = 90
LAST = NOW + timedelta(minutes=10)
"""When 900 messages are out."""


def told(links_end: datetime | None) -> dict[str, str]:
    outline = Outline(900, 900, {"document": 900}, 0, 0, (), links_end=links_end)
    return dict(confirm_facts(outline, "practice", (), PER_MINUTE, NOW, AT_ONCE))


@pytest.mark.parametrize("early", [timedelta(minutes=1), timedelta(minutes=9)])
def test_a_link_that_ends_before_the_campaign_does_is_warned_of(early: timedelta) -> None:
    end = NOW + early
    words = told(end)["Links"]
    assert words.startswith("Careful: ")
    assert day_and_clock(end.astimezone()) in words


def test_one_that_ends_later_is_told_with_its_moment() -> None:
    end = LAST + timedelta(hours=1)
    moment = day_and_clock(end.astimezone())
    assert told(end)["Links"] == f"Some links to files stop working on {moment}."


def test_of_other_links_nothing_is_said() -> None:
    assert "Links" not in told(None)


def test_what_is_worth_a_look_is_told_before_it_is_too_late() -> None:
    codes = ("hidden_row", "number_landline", "same_number", "look_changed")
    tasks = tuple(Task(Problem(2, "", code, "Message", {"column": "A"}), (0, 1)) for code in codes)
    outline = Outline(9, 9, {"text": 9}, 0, 0, (), worth_a_look=2, recommended=tasks)
    facts = dict(confirm_facts(outline, "practice", (), PER_MINUTE, NOW, AT_ONCE))
    assert facts["Worth a look"].splitlines() == [
        "2 messages",
        "Look at hidden rows: 2 rows",
        tasks[1].text,
        "and 2 more on Check",
    ]
    assert "Worth a look" not in told(None)
