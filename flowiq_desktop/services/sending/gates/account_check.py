"""Account check: whether FlowIQ still knows key and organisation, before the first message goes.

A question costs nobody anything. Messages that meet a refused key do not either, but each of them
is a row that was tried.
"""

from functools import partial

from flowiq_desktop.core.phone.identity import digits_only
from flowiq_desktop.flowiq.classify import classify_answer
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.http.exchanges import Answer, ExchangeError
from flowiq_desktop.flowiq.reasons import ABOUT_THE_ACCOUNT

_OK, _NOT_FOUND = 200, 404
_KNOWS_THE_KEY = frozenset({_OK, _NOT_FOUND})


def why_refused(client: FlowIQClient, key: str, number: str) -> str:
    """Why nothing would be taken through this account, a code of `flowiq.reasons`, or "".

    Without a connection, and after any answer that is not plainly about the account, sending goes
    on as it would without this: it has its own ways.

    Args:
        client: asks.
        key: the account's, which no answer may repeat.
        number: somebody who is to be written to; "" for nobody. A key may be good for messages
            and not for conversations: only where FlowIQ refuses to tell of them as well, it is
            the key.
    """
    reason = _refused(partial(client.probe), key)
    if not reason or not number:
        return reason
    try:
        answer = client.contact(digits_only(number))
    except ExchangeError:
        return reason
    knows = answer.status in _KNOWS_THE_KEY and not _reason_of(answer, key)
    return "" if knows else reason


def _refused(question: "partial[Answer]", key: str) -> str:
    try:
        return _reason_of(question(), key)
    except ExchangeError:
        return ""


def _reason_of(answer: Answer, key: str) -> str:
    """Of an answer that refuses the account, why; "" for every other one."""
    reason = classify_answer(answer, key).reason
    # No other answer to a question says that a message would be refused.
    return reason if reason in ABOUT_THE_ACCOUNT else ""
