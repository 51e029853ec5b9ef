"""What is said of a campaign under way where there is no terminal to draw a bar on."""

from collections.abc import Generator

import pytest

from flowiq_desktop.cli.console import Console
from flowiq_desktop.services.sending.progress import SendProgress

OFFLINE = "No connection to FlowIQ; trying again by itself"


def _run(*waiting: str) -> Generator[SendProgress, None, str]:
    for words in waiting:
        yield SendProgress(2, 0, 0, 0, 2, waiting=words)
    return "done"


@pytest.mark.parametrize(
    ("waiting", "said"),
    [
        (("", "", ""), []),
        (("", OFFLINE, OFFLINE, "", OFFLINE), [f"{OFFLINE}."]),
        (
            ("going on in 0:30", "going on in 0:29", OFFLINE, "going on in 1:00"),
            ["going on in 0:30.", f"{OFFLINE}.", "going on in 1:00."],
        ),
    ],
)
def test_what_sending_waits_for_is_said_once_until_it_is_something_else(
    waiting: tuple[str, ...], said: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert Console().watch_sending(_run(*waiting)) == "done"
    assert capsys.readouterr().err.splitlines() == said
