"""Pause words: why a campaign paused by itself, in words, with what FlowIQ said."""

import re
from dataclasses import dataclass, replace

from flowiq_desktop.core.delivery.careful_start import FIRST_REASONS
from flowiq_desktop.core.money.budget import OUT_OF_MESSAGES, OUT_OF_MONEY
from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.flowiq.classify_template import ABOUT_THE_TEMPLATE
from flowiq_desktop.flowiq.reason import with_quoted
from flowiq_desktop.flowiq.reasons import Meaning, Retry, meaning_of
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.refusals import LastRefusal
from flowiq_desktop.services.sending.gates.first_texts import first_paused
from flowiq_desktop.services.sending.limits.reached import budget_reached
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.texts.names import listed

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
    if reason in (OUT_OF_MONEY, OUT_OF_MESSAGES):
        return budget_reached(journal, campaign, meaning, left)
    if reason in FIRST_REASONS:
        return first_paused(meaning, journal.careful_starts.facts(campaign))
    said = journal.refusals.said(campaign, reason)
    if reason in ABOUT_THE_TEMPLATE:
        waiting = journal.refusals.templates_waiting(campaign)
        return _template_stopped(meaning, _quoted(said), waiting)
    if not said and reason in _IN_WORDS:  # the message itself is unsure, for a different reason
        said = journal.refusals.said_last(campaign)
    return replace(meaning, quoted=_quoted(said))


@dataclass(frozen=True, slots=True)
class RefusedAlike(Meaning):
    """Refusals alike: in the words of the reason that they share, under the code of the pause.

    Attributes:
        count: how many messages in a row were refused.
        left: how many are waiting.
    """

    count: int = 0
    left: int = 0

    @property
    def sentence(self) -> str:
        """What happened, in the language in use."""
        return with_quoted(f"{self._refused()} {say(self.what_happened)}", self.quoted)

    @property
    def advice(self) -> str:
        """What to do, in the language in use."""
        if not self.left:
            return say(
                "{advice} After that, have the refused ones tried again from the results.",
                advice=self.what_to_do,
            )
        return say_count(
            "{advice} After that, continue with the 1 that waits, and have the refused ones tried"
            " again from the results.",
            "{advice} After that, continue with the {n} that wait, and have the refused ones tried"
            " again from the results.",
            self.left,
            advice=self.what_to_do,
        )

    def _refused(self) -> str:
        if self.left:
            return say_count(
                "1 message was refused, so sending paused.",
                "{n} messages in a row were refused for the same reason, so sending paused.",
                self.count,
            )
        return say_count(
            "1 message was refused.",
            "{n} messages in a row were refused for the same reason.",
            self.count,
        )


def _refused_alike(pause: Meaning, last: LastRefusal, left: int) -> RefusedAlike:
    cause = meaning_of(last.reason)
    return RefusedAlike(
        pause.code,
        cause.what_happened,
        cause.what_to_do,
        cause.whose_move,
        pause.retry,
        pause.stops_run,
        quoted=_quoted(last.detail),
        count=last.count,
        left=left,
    )


@dataclass(frozen=True, slots=True)
class TemplateStopped(Meaning):
    """A template was refused, so that its rows wait: which one, and how many.

    Attributes:
        waiting: how many rows wait, by the name of their template.
    """

    waiting: tuple[tuple[str, int], ...] = ()

    @property
    def advice(self) -> str:
        """What to do, in the language in use."""
        rows = [
            say_count('1 row of "{name}"', '{n} rows of "{name}"', count, name=name)
            for name, count in self.waiting
        ]
        if not rows:
            return say(self.what_to_do)
        return say(
            "{advice} Waiting, and not sent: {rows}. Continuing tries the template again.",
            advice=self.what_to_do,
            rows=listed(rows),
        )


def _template_stopped(
    cause: Meaning, quoted: str, waiting: tuple[tuple[str, int], ...]
) -> TemplateStopped:
    return TemplateStopped(
        cause.code,
        cause.what_happened,
        cause.what_to_do,
        cause.whose_move,
        cause.retry,
        cause.stops_run,
        quoted=quoted,
        waiting=waiting,
    )


def _quoted(detail: str) -> str:
    """What FlowIQ's answer said, shortened, or ""."""
    found = _ANSWER.fullmatch(detail)
    return shortened(found[1], _LONGEST) if found else ""


def advice_for_a_test(meaning: Meaning) -> str:
    """What to do; a test is not tried again automatically, as a campaign's message would be."""
    if meaning.retry is not Retry.AUTOMATIC:
        return meaning.advice
    if meaning.code == "no_connection":
        return say("Check the internet connection, then send the test again.")
    return say("Wait a few minutes, then send the test again.")
