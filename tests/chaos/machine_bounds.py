"""How much the sending machine has to do with: workers, steps, patience."""

from pathlib import Path

from hypothesis import strategies as st

from flowiq_desktop.services.sending.service import SendProgress
from tests.chaos.scripted_client import Reply
from tests.chaos.small_campaign import FIRST_ROW, PEOPLE

WORKERS = 3
ROW_NUMBERS = st.integers(FIRST_ROW, FIRST_ROW + len(PEOPLE) - 1)
FAST = Path("/dev/shm")
"""In memory, where there is such a folder: what a disk forgets is for the power cuts to test."""
AT_ONCE = 10_000_000
"""Messages a minute at which nobody waits for the pace alone."""
TRIES = 3
ENOUGH = 60
"""Turns within which any campaign of this size ends once nothing fails any more."""

Step = tuple[int, Reply]
STEPS = st.lists(
    st.tuples(st.integers(0, WORKERS - 1), st.sampled_from(Reply)), min_size=1, max_size=5
)


def figures(progress: SendProgress) -> tuple[int, int, int, int]:
    """What both the window and the file count."""
    return progress.sent, progress.not_sent, progress.unsure, progress.left
