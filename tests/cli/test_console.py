"""What is said of a campaign under way where there is no terminal to draw a bar on."""

from collections.abc import Generator

import pytest

from flowiq_desktop.cli.console import Console
from flowiq_desktop.services.sending.progress import SendProgress, Wait

OFFLINE = Wait.OFFLINE, 0.0
OFFLINE_SAID = "No connection to FlowIQ; trying again by itself."
NOTHING = None, 0.0
SLOWED_DOWN = "FlowIQ asked to slow down; going on in"


def _run(*waits: tuple[Wait | None, float]) -> Generator[SendProgress, None, str]:
    for wait, seconds in waits:
        yield SendProgress(2, 0, 0, 0, 2, wait=wait, wait_seconds=seconds)
    return "done"


@pytest.mark.parametrize(
    ("waits", "said"),
    [
        ((NOTHING, NOTHING, NOTHING), []),
        ((NOTHING, OFFLINE, OFFLINE, NOTHING, OFFLINE), [OFFLINE_SAID]),
        (
            ((Wait.SLOWED_DOWN, 30), (Wait.SLOWED_DOWN, 29), OFFLINE, (Wait.SLOWED_DOWN, 60)),
            [f"{SLOWED_DOWN} 0:30.", OFFLINE_SAID, f"{SLOWED_DOWN} 1:00."],
        ),
    ],
)
def test_what_sending_waits_for_is_said_once_until_it_is_something_else(
    waits: tuple[tuple[Wait | None, float], ...],
    said: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert Console().watch_sending(_run(*waits)) == "done"
    assert capsys.readouterr().err.splitlines() == said
