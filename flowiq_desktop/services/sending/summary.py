"""How sending ended: a run, or a message to the person's own phone."""

from dataclasses import dataclass

from flowiq_desktop.flowiq.reasons import Meaning
from flowiq_desktop.services.sending.progress import SendProgress


@dataclass(frozen=True, slots=True)
class SendSummary:
    """How a run ended.

    Attributes:
        campaign_id: the campaign that was sent.
        progress: the counts at its end.
        done: nothing is left to be sent.
        stopped_because: what stopped it by itself, or None.
        stopped_by_person: Stop was pressed, or the window closed.
        sleep_note: why the computer might have fallen asleep, or "".
    """

    campaign_id: int
    progress: SendProgress
    done: bool
    stopped_because: Meaning | None = None
    stopped_by_person: bool = False
    sleep_note: str = ""


@dataclass(frozen=True, slots=True)
class TestResult:
    """What became of a message to the person's own phone; `practice` says that none was sent."""

    __test__ = False  # not a test case, whatever its name looks like

    ok: bool
    sentence: str
    advice: str = ""
    details: str = ""
    practice: bool = False
