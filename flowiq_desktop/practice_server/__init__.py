"""A pretend FlowIQ on this computer, for practice mode, tests and measurements.

Never listens to another computer; only `app`, `cli`, `services.account` and tests start it.
"""

from flowiq_desktop.practice_server.account import FAILING_KEYS, FailingKey
from flowiq_desktop.practice_server.behaviour import Behaviour
from flowiq_desktop.practice_server.contract import Contract
from flowiq_desktop.practice_server.exchange import (
    Answer,
    Ending,
    ReceivedRequest,
    Script,
    refusal,
)
from flowiq_desktop.practice_server.failing_numbers import (
    FAILING_NUMBERS,
    FailingNumber,
    meta_refusal,
)
from flowiq_desktop.practice_server.sending import send_accepted
from flowiq_desktop.practice_server.server import PracticeServer

__all__ = [
    "FAILING_KEYS",
    "FAILING_NUMBERS",
    "Answer",
    "Behaviour",
    "Contract",
    "Ending",
    "FailingKey",
    "FailingNumber",
    "PracticeServer",
    "ReceivedRequest",
    "Script",
    "meta_refusal",
    "refusal",
    "send_accepted",
]
