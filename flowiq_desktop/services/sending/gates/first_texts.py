"""What became of the first messages of a campaign, in words, where it paused for that."""

from collections.abc import Mapping
from dataclasses import dataclass

from flowiq_desktop.core.delivery.careful_start import FIRST_FAILED, NOTHING_SENT, FirstMessages
from flowiq_desktop.flowiq.reason import Meaning
from flowiq_desktop.flowiq.reasons_asking import why_not_answered
from flowiq_desktop.texts import say, say_count


@dataclass(frozen=True, slots=True)
class FirstPaused(Meaning):
    """Why a careful start paused, with the counts.

    Attributes:
        first: what became of the first messages.
        because: why FlowIQ did not show it, a code of `flowiq.reasons`, or "".
    """

    first: FirstMessages = NOTHING_SENT
    because: str = ""

    @property
    def sentence(self) -> str:
        """What happened, in the language in use."""
        if not self.first.count:
            return say(self.what_happened)
        return f"{self._counts()} {self._why()}".strip()

    def _counts(self) -> str:
        first = self.first
        if self.code == FIRST_FAILED:
            return say(
                "{failed:,} of the first {count:,} messages failed, so sending paused; {arrived:,}"
                " arrived.",
                failed=first.failed,
                count=first.count,
                arrived=first.arrived,
            )
        if self.because:
            return say(self.what_happened)
        late = say(
            "{arrived:,} of the first {count:,} messages arrived within two minutes, so sending"
            " paused.",
            arrived=first.arrived,
            count=first.count,
        )
        if not first.unsure:
            return late
        unsure = say_count("1 is unsure.", "{n} are unsure.", first.unsure)
        return f"{late} {unsure}"

    def _why(self) -> str:
        return why_not_answered(self.because).sentence if self.because else ""


def first_paused(cause: Meaning, facts: Mapping[str, object]) -> FirstPaused:
    """The reason of a pause with what became of the first messages.

    Args:
        cause: what the reason means by itself.
        facts: what was written down of them.
    """
    return FirstPaused(
        cause.code,
        cause.what_happened,
        cause.what_to_do,
        cause.whose_move,
        cause.retry,
        cause.stops_run,
        first=FirstMessages.of(facts),
        because=str(facts.get("because", "")),
    )
