"""Pause words: why a campaign paused by itself, in words, with what FlowIQ said."""

import re
from dataclasses import replace

from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.flowiq.reasons import Meaning, Retry, meaning_of
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.refusals import LastRefusal

_ANSWER = re.compile(r"HTTP \d+ ([^<]+)")
"""What FlowIQ's answer said: a network error has no status, a web page has markup."""
_LONGEST = 160
_IN_WORDS = frozenset({"session_expired", "payment_problem", "account_locked"})
"""What `flowiq.account_refusals` recognises."""


def why_paused(journal: Journal, campaign: int, reason: str, left: int) -> Meaning:
    """What stopped a campaign by itself.

    Args:
        journal: where its refusals are recorded.
        campaign: which one.
        reason: what it paused for, a code of `flowiq.reasons`.
        left: how many of its messages are waiting.

    Raises:
        JournalError: the journal cannot be read.
    """
    meaning = meaning_of(reason)
    last = journal.refusals.last(campaign) if reason == "all_refused" else None
    if last is not None:
        return _refused_alike(meaning, last, left)
    said = journal.refusals.said(campaign, reason)
    if not said and reason in _IN_WORDS:  # the message itself is unsure, for a different reason
        said = journal.refusals.said_last(campaign)
    return replace(meaning, sentence=f"{meaning.sentence}{_quoted(said)}")


def _refused_alike(pause: Meaning, last: LastRefusal, left: int) -> Meaning:
    """The words for refusals alike: those of the reason they share."""
    cause = meaning_of(last.reason)
    refused = f"{last.count:,} messages in a row were refused for the same reason"
    paused = ", so sending paused." if left else "."
    sentence = f"{refused}{paused} {cause.sentence}{_quoted(last.detail)}"
    goes_on = f"continue with the {left:,} that wait, and " if left else ""
    advice = (
        f"{cause.advice} After that, {goes_on}have the refused ones tried again from the results."
    )
    return replace(pause, sentence=sentence, advice=advice, whose_move=cause.whose_move)


def _quoted(detail: str) -> str:
    found = _ANSWER.fullmatch(detail)
    if found is None:
        return ""
    return f" FlowIQ says: “{shortened(found[1], _LONGEST)}”."


def advice_for_a_test(meaning: Meaning) -> str:
    """What to do; a test is not tried again automatically, as a campaign's message would be."""
    if meaning.retry is not Retry.AUTOMATIC:
        return meaning.advice
    if meaning.code == "no_connection":
        return "Check the internet connection, then send the test again."
    return "Wait a few minutes, then send the test again."
